"""Records as rows of a table whose cells are edited where they stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from briefbook.errors import BriefbookError
from briefbook.models.row_list_model import Keyed

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


TICKED = "ticked"


def offer_nothing() -> list[str]:
    """No completions."""
    return []


@dataclass(frozen=True, slots=True)
class RecordColumn:
    """A column: its head, how a row's words are read and how typed words are stored (None: it cannot be edited).

    `write` raises BriefbookError for words that cannot be taken; `offers` are completions for what is typed, and
    `addition` says how what none of them is called becomes one; `choices` are all that can be chosen where nothing is
    typed. A column of no `width_px` takes what the others leave, and never less than `least_px`. `ticked` makes its
    cells ticks, stored as `TICKED` or nothing; `swatch` is a colour before the words (`#rrggbb`), and `warns` says
    where the words ask for attention.
    """

    title: str
    read: Callable[[Any], str]
    write: Callable[[Any, str], object] | None = None
    offers: Callable[[], Sequence[str]] = field(default=offer_nothing)
    addition: Callable[[str], str] | None = None
    hint: Callable[[Any], str] = field(default=lambda row: "")
    width_px: int = 120
    least_px: int = 110
    choices: Callable[[], Sequence[str]] | None = None
    ticked: Callable[[Any], bool] | None = None
    swatch: Callable[[Any], str] | None = None
    warns: Callable[[Any], bool] = field(default=lambda row: False)

    @property
    def head(self) -> str:
        """Its head in the language of the window."""
        return QCoreApplication.translate("RecordColumn", self.title)


class RecordTableModel(QAbstractTableModel):
    """Rows with distinct keys; a refused value is told by `refused` with its sentence and changes nothing."""

    refused = Signal(str)

    def __init__(self, columns: Sequence[RecordColumn], *, editable: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._editable = editable
        self._rows: list[Any] = []

    @property
    def is_editable(self) -> bool:
        """Whether cells can be changed at all."""
        return self._editable

    @property
    def rows(self) -> Sequence[Keyed]:
        """The rows from top to bottom."""
        return tuple(self._rows)

    def show_rows(self, rows: Sequence[Keyed]) -> None:
        """Become these rows; while their keys stay the same only changed rows are told."""
        if [row.key for row in rows] == [row.key for row in self._rows]:
            for at, row in enumerate(rows):
                if row != self._rows[at]:
                    self._rows[at] = row
                    self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def find_row(self, key: object) -> int | None:
        """At which row a key stands."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), None)

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The heads of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].head
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, and its row."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return column.read(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.hint(row) or column.read(row) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.head}: {self._say_tick(column, row) or column.read(row)}"
        if role == Qt.ItemDataRole.CheckStateRole and column.ticked:
            return Qt.CheckState.Checked if column.ticked(row) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole and column.swatch:
            return QColor(column.swatch(row))
        return row if role == Qt.ItemDataRole.UserRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells can be chosen, and edited where their column can."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = super().flags(index) | Qt.ItemFlag.ItemNeverHasChildren
        column = self.columns[index.column()]
        if not self._editable or column.write is None or column.choices:
            return usual
        return usual | (Qt.ItemFlag.ItemIsUserCheckable if column.ticked else Qt.ItemFlag.ItemIsEditable)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Store typed words, or say why not."""
        if role not in (Qt.ItemDataRole.EditRole, Qt.ItemDataRole.CheckStateRole) or not index.isValid():
            return False
        row, column = self._rows[index.row()], self.columns[index.column()]
        if (role == Qt.ItemDataRole.CheckStateRole) != bool(column.ticked):
            return False
        words = (TICKED if Qt.CheckState(value) is Qt.CheckState.Checked else "") if column.ticked else str(value)
        if column.write is None or (column.ticked is None and words == column.read(row)):
            return False
        try:
            self.store_words(row.key, index.column(), words)
        except BriefbookError:
            return False
        return True

    def store_words(self, key: object, column: int, words: str) -> None:
        """Store typed words in a row wherever it stands now; tells and raises BriefbookError for refused ones."""
        at, write = self.find_row(key), self.columns[column].write
        if at is None or write is None:
            return
        try:
            write(self._rows[at], words)
        except BriefbookError as error:
            typed, reason = words.strip(), str(error)
            self.refused.emit(reason if typed in reason else f"“{typed}”: {reason}")
            raise
        self.refused.emit("")

    def _say_tick(self, column: RecordColumn, row: Any) -> str:
        if column.ticked is None:
            return ""
        return self.tr("yes") if column.ticked(row) else self.tr("no")
