"""The keys that lock, pressed where the command of a window does not hear them: in a dialog, or while a menu stands."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from briefbook.ui.workspace.window_watch import WindowWatch

KEYS = QKeySequence("Ctrl+Shift+L")


class LockKey(WindowWatch):
    """`pressed` tells of them, wherever in the program; the window's own command comes first where it can."""

    pressed = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys, and nothing else."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if QKeySequence(event.keyCombination()) != KEYS:
            return False
        self.pressed.emit()
        return True
