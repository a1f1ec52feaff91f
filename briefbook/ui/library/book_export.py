"""Exporting the chosen book to a PDF: where to, how far it is, and opening it afterwards."""

import re
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from briefbook.book.content import Content
from briefbook.errors import BriefbookError
from briefbook.pdf.script import name_script
from briefbook.printing.export import BlockedError, Exported, MissingGlyphError, export_book
from briefbook.printing.font_choice import build_typesetter
from briefbook.printing.gathering.content import gather_aside, gather_content
from briefbook.printing.missing_glyph import script_of_missing
from briefbook.printing.readers import is_for_owner_alone, settle_readers
from briefbook.store.book_read import read_book_name
from briefbook.ui.desk.notice_bar import NoticeBar
from briefbook.ui.dialog.pdf_place import ENDING, ask_pdf_place
from briefbook.ui.workspace.system_program import open_path
from briefbook.ui.workspace.tasks import CancelledError, Task
from briefbook.ui.workspace.workspace import Workspace

translate = QCoreApplication.translate
# How often a book is gathered beside somebody who goes on writing, before all others wait for it.
TRIES_BESIDE = 3
UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class TakingPlace:
    """Whether a file that is written takes its place: whoever comes first, the work or a person, settles it.

    A library that closes or locks lets it; a person who cancels does not.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._begun = False
        self.refused = False

    def begin(self) -> bool:
        """Called by the work before the file takes its place: whether it may."""
        with self._lock:
            self._begun = not self.refused
            return self._begun

    def refuse(self) -> bool:
        """Called by whoever does not want the file: whether there will be none."""
        with self._lock:
            self.refused = not self._begun
            return self.refused


class BookExport(QObject):
    """Prints one book at a time, to whichever file after the other; what blocks printing leads to the findings."""

    findings_requested = Signal()
    finished = Signal(object)

    def __init__(self, workspace: Workspace, notice: NoticeBar, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._notice = notice
        self._window = window
        file = workspace.session.file
        self._folder = Path.home() if file.read_only else file.path.parent
        self._task: Task | None = None
        self._path: Path | None = None
        self._taking_place = TakingPlace()
        self._waiting: dict[Path, Callable[[], None]] = {}

    def ask(self, book_id: int) -> None:
        """Ask where, then print the book there."""
        proposed = self._folder / propose_name(*self._workspace.session.look(read_book_name, book_id))
        if path := ask_pdf_place(self._window, self.tr("Export PDF"), proposed):
            self.export(book_id, path)

    def export(self, book_id: int, path: Path) -> None:
        """Gather and print a book to a file in a thread."""
        self._print(partial(self._gather, book_id, self._workspace.settings.spoken_words_per_minute), path)

    def _gather(self, book_id: int, words_per_minute: int, task: Task) -> Content:
        """All of a book as of one moment, at first beside the work; who never rests waits for the last try."""
        file = self._workspace.session.file
        for _ in range(TRIES_BESIDE):
            content = gather_aside(file, book_id, lambda: not task.cancelled, words_per_minute=words_per_minute)
            if content:
                return content
            task.require_wanted()
        return gather_content(file, book_id, words_per_minute=words_per_minute)

    def _print(self, gather: Callable[[Task], Content], path: Path, *, accept_missing: bool = False) -> None:
        """Print what is gathered; what no font has only with the person's word."""
        self._folder = path.parent
        if self._task and self._path != path:
            self._waiting[path] = partial(self._print, gather, path, accept_missing=accept_missing)
            return
        if self._task:
            self._task.cancel()
            self._taking_place.refuse()
        self._path = path
        taking_place = self._taking_place = TakingPlace()
        gathered: list[Content] = []
        fonts_folder, readers = self._workspace.settings.fonts_folder, self._workspace.settings.exported_readers

        def work(task: Task) -> Exported:
            def report(done: int, total: int) -> bool:
                # Told to stop, a file whose pages are all made is written all the same.
                with suppress(CancelledError):
                    task.report(self.tr("Printing page {} of {}").format(done, total), done, total)
                return not (taking_place.refused if done == total else task.cancelled)

            gathered.append(gather(task))
            typesetter = build_typesetter(fonts_folder)
            made = export_book(
                gathered[0],
                path,
                progress=report,
                typesetter=typesetter,
                accept_missing=accept_missing,
                confirm=taking_place.begin,
            )
            settle_readers(path, readers)
            return made

        def refuse(error: Exception) -> None:
            if isinstance(error, MissingGlyphError):
                self._ask_about_missing(error, lambda: self._print(lambda _: gathered[0], path, accept_missing=True))
            else:
                self._refuse(error)

        self._show_progress(self.tr("Printing…"), 0, 0)
        self._task = self._workspace.tasks.start(self, work, self._tell, refuse, self._show_progress)

    def finish(self) -> None:
        """Stop what is being printed, and hold nothing of the library in a window that goes on."""
        self._waiting.clear()
        if self._task:
            self._task.cancel()
        self._notice.hide()
        self.deleteLater()

    def _show_progress(self, words: str, done: int, total: int) -> None:
        self._notice.show_progress(words, done, total, (self.tr("Cancel"), self._cancel))

    def _cancel(self) -> None:
        self._waiting.clear()
        if not self._taking_place.refuse():
            # It is there, and that is told in a moment.
            return
        if self._task:
            self._task.cancel()
            self._task = None
        self._notice.show_words(self.tr("Cancelled. No PDF was written."))

    def _tell(self, exported: Exported) -> None:
        self._task = None
        words = self.tr("{} pages are in {}.").format(exported.page_count, exported.path.name)
        self._notice.show_words(
            f"{words} {self._describe_readers(exported.path)}".strip(),
            (self.tr("Open"), lambda: open_path(exported.path)),
            (self.tr("Show in Folder"), lambda: open_path(exported.path.parent)),
        )
        self.finished.emit(exported)
        for path in list(self._waiting)[:1]:
            self._waiting.pop(path)()

    def _describe_readers(self, path: Path) -> str:
        alone = is_for_owner_alone(path)
        if alone is None:
            return ""
        return self.tr("Only you can read it.") if alone else self.tr("Others who may read the folder can read it.")

    def _ask_about_missing(self, error: MissingGlyphError, go_on: Callable[[], None]) -> None:
        self._task = None
        self._waiting.clear()
        one = self.tr("There is no font for {} in one place, which prints as “?”.")
        several = self.tr("There is no font for {} in {} places; they print as “?”.")
        sentences = []
        for finding in error.findings:
            name = translate("Script", name_script(script_of_missing(finding.words[0])))
            count = len(finding.words)
            sentences.append(one.format(name) if count == 1 else several.format(name, count))
        self._notice.show_words(
            " ".join([*sentences, self.tr("Print anyway?")]),
            (self.tr("Print Anyway"), go_on),
            (self.tr("Show Findings"), self.findings_requested.emit),
            wrong=True,
        )

    def _refuse(self, error: Exception) -> None:
        self._task = None
        self._waiting.clear()
        if isinstance(error, BlockedError):
            self._notice.show_words(str(error), (self.tr("Show Findings"), self.findings_requested.emit), wrong=True)
        elif isinstance(error, BriefbookError):
            self._notice.show_words(str(error), wrong=True)
        else:
            self._notice.hide()


def propose_name(visit: str, book: str) -> str:
    """A file name made of the visit's and the book's, without what a file system refuses."""
    words = " – ".join(filter(None, (visit, book)))
    return (UNFIT.sub(" ", words).strip() or "Book")[:120] + ENDING
