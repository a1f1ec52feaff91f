"""One open library: the only gate for reading its records and for every write."""

import contextlib
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from sqlcipher3 import dbapi2 as sqlite

from briefbook.session.custody import Custody
from briefbook.session.news import Changed, Moved, News, Saved, SaveFailed, Watchers, utc_now
from briefbook.session.record_gate import RecordGate
from briefbook.session.step import History, Step
from briefbook.session.transaction import Transaction, find_cause, naming_errors
from briefbook.session.writer import COMMIT_DELAY_MS, RETRY_DELAY_MS, Writer
from briefbook.store.change_log import arm_change_log, run_inverses
from briefbook.store.errors import StoreError, to_store_error
from briefbook.store.file import LibraryFile
from briefbook.store.guard_error import DisplacedError
from briefbook.store.orphan import drop_orphans
from briefbook.store.schema import Connection
from briefbook.values.place import Place

if TYPE_CHECKING:
    import sqlmodel

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Session:
    """One open library file; it owns the file and closes it."""

    def __init__(
        self, file: LibraryFile, *, now: Callable[[], datetime] = utc_now, commit_delay_ms: int = COMMIT_DELAY_MS
    ) -> None:
        self.file = file
        self.now = now
        self._commit_delay_ms = commit_delay_ms
        self._gate = RecordGate(file.connection)
        self._transaction = Transaction(file)
        self._history = History()
        self._writer = Writer(self._commit)
        self._watchers = Watchers()
        self.custody = Custody(
            file, self._transaction, self._gate, self._writer, lambda path: self._watchers.tell(Moved(path))
        )
        # Whoever was told of a failure or of a change hears of the next saving, be it that nothing waits.
        self._is_owed = False
        # A session that ended in a crash has left what only its undo needed.
        self._drop_orphans()
        if not file.read_only:
            arm_change_log(file.connection)

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.file.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self.file.read_only

    @property
    def unsaved(self) -> bool:
        """Whether a change waits for its COMMIT."""
        return self._transaction.unsaved

    @property
    def undo_label(self) -> str | None:
        """What undo would take back."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str | None:
        """What redo would do again."""
        return self._history.redo_label

    def look(self, read: Callable[Concatenate[Connection, _P], _T], /, *facts: _P.args, **named: _P.kwargs) -> _T:
        """What a read of `store` gives, without records; what a change under way has not flushed is not in it."""
        return self.file.look(read, *facts, **named)

    @contextlib.contextmanager
    def read(self) -> "Iterator[sqlmodel.Session]":
        """Read records; waits for a running COMMIT. Inside a change it is the change's own."""
        with self.file.lock:
            if writing := self._gate.writing:
                writing.flush()
                yield writing
                return
            with self._gate.open_reading() as db:
                yield db

    @contextlib.contextmanager
    def change(
        self, label: str, *, join: str | None = None, place: Place | None = None
    ) -> "Iterator[sqlmodel.Session]":
        """Change records: one savepoint, one step to undo, one notice when it ends; an inner change joins the outer.

        An exception takes everything back, records nothing, tells nobody and goes on to the caller; a failing disk
        raises StoreError. Steps of the same `join` key merge while the last one is on top and not two seconds old.

        >>> with session.change("Rename Brief") as db:
        ...     db.get(Brief, 1).title = "Another title"
        >>> session.unsaved, session.undo_label
        (True, 'Rename Brief')
        >>> session.undo()
        >>> session.undo_label, session.redo_label
        (None, 'Rename Brief')
        """
        with self.file.lock:
            if self._gate.writing:
                yield self._gate.writing
                return
            self.file.require_writable()
            now = self.now()
            with self._naming_errors(), self._transaction.step(now) as outcome, self._gate.open_writing() as db:
                yield db
            if not outcome.logged.forwards:
                return
            if outcome.logged.inverses:
                self._history.add(Step(label, place, outcome.logged.inverses, now, join))
            self._writer.request(self._commit_delay_ms)
        self._watchers.tell(Changed(label, outcome.logged.rows))

    def undo(self) -> Place | None:
        """Take the last step back; returns where it was, None when there is none."""
        return self._retrace(self._history.last_done, self._history.move_back, undone=True)

    def redo(self) -> Place | None:
        """Do again what was undone last; returns where it was, None when there is none."""
        return self._retrace(self._history.last_undone, self._history.move_on, undone=False)

    def end_join(self) -> None:
        """Let the next change be a step of its own: the focus has left, or a new paragraph begins."""
        self._history.end_join()

    def watch(self, watcher: Callable[[News], None]) -> Callable[[], None]:
        """Tell the watcher all news, in the thread where they happen; returns what ends that."""
        return self._watchers.add(watcher)

    def save(self) -> None:
        """Commit now and wait for it; raises StoreError, and then nothing is lost."""
        if failure := self._commit():
            raise failure

    def close(self, *, discard_unsaved: bool = False) -> None:
        """Save and close the file; raises StoreError and stays open when it cannot be saved."""
        if not discard_unsaved:
            self.save()
        self._writer.stop()
        if not discard_unsaved:
            # Undo ends here, and with it what only undo could bring back.
            self._drop_orphans()
        self._gate.dispose()
        self.file.close()

    def _drop_orphans(self) -> None:
        with self.file.lock:
            if not self.read_only and drop_orphans(self.file.connection):
                self.file.note_written()

    @contextlib.contextmanager
    def _naming_errors(self) -> Iterator[None]:
        """Raise StoreError for what a person can act on, be it that somebody wrote over what is read."""
        try:
            with naming_errors(self.path.name):
                yield
        except Exception as error:
            if find_cause(error) and isinstance(fault := self._check(), DisplacedError):
                raise fault from error
            raise

    def _retrace(self, step: Step | None, move: Callable[..., None], *, undone: bool) -> Place | None:
        if step is None:
            return None
        with self.file.lock:
            self._gate.require_idle()
            with self._naming_errors(), self._transaction.step(self.now()) as outcome:
                run_inverses(self.file.connection, step.inverses)
            move(outcome.logged.inverses)
            self._is_owed = True
            self._writer.request(self._commit_delay_ms)
        self._watchers.tell(Changed(step.label, outcome.logged.rows, undone))
        return step.place

    def _commit(self) -> StoreError | None:
        with self.file.lock:
            self._gate.require_idle()
            # Also when nothing waits: what was saved before is in a file that may be gone by now.
            failure = self._check()
            if not (failure or self.unsaved or self._is_owed):
                return None
            failure = failure or self._write()
            self._is_owed = failure is not None
            if failure:
                self._writer.request(RETRY_DELAY_MS)
        self._watchers.tell(SaveFailed(failure) if failure else Saved(self.now()))
        return failure

    def _write(self) -> StoreError | None:
        if not self.unsaved:
            return None
        try:
            self._transaction.commit()
        except sqlite.Error as error:
            # What was begun in the file, and taken back or not yet, is our own.
            self.file.note_written()
            return to_store_error(error, self.path.name)
        self.file.note_written()
        return self._check()

    def _check(self) -> StoreError | None:
        """What is wrong with the place of the file, or with the disk when even that cannot be told."""
        try:
            return self.custody.check()
        except StoreError as error:
            return error
        except (sqlite.Error, OSError) as error:
            return to_store_error(error, self.path.name)
