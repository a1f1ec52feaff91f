"""Joins the window to its threads, its settings and the sessions of the libraries that it opens."""

from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from briefbook.settings import Settings, load_settings
from briefbook.store.file import LibraryFile
from briefbook.ui.appearance import Appearance, add_fonts
from briefbook.ui.hooks import Hooks
from briefbook.ui.tasks import Task, TaskRunner
from briefbook.ui.window import MainWindow
from briefbook.ui.workspace import Workspace

LOADED_LATE = ("briefbook.session", "briefbook.edits", "briefbook.models.mention_source", "briefbook.ui.library_proof")
OTHER_FONTS = ("Noto*.ttf", "Amiri*.ttf", "SourceSerif4-*.ttf")


class Program(QObject):
    """One run of the program: shows the window first, then loads what it takes to change a library."""

    def __init__(self, path: Path | None, action_id: str = "") -> None:
        self._application = build_application()
        super().__init__(self._application)
        self._hooks = Hooks()
        self._settings = load_settings()
        self._tasks = TaskRunner(self)
        self._loaded = False
        self._waiting: LibraryFile | None = None
        self.appearance = Appearance(self._application, self._settings.theme)
        self.window = MainWindow(self.appearance)
        self.window.library_shown.connect(self._take_library)
        self.window.painted.connect(self._load)
        if action_id:
            self.window.painted.connect(self.window.actions_[action_id].trigger)
        if path:
            self.window.opening.open(path)

    def run(self) -> int:
        """Show the window until it is closed; returns the exit status."""
        self.window.show()
        status = self._application.exec()
        self.finish()
        return status

    def finish(self) -> None:
        """Stop what is under way and give the hooks back."""
        self._tasks.finish()
        self._hooks.remove()

    def _load(self) -> None:
        """Import in a thread what the first sight does without."""
        self._tasks.start(self, import_late, self._note_loaded, self._note_failed)

    def _note_loaded(self, _: None) -> None:
        self._loaded = True
        add_fonts(*OTHER_FONTS)
        if self._waiting:
            self._take_library(self._waiting)

    def _note_failed(self, error: Exception) -> None:
        """A module that cannot be imported is a bug: the hook shows it."""

    def _take_library(self, file: LibraryFile) -> None:
        """Give a shown library its workspace, now or when everything is loaded."""
        if not self._loaded:
            self._waiting = file
            return
        self._waiting = None
        self.window.set_workspace(build_workspace(file, self.appearance, self._tasks, self._settings))


def build_workspace(file: LibraryFile, appearance: Appearance, tasks: TaskRunner, settings: Settings) -> Workspace:
    """Open a session on a library file, with all that its editors need; takes long before `import_late`."""
    from briefbook.models.mention_source import MentionSource
    from briefbook.models.notifier import Notifier
    from briefbook.session import Session

    session = Session(file)
    notifier = Notifier(session)
    return Workspace(session, notifier, appearance, tasks, settings, MentionSource(session, notifier, notifier))


def import_late(_: Task) -> None:
    """Import what is needed to change a library and not to show it."""
    for name in LOADED_LATE:
        import_module(name)


def build_application() -> QApplication:
    """The Qt application under its own name."""
    application = QApplication.instance() or QApplication(["briefbook"])
    assert isinstance(application, QApplication)
    application.setApplicationName("briefbook")
    application.setApplicationDisplayName("Briefbook")
    application.setDesktopFileName("org.briefbook.Briefbook")
    return application
