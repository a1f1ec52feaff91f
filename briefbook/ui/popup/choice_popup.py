"""A small window under a button in which things are found and chosen."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from briefbook.models.choice_list_model import Additions, Choice, ChoiceListModel
from briefbook.ui.draft.draft_watch import DraftState, tell_draft

WIDTH_PX, HEIGHT_PX = 320, 300
FEW, FEWEST, GAP_PX = 8, 3, 2
WALKED = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class ChoicePopup(QFrame):
    """Filter over a list; one choice closes it, several are ticked and told when it closes, but not by Escape.

    Where names can be added the filter is always there, and its words are told as a `NewName`: by a row of its own, to
    which one goes, for Enter alone would make something new of every slip.
    """

    def __init__(
        self,
        name: str,
        choices: Sequence[Choice],
        tell: Callable[[Any], object],
        *,
        several: bool,
        additions: Additions | None = None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self._tell = tell
        self._several = several
        self._is_cancelled = False
        self._spot: QRect | None = None
        self._screen = parent.screen().availableGeometry()
        self._adds = bool(additions and additions.kinds)
        self.choices = ChoiceListModel(choices, several=several, additions=additions, parent=self)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Find, or type a name to add") if self._adds else self.tr("Find"))
        self.filter.setAccessibleName(self.tr("Find in {}").format(name))
        self.view = QListView(self)
        self._empty = QLabel(self)
        self.column = QVBoxLayout(self)
        self._ticked_before = self.choices.chosen_keys
        self.choices.ticked.connect(self._note_ticks)
        self._prepare(name, filtered=self._adds or len(choices) > FEW)
        self._show_empty()

    def show_under(self, widget: QWidget, part: QRect | None = None) -> None:
        """Show it under a widget, or a part of one, or above where there is more room: always within the screen."""
        area = part or widget.rect()
        self._spot = QRect(widget.mapToGlobal(area.topLeft()), area.size())
        self._screen = widget.screen().availableGeometry()
        self.fit()
        self.show()
        (self.filter if self.filter.isVisible() else self.view).setFocus()

    def fit(self) -> None:
        """Be as high as the choices need."""
        rows = max(FEWEST, self.choices.rowCount())
        self._stand(min(HEIGHT_PX, 60 + 28 * rows, max(self._measure_room(), 60 + 28 * FEWEST)))

    def _measure_room(self) -> int:
        """How high it can be without covering what it belongs to."""
        if self._spot is None:
            return self._screen.height()
        above, below = self._spot.top() - self._screen.top(), self._screen.bottom() - self._spot.bottom()
        return max(above, below) - GAP_PX

    def _stand(self, height_px: int) -> None:
        """Be so high, under its spot or else above it, over it where it fits neither, and never off the screen."""
        room = self._screen
        self.resize(WIDTH_PX, min(height_px, room.height()))
        if self._spot is None:
            return
        left = max(room.left(), min(self._spot.left(), room.right() - self.width()))
        top = self._spot.bottom() + GAP_PX
        if top + self.height() > room.bottom() + 1:
            top = self._spot.top() - self.height() - GAP_PX
        if top < room.top():
            top = room.bottom() + 1 - self.height()
        self.move(left, top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it as if nothing had been chosen."""
        self._is_cancelled = event.matches(QKeySequence.StandardKey.Cancel)
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list from the filter, and choose with Enter."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter(self.view.currentIndex())
                return True
            if watched is self.filter and event.key() in WALKED:
                self._walk(event)
                return True
        return super().eventFilter(watched, event)

    def _walk(self, event: QKeyEvent) -> None:
        """Move in the list; where no row is the current one, to the first or the last."""
        if self.view.currentIndex().isValid():
            self.view.keyPressEvent(event)
            return
        up = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_PageUp)
        self.view.setCurrentIndex(self.choices.index(self.choices.rowCount() - 1 if up else 0))

    def _prepare(self, name: str, *, filtered: bool) -> None:
        self.view.setModel(self.choices)
        self.view.setAccessibleName(name)
        self.view.setProperty("role", "choices")
        self.view.setUniformItemSizes(True)
        self.view.clicked.connect(self._click)
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self.filter.setVisible(filtered)
        self.filter.textChanged.connect(self._filter)
        for watched in (self.filter, self.view):
            watched.installEventFilter(self)
        column = self.column
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(6)
        column.addWidget(self.filter)
        column.addWidget(self._empty)
        column.addWidget(self.view)
        start = next((at for at, choice in enumerate(self.choices.rows) if choice.chosen), 0)
        self.view.setCurrentIndex(self.choices.index(start))

    def _filter(self, text: str) -> None:
        self.choices.set_filter(text)
        self._show_empty()
        first = self.choices.rows[0] if self.choices.rows else None
        offered = first is not None and self.choices.is_offer(first)
        self.view.setCurrentIndex(QModelIndex() if offered else self.choices.index(0))

    def _show_empty(self) -> None:
        rows = self.choices.rows
        words = self.tr("Nothing has these words.")
        if self._adds and not self.filter.text().strip():
            words = self.tr("None yet. Type a name to add the first.")
        elif rows:
            words = self.tr("Nothing is called so yet. The arrow key goes to the row that adds it.")
        found = any(not self.choices.is_offer(each) for each in rows)
        self._empty.setText(words)
        self._empty.setVisible(not found)
        self.filter.setAccessibleDescription("" if found else words)

    def _click(self, index: QModelIndex) -> None:
        choice = index.data(Qt.ItemDataRole.UserRole)
        if not self._several or (isinstance(choice, Choice) and self.choices.is_offer(choice)):
            self._choose(index)

    def _enter(self, index: QModelIndex) -> None:
        """Choose the current row; without one a list of ticks is done."""
        if index.isValid():
            self._choose(index)
        elif self._several and self.choices.chosen_keys and not self.filter.text().strip():
            self.close()

    def _choose(self, index: QModelIndex) -> None:
        choice = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(choice, Choice):
            return
        if not self._several:
            self.close()
            self._tell(choice.key)
        elif self.choices.is_offer(choice):
            self.choices.take_offer(choice)
            self._begin_anew(choice)
        else:
            self.choices.toggle(choice.key)
            if self.filter.text():
                self._begin_anew(choice)

    def _begin_anew(self, choice: Choice) -> None:
        """Find the next one; none is the current one then, so that Enter does not take a tick away again."""
        self.filter.clear()
        self.view.setCurrentIndex(QModelIndex())
        self.view.scrollTo(self.choices.find_index(choice.key))
        self.filter.setFocus()

    def closeEvent(self, event: Any) -> None:
        """Tell what was ticked."""
        super().closeEvent(event)
        if self._several and not self._is_cancelled:
            self._tell(self.choices.chosen_keys)
        tell_draft(self, DraftState.STORED)

    def _note_ticks(self, keys: list[Any]) -> None:
        tell_draft(self, DraftState.STORED if keys == self._ticked_before else DraftState.ENTERED)
