"""One open library file: the order in which it is opened, its one raw connection, and how it is closed."""

import contextlib
import os
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Self, TypeVar

from sqlcipher3 import dbapi2 as sqlite

from briefbook.folder import backup_folder
from briefbook.store.connection import check_library, claim, connect, connect_memory, naming_errors, reconnect, warm
from briefbook.store.duplicate import write_duplicate
from briefbook.store.errors import (
    BusyError,
    DamagedFileError,
    InUseError,
    ReadOnlyError,
    to_store_error,
)
from briefbook.store.guard_error import DisplacedError, MovedFileError, OverwrittenFileError
from briefbook.store.held import Held, find_held, let_go, note_held
from briefbook.store.hold import (
    Hold,
    choose_options,
    is_filled,
    is_writable,
    require_no_journal,
    require_settled,
    require_short_name,
)
from briefbook.store.key import LibraryKey, find_key
from briefbook.store.lock_file import HERE, LockFile
from briefbook.store.new_file import making_file, require_vacant
from briefbook.store.schema import Connection, create_schema
from briefbook.store.side_file import fresh_path, journal_path
from briefbook.store.sniff import SCHEMA_VERSION, FileKind, Sniffed
from briefbook.store.touched_row import TouchedRows

if TYPE_CHECKING:
    from briefbook.store.progress import Progress

_P = ParamSpec("_P")
_T = TypeVar("_T")


class LibraryFile:
    """An open library.

    `connection` is the only connection for the life of the file; whoever uses it holds `lock`, as `look` does, since
    COMMITs run in another thread. `read_only` is true on read-only media and for a snapshot; `taken_at` is set for a
    snapshot of a library that is open elsewhere, whose path it bears. `key` is that of an encrypted library.
    `schema_version` is that of the file on the disk, older than what `connection` shows where a library is only read.
    `notices` are sentences for the person, there once: what became of a library of an older form when this opening
    brought it to today's. While it is `cut_off` the connection is to nothing (`follow`).
    """

    def __init__(
        self,
        path: Path,
        connection: Connection,
        hold: Hold | None,
        schema_version: int,
        key: LibraryKey | None = None,
    ) -> None:
        self.path = path
        self.connection = connection
        self.key = key
        self.lock = threading.RLock()
        self.touched = TouchedRows()
        self.read_only = hold is None
        self.taken_at: datetime | None = None
        self.schema_version = schema_version
        self.notices: tuple[str, ...] = ()
        self.cut_off = False
        self._hold = hold
        if hold:
            self._note_held(hold)

    @classmethod
    def create(cls, path: Path, *, passphrase: str | None = None) -> Self:
        """Make an empty library, which still lacks its `library` row; raises ExistsError and other StoreErrors.

        With a passphrase it is encrypted from its first byte.
        """
        key = LibraryKey.derive(passphrase) if passphrase else None
        with making_file(path):
            return cls._open_locked(path, key, new=True)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        passphrase: str | None = None,
        key: LibraryKey | None = None,
        backups: Path | None = None,
        progress: "Progress | None" = None,
    ) -> Self:
        """Open a library, for reading only if it cannot be written; raises StoreError and leaves the file as it was.

        An encrypted one needs its passphrase, or the key that was made of it; a plain one needs neither. One of an
        older form is brought to today's after a backup in `backups`, the folder of all backups, without it the
        program's own; `progress` hears how far that is.
        """
        if find_held(path):
            raise InUseError(path.name, HERE)
        key = find_key(path, passphrase, key)
        if not is_writable(path):
            return cls.open_read_only(path, key=key, progress=progress)
        file = cls._open_locked(path, key, new=False)
        if file.schema_version < SCHEMA_VERSION:
            file._upgrade(backups or backup_folder(), progress)
        return file

    @classmethod
    def open_read_only(
        cls,
        path: Path,
        *,
        passphrase: str | None = None,
        key: LibraryKey | None = None,
        progress: "Progress | None" = None,
    ) -> Self:
        """Open a library that nobody else writes, such as a snapshot or one on a read-only stick.

        One of an older form stays as it is: what is read is a copy in memory.
        """
        if find_held(path):
            raise InUseError(path.name, HERE)
        key = find_key(path, passphrase, key)
        require_settled(path)
        with naming_errors(path.name):
            connection = connect(path, choose_options(path), key)
            try:
                version = check_library(connection, path)
                shown = connection if version == SCHEMA_VERSION else _upgrade_copy(connection, path.name, key, progress)
            except BaseException:
                connection.close()
                raise
        return cls(path, shown, None, version, key)

    @classmethod
    def _open_locked(cls, path: Path, key: LibraryKey | None, *, new: bool) -> Self:
        require_short_name(path)
        hold = Hold.take(path)
        _drop_left_over(path)
        try:
            require_settled(path)
            with naming_errors(path.name):
                connection = connect(path, "mode=rw", key)
                try:
                    if new:
                        create_schema(connection)
                    # Before the first write of any kind, so that a file which cannot be used stays as it is.
                    version = SCHEMA_VERSION if new else check_library(connection, path)
                    claim(connection)
                except BaseException:
                    connection.close()
                    raise
        except BaseException:
            hold.release()
            raise
        return cls(path, connection, hold, version, key)

    def _upgrade(self, backups: Path, progress: "Progress | None") -> None:
        from briefbook.store.upgrade.runner import upgrade_library

        try:
            self.notices = upgrade_library(self, backups, progress)
        except BaseException:
            self.close()
            raise
        self.schema_version = SCHEMA_VERSION
        self.note_written()

    @property
    def is_encrypted(self) -> bool:
        """Whether the file on the disk is encrypted."""
        return self.key is not None

    def look(self, read: Callable[Concatenate[Connection, _P], _T], /, *facts: _P.args, **named: _P.kwargs) -> _T:
        """What a read of the library gives; waits for a running COMMIT."""
        with self.lock:
            return read(self.connection, *facts, **named)

    def require_writable(self) -> None:
        """Raise ReadOnlyError where nothing can be written."""
        if self.read_only:
            raise ReadOnlyError(self.path.name)

    def save_copy(self, path: Path, *, goes_on: bool = False, name: str = "") -> None:
        """Write a copy, with what is not saved yet, to a path that does not exist yet; raises StoreError.

        The error tells of the path, or of the `name` that the copy is to bear. It has the key of the library, and none
        of the photos that were deleted since it was opened, unless the session `goes_on` in the copy, where undo may
        bring them back.
        """
        require_short_name(path)
        require_vacant(path)
        if self.cut_off:
            raise BusyError(self.path.name)
        try:
            with self.lock:
                write_duplicate(self.connection, path, self.key, keeps_orphans=goes_on)
        except (sqlite.Error, OSError) as error:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
            refusal = to_store_error(error, name or path.name)
            if isinstance(error, sqlite.IntegrityError) or isinstance(refusal, DamagedFileError):
                # The rows that were read are none of a library: it is not the copy that is damaged.
                refusal = DamagedFileError(self.path.name)
            raise refusal from error

    @property
    def device(self) -> int | None:
        """The device that an open file is on; None for one that cannot be changed."""
        return self._hold.guard.device if self._hold else None

    @property
    def home(self) -> Path:
        """Where an open file belongs: where links led, unless they lead elsewhere now or another link was laid."""
        return self._hold.real if self._hold and self.path.resolve() == self._hold.real else self.path.absolute()

    @property
    def has_journal(self) -> bool:
        """Whether a change that is under way in an open file could be taken back by whoever opens it next."""
        return self._hold is None or is_filled(journal_path(self._hold.real))

    def note_written(self) -> None:
        """Take what is on the disk for ours: we have just written it."""
        if self._hold:
            self._hold.guard.note()

    def find_fault(self, compare: Callable[[bytes], bool]) -> DisplacedError | None:
        """What became of the file, if it is not what stands at the path, as we left it.

        Where only the time of its last change is another, `compare` is asked whether these bytes are what is open;
        under a new name, too, since they would be taken for ours there.
        """
        if self._hold is None:
            return None
        guard = self._hold.guard
        fault = guard.find_fault()
        if not (fault is None or isinstance(fault, MovedFileError)) or not guard.is_touched():
            return fault
        if not compare(guard.read()):
            return OverwrittenFileError(self.path.name)
        guard.note_time()
        return fault

    def follow(self, path: Path) -> None:
        """Go on with the same file under the name that it has now; nothing may be under way. Raises StoreError.

        One that another program kept at that moment is `cut_off`, and followed when this is called again.
        """
        if not self.cut_off:
            require_short_name(path)
            require_no_journal(path)
            old = self._hold
            hold = Hold.take(path, old.lock.find_moved(path) if old else None)
            # Two connections to one file would wait for each other.
            self._let_go()
            self.cut_off = True
            self._go_on(hold, connect_memory())
        with naming_errors(path.name):
            connection = reconnect(path, self.key)
            # In memory it outlives whatever is written over it, as after an opening.
            warm(connection)
        self.connection.close()
        self.connection, self.cut_off = connection, False

    def move_to(self, path: Path) -> None:
        """Go on with another file, which holds all that this one does; nothing may be under way. Raises StoreError."""
        old = self._hold
        same_lock = old is not None and LockFile(path).path == old.lock.path
        hold = Hold.take(path, old.lock if old and same_lock else None)
        connection = None
        try:
            with naming_errors(path.name):
                connection = connect(path, "mode=rw", self.key)
                check_library(connection, path)
                claim(connection)
        except BaseException:
            if connection:
                connection.close()
            hold.release(keep_lock=same_lock)
            raise
        self._let_go(keep_lock=same_lock)
        self._go_on(hold, connection)

    def give_way(self, fresh: Path) -> None:
        """Close the file and put a new one in its place, under the lock file; raises StoreError and OSError."""
        hold = self._hold
        if hold and (fault := hold.guard.find_fault()):
            raise fault
        self._close_connection(keep_lock=True)
        try:
            place = self.path.resolve()
            # One that was kept after its change had ended would be played back into a file that it is not of.
            journal_path(place).unlink(missing_ok=True)
            fresh.replace(place)
            sync_folder(place.parent)
        finally:
            if hold:
                hold.lock.release()

    def close(self) -> None:
        """Close the file, leaving nothing beside it."""
        self._close_connection()

    def _close_connection(self, *, keep_lock: bool = False) -> None:
        with self.lock:
            if self._hold and not self._hold.guard.find_fault():
                with contextlib.suppress(sqlite.Error):
                    self.connection.execute("PRAGMA journal_mode = DELETE").fetchall()
            self._let_go(keep_lock=keep_lock)
            self._hold = None

    def _let_go(self, *, keep_lock: bool = False) -> None:
        if self._hold:
            let_go(self._hold.guard.identity)
        self.connection.close()
        if self._hold:
            self._hold.release(keep_lock=keep_lock)

    def _go_on(self, hold: Hold, connection: Connection) -> None:
        self.path, self.connection, self._hold = hold.path, connection, hold
        self._note_held(hold)

    def _note_held(self, hold: Hold) -> None:
        hold.guard.note()
        kind = FileKind.PERHAPS_ENCRYPTED if self.is_encrypted else FileKind.OURS
        note_held(hold.guard.identity, Held(self, Sniffed(kind, self.schema_version)))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _upgrade_copy(connection: Connection, name: str, key: LibraryKey | None, progress: "Progress | None") -> Connection:
    from briefbook.store.upgrade.runner import upgrade_in_memory

    with contextlib.closing(connection):
        return upgrade_in_memory(connection, name, key, progress)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _drop_left_over(path: Path) -> None:
    """Remove a new file that was to take the place of this one when the program was ended."""
    with contextlib.suppress(OSError):
        fresh_path(path.resolve()).unlink(missing_ok=True)
