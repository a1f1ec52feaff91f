"""Cards under headings, such as the talking points of a brief, as an item model."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, Qt, Signal

from briefbook.models.number_source import join_number
from briefbook.models.outline_model import describe_dot
from briefbook.models.row_list_model import Index, RowListModel
from briefbook.text.rich_text import RichText
from briefbook.values.clearance import Dot

NO_TEXT = RichText()
CARD_MIME = "application/x-briefbook-card"


class Tone(StrEnum):
    """What a card's pill says by its colour."""

    RAISE = "raise"
    IF_RAISED = "if_raised"
    AVOID = "avoid"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Card:
    """One text with what is known about it, or the heading over some (`heading` is its words).

    `meta` are pairs of an icon's name and words; `number` is that of the chosen book. `note` is said quietly of the
    whole card and `mark_note` of its marking.
    """

    key: Hashable
    group_id: int
    heading: str | None = None
    number: str = ""
    pill: str = ""
    tone: Tone = Tone.QUIET
    title: str = ""
    text: RichText = NO_TEXT
    more: RichText = NO_TEXT
    meta: tuple[tuple[str, str], ...] = ()
    dot: Dot | None = None
    hint: str = ""
    note: str = ""
    mark_note: str = ""
    record: Any = field(default=None, compare=True)

    @property
    def is_heading(self) -> bool:
        """Whether cards stand under it."""
        return self.heading is not None

    @property
    def words(self) -> str:
        """The card for somebody who cannot see it."""
        if self.heading is not None:
            return join_number(self.number, self.heading)
        parts = [self.number, self.pill, self.title, self.text.text, *(words for _, words in self.meta)]
        parts += [describe_dot(self.dot)] if self.dot else []
        return ", ".join(filter(None, parts))


class CardListModel(RowListModel[Card]):
    """Headings and cards; a card that is dropped wishes to stand at a place in a group (`move_requested`)."""

    move_requested = Signal(object, int, int)
    movable = True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a card."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._rows[index.row()].words
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cards can be chosen and dragged; they are dropped between rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        draggable = self.movable and not self._rows[index.row()].is_heading
        return usual | Qt.ItemFlag.ItemIsDragEnabled if draggable else usual

    def supportedDropActions(self) -> Qt.DropAction:
        """A card is moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only cards can be dropped."""
        return [CARD_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The row under the hand, and its words for other programs."""
        mime = QMimeData()
        mime.setData(CARD_MIME, str(indexes[0].row()).encode())
        mime.setText("\n\n".join(self._rows[index.row()].text.text for index in indexes))
        return mime

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Wish for the card to stand before the row it was dropped on."""
        if action is not Qt.DropAction.MoveAction or not data.hasFormat(CARD_MIME):
            return False
        card = self._rows[int(bytes(data.data(CARD_MIME).data()))]
        before = row if row >= 0 else (parent.row() if parent.isValid() else len(self._rows))
        group_id, position = self.find_slot(card.key, before)
        self.move_requested.emit(card.key, group_id, position)
        return True

    def find_slot(self, key: Hashable, before_row: int) -> tuple[int, int]:
        """The group and the position in it of a card that is put before a row."""
        group_id, position = self._rows[0].group_id, 0
        for at, row in enumerate(self._rows):
            if at >= before_row and not (row.is_heading and at == 0):
                break
            if row.is_heading:
                group_id, position = row.group_id, 0
            elif row.key != key and not row.hint:
                position += 1
        return group_id, position
