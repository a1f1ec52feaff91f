"""When the screen is locked or the computer goes to sleep, as the system tells it over D-Bus.

D-Bus is a socket in the file system; nothing is sent over it but the wish that a sleep should wait until all is locked.
Where nobody answers there, a clock that stands still while the computer sleeps shows afterwards that it did.
"""

import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from briefbook.ui.lock.sleep_delay import SleepDelay

LOGIND = "org.freedesktop.login1"
MANAGER = "/org/freedesktop/login1"
SESSIONS = "/org/freedesktop/login1/session"
SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
LOOK_MS = 5000
SLEPT_S = 10.0


def read_sleep_s() -> float:
    """How long this computer has slept since it was started, in seconds; only its changes mean anything."""
    if sys.platform != "linux":
        return 0.0
    return time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(time.CLOCK_MONOTONIC)


class SystemWatch(QObject):
    """`left` tells that the screen is locked, or that the computer goes to sleep or has slept."""

    left = Signal()

    def __init__(self, parent: QObject | None = None, read_sleep: Callable[[], float] = read_sleep_s) -> None:
        super().__init__(parent)
        self._read_sleep = read_sleep
        self._slept_s = read_sleep()
        self._watching = False
        self._open = False
        self._delay: SleepDelay | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def watching(self) -> bool:
        """Whether it listens."""
        return self._watching

    def start(self) -> None:
        """Listen to the system from now on; elsewhere than on Linux it is not asked."""
        self._watching = True
        if sys.platform == "linux" and not self._listen():
            self._slept_s = self._read_sleep()
            self._timer.start()

    def note_open(self, encrypted: bool) -> None:
        """Whether anything is open that has to be locked before the computer sleeps, and worth its waiting."""
        self._open = encrypted
        if self._delay:
            (self._delay.take if encrypted else self._delay.release)()

    def stop(self) -> None:
        """Look at the clocks no more, and hold nothing up."""
        self._timer.stop()
        self.note_open(False)

    def look(self) -> None:
        """Tell of a sleep that is over."""
        before, self._slept_s = self._slept_s, self._read_sleep()
        if self._slept_s - before > SLEPT_S:
            self.left.emit()

    @Slot(bool)
    def note_sleep(self, begins: bool) -> None:
        """The computer goes to sleep, or wakes up."""
        if begins:
            self.left.emit()
            if self._delay:
                self._delay.release()
        else:
            self.note_open(self._open)

    @Slot()
    def note_lock(self) -> None:
        """The session is to be locked."""
        self.left.emit()

    @Slot(bool)
    def note_screen(self, covered: bool) -> None:
        """The screen is covered, or shown again."""
        if covered:
            self.left.emit()

    def _listen(self) -> bool:
        """Whether logind is there to tell of a sleep."""
        # Not needed before a library is open.
        from PySide6.QtDBus import QDBusConnection

        session = QDBusConnection.sessionBus()
        for name in SCREEN_SAVERS:
            session.connect("", "", name, "ActiveChanged", self, _slot("note_screen(bool)"))
        system = QDBusConnection.systemBus()
        if not system.isConnected():
            return False
        path = find_session_path(os.environ.get("XDG_SESSION_ID", ""))
        system.connect(LOGIND, path, f"{LOGIND}.Session", "Lock", self, _slot("note_lock()"))
        system.connect(LOGIND, MANAGER, f"{LOGIND}.Manager", "PrepareForSleep", self, _slot("note_sleep(bool)"))
        if not system.interface().isServiceRegistered(LOGIND).value():
            return False
        from briefbook.ui.lock.sleep_delay import SleepDelay

        self._delay = SleepDelay(system, self)
        return True


def find_session_path(session_id: str) -> str:
    """Where logind has a session on D-Bus, whose names may hold only ASCII letters and digits; empty for any."""
    if not session_id:
        return ""
    letters = [each if each.isascii() and each.isalnum() else f"_{ord(each):02x}" for each in session_id]
    if letters[0].isdigit():
        letters[0] = f"_{ord(letters[0]):02x}"
    return f"{SESSIONS}/{''.join(letters)}"


def _slot(signature: str) -> Any:
    """A slot as Qt names it: in letters, though the stubs of `connect` want bytes, which it refuses."""
    return SLOT(signature)
