"""The one long transaction between two COMMITs, and what it takes to do it again when a COMMIT fails."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.change_log import Forward, Logged, run_forwards, take_logged
from briefbook.store.errors import BusyError, find_store_error
from briefbook.store.file import LibraryFile
from briefbook.store.schema import Connection
from briefbook.store.search_index import refresh_docs
from briefbook.values.moment import write_moment


@dataclass(slots=True)
class Outcome:
    """What a step did, known when it has ended."""

    logged: Logged = field(default_factory=Logged)


@contextlib.contextmanager
def naming_errors(name: str) -> Iterator[None]:
    """Turn an error of the engine that a person can act on into the StoreError that says so of a file of this name."""
    try:
        yield
    except Exception as error:
        cause = find_cause(error)
        if cause and (found := find_store_error(cause, name)):
            raise found from error
        raise


def find_cause(error: Exception) -> sqlite.Error | None:
    """The error of the engine itself, which SQLAlchemy wraps in one of its own as `orig` (its `DBAPIError`)."""
    cause = getattr(error, "orig", error)
    return cause if isinstance(cause, sqlite.Error) else None


@dataclass(frozen=True, slots=True)
class Attempt:
    """A COMMIT that was begun: the moment of the changes in it, how many they are, and the moment that stood before."""

    moment: str
    count: int
    standing: str | None


class Transaction:
    """Changes since the last COMMIT.

    SQLite may take all of them back when the disk fails. Then they are done again under a journal in memory, where they
    can be seen and gone on with but never reach the file; every attempt to COMMIT does them once more under the journal
    on the disk. A disk that fails at that, too, leaves them `adrift`: kept here alone, and done again before anything
    else is. `saved_at` is what the library says of its last change since the last COMMIT here; None before one.
    """

    def __init__(self, file: LibraryFile) -> None:
        self._file = file
        self._forwards: list[Forward] = []
        # The COMMIT that failed last, and how many of these the file has all the same.
        self._attempt: Attempt | None = None
        self._kept = 0
        self._standing = self._find_moment()
        self._changed_at = ""
        self.saved_at: str | None = None
        self._sheltered = False
        self._adrift = False

    @property
    def _connection(self) -> Connection:
        return self._file.connection

    @property
    def unsaved(self) -> bool:
        """Whether anything waits for a COMMIT."""
        return bool(self._forwards)

    @contextlib.contextmanager
    def step(self, now: datetime) -> Iterator[Outcome]:
        """One savepoint: kept with all that it did when the block ends, gone without trace when it raises."""
        outcome = Outcome()
        self._begin(now)
        self._connection.execute("SAVEPOINT step")
        try:
            yield outcome
            outcome.logged = take_logged(self._connection)
            if outcome.logged.forwards:
                self._touch(now)
                refresh_docs(self._connection, outcome.logged.rows)
                self._file.touched.note(self._connection, outcome.logged.rows)
            self._connection.execute("RELEASE step")
        except BaseException:
            # What cannot be done again now is done before anything else is.
            with contextlib.suppress(sqlite.Error):
                self._take_back()
            raise
        self._forwards += outcome.logged.forwards
        if not self.unsaved:
            self._connection.execute("ROLLBACK")

    def commit(self) -> None:
        """Save everything; raises sqlite3's errors, and then everything is still there and unsaved."""
        try:
            if self._sheltered or self._adrift:
                self._leave_shelter()
            elif self.unsaved and not self._file.has_journal:
                # Where somebody removed it SQLite goes on with what nobody would find after a crash.
                self._replay("MEMORY")
                self._leave_shelter()
            saved_at = self._read_moment()
            self._attempt = Attempt(saved_at, len(self._forwards), self._standing)
            self._connection.execute("COMMIT")
        except sqlite.Error:
            self._shelter()
            raise
        self._settle(saved_at)

    def forget(self) -> None:
        """Take all changes for saved: they are in another file, which is open now, and the next ones are made there."""
        self._settle(self._read_moment())
        self._sheltered = self._adrift = False

    def bring_back(self) -> None:
        """Do again what is adrift, before anything is taken for all that there is; raises sqlite3's errors.

        Raises BusyError while another program keeps the file.
        """
        if self._file.cut_off:
            raise BusyError(self._file.path.name)
        if self._adrift:
            self._shelter()
            # What was left of the failed COMMIT has been taken back in the file.
            self._file.note_written()

    @contextlib.contextmanager
    def put_aside(self) -> Iterator[None]:
        """Take what is not saved back while the block lasts, and then do it again, be it on another connection."""
        self._adrift = self.unsaved
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
        try:
            yield
        finally:
            if self.unsaved:
                self._do_again()

    def _settle(self, moment: str) -> None:
        """All that was done is in the file, as of that moment."""
        self._forwards.clear()
        self._attempt, self._kept = None, 0
        self.saved_at = self._standing = moment

    def _begin(self, now: datetime) -> None:
        self.bring_back()
        if self._connection.in_transaction:
            return
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            # The first write shows whether the disk takes any, before anybody's words depend on it.
            self._touch(now)
        except sqlite.Error:
            self._shelter()

    def _read_moment(self) -> str:
        return self._find_moment() or ""

    def _find_moment(self) -> str | None:
        """When the library was changed last; None for one that is only being made."""
        row = self._connection.execute("SELECT changed_at FROM library").fetchone()
        return str(row[0]) if row else None

    def _touch(self, now: datetime) -> None:
        self._changed_at = write_moment(now)
        self._connection.execute("UPDATE library SET changed_at = ?", (self._changed_at,))

    def _take_back(self) -> None:
        connection = self._connection
        if connection.in_transaction and not self.unsaved:
            connection.execute("ROLLBACK")
            return
        if connection.in_transaction:
            # There is none any more where only its end failed: the search index writes itself out then.
            with contextlib.suppress(sqlite.Error):
                connection.execute("ROLLBACK TO step")
                connection.execute("RELEASE step")
                return
        # A failing disk took the whole transaction, not just this step.
        self._shelter()

    def _do_again(self) -> None:
        try:
            self._replay("MEMORY" if self._sheltered else "TRUNCATE")
        except sqlite.Error:
            self._shelter()

    def _shelter(self) -> None:
        """Continue in memory after the disk refused; the file is written when COMMIT works again."""
        self._replay("MEMORY")
        self._sheltered = True

    def _leave_shelter(self) -> None:
        """Write the file again, with all that waited in memory."""
        self._replay("TRUNCATE")
        self._sheltered = False

    def _replay(self, journal_mode: str) -> None:
        self._adrift = True
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
        self._connection.execute(f"PRAGMA journal_mode = {journal_mode}").fetchall()
        self._note_kept()
        self._connection.execute("BEGIN IMMEDIATE")
        run_forwards(self._connection, self._forwards[self._kept :])
        refresh_docs(self._connection, (forward.row for forward in self._forwards))
        self._file.touched.note(self._connection, (forward.row for forward in self._forwards))
        self._connection.execute("UPDATE library SET changed_at = ?", (self._changed_at,))
        self._adrift = False

    def _note_kept(self) -> None:
        """Learn whether the file has what a COMMIT could not end, outside of any transaction.

        A COMMIT ends as its journal is cut; where the disk then fails to sync that (SQLite's `pager_end_transaction`)
        it is told as failed, and nothing is left to take it back with.
        """
        tried = self._attempt
        if tried is None or tried.standing in (None, tried.moment):
            return
        if self._find_moment() == tried.moment:
            self._kept, self._standing = tried.count, tried.moment
