"""What a session tells its watchers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from briefbook.errors import BriefbookError
from briefbook.store.change_log import RowChange


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Changed:
    """A change has ended, been undone or been done again; it can be seen and is not yet saved."""

    label: str
    rows: frozenset[RowChange]
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """Everything changed so far is safe on the disk."""

    at: datetime


@dataclass(frozen=True, slots=True)
class SaveFailed:
    """Saving failed and will be tried again; nothing is lost while the session is open."""

    error: BriefbookError


@dataclass(frozen=True, slots=True)
class Moved:
    """The library is the file at another path from now on, or another file at its own."""

    path: Path


News = Changed | Saved | SaveFailed | Moved


class Watchers:
    """Plain callables that are told all news, in the thread where they happen."""

    def __init__(self) -> None:
        self._watchers: list[Callable[[News], None]] = []

    def add(self, watcher: Callable[[News], None]) -> Callable[[], None]:
        """Tell the watcher from now on; returns what ends that."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    def tell(self, news: News) -> None:
        """Tell every watcher."""
        for watcher in tuple(self._watchers):
            watcher(news)
