"""Entities that somebody else chose, as an item model."""

from typing import Any

from PySide6.QtCore import Qt

from briefbook.models.entity_list_model import EntityListRow
from briefbook.models.row_list_model import Index, RowListModel


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
