"""Entities with a detail beside their names, as an item model."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from briefbook.models.row_list_model import Index, RowListModel


@dataclass(frozen=True, slots=True)
class EntityListRow:
    """One entity: its id, its first name, and a detail such as a post or a date."""

    key: int
    name: str
    detail: str

    def holds(self, words: list[str]) -> bool:
        """Whether every word, case-folded, is in its name or detail."""
        text = f"{self.name} {self.detail}".casefold()
        return all(word in text for word in words)


class EntityRowListModel(RowListModel[EntityListRow]):
    """Rows with a name and a detail."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, tool tip and accessible text of a row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(filter(None, (row.name, row.detail)))
        return super().data(index, role)
