"""A library opened in a thread: it has to be brought to today's form, which may take a while."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from briefbook.ui.dialog.progress_dialog import ProgressDialog
from briefbook.ui.workspace.tasks import TaskRunner

if TYPE_CHECKING:
    from briefbook.store.file import LibraryFile
    from briefbook.store.progress import Progress

    OpenFile = Callable[[Progress | None], LibraryFile]

translate = QCoreApplication.translate


class OpeningTask(QObject):
    """One opening under way, with its dialog; `opened` brings the file, `failed` the error, and then it has ended."""

    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path, open_file: "OpenFile", tasks: TaskRunner, window: QWidget) -> None:
        super().__init__(window)
        self.path = path
        self._open_file = open_file
        self._tasks = tasks
        self._file: LibraryFile | None = None
        self.dialog = build_steps_dialog(path.name, window)
        tasks.start(self, lambda _: self._open(), self._note_opened, self._note_failed)

    def finish(self) -> None:
        """Nobody waits for it any more: have the work stop, and close what was opened and not told."""
        self.dialog.reject()
        self._tasks.finish()
        if self._file:
            self._file.close()
            self._file = None

    def _open(self) -> None:
        self._file = self._open_file(self.dialog.report)

    def _note_opened(self, _: None) -> None:
        self.dialog.end()
        file, self._file = self._file, None
        self.opened.emit(file)
        self.deleteLater()

    def _note_failed(self, error: Exception) -> None:
        self.dialog.end()
        self.failed.emit(error)
        self.deleteLater()


def build_steps_dialog(name: str, window: QWidget) -> ProgressDialog:
    """What says how far a library of that name is on its way to today's form, should it be of an older one."""
    return ProgressDialog(
        translate("OpeningTask", "Bringing “{}” to the form of this version").format(name),
        translate("OpeningTask", "A backup is made first. Nothing is changed until all of it is done."),
        window,
    )
