"""How long nobody has used a key or the pointer in this program."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

from briefbook.ui.workspace.window_watch import USES, WindowWatch

MINUTE_S = 60
SIGNS = USES | {QEvent.Type.MouseMove, QEvent.Type.TabletMove}


class IdleWatch(WindowWatch):
    """`passed` tells that so many minutes passed without a key or the pointer."""

    passed = Signal()

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._used_at = clock()
        self._minutes = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)

    @property
    def watching(self) -> bool:
        """Whether it waits for the minutes to pass."""
        return bool(self._minutes)

    def watch(self, minutes: int) -> None:
        """Tell when so many minutes have passed since the last use; 0 ends that."""
        self.set_installed(bool(minutes))
        self._minutes = minutes
        if minutes:
            self.look()
        else:
            self._timer.stop()

    def note_use(self) -> None:
        """Somebody is here."""
        self._used_at = self._clock()

    def look(self) -> None:
        """Tell that the minutes have passed, or wait for what is left of them."""
        left_s = self._minutes * MINUTE_S - (self._clock() - self._used_at)
        if left_s > 0:
            self._timer.start(int(left_s * 1000) + 1)
        elif self._minutes:
            self.note_use()
            self._timer.start(self._minutes * MINUTE_S * 1000)
            self.passed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a key or the pointer, and leave it to its window."""
        if event.type() in SIGNS:
            self._used_at = self._clock()
        return False

    def set_installed(self, installed: bool) -> None:
        """Be asked of every use from now on, or no more."""
        if installed and not self.installed:
            self.note_use()
        super().set_installed(installed)

    def note_window(self, window: QWindow | None) -> None:
        """Whoever brings a window to the front is here."""
        self.note_use()
        super().note_window(window)

    def note_caret(self) -> None:
        """Whoever types in an input method is here."""
        self.note_use()
