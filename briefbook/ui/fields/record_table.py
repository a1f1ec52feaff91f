"""A table of records with its refusals and its buttons, as high as its rows."""

import contextlib
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import (
    QModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from briefbook.errors import BriefbookError
from briefbook.models.choice_list_model import Choice
from briefbook.models.record_table_model import RecordTableModel
from briefbook.ui.draft.draft import flush_drafts
from briefbook.ui.fields.cell_delegate import ROW_PX, SCROLL_BAR_PX, CellDelegate
from briefbook.ui.fields.notice_label import NoticeLabel
from briefbook.ui.look.icon import show_icon
from briefbook.ui.look.theme import Theme
from briefbook.ui.popup.choice_popup import ChoicePopup

LEAST_COLUMN_PX = 40
CLEAR_KEYS, REMOVE_KEYS = "Del", "Ctrl+Del"


class RecordTable(QWidget):
    """The table; Add and Remove and their keys Insert and Ctrl+Delete do what they are given, as do Alt+Up/Down.

    Delete empties the cell under the caret and nothing else. Where no cell can be written it removes the row.
    """

    def __init__(self, model: RecordTableModel, name: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = QFrame(self)
        self.table = QTableView(self._card)
        self._cells = CellDelegate(self.table)
        self.model = model
        self._notice, self._empty = NoticeLabel(self), QLabel(empty, self)
        self._buttons: list[tuple[QPushButton, str]] = []
        self._row = QHBoxLayout()
        self._prepare(name)
        model.refused.connect(self.show_refusal)
        self.table.activated.connect(self._offer_choices)
        for told in (model.modelReset, model.dataChanged):
            told.connect(self._fit)
        self._fit()

    def add_button(self, words: str, icon_name: str, call: Callable[[], object], keys: str = "") -> QPushButton:
        """A button under the table, with its keys while the table has the focus."""
        button = QPushButton(words, self)
        button.clicked.connect(partial(self._run, call))
        self._buttons.append((button, icon_name))
        self._row.insertWidget(self._row.count() - 1, button)
        if keys:
            self.add_keys(keys, call)
        return button

    def add_remove_button(self, words: str, call: Callable[[], object]) -> QPushButton:
        """The button that removes the current row, which then says how it comes back."""

        def remove() -> None:
            row = self.current_row()
            self.show_refusal("")
            call()
            if row is not None and not self._notice.text():
                self._notice.show_notice(self.tr("Removed. Ctrl+Z brings it back."))

        self.add_keys(CLEAR_KEYS, partial(self._clear_cell, remove))
        return self.add_button(words, "trash-2", remove, REMOVE_KEYS)

    def add_keys(self, keys: str, call: Callable[[], object]) -> None:
        """Keys that hold while the table has the focus."""
        shortcut = QShortcut(QKeySequence(keys), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(partial(self._run, call))

    def current_row(self) -> object | None:
        """The row under the caret."""
        return self.table.currentIndex().data(Qt.ItemDataRole.UserRole)

    def show_row(self, key: object, column: int = 0, *, edit: bool = False) -> None:
        """Go to a row, and into one of its cells."""
        at = self.model.find_row(key)
        if at is not None:
            self.table.setCurrentIndex(self.model.index(at, column))
            self.table.setFocus()
            if edit:
                self.table.edit(self.model.index(at, column))

    def show_refusal(self, sentence: str) -> None:
        """Say why a value was not stored."""
        self._notice.show_refusal(sentence)

    def _clear_cell(self, remove: Callable[[], object]) -> None:
        """Empty the current cell; remove its row where nothing can be written in any."""
        index = self.table.currentIndex()
        if not index.isValid() or not self.model.is_editable:
            return
        if not any(column.write for column in self.model.columns):
            remove()
            return
        column, row = self.model.columns[index.column()], index.data(Qt.ItemDataRole.UserRole)
        if column.write is not None and column.choices is None and column.ticked is None and column.read(row):
            self._store_choice(row.key, index.column(), "")

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._cells.theme = theme
        self.table.viewport().update()
        for button, icon_name in self._buttons:
            show_icon(button, icon_name, theme.ink)

    def _run(self, call: Callable[[], object], _checked: bool = False) -> None:
        """Not every system takes the focus, and with it what is being typed, to a button that is clicked."""
        flush_drafts(self)
        call()

    def _offer_choices(self, index: QModelIndex) -> None:
        """Show what can be chosen in a cell in which nothing is typed."""
        column, row = self.model.columns[index.column()], index.data(Qt.ItemDataRole.UserRole)
        if column.choices is None or column.write is None or not self.model.is_editable:
            return
        now = column.read(row)
        choices = [Choice(words, words, words == now) for words in column.choices()]
        tell = partial(self._store_choice, row.key, index.column())
        popup = ChoicePopup(column.head, choices, tell, several=False, parent=self)
        popup.show_under(self.table.viewport(), self.table.visualRect(index))

    def _store_choice(self, key: object, column: int, words: str) -> None:
        with contextlib.suppress(BriefbookError):  # the model has told why
            self.model.store_words(key, column, words)

    def _prepare(self, name: str) -> None:
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._card.setProperty("role", "card")
        self._card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.table.setModel(self.model)
        self.table.setItemDelegate(self._cells)
        self.table.setAccessibleName(name)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setMinimumSectionSize(ROW_PX)
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setMinimumSectionSize(LEAST_COLUMN_PX)
        for at, column in enumerate(self.model.columns):
            head.resizeSection(at, column.width_px or column.least_px)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 1, 1, 4)
        inside.addWidget(self.table)
        self._row.setContentsMargins(0, 4, 0, 0)
        self._row.setSpacing(10)
        self._row.addStretch()
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.setSpacing(6)
        for widget in (self._notice, self._empty, self._card):
            column_layout.addWidget(widget)
        column_layout.addLayout(self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the bar that a narrow table has."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        rows = self.model.rowCount()
        self._empty.setVisible(not rows)
        self._card.setVisible(bool(rows))
        self._stretch()
        self._fit_rows()
        head_px = self.table.horizontalHeader().sizeHint().height()
        bar_px = SCROLL_BAR_PX if self.table.horizontalScrollBar().maximum() > 0 else 0
        self.table.setFixedHeight(head_px + self.table.verticalHeader().length() + bar_px + 2)

    def _fit_rows(self) -> None:
        """Give each row the height that its words need."""
        self.table.resizeRowsToContents()

    def _stretch(self) -> None:
        """Share what the other columns leave among those without a width, none so narrow that it cannot be read."""
        head = self.table.horizontalHeader()
        stretched = [at for at, column in enumerate(self.model.columns) if column.width_px == 0]
        others = sum(head.sectionSize(at) for at in range(head.count()) if at not in stretched)
        share = (self.table.viewport().width() - others) // max(len(stretched), 1)
        for at in stretched:
            head.resizeSection(at, max(self.model.columns[at].least_px, share))
