"""What is found to be damaged in a library, and how far the looking is."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefbook.store.errors import StoreError
from briefbook.store.progress import Progress
from briefbook.store.schema import Connection

MOST_TOLD = 1_000
_REPORT_EVERY = 500
# How many of SQLite's instructions pass until it is asked whether to go on: some milliseconds of work.
_ASK_EVERY = 200_000


class DamageKind(StrEnum):
    """What does not agree.

    PAGE: the pages of the file. LINK: rows with those that they lead to. VALUE: a value with what its column may hold.
    INDEX: an index with the rows. ATTACHMENT: kept bytes with their hash. ROW: a row with the newest backup.
    """

    PAGE = "page"
    LINK = "link"
    VALUE = "value"
    INDEX = "index"
    ATTACHMENT = "attachment"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is damaged: `place` is a table, an id and a column as far as they are known, else a page."""

    what: DamageKind
    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What looking through a library found; `backup` is the one that its rows were compared with."""

    damage: tuple[Damage, ...]
    backup: Path | None = None

    @property
    def ok(self) -> bool:
        """Whether nothing is damaged."""
        return not self.damage


class VerifyCancelledError(StoreError):
    """The person did not want to wait."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” was not looked through to its end.")


class Pace:
    """How far the looking is, in rows; `advance` raises VerifyCancelledError when the person has had enough."""

    def __init__(self, name: str, total: int, progress: Progress | None = None) -> None:
        self._name = name
        self._total = total
        self._progress = progress
        self._done = self._told = 0

    def advance(self, rows: int = 1) -> None:
        """So many rows more were looked at."""
        self.reach(self._done + rows)

    def reach(self, done: int) -> None:
        """So many rows in all were looked at, or need not be."""
        self._done = max(self._done, min(done, self._total))
        at_end = self._done == self._total != self._told
        if at_end or self._done - self._told >= _REPORT_EVERY:
            self._told = self._done
            if not self._goes_on():
                raise VerifyCancelledError(self._name)

    def watch(self, connection: Connection) -> None:
        """Have SQLite ask in the midst of a long statement, which it leaves with an error when it is to stop."""
        connection.set_progress_handler(lambda: int(not self._goes_on()), _ASK_EVERY)

    def require_going_on(self) -> None:
        """Raise VerifyCancelledError when a statement may have been left because of that."""
        if not self._goes_on():
            raise VerifyCancelledError(self._name)

    def _goes_on(self) -> bool:
        return self._progress is None or self._progress(self._done, self._total)


def name_place(table: str, row_id: object = None, column: str = "") -> str:
    """The place of a damage: a table, the id of a row and a column, with blanks between."""
    return " ".join(str(each) for each in (table, row_id, column) if each not in (None, ""))


def name_row(table: str, row_id: object) -> str:
    """A row in words."""
    return f"{table.replace('_', ' ')} {row_id}"
