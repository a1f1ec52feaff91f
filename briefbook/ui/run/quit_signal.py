"""The system's wish that the program ends (SIGTERM, SIGHUP, SIGINT), taken up in the window's own loop."""

import os
import signal
import sys
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

if sys.platform != "win32":
    QUITTING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class QuitSignals(QObject):
    """Tells that the system wants the program to end, as at a logout.

    Windows has no such signals, nor a pipe that Qt could watch: it sends windows a message instead.
    """

    received = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if sys.platform != "win32":
            self._read_end, self._write_end = os.pipe()
            for end in (self._read_end, self._write_end):
                os.set_blocking(end, False)
            self._notifier = QSocketNotifier(self._read_end, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._take)
            # Python runs its handlers between two instructions of its own, of which an idle window executes none: the
            # byte that it writes to the pipe at once is what wakes the loop.
            self._former = {number: signal.signal(number, _leave_it_to_the_pipe) for number in QUITTING}
            self._former_end = signal.set_wakeup_fd(self._write_end, warn_on_full_buffer=False)

    def remove(self) -> None:
        """Give the signals back."""
        if sys.platform != "win32":
            signal.set_wakeup_fd(self._former_end)
            for number, former in self._former.items():
                signal.signal(number, former)
            self._notifier.setEnabled(False)
            os.close(self._read_end)
            os.close(self._write_end)

    def _take(self) -> None:
        if sys.platform != "win32" and any(number in QUITTING for number in os.read(self._read_end, 64)):
            self.received.emit()


def _leave_it_to_the_pipe(number: int, frame: FrameType | None) -> None:
    """The wakeup fd delivers the signal; this handler does nothing."""
