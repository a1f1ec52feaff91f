"""Saving the guide as a PDF: where to, how far it is, and opening it afterwards."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefbook.errors import BriefbookError
from briefbook.preparation import importing, importing_pages
from briefbook.ui.desk.notice_bar import NoticeBar
from briefbook.ui.dialog.pdf_place import ENDING, ask_pdf_place
from briefbook.ui.workspace.system_program import open_path
from briefbook.ui.workspace.tasks import Task, TaskRunner


class GuideExport(QObject):
    """Prints the guide in a thread; one printing at a time."""

    def __init__(self, notice: NoticeBar, window: QWidget) -> None:
        super().__init__(window)
        self._notice = notice
        self._window = window
        self._tasks = TaskRunner(self)
        self._task: Task | None = None

    def ask(self) -> None:
        """Ask where, then print it there."""
        proposed = Path.home() / (self.tr("Briefbook guide") + ENDING)
        if path := ask_pdf_place(self._window, self.tr("Save the Guide as PDF"), proposed):
            self.export(path)

    def export(self, path: Path) -> None:
        """Print the guide to a file."""
        self.finish()

        def work(task: Task) -> tuple[Path, int]:
            with importing_pages(), importing():
                from briefbook.printing.guide import export_guide

            def report(done: int, total: int) -> bool:
                if not task.cancelled:
                    task.report(self.tr("Printing page {} of {}").format(done, total), done, total)
                return not task.cancelled

            return path, export_guide(path, progress=report)

        self._show_progress(self.tr("Printing…"), 0, 0)
        self._task = self._tasks.start(self, work, self._tell, self._refuse, self._show_progress)

    def finish(self) -> None:
        """Stop what is being printed."""
        self._task = None
        self._tasks.finish()
        self._notice.hide()

    def _show_progress(self, words: str, done: int, total: int) -> None:
        self._notice.show_progress(words, done, total, (self.tr("Cancel"), self._cancel))

    def _cancel(self) -> None:
        self.finish()
        self._notice.show_words(self.tr("Cancelled. No PDF was written."))

    def _tell(self, exported: tuple[Path, int]) -> None:
        path, page_count = exported
        words = self.tr("{} pages are in {}").format(page_count, path.name)
        self._notice.show_words(words, (self.tr("Open"), lambda: open_path(path)))

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, BriefbookError):
            self._notice.show_words(str(error), wrong=True)
        else:
            self._notice.hide()
