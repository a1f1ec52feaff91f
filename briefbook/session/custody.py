"""Whether what is open is still the file at its path, and the ways to go on when it is not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from briefbook.session.record_gate import RecordGate
from briefbook.session.transaction import Transaction
from briefbook.session.writer import Writer
from briefbook.store.change_log import arm_change_log
from briefbook.store.connection import holds_all
from briefbook.store.errors import (
    DamagedFileError,
    ForeignFileError,
    ReadOnlyError,
    StoreError,
    find_store_error,
    to_store_error,
)
from briefbook.store.file import LibraryFile
from briefbook.store.guard_error import DisplacedError, MovedFileError, OverwrittenFileError, TornError
from briefbook.store.likeness import is_alike, require_whole
from briefbook.store.lock_file import LockFile
from briefbook.store.replacement import open_fresh, put_in_place, require_disk

_TORN = (DamagedFileError, ForeignFileError)


class Custody:
    """Of one session: it finds what became of the file, follows one that was renamed, and takes another place.

    `tell_moved` is called with the new path. What is open and not saved goes along, and so do the steps to undo.
    `doubtful` says of what was last written so that parts may be as another program had left them: a large library was
    overwritten, and what was not in memory could only be read from there.
    """

    def __init__(
        self,
        file: LibraryFile,
        transaction: Transaction,
        gate: RecordGate,
        writer: Writer,
        tell_moved: Callable[[Path], None],
    ) -> None:
        self._file, self._transaction, self._gate, self._writer = file, transaction, gate, writer
        self._tell_moved = tell_moved
        self.fault: DisplacedError | None = None
        self.doubtful = False

    def look_soon(self) -> None:
        """Have somebody look, in the writer's thread, whether the file is still at its path; what is wrong is told."""
        if not self._file.read_only:
            self._writer.request(0)

    def check(self) -> DisplacedError | None:
        """What is wrong with the place of the file; one that only bears another name is followed. Holds the lock."""
        if self._file.cut_off:
            self._take_up()
        fault = self._find_fault()
        if isinstance(fault, MovedFileError) and fault.path.suffix == self._file.path.suffix:
            fault = self._follow(fault)
        self.fault = fault
        return fault

    def save_elsewhere(self, path: Path) -> None:
        """Write what is open to a path where nothing stands, and go on there; raises StoreError, and stays then."""
        if self._file.read_only:
            raise ReadOnlyError(self._file.path.name)
        with self._file.lock:
            self._gate.require_idle()
            with self._telling_torn():
                doubtful = self._is_doubtful()
                self._transaction.bring_back()
                self._file.save_copy(path, goes_on=True)
            try:
                require_whole(self._file, path)
                with self._transaction.put_aside():
                    self._move_to(path)
            except StoreError:
                with suppress(OSError):
                    path.unlink()
                raise
            self.doubtful = doubtful
        self._tell_moved(path)

    def put_back(self, now: datetime) -> Path | None:
        """Write what is open to its own path again, and go on there; raises StoreError.

        Gives the name, made of a local moment, under which the file that stood there is kept.
        """
        if self._file.read_only or self._file.device is None:
            raise ReadOnlyError(self._file.path.name)
        with self._file.lock:
            self._gate.require_idle()
            with self._telling_torn():
                doubtful = self._is_doubtful()
                self._transaction.bring_back()
            path = self._file.home
            require_disk(path, self._file.device)
            # What was put there could not be gone on with.
            LockFile(path).require_free()
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise to_store_error(error, path.name) from error
            with open_fresh(path) as fresh:
                with self._telling_torn():
                    self._file.save_copy(fresh, goes_on=True, name=path.name)
                require_whole(self._file, fresh)
                # What is under way has a journal, which may not stand beside another file.
                with self._transaction.put_aside():
                    found = put_in_place(fresh, path, now)
                    self._move_to(self._file.path)
            self.doubtful = doubtful
        self._tell_moved(self._file.path)
        return found

    def _find_fault(self) -> DisplacedError | None:
        def compare(data: bytes) -> bool:
            try:
                if self._is_doubtful():
                    # By now what is open was read from there.
                    return False
                with self._transaction.put_aside():
                    return is_alike(self._file, data, self._transaction.saved_at)
            except sqlite.Error as error:
                if not self._is_torn(error):
                    raise
                # What waits could not be done again upon what stands there now: it is kept, and told of as waiting.
                return False

        return self._file.find_fault(compare)

    def _is_doubtful(self) -> bool:
        return isinstance(self.fault, OverwrittenFileError) and not holds_all(self._file.connection)

    @contextmanager
    def _telling_torn(self) -> Iterator[None]:
        """Say that what is open was overwritten where it cannot be read any more."""
        try:
            yield
        except (StoreError, sqlite.Error) as error:
            if self._is_torn(error):
                raise TornError(self._file.path.name) from error
            if isinstance(error, StoreError):
                raise
            raise to_store_error(error, self._file.path.name) from error

    def _is_torn(self, error: Exception) -> bool:
        """Whether nobody makes sense of what was read, for which the engine has many words."""
        refusal = error if isinstance(error, StoreError) else find_store_error(error, self._file.path.name)
        return refusal is None or isinstance(refusal, _TORN)

    def _follow(self, moved: MovedFileError) -> DisplacedError | None:
        """Go on under the new name: nothing may be written before, since the journal would bear the old one."""
        with self._transaction.put_aside():
            try:
                self._file.follow(moved.path)
            except StoreError:
                if self._file.path != moved.path:
                    return moved
                raise
            self._join()
        self._tell_moved(moved.path)
        return None

    def _take_up(self) -> None:
        with self._transaction.put_aside():
            self._file.follow(self._file.path)
            self._join()
        self._tell_moved(self._file.path)

    def _move_to(self, path: Path) -> None:
        """Go on with another file in which everything is already."""
        try:
            self._file.move_to(path)
        except DamagedFileError as error:
            raise TornError(self._file.path.name) from error
        self._transaction.forget()
        self._join()
        self.fault = None

    def _join(self) -> None:
        self._gate.join(self._file.connection)
        arm_change_log(self._file.connection)
