"""What the dialogs have in common that treat many texts or names alike."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListView, QVBoxLayout, QWidget

from briefbook.models.tick_list_model import TickListModel, TickRow
from briefbook.ui.check.tick_delegate import TickDelegate
from briefbook.ui.look.appearance import Appearance

SIZE_PX = (620, 520)


class TickDialog(QDialog):
    """A sentence, a list with ticks, and a button that does it for what is ticked; what may not be done is said."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = TickListModel(self)
        self.view = TickView(self.rows, appearance, self)
        self.middle = QVBoxLayout()
        self._sentence = QLabel(self)
        self._refusal = QLabel(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.button = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self.rows.ticks_changed.connect(self.judge)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.view.setFocus()

    @property
    def keys(self) -> list[Any]:
        """What is ticked."""
        return self.rows.ticked_keys

    def show_words(self, title: str, sentence: str, button: str) -> None:
        """Say what it is for."""
        self.setWindowTitle(title)
        self._sentence.setText(sentence)
        self.button.setText(button)
        self.view.setAccessibleName(title)

    def show_rows(self, rows: Sequence[TickRow]) -> None:
        """List these."""
        self.rows.show_rows(rows)
        self.view.setCurrentIndex(self.rows.index(0))
        self.judge()

    def judge(self) -> None:
        """Let it be done for anything that is ticked."""
        self.button.setEnabled(bool(self.keys))

    def refuse(self, sentence: str) -> None:
        """Say why it was not done."""
        self._refusal.setText(sentence)
        self._refusal.show()

    def _lay_out(self) -> None:
        self.button.setProperty("role", "primary")
        self._refusal.setProperty("role", "error")
        self._refusal.hide()
        for label in (self._sentence, self._refusal):
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._sentence)
        column.addWidget(self.view, 1)
        column.addLayout(self.middle)
        column.addWidget(self._refusal)
        column.addWidget(self._buttons)
        self.resize(*SIZE_PX)


class TickView(QListView):
    """A list whose rows are as high as their words."""

    def __init__(self, rows: TickListModel, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(rows)
        self.setItemDelegate(TickDelegate(appearance, self))
        self.setProperty("role", "choices")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the words wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
