"""Texts with how far each is cleared, as a table whose rows lead to them."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from briefbook.book.point_number import Numbering
from briefbook.models.number_source import join_number
from briefbook.models.record_table_model import RecordColumn, RecordTableModel
from briefbook.models.term import title_term
from briefbook.store.clearance_read import LedgerRow
from briefbook.translation import QT_TRANSLATE_NOOP
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.fields.cell_delegate import SIGN_PX, CellDelegate
from briefbook.ui.fields.clearance_sign import clearance_colour, find_clearance_sign
from briefbook.ui.fields.clearance_step import STEPS, list_steps, take_step
from briefbook.ui.fields.record_table import RecordTable
from briefbook.ui.look.icon import build_icon
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.date_words import describe_day
from briefbook.values.kind import SectionKind
from briefbook.values.place import Place

Index = QModelIndex | QPersistentModelIndex
MOST_SHOWN = 400
MOST_LETTERS, LINE_PX = 90, 34
STEP_ICONS = {
    ActionId.TEXT_SEND_FOR_CLEARANCE: "clock",
    ActionId.TEXT_CLEAR: "circle-check",
    ActionId.TEXT_RETURN_TO_DRAFT: "pencil",
}
translate = QCoreApplication.translate


class LedgerTable(RecordTable):
    """Objectives, points and prose; a double click or Enter opens one, and several are cleared at once.

    Points stand under the numbers of the chosen book, or of another whose `numbering` it is given.
    """

    open_requested = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None, *, tabs: bool = False) -> None:
        self._workspace = workspace
        self.numbering: Numbering | None = None
        tab = RecordColumn(QT_TRANSLATE_NOOP("RecordColumn", "Tab"), lambda row: row.tab, width_px=46)
        columns = [
            *([tab] if tabs else []),
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "Text"), self._describe, width_px=0, least_px=180, hint=describe_words
            ),
            RecordColumn(QT_TRANSLATE_NOOP("RecordColumn", "Clearance"), describe_state, width_px=184),
            RecordColumn(QT_TRANSLATE_NOOP("RecordColumn", "By"), describe_signer, width_px=150),
            RecordColumn(QT_TRANSLATE_NOOP("RecordColumn", "When"), describe_moment, width_px=170),
        ]
        model = RecordTableModel(columns, editable=False)
        title = translate("LedgerTable", "Clearance of each text")
        super().__init__(model, title, translate("LedgerTable", "Nothing is written yet that can be cleared."), parent)
        model.setParent(self)
        self._cells = LedgerDelegate(self.table, state_column=2 if tabs else 1)
        self.table.setItemDelegate(self._cells)
        self.table.setWordWrap(False)
        self.table.verticalHeader().setDefaultSectionSize(LINE_PX)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.activated.connect(self._open)
        self._steps = [
            self.add_button(each.words, STEP_ICONS[each.key], partial(self._take_step, each.key))
            for each in list_steps()
        ]
        self.table.selectionModel().selectionChanged.connect(self._allow)
        model.modelReset.connect(self._allow)
        self._allow()

    def show_ledger(self, ledger: Sequence[LedgerRow]) -> None:
        """Show how far these texts are cleared."""
        self.model.show_rows(ledger)
        # Numbers can be others where the rows are the same.
        self.table.viewport().update()

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """Action id -> method, of what can be done with the chosen texts."""
        return {action_id: partial(self._take_step, action_id) for action_id in STEPS} if self._list_chosen() else {}

    def _describe(self, row: LedgerRow) -> str:
        numbering = self.numbering or self._workspace.numbers.numbering
        number = numbering.find(row.place) if row.place.kind == "point" else ""
        return join_number(number, describe_text(row))

    def _fit_rows(self) -> None:
        """One line each: the texts of a book are too many to be measured whenever one is cleared."""

    def _list_chosen(self) -> list[Place]:
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [row.place for at in rows if isinstance(row := self.model.rows[at], LedgerRow)]

    def _take_step(self, action_id: ActionId) -> None:
        take_step(self._workspace, action_id, self._list_chosen(), self.show_refusal, self)

    def _allow(self) -> None:
        """Offer the steps for what is chosen."""
        allowed = bool(self._list_chosen()) and not self._workspace.session.read_only
        for button in self._steps:
            button.setEnabled(allowed)
            button.setVisible(bool(self.model.rows))

    def _open(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, LedgerRow):
            self.open_requested.emit(row.place)


class LedgerDelegate(CellDelegate):
    """Shows how far a text is cleared in the sign and the ink that it has beside the text."""

    def __init__(self, parent: QWidget, *, state_column: int) -> None:
        super().__init__(parent)
        self._state_column = state_column

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Put the sign before the words of a state."""
        super().initStyleOption(option, index)
        row = index.data(Qt.ItemDataRole.UserRole)
        if index.column() == self._state_column and isinstance(row, LedgerRow):
            colour = clearance_colour(self.theme, row.view.dot)
            option.icon = build_icon(find_clearance_sign(row.view.dot).icon_name, colour)
            option.decorationSize = QSize(SIGN_PX, SIGN_PX)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.palette.setColor(QPalette.ColorRole.Text, QColor(colour))


def describe_text(row: LedgerRow) -> str:
    """Prose by what it is, a point by its title, and what has none by its first words."""
    if row.called.term:
        return title_term(SectionKind(row.called.term))
    words = shorten(row.called.title or row.words, MOST_LETTERS)
    is_objective = row.place.kind == "objective"
    return translate("LedgerTable", "Objective: {}").format(words) if is_objective else words


def describe_words(row: LedgerRow) -> str:
    """The beginning of what a text says."""
    return shorten(row.words, MOST_SHOWN)


def shorten(words: str, most: int) -> str:
    """The first line of some words, cut at a space where it is longer than so many letters."""
    line = next((line for line in words.splitlines() if line.strip()), "")
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"


def describe_state(row: LedgerRow) -> str:
    """How far a text is cleared."""
    return find_clearance_sign(row.view.dot).words


def describe_signer(row: LedgerRow) -> str:
    """Who took the last step with a text, and for which office."""
    return ", ".join(filter(None, (row.view.person, row.view.office)))


def describe_moment(row: LedgerRow) -> str:
    """When that was, by the clock of this computer."""
    if not row.view.at:
        return ""
    local = datetime.fromisoformat(row.view.at).astimezone()
    return f"{describe_day(local.date())}, {local:%H:%M}"
