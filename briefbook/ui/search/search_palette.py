"""Search everything: a popover over the toolbar's search field that finds records and commands as one types."""

import shiboken6
from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from briefbook.models.search_result_model import SearchResultModel
from briefbook.models.search_rows import Command, SearchRole, SearchRow
from briefbook.store.file import LibraryFile
from briefbook.store.search_answer import SearchAnswer
from briefbook.store.search_form import holds_words
from briefbook.ui.look.appearance import Appearance
from briefbook.ui.look.icon import build_pixmap
from briefbook.ui.look.theme import ICON_PX, Theme
from briefbook.ui.search.search_row_delegate import SearchRowDelegate
from briefbook.ui.search.searching import Searching

WIDTH_PX = 640
LIST_HEIGHT_PX = 480
SHADOW_PX = 16
RADIUS_PX = 10
PAGE_ROWS = 8
STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Backtab: -1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_PageUp: -PAGE_ROWS,
    Qt.Key.Key_PageDown: PAGE_ROWS,
}


class SearchPalette(QWidget):
    """Covers the window while it is open, so that a click beside it closes it; wishes for places and for commands."""

    place_chosen = Signal(object)
    command_chosen = Signal(str)

    def __init__(self, file: LibraryFile, appearance: Appearance, anchor: QWidget, window: QWidget) -> None:
        super().__init__(window)
        self.hide()
        self.setObjectName("search_palette")
        self._anchor = anchor
        self._appearance = appearance
        self._commands: tuple[Command, ...] = ()
        self._suggested: tuple[Command, ...] = ()
        self._focus_before: QWidget | None = None
        self.results, self.searching = SearchResultModel(self), Searching(file, self)
        self._run_when_found = False
        self.card, self.field, self.view = _Card(self), QLineEdit(self), QListView(self)
        self.notice, self._icon = QLabel(self), QLabel(self)
        self._column = QVBoxLayout(self.card)
        self._delegate = SearchRowDelegate(self.view)
        self._prepare()
        self._lay_out()
        self._connect()
        self._apply_theme()

    def open(self, commands: tuple[Command, ...], suggested: tuple[Command, ...]) -> None:
        """Show it empty, with the commands that can be found and those that are suggested, and take the focus."""
        self._commands, self._suggested = commands, suggested
        if self.isHidden():
            self._focus_before = QApplication.focusWidget()
            self.field.clear()
            self.window().installEventFilter(self)
        self._search()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def dismiss(self) -> None:
        """Close it and give the focus back to where it was."""
        if self.isHidden():
            return
        self.window().removeEventFilter(self)
        self.searching.cancel()
        before, self._focus_before = self._focus_before, None
        if before and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk through the rows by the keys of the field; stay where the field is when the window changes its size."""
        if watched is self.window() and event.type() is QEvent.Type.Resize:
            self._place()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._take_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close at a click beside it."""
        self.dismiss()

    def _prepare(self) -> None:
        self.field.setProperty("role", "bare")
        self.field.setPlaceholderText(self.tr("Search points, people, sources, commands…"))
        self.field.setAccessibleName(self.tr("Search everything"))
        self.field.installEventFilter(self)
        self.view.setModel(self.results)
        self.view.setItemDelegate(self._delegate)
        self.view.setObjectName("search_results")
        self.view.setAccessibleName(self.tr("Results"))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.notice.setProperty("role", "muted")
        self.notice.setContentsMargins(18, 14, 18, 14)

    def _lay_out(self) -> None:
        keys = QLabel(self.tr("↑ ↓ to walk   ·   Enter to open   ·   Esc to close"))
        keys.setProperty("role", "small")
        keys.setContentsMargins(18, 6, 18, 8)
        top = QHBoxLayout()
        top.setContentsMargins(18, 0, 14, 0)
        top.setSpacing(10)
        top.addWidget(self._icon)
        top.addWidget(self.field, 1)
        column = self._column
        column.setContentsMargins(SHADOW_PX, SHADOW_PX, SHADOW_PX, SHADOW_PX)
        column.setSpacing(0)
        column.addSpacing(6)
        column.addLayout(top)
        column.addSpacing(6)
        column.addWidget(_build_rule())
        column.addWidget(self.notice)
        column.addWidget(self.view)
        column.addWidget(_build_rule())
        column.addWidget(keys)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._search)
        self.searching.answered.connect(self._show_answer)
        self.view.entered.connect(self._choose_hovered)
        self.view.clicked.connect(self._run)
        self.view.selectionModel().currentChanged.connect(self._tell_current)
        self._appearance.changed.connect(self._apply_theme)

    def _apply_theme(self) -> None:
        theme = self._appearance.theme
        self._delegate.theme = self.card.theme = theme
        self._icon.setPixmap(build_pixmap("search", theme.muted, ICON_PX, self.devicePixelRatioF()))
        self.update()

    def _search(self) -> None:
        words = self.field.text().strip()
        self._run_when_found = False
        if words:
            found = any(holds_words(each.text, words) for each in self._commands)
            self.searching.ask(words, guessing=not found)
            return
        self.searching.cancel()
        self.results.suggest(self._suggested)
        self.notice.setText(self.tr("Type to search names, points, texts and sources, in any script."))
        self.notice.show()
        self._show_found()

    def _show_answer(self, answer: SearchAnswer) -> None:
        self.results.show_answer(answer, self._commands)
        self.notice.setText(self._describe_none(answer.words, answer.meant))
        self.notice.setVisible(bool(answer.meant) or not self.results.rows)
        self._show_found()
        if self._run_when_found:
            self._run(self.view.currentIndex())

    def _show_found(self) -> None:
        self.view.setCurrentIndex(QModelIndex())
        self._go_to(0, 1)
        self.view.scrollToTop()
        self._place()

    def _describe_none(self, words: str, meant: str) -> str:
        if meant:
            return self.tr("Nothing found for “{}”. Did you mean “{}”?").format(words, meant)
        return self.tr("Nothing found for “{}”.").format(words)

    def _place(self) -> None:
        """Cover the window, and put the card over the search field of the toolbar."""
        window = self.window()
        self.setGeometry(window.rect())
        field = QRect(self._anchor.mapTo(window, self._anchor.rect().topLeft()), self._anchor.size())
        rows = range(self.results.rowCount())
        wanted = sum(self.view.sizeHintForRow(row) for row in rows) + 12
        room = window.height() - field.top() - 130
        self.view.setVisible(bool(self.results.rows))
        self.view.setFixedHeight(max(min(wanted, LIST_HEIGHT_PX, room), 0))
        width = min(WIDTH_PX, window.width() - 40) + 2 * SHADOW_PX
        self._column.activate()
        height = self._column.sizeHint().height()
        left = max(min(field.center().x() - width // 2, window.width() - width), 0)
        self.card.setGeometry(left, field.top() - SHADOW_PX - 5, width, height)

    def _take_key(self, key: Qt.Key) -> bool:
        if key is Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run_when_found = self.searching.busy
            if not self._run_when_found:
                self._run(self.view.currentIndex())
        elif key in STEPS:
            step = STEPS[key]
            self._go_to(self.view.currentIndex().row() + step, 1 if step > 0 else -1)
        else:
            return False
        return True

    def _go_to(self, row: int, step: int) -> None:
        """Choose a row, or the nearest one in that direction that can be chosen, else the last one before it."""
        row = max(0, min(row, self.results.rowCount() - 1))
        found = self.results.find_choice(row, step)
        if found is None:
            found = self.results.find_choice(row, -step)
        if found is not None:
            self.view.setCurrentIndex(self.results.index(found))
            if found == self.results.find_choice(0, 1):
                self.view.scrollToTop()

    def _choose_hovered(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.view.setCurrentIndex(index)

    def _tell_current(self, index: QModelIndex) -> None:
        """The focus stays in the field, so the field says to a screen reader what is chosen."""
        self.field.setAccessibleDescription(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")

    def _run(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, SearchRow) or row.role is SearchRole.HEADING:
            return
        self.dismiss()
        if row.place:
            self.place_chosen.emit(row.place)
        else:
            self.command_chosen.emit(row.action_id)


class _Card(QFrame):
    """The popover itself, with a soft shadow in its margins."""

    theme: Theme

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a click inside from closing it."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shadow and the card."""
        inner = self.rect().adjusted(SHADOW_PX, SHADOW_PX, -SHADOW_PX, -SHADOW_PX)
        strength = 9 if self.theme.dark else 4
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for spread in range(SHADOW_PX - 4, 0, -2):
                painter.setBrush(QColor(0, 0, 0, strength))
                outer = inner.adjusted(-spread, -spread + 4, spread, spread + 4)
                painter.drawRoundedRect(outer, RADIUS_PX + spread, RADIUS_PX + spread)
            painter.setBrush(QColor(self.theme.card))
            painter.setPen(QColor(self.theme.line))
            painter.drawRoundedRect(inner, RADIUS_PX, RADIUS_PX)


def _build_rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("role", "rule")
    return rule
