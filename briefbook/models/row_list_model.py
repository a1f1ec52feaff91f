"""A list model over frozen rows that moves from one list of rows to the next with the fewest signals."""

from bisect import bisect_left
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
MOST_MOVES = 100


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

    def row_at(self, at: int) -> Row:
        """The row at a place."""
        return self._rows[at]

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """UserRole gives the row; subclasses override for DisplayRole."""
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
        """Become these rows: rows that go or come side by side are told of in one signal."""
        if list(rows) == self._rows:
            return
        wanted = {row.key: row for row in rows}
        self._remove_all_but(wanted)
        kept = {row.key for row in self._rows}
        self._sort([key for key in wanted if key in kept])
        self._replace_changed(wanted)
        self._insert_new(rows)

    def _remove_all_but(self, keys: Collection[Hashable]) -> None:
        gone = [at for at, row in enumerate(self._rows) if row.key not in keys]
        for first, last in reversed(list(_iterate_runs(gone))):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()

    def _sort(self, keys: Sequence[Hashable]) -> None:
        """Bring the rows, which have these keys, into the keys' order; of few rows each that moves is told."""
        ranks = {key: rank for rank, key in enumerate(keys)}
        order = [ranks[row.key] for row in self._rows]
        moved = set(order) - _find_ascending(order)
        if len(moved) > MOST_MOVES:
            self._sort_at_once(ranks)
            return
        for rank in sorted(moved):
            found = order.index(rank)
            after = order.index(rank - 1) + 1 if rank else 0
            self.beginMoveRows(QModelIndex(), found, found, QModelIndex(), after)
            order.insert(after - (after > found), order.pop(found))
            self._rows.insert(after - (after > found), self._rows.pop(found))
            self.endMoveRows()

    def _sort_at_once(self, ranks: Mapping[Hashable, int]) -> None:
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        places = [ranks[self._rows[index.row()].key] for index in kept]
        self._rows.sort(key=lambda row: ranks[row.key])
        self.changePersistentIndexList(kept, [self.index(place) for place in places])
        self.layoutChanged.emit()

    def _replace_changed(self, wanted: Mapping[Hashable, Row]) -> None:
        changed = [at for at, row in enumerate(self._rows) if row != wanted[row.key]]
        for at in changed:
            self._rows[at] = wanted[self._rows[at].key]
        for first, last in _iterate_runs(changed):
            self.dataChanged.emit(self.index(first), self.index(last))

    def _insert_new(self, rows: Sequence[Row]) -> None:
        """Put in what is new, from the top: whatever stands above it is in its place."""
        known = {row.key for row in self._rows}
        for first, last in _iterate_runs([at for at, row in enumerate(rows) if row.key not in known]):
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = rows[first : last + 1]
            self.endInsertRows()


def _iterate_runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of each run of numbers, which ascend, without a gap."""
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        yield members[0], members[-1]


def _find_ascending(numbers: Sequence[int]) -> set[int]:
    """The most of the numbers, which are distinct, that ascend as they stand (the longest increasing subsequence)."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    found: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found
