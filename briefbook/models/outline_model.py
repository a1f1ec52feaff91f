"""The outline at the left of the window as an item model: the chosen book, the library, the editions."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QMimeData, QModelIndex, Qt, Signal

from briefbook.models.row_list_model import Index, RowListModel
from briefbook.models.term import describe_term
from briefbook.values.clearance import Dot
from briefbook.values.place import Place

PART_MIME = "application/x-briefbook-part"


class OutlineRole(StrEnum):
    """What a row of the outline is."""

    HEADING = "heading"
    PART = "part"
    LIST = "list"
    EDITION = "edition"


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One row: a picture or the number of a tab, a title, a dot of clearance or a count; `part_id` is a book part's."""

    key: str
    role: OutlineRole
    title: str
    icon_name: str = ""
    number: str = ""
    dot: Dot | None = None
    count: int | None = None
    place: Place | None = None
    part_id: int | None = None
    included: bool = True
    addable: bool = False

    @property
    def words(self) -> str:
        """The row for somebody who cannot see it."""
        parts = [f"{self.number}." if self.number else "", self.title]
        parts += [describe_dot(self.dot) if self.dot else "", str(self.count) if self.count is not None else ""]
        parts += ["" if self.included else QCoreApplication.translate("Outline", "left out of the book")]
        return ", ".join(filter(None, parts))


def describe_dot(dot: Dot) -> str:
    """What a dot says by its colour."""
    # Part of what stands under a row may be cleared, so it is more than a draft.
    return QCoreApplication.translate("Outline", "not cleared") if dot is Dot.DRAFTED else describe_term(dot)


class OutlineModel(RowListModel[OutlineRow]):
    """The outline; a part that is dropped somewhere only wishes to be moved there."""

    move_requested = Signal(int, int)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, tool tip and accessible text of a row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.words
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen; parts can be dragged, and dropped between parts."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        role = self._rows[index.row()].role
        if role is OutlineRole.HEADING:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return usual | Qt.ItemFlag.ItemIsDragEnabled if role is OutlineRole.PART else usual

    def supportedDropActions(self) -> Qt.DropAction:
        """A part is moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only parts can be dropped."""
        return [PART_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The id of the part under the hand."""
        mime = QMimeData()
        mime.setData(PART_MIME, str(self._rows[indexes[0].row()].part_id).encode())
        return mime

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Wish for the part to stand before the row it was dropped on."""
        if action is not Qt.DropAction.MoveAction or not data.hasFormat(PART_MIME):
            return False
        part_id = int(bytes(data.data(PART_MIME).data()))
        self.move_requested.emit(part_id, self.find_part_position(part_id, row))
        return True

    def find_part_position(self, part_id: int, before_row: int) -> int:
        """The position in the book of a part that is put before a row; past the last part it is the last."""
        others = [
            position
            for position, row in enumerate(self._rows)
            if row.role is OutlineRole.PART and row.part_id != part_id
        ]
        return sum(position < before_row for position in others)
