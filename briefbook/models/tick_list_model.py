"""Things that are ticked until a person takes a tick away, as an item model."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Signal

from briefbook.models.row_list_model import Index, RowListModel


@dataclass(frozen=True, slots=True)
class TickRow:
    """Words, and in what they stand where that has to be told."""

    key: Hashable
    words: str
    where: str = ""
    ticked: bool = True


class TickListModel(RowListModel[TickRow]):
    """Rows with a tick each; `ticks_changed` tells that there are others."""

    ticks_changed = Signal()

    @property
    def ticked_keys(self) -> list[Any]:
        """What is ticked, in the order of the list."""
        return [row.key for row in self._rows if row.ticked]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words and the tick of a row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ": ".join(filter(None, (row.where, row.words)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.words
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be chosen and ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return usual | Qt.ItemFlag.ItemIsUserCheckable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row, or take its tick away."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        row = self._rows[index.row()]
        self._rows[index.row()] = replace(row, ticked=Qt.CheckState(value) is Qt.CheckState.Checked)
        at = self.index(index.row())
        self.dataChanged.emit(at, at, [Qt.ItemDataRole.CheckStateRole])
        self.ticks_changed.emit()
        return True
