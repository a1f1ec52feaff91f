"""The libraries opened last, as an item model."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage

from briefbook.models.row_list_model import Index, RowListModel


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A library that was opened, with what it was about then; `opened_at` is local time.

    `visit` and `dates` are those of its latest visit. Whether it is missing or encrypted is known only after a look.
    """

    key: Path
    opened_at: datetime | None = None
    title: str = ""
    visit: str = ""
    dates: str = ""
    missing: bool = False
    encrypted: bool = False

    @property
    def name(self) -> str:
        """The library's title, else its file's name without the ending."""
        return self.title or self.key.stem


class RecentFileModel(RowListModel[RecentFile]):
    """The libraries opened last, newest first, with a picture of the first page where there is one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._covers: dict[Path, QImage] = {}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, picture, tool tip and accessible text of a row."""
        if not index.isValid():
            return None
        recent = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return recent.name
            case Qt.ItemDataRole.DecorationRole:
                return self._covers.get(recent.key)
            case Qt.ItemDataRole.ToolTipRole:
                return str(recent.key)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (recent.name, *self.list_words(recent))))
            case _:
                return super().data(index, role)

    def list_words(self, recent: RecentFile) -> list[str]:
        """What stands under the title: the visit, its dates, and when the library was opened or that it is gone."""
        if recent.missing:
            last = self.tr("Not found")
        else:
            last = describe_opened(recent.opened_at, datetime.now()) if recent.opened_at else ""
        if recent.encrypted:
            last = " · ".join(filter(None, (last, self.tr("encrypted"))))
        return [words for words in (recent.visit, recent.dates, last) if words]

    def show_rows(self, rows: Sequence[RecentFile]) -> None:
        """Become these rows, keeping the pictures of those that stay."""
        super().show_rows(rows)
        self._covers = {key: cover for key, cover in self._covers.items() if key in {row.key for row in rows}}

    def note_look(self, key: Path, *, missing: bool, encrypted: bool, cover: QImage | None) -> None:
        """Show what a look at a file found."""
        index = self.find_index(key)
        if not index.isValid():
            return
        self._rows[index.row()] = replace(self._rows[index.row()], missing=missing, encrypted=encrypted)
        if cover is None:
            self._covers.pop(key, None)
        else:
            self._covers[key] = cover
        self.dataChanged.emit(index, index)


def describe_opened(moment: datetime, now: datetime) -> str:
    """When a library was opened, as one says it at a moment: `Today 14:32`, `12 January`, `12 January 2025`."""
    days = (now.date() - moment.date()).days
    if days in (0, 1):
        return f"{'Yesterday' if days else 'Today'} {moment:%H:%M}"
    day = f"{moment.day} {moment:%B}"
    return day if moment.year == now.year else f"{day} {moment.year}"
