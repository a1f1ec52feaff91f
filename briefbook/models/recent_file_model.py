"""The libraries opened last, as an item model."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from briefbook.models.row_list_model import Index, RowListModel


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A library that was opened and still exists; `changed_at` is local time."""

    key: Path
    changed_at: datetime

    @property
    def title(self) -> str:
        """Its name without the ending."""
        return self.key.stem

    @property
    def folder(self) -> str:
        """Its folder, short where it is at home."""
        folder = self.key.parent
        return f"~/{folder.relative_to(Path.home())}" if folder.is_relative_to(Path.home()) else str(folder)


class RecentFileModel(RowListModel[RecentFile]):
    """The libraries opened last, newest first."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, tool tip and accessible text of a row."""
        if not index.isValid():
            return None
        recent = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return recent.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return str(recent.key)
        return super().data(index, role)


def list_recent(paths: Sequence[Path]) -> list[RecentFile]:
    """Those of the paths that can be seen, in their order."""
    found: list[RecentFile] = []
    for path in paths:
        try:
            found.append(RecentFile(path, datetime.fromtimestamp(path.stat().st_mtime)))
        except OSError:
            continue
    return found
