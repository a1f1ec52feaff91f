"""A library opened in a thread: it has to be brought to today's form, which may take a while."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefbook.ui.dialog.progress_dialog import ProgressDialog
from briefbook.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from briefbook.store.file import LibraryFile
    from briefbook.store.upgrade.step import Progress

    OpenFile = Callable[[Progress | None], LibraryFile]


class OpeningTask(QObject):
    """One opening under way, with its dialog; `opened` brings the file, `failed` the error, and then it has ended."""

    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path, open_file: "OpenFile", tasks: TaskRunner, window: QWidget) -> None:
        super().__init__(window)
        self.path = path
        self._open_file = open_file
        self._file: LibraryFile | None = None
        self.dialog = ProgressDialog(
            self.tr("Bringing “{}” to the form of this version").format(path.name),
            self.tr("A backup is made first. Nothing is changed until all of it is done."),
            window,
        )
        tasks.start(self, lambda _: self._open(), self._note_opened, self._note_failed)

    def finish(self) -> None:
        """Nobody waits for it any more, and the work has ended: close what was opened and not told."""
        if self._file:
            self._file.close()
            self._file = None

    def _open(self) -> None:
        self._file = self._open_file(self.dialog.hear)

    def _note_opened(self, _: None) -> None:
        self.dialog.end()
        file, self._file = self._file, None
        self.opened.emit(file)
        self.deleteLater()

    def _note_failed(self, error: Exception) -> None:
        self.dialog.end()
        self.failed.emit(error)
        self.deleteLater()
