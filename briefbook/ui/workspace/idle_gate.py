"""Whether the window has answered what a person did, so that work in threads can wait for that."""

import threading
import time

from PySide6.QtCore import QEvent, QObject, QTimer

from briefbook.ui.workspace.window_watch import USES, WindowWatch

# Whoever looks for longer than this has met something that takes its time by itself.
LONGEST_WAIT_S = 0.2
# A wheel or a held key never rests: of its time the work has a third.
SLICE_S = 0.1
# A view lays out its rows, and a window paints, in passes of their own after the one that asked for it.
SETTLE_MS = 25
ACTS = USES | {QEvent.Type.ShortcutOverride, QEvent.Type.MouseButtonRelease, QEvent.Type.Expose, QEvent.Type.Resize}


class IdleGate(WindowWatch):
    """Shut from a key, a click or a change until the main thread has done all that comes of it; threads `wait`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = threading.Event()
        self._opened.set()
        self._free_until = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.open)

    def shut(self) -> None:
        """Called on the main thread: it goes first from now until what comes of it is done."""
        self._opened.clear()
        self._timer.start(SETTLE_MS)

    def open(self) -> None:
        """Let the work go on."""
        self._opened.set()

    def wait(self) -> None:
        """Called in a thread: wait while it is shut, a little at most; then work goes on for a while in any case."""
        if self._opened.is_set() or time.monotonic() < self._free_until:
            return
        if not self._opened.wait(LONGEST_WAIT_S):
            self._free_until = time.monotonic() + SLICE_S

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go first from a key or the pointer on, and leave it to its window."""
        if event.type() in ACTS:
            self.shut()
        return False

    def note_caret(self) -> None:
        """Go first from a letter of an input method on."""
        self.shut()
