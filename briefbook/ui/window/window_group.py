"""The windows of the running program, each library in one of them."""

import os
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from briefbook.ui.look.appearance import Appearance
from briefbook.ui.window.window import MainWindow
from briefbook.ui.window.window_memory import fit_screen, keep_geometry, restore_geometry
from briefbook.ui.workspace.preferences import Preferences

ACTIVATION_TOKEN = "XDG_ACTIVATION_TOKEN"


class WindowGroup(QObject):
    """Makes windows, finds the one for a library, and forgets those that are closed."""

    library_shown = Signal(object)
    library_let_go = Signal(bool)
    lock_requested = Signal()
    library_closed = Signal()

    def __init__(self, appearance: Appearance, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._preferences = preferences
        self._windows: list[MainWindow] = []

    @property
    def windows(self) -> tuple[MainWindow, ...]:
        """Every open window, the one used last at the end."""
        return tuple(self._windows)

    def add_window(self) -> MainWindow:
        """A further window on its start page, not shown yet."""
        window = MainWindow(self._appearance, self._preferences)
        fit_screen(window)
        if self._windows:
            window.resize(self._windows[-1].size())
        else:
            restore_geometry(window)
        self._windows.append(window)
        window.library_shown.connect(self.library_shown)
        window.library_requested.connect(self.open)
        window.encrypted_requested.connect(lambda path, passphrase: self.open(path, passphrase=passphrase))
        window.library_let_go.connect(self.library_let_go)
        window.lock_requested.connect(self.lock_requested)
        window.window_requested.connect(self.show_start_page)
        window.activated.connect(lambda: self._note_used(window))
        window.library_closed.connect(lambda: self._close_spare(window))
        window.closed.connect(lambda: self._forget(window))
        for told in (window.library_closed, window.closed):
            told.connect(self.library_closed)
        return window

    def find_window(self, path: Path) -> MainWindow | None:
        """The window that shows a library, or is about to, by whatever path it is named."""
        return next((each for each in self._windows if each.library_path and is_same(each.library_path, path)), None)

    def open(self, path: Path, token: str = "", passphrase: str = "") -> None:
        """Bring a library to the front: in the window that shows it, in one on its start page, or in a new one."""
        window = self.find_window(path)
        if window is None:
            window = self._find_free() or self.add_window()
            if passphrase:
                window.unlocking.open(path, passphrase)
            else:
                window.opening.open(path)
        self._show(window, token)

    def show_start_page(self) -> None:
        """Bring a window on its start page to the front, a new one where there is none."""
        self._show(self._find_free() or self.add_window())

    def show_last(self, token: str = "") -> MainWindow:
        """Bring the window that was used last to the front."""
        window = self._windows[-1] if self._windows else self.add_window()
        self._show(window, token)
        return window

    def _show(self, window: MainWindow, token: str = "") -> None:
        self._note_used(window)
        bring_to_front(window, token)

    def _find_free(self) -> MainWindow | None:
        return next((each for each in reversed(self._windows) if each.library_path is None), None)

    def _note_used(self, window: MainWindow) -> None:
        if window in self._windows:
            self._windows.remove(window)
            self._windows.append(window)

    def _close_spare(self, window: MainWindow) -> None:
        """One start page is enough: a window that has shown its library goes, but for the last."""
        if len(self._windows) > 1:
            window.close()

    def _forget(self, window: MainWindow) -> None:
        if window in self._windows:
            keep_geometry(window)
            self._windows.remove(window)
            window.deleteLater()


def is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def bring_to_front(window: QWidget, token: str = "") -> None:
    """Put a window before all others, but for a dialog that waits for an answer.

    On Wayland the desktop allows it by the token of whoever was clicked (xdg-activation), which Qt takes from the
    environment.
    """
    for each in (window, QApplication.activeModalWidget()):
        if each is None:
            continue
        if token:
            os.environ[ACTIVATION_TOKEN] = token
        each.setWindowState(each.windowState() & ~Qt.WindowState.WindowMinimized)
        each.show()
        each.raise_()
        each.activateWindow()
    os.environ.pop(ACTIVATION_TOKEN, None)
