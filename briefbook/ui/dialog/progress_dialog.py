"""Shows how far a long piece of work is, and lets the person take it back."""

import threading

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QProgressBar, QVBoxLayout, QWidget

from briefbook.ui.dialog.fitted_dialog import FittedDialog

WIDTH_PX = 460


class ProgressDialog(FittedDialog):
    """Appears when the work first tells how far it is; Cancel asks it to stop, and it goes when `end` is called.

    `hear` is the work's `progress`, called in whatever thread: it says whether to go on.
    """

    _heard = Signal(int)

    def __init__(self, heading: str, note: str, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(heading)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(WIDTH_PX)
        self._stop = threading.Event()
        self._told = -1
        self._ended = False
        self.heading, self.note, self.bar = QLabel(heading, self), QLabel(note, self), QProgressBar(self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._lay_out()
        self.buttons.rejected.connect(self.reject)
        self._heard.connect(self._show, Qt.ConnectionType.QueuedConnection)

    @property
    def cancelled(self) -> bool:
        """Whether the person has asked for an end."""
        return self._stop.is_set()

    def report(self, done: int, total: int) -> bool:
        """Show that so much is done of so much; whether to go on. For any thread."""
        percent = done * 100 // max(total, 1)
        if percent != self._told:
            self._told = percent
            self._heard.emit(percent)
        return not self._stop.is_set()

    def reject(self) -> None:
        """Ask the work to stop, and wait for it to do so."""
        self._stop.set()
        self.note.setText(self.tr("Cancelling…"))
        self.buttons.setEnabled(False)

    def end(self) -> None:
        """Go: the work has ended."""
        self._ended = True
        self.done(0)
        self.deleteLater()

    def _show(self, percent: int) -> None:
        self.bar.setValue(percent)
        if not self._ended and not self.isVisible():
            self.open()

    def _lay_out(self) -> None:
        self.heading.setProperty("role", "subheading")
        self.note.setProperty("role", "muted")
        for label in (self.heading, self.note):
            label.setWordWrap(True)
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.heading.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        for widget in (self.heading, self.note, self.bar):
            column.addWidget(widget)
        column.addStretch()
        column.addWidget(self.buttons)
