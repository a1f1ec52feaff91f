"""A table of records with its refusals and its buttons, as high as its rows."""

import contextlib
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
    QPixmap,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from briefbook.errors import BriefbookError
from briefbook.models.choice_list_model import Choice
from briefbook.models.record_table_model import RecordTableModel
from briefbook.ui.draft.draft import flush_drafts
from briefbook.ui.look.icon import build_icon, show_icon
from briefbook.ui.look.theme import LIGHT, Theme
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.text.line_field import LineField

ROW_PX = 30
LEAST_COLUMN_PX = 40
SCROLL_BAR_PX = 12
CELL_INSET_PX = 12  # the padding of the style sheet and the rim of the focus
LEADING_PX = 10
HIGHEST_CELL_PX = 400
SIGN_PX = 14
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Edits a cell as a line, with the completions of its column."""

    theme: Theme = LIGHT

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line with completions, stored by the row's key: what is typed outlives a new order of the rows."""
        model, key = index.model(), index.data(Qt.ItemDataRole.UserRole).key
        line = LineField("", while_typing=False, parent=parent)
        line.setFrame(False)
        if isinstance(model, RecordTableModel):
            line.setAccessibleName(model.columns[index.column()].head)
            line.store(partial(model.store_words, key, index.column()))
            offers = list(model.columns[index.column()].offers())
            if offers:
                completer = QCompleter(offers, line)
                completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
                completer.setFilterMode(Qt.MatchFlag.MatchContains)
                line.setCompleter(completer)
                popup = completer.popup()
                if popup:
                    # As wide as its words: those of a narrow column would all be cut to the same beginning.
                    popup.setMinimumWidth(popup.sizeHintForColumn(0) + SCROLL_BAR_PX + LEADING_PX)
        return line

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Frame the cell that the keys are for: the colour of its row does not tell it from the others."""
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(QColor(self.theme.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
            painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Put a sign before words that ask for attention, and show a colour as it is where its row is chosen too."""
        super().initStyleOption(option, index)
        if isinstance(swatch := index.data(Qt.ItemDataRole.DecorationRole), QColor):
            option.icon = _build_swatch(swatch, option.decorationSize)
        model, row = index.model(), index.data(Qt.ItemDataRole.UserRole)
        if isinstance(model, RecordTableModel) and row and model.columns[index.column()].warns(row):
            option.icon = build_icon("triangle-alert", self.theme.if_raised_ink)
            option.decorationSize = QSize(SIGN_PX, SIGN_PX)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.palette.setColor(QPalette.ColorRole.Text, QColor(self.theme.if_raised_ink))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words need in the width of their column."""
        view = self.parent()
        if not isinstance(view, QTableView):
            return super().sizeHint(option, index)
        room = QRect(0, 0, view.columnWidth(index.column()) - 2 * CELL_INSET_PX, HIGHEST_CELL_PX)
        words = str(index.data() or "")
        box = QFontMetrics(view.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        return QSize(box.width(), max(ROW_PX, box.height() + LEADING_PX))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the words of the cell."""
        if isinstance(editor, LineField):
            editor.show_text(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Store what was typed."""
        if isinstance(editor, LineField):
            editor.flush()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take back what was typed before Escape closes the line, which stores it as the focus leaves."""
        escapes = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escapes and event.type() is QEvent.Type.KeyPress and isinstance(watched, LineField):
            watched.take_back()
        return super().eventFilter(watched, event)


class RecordTable(QWidget):
    """The table; Add, Remove and the keys Insert, Delete and Alt+Up/Down do what they are given."""

    def __init__(self, model: RecordTableModel, name: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = QTableView(self)
        self._cells = CellDelegate(self.table)
        self.model = model
        self._refusal, self._empty = QLabel(self), QLabel(empty, self)
        self._card = QFrame(self)
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
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

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
        self._refusal.setProperty("role", "error")
        self._refusal.setWordWrap(True)
        self._refusal.hide()
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
        for widget in (self._refusal, self._empty, self._card):
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


def _build_swatch(colour: QColor, size: QSize) -> QIcon:
    """A colour that no state of its row tints."""
    pixmap, icon = QPixmap(size), QIcon()
    pixmap.fill(colour)
    for mode in QIcon.Mode:
        icon.addPixmap(pixmap, mode)
    return icon
