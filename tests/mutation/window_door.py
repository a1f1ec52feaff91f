"""The window as a door: a library opened in it, every kind of tab shown, and closed again."""

import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from briefbook.settings import Settings, ThemeChoice
from briefbook.store.file import LibraryFile
from briefbook.ui.look.appearance import Appearance
from briefbook.ui.run.application import build_application
from briefbook.ui.run.program import build_workspace, import_last, import_records
from briefbook.ui.window.window import MainWindow
from briefbook.ui.workspace.preferences import Preferences
from briefbook.ui.workspace.tasks import Task, TaskRunner
from briefbook.values.place import Place
from tests.given_workspace import give_workspace

LONGEST_MS = 30_000
ASIDE_MS = 50
DIALOG = "a dialog: "


class WindowDoor:
    """A window that libraries are shown in one after the other; what it refuses or asks is kept as words."""

    def __init__(self) -> None:
        self._application = build_application()
        self._application.setQuitOnLastWindowClosed(False)
        self._tasks = TaskRunner()
        preferences = Preferences(Settings(theme=ThemeChoice.LIGHT, keeps_backups=False))
        self._appearance = Appearance(self._application, ThemeChoice.LIGHT)
        self._window = MainWindow(self._appearance, preferences)
        self._told: list[str] = []
        self._turn = 0
        opening = self._window.opening
        opening.refused.connect(lambda words, _: self._told.append(words))
        opening.damaged.connect(lambda words, _: self._told.append(words))
        self._window.library_shown.connect(
            lambda file: give_workspace(self._window, build_workspace(file, self._appearance, self._tasks, preferences))
        )
        import_records(Task(lambda *_: None))
        import_last(Task(lambda *_: None))
        self._window.show()
        self._aside = QTimer(interval=ASIDE_MS)
        self._aside.timeout.connect(self._close_dialog)
        self._aside.start()

    def show(self, path: Path) -> str:
        """Open a library, look at every kind of tab, and close it; what was said where it could not be opened."""
        self._told.clear()
        self._turn += 1
        self._window.opening.open(path)
        self._settle()
        opened = self._window.library is not None
        if self._window.library:
            for place in list_places(self._window.library.file, self._turn):
                self._window.open_place(place)
                self._settle()
            self._close_tabs()
            self._window.close_library()
        self._settle()
        if self._window.library:
            raise RuntimeError("the library stayed open")
        refused = [words for words in self._told if not words.startswith(DIALOG)]
        if refused:
            return f"refused: {refused[0]}"
        return "done" if opened else self._find_question()

    def _find_question(self) -> str:
        """What was asked instead of opening a library; raises where nothing was said at all."""
        if self._window.unlocking.path:
            self._window.unlocking.stop()
            return "asked for its passphrase"
        if not self._told:
            raise RuntimeError("the library was neither opened nor refused")
        return f"asked: {self._told[0]}"

    def _close_tabs(self) -> None:
        """Leave none to be shown again with the next library, which has the same uid."""
        tabs = self._window.layout_.library_page.tabs
        for editor in tabs.editors():
            tabs.close_tab(editor)

    def _settle(self) -> None:
        """Wait until nothing is under way."""
        deadline = QDeadlineTimer(LONGEST_MS)
        quiet = 0
        while quiet < 2 and not deadline.hasExpired():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            busy = self._tasks.busy or self._window.opening.under_way is not None
            quiet = 0 if busy else quiet + 1
            if busy:
                time.sleep(0.005)
        if quiet < 2:
            raise TimeoutError("the window did not come to rest")

    def _close_dialog(self) -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, QMessageBox):
            self._told.append(DIALOG + asked.text())
        if isinstance(asked, QDialog):
            asked.reject()


def list_places(file: LibraryFile, turn: int) -> list[Place]:
    """A brief, and of the places for every other kind of tab one, another at each turn."""
    with file.lock:
        entities = [
            Place("entity", key) for (key,) in file.connection.execute("SELECT min(id) FROM entity GROUP BY kind")
        ]
        briefs = [Place("brief", key) for (key,) in file.connection.execute("SELECT id FROM brief LIMIT 1")]
        books = [Place("book", key) for (key,) in file.connection.execute("SELECT id FROM book_spec LIMIT 1")]
        visits = [key for (key,) in file.connection.execute("SELECT id FROM visit LIMIT 1")]
    programmes = [Place(kind, key) for key in visits for kind in ("programme", "visit")]
    others = [*entities, *books, *programmes, Place("library", 1)]
    return [*briefs, others[turn % len(others)]]
