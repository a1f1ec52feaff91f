"""Locking: every library is saved and closed, and the program gives its place to itself anew, with an empty memory.

What was typed stays in the memory of a process after everything is closed: 34 copies of one sentence were found there.
So locking ends in another image of the program, which knows the windows, the tabs and the caret by their ids only.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from briefbook.instance.handover import Handover, WindowState
from briefbook.ui.lock.idle_watch import IdleWatch
from briefbook.ui.lock.lock_holder import find_lock
from briefbook.ui.lock.lock_key import LockKey
from briefbook.ui.lock.seal import seal_file
from briefbook.ui.lock.secret_clipboard import SecretClipboard
from briefbook.ui.lock.system_watch import SystemWatch
from briefbook.ui.window.caret_mark import mark_caret
from briefbook.ui.window.passphrase_change import STAYS_LOCKED
from briefbook.ui.window.unlocking import Wish
from briefbook.ui.window.window import MainWindow
from briefbook.ui.workspace.preferences import Preferences

if TYPE_CHECKING:
    from briefbook.ui.window.window_group import WindowGroup

AGAIN_MS = 30_000


class Locking(QObject):
    """Locks the encrypted libraries of all windows: at a command, when nobody is here, when the screen is covered.

    `go_on` gives the program's place away, and comes back only where that fails. Where something cannot be saved
    nothing is closed: the encrypted libraries stay in memory, hidden, and locking is tried again after a while.
    """

    def __init__(
        self,
        windows: "WindowGroup",
        preferences: Preferences,
        go_on: Callable[[Handover], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._windows = windows
        self._preferences = preferences
        self._go_on = go_on
        self._under_way = False
        self._due = False
        self.clipboard = SecretClipboard(self._is_secret_in_front, self)
        self.idle = IdleWatch(self)
        self.key = LockKey(self)
        self.system = SystemWatch(self)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        for told in (windows.lock_requested, self.idle.passed, self.system.left):
            told.connect(self.lock)
        # Not while the window that was given them still deals with them.
        self.key.pressed.connect(self.lock, Qt.ConnectionType.QueuedConnection)
        self._again.timeout.connect(self._lock_at_last)
        windows.library_shown.connect(self.refresh)
        windows.library_let_go.connect(self._note_closed)
        preferences.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Watch for as long as an encrypted library is open and the person wants it."""
        encrypted = bool(self._list_encrypted())
        minutes = self._preferences.settings.lock_after_minutes
        self.idle.watch(minutes if encrypted else 0)
        if encrypted or any(each.passphrases.path for each in self._windows.windows):
            self.key.set_installed(True)
        if encrypted and not self.system.watching:
            self.system.start()
        self.system.note_open(encrypted)

    def stop(self) -> None:
        """Watch no more: the program ends."""
        self.idle.watch(0)
        self.key.set_installed(False)
        self.system.stop()
        self._again.stop()

    @Slot()
    def lock(self) -> None:
        """Lock every encrypted library that is open or about to be, and let the plain ones come back as they are.

        One that is being encrypted anew is left to that: nothing of it is seen, and it is locked when that has ended.
        """
        if self._under_way:
            return
        tried = [each for each in self._windows.windows if each.unlocking.ask_again()]
        changing = [each.passphrases for each in self._windows.windows if each.passphrases.lock()]
        if not (self._list_encrypted() or tried or changing or self._due):
            return
        self._due = bool(changing)
        for each in changing:
            each.ended.connect(self._lock_at_last, Qt.ConnectionType.SingleShotConnection)
        self._under_way = True
        try:
            close_small_windows()
            unsaved = {each: each.library.find_unsaved() for each in self._windows.windows if each.library}
            if changing or any(unsaved.values()):
                self._hide(unsaved)
            else:
                self._leave()
        finally:
            self._under_way = False

    @Slot()
    def _lock_at_last(self) -> None:
        """Lock what could only be hidden before, unless somebody came back meanwhile and gave a passphrase."""
        if all(each.unlocking.hides for each in self._list_encrypted()):
            self.lock()

    def _leave(self) -> None:
        """Close everything and give this program's place away; where that fails, ask for the passphrases here."""
        states = [let_window_go(each) for each in self._windows.windows]
        for window, state in zip(self._windows.windows, states, strict=True):
            cover(window, state)
        self.clipboard.clear()
        stuck = {window: window.library.find_unsaved() for window in self._windows.windows if window.library}
        if not stuck:
            self._go_on(Handover(tuple(states)))
        for window, state in zip(self._windows.windows, states, strict=True):
            if window.library is None:
                restore_window(window, state)
        self._hide(stuck)

    def _hide(self, unsaved: dict[MainWindow, str]) -> None:
        """Let nothing of the encrypted libraries be seen, and say why they are not saved."""
        for window, reason in unsaved.items():
            if window.library and window.library.file.is_encrypted:
                window.unlocking.hide(window.library, reason)
        self.clipboard.clear()
        if self._due or any(unsaved.values()):
            self._again.start()

    def _list_encrypted(self) -> list[MainWindow]:
        windows = self._windows.windows
        return [each for each in windows if each.library and each.library.file.is_encrypted]

    def _is_secret_in_front(self) -> bool:
        """Whether the window in use shows an encrypted library; where none of ours is in use, whether any does."""
        active = QApplication.activeWindow()
        while active and not isinstance(active, MainWindow):
            active = active.parentWidget()
        encrypted = self._list_encrypted()
        return active in encrypted if active else bool(encrypted)

    def _note_closed(self, encrypted: bool) -> None:
        if encrypted:
            self.clipboard.clear()
        self.refresh()


def let_window_go(window: MainWindow) -> WindowState:
    """Close the library of a window, and say what brings it back; where it cannot be closed it stays open."""
    geometry = bytes(window.saveGeometry().toBase64().data()).decode()
    if window.library is None:
        wish = window.unlocking.wish
        if wish is None:
            return WindowState(str(window.library_path or ""), geometry)
        return WindowState(str(wish.path), geometry, wish.reading, True, wish.seal, wish.caret, wish.told)
    file = window.library.file
    reading = file.taken_at is not None
    caret = window.unlocking.take_caret() or mark_caret(window)
    # Nobody else opens it while it is locked.
    find_lock(file.path).keep()
    if not window.let_library_go(may_ask=False):
        find_lock(file.path).settle()
    seal = seal_file(file.path) if file.is_encrypted and not reading else None
    return WindowState(str(file.path), geometry, reading, file.is_encrypted, seal, caret)


def cover(window: MainWindow, state: WindowState) -> None:
    """Let nothing be seen of a library that was locked, and end what the window has under way besides.

    A book that is being printed is waited for, and nothing is painted meanwhile but what is painted here.
    """
    if state.locked and window.library is None:
        window.unlocking.ask(Wish(Path(state.path), state.reading, True, state.seal, state.caret, state.told))
        window.repaint()
    window.opening.finish()


def restore_window(window: MainWindow, state: WindowState) -> None:
    """Bring a window back: a library that was locked asks for its passphrase, another is opened."""
    window.restoreGeometry(QByteArray.fromBase64(state.geometry.encode()))
    window.unlocking.caret = state.caret
    path = Path(state.path) if state.path else None
    if path:
        find_lock(path).keep()
    if path and state.locked:
        window.unlocking.ask(Wish(path, state.reading, True, state.seal, state.caret, state.told))
    else:
        window.expect(path, reading=state.reading)


def close_small_windows() -> None:
    """Close whatever stands over the windows, since it may show what is in them; nobody is asked."""
    while popup := QApplication.activePopupWidget():
        popup.close()
        if QApplication.activePopupWidget() is popup:
            break
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and not isinstance(widget, MainWindow) and not widget.property(STAYS_LOCKED):
            widget.close()
            # A question that cannot be escaped stays open, and goes on being asked when it is shown again.
            widget.hide()
