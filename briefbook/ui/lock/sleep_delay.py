"""Asking the system to wait a moment before the computer sleeps, so that what is open is locked by then.

logind, "Inhibitor Locks": one of the kind "delay" is a descriptor, and holds a sleep up while any copy of it is open,
for five seconds at most if nobody changed that.
"""

import os

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusUnixFileDescriptor

SERVICE = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
MANAGER = f"{SERVICE}.Manager"
PROGRAM = "Briefbook"


class SleepDelay(QObject):
    """Held from `take` to `release`; where the system grants none, a sleep is told of and not held up."""

    def __init__(self, bus: QDBusConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._wanted = False
        self._handle: int | None = None

    def take(self) -> None:
        """Ask for it, without waiting for the answer."""
        if self._wanted:
            return
        self._wanted = True
        call = QDBusMessage.createMethodCall(SERVICE, PATH, MANAGER, "Inhibit")
        call.setArguments(["sleep", PROGRAM, self.tr("An encrypted library is locked first."), "delay"])
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(call), self)
        watcher.finished.connect(self._keep)

    def release(self) -> None:
        """Let the computer sleep."""
        self._wanted = False
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _keep(self, watcher: QDBusPendingCallWatcher) -> None:
        """Keep a copy of our own: those of Qt go when it has done with the answer."""
        granted = next(iter(watcher.reply().arguments()), None)
        if isinstance(granted, QDBusUnixFileDescriptor) and self._wanted and self._handle is None:
            self._handle = os.dup(granted.fileDescriptor())
        watcher.deleteLater()
