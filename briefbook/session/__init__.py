"""Session: one open library, its gate for reads and writes, its undo and its news."""

from briefbook.session.news import Changed, Moved, News, Saved, SaveFailed, utc_now
from briefbook.session.session import Session
from briefbook.store.change_log import Operation, RowChange

__all__ = [
    "Changed",
    "Moved",
    "News",
    "Operation",
    "RowChange",
    "SaveFailed",
    "Saved",
    "Session",
    "utc_now",
]
