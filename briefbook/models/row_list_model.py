"""A list model over frozen rows that moves from one list of rows to the next with the fewest signals."""

from collections.abc import Hashable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Keyed(Protocol):
    """A row that is still the same row when its words have changed."""

    @property
    def key(self) -> Hashable:
        """What stays the same."""


Row = TypeVar("Row", bound=Keyed)


class RowListModel(QAbstractListModel, Generic[Row]):
    """Rows with distinct keys in one column; `Qt.UserRole` is the row itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    @property
    def rows(self) -> Sequence[Row]:
        """The rows from top to bottom."""
        return tuple(self._rows)

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself; whoever derives says what stands for its words."""
        if index.isValid() and role == Qt.ItemDataRole.UserRole:
            return self._rows[index.row()]
        return None

    def find_index(self, key: Hashable) -> QModelIndex:
        """Where the row with a key is; an invalid index when there is none."""
        for position, row in enumerate(self._rows):
            if row.key == key:
                return self.index(position)
        return QModelIndex()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Become these rows."""
        self._remove_all_but({row.key for row in rows})
        for position, row in enumerate(rows):
            self._bring(row, position)

    def _remove_all_but(self, keys: set[Hashable]) -> None:
        for position in reversed(range(len(self._rows))):
            if self._rows[position].key not in keys:
                self.beginRemoveRows(QModelIndex(), position, position)
                del self._rows[position]
                self.endRemoveRows()

    def _bring(self, row: Row, position: int) -> None:
        """Put a row at a position whose rows above are right already."""
        if position < len(self._rows) and self._rows[position].key == row.key:
            self._replace(row, position)
            return
        found = self.find_index(row.key).row()
        if found < 0:
            self.beginInsertRows(QModelIndex(), position, position)
            self._rows.insert(position, row)
            self.endInsertRows()
            return
        self.beginMoveRows(QModelIndex(), found, found, QModelIndex(), position)
        self._rows.insert(position, self._rows.pop(found))
        self.endMoveRows()
        self._replace(row, position)

    def _replace(self, row: Row, position: int) -> None:
        if self._rows[position] != row:
            self._rows[position] = row
            self.dataChanged.emit(self.index(position), self.index(position))
