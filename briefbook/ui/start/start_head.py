"""The head of the start page: a greeting, and the three ways to begin."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefbook.ui.action.action_id import ActionId
from briefbook.ui.look.icon import show_icon
from briefbook.ui.look.theme import Theme

NOON, EVENING = 12, 18


class StartHead(QWidget):
    """Greets, and wishes for a command of the window."""

    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = {
            ActionId.FILE_OPEN: QPushButton(self.tr("Open…")),
            ActionId.FILE_SAMPLE: QPushButton(self.tr("Try the sample")),
            ActionId.FILE_NEW: QPushButton(self.tr("New library")),
        }
        self._buttons[ActionId.FILE_NEW].setProperty("role", "primary")
        for action_id, button in self._buttons.items():
            button.clicked.connect(lambda _=False, wish=action_id: self.action_requested.emit(wish))
        self._lay_out()

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        for action_id, name in ((ActionId.FILE_OPEN, "folder-open"), (ActionId.FILE_SAMPLE, "sparkles")):
            show_icon(self._buttons[action_id], name, theme.ink)
        show_icon(self._buttons[ActionId.FILE_NEW], "plus", theme.on_accent)

    def _lay_out(self) -> None:
        title = QLabel(self._greet(datetime.now().hour))
        title.setProperty("role", "title")
        title.setObjectName("greeting")
        subtitle = QLabel(self.tr("Open a library, or start the next visit."))
        subtitle.setObjectName("greeting_line")
        subtitle.setProperty("role", "muted")
        words = QVBoxLayout()
        words.addWidget(title)
        words.addWidget(subtitle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words)
        row.addStretch()
        for button in self._buttons.values():
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
            row.addSpacing(4)

    def _greet(self, hour: int) -> str:
        """What one says at an hour of the day, 0 to 23."""
        if hour < NOON:
            return self.tr("Good morning")
        return self.tr("Good afternoon") if hour < EVENING else self.tr("Good evening")
