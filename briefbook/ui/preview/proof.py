"""The proof: the chosen book's pages and findings, made anew after every change, off the main thread."""

import gc
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from briefbook.book.memory import Memory
from briefbook.printing.font_choice import build_typesetter
from briefbook.printing.gathering.content import gather_aside
from briefbook.printing.gathering.memory import GatherMemory
from briefbook.printing.preview import PreviewPages, render_preview
from briefbook.session import Changed
from briefbook.ui.workspace.tasks import Task
from briefbook.ui.workspace.workspace import Workspace

SHOWN_DELAY_MS = 60
HIDDEN_DELAY_MS = 1200


class Proof(QObject):
    """Keeps the proof of one book; `ready` brings its pages, `failed` a sentence.

    While nobody looks at the pages it takes its time, for then only the count of findings shows.
    """

    ready = Signal(object)
    failed = Signal(str)
    emptied = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._book_id: int | None = None
        self._typesetter = build_typesetter(workspace.settings.fonts_folder)
        self._memory, self._gathered = Memory(), GatherMemory()
        self._task: Task | None = None
        self._stale = False
        self._watched = False
        self.pages: PreviewPages | None = None
        self._put_aside = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._make)
        self._changes = 0
        self._refused = False
        workspace.notifier.changed.connect(self._note_change)
        workspace.notifier.save_failed.connect(self._note_refusal)
        workspace.notifier.saved.connect(self._note_saved)
        self._settings = workspace.settings
        workspace.preferences.changed.connect(self._take_preferences)

    def show_book(self, book_id: int | None) -> None:
        """Prove another book."""
        if book_id == self._book_id:
            return
        self._book_id = book_id
        self.pages = None
        self.emptied.emit()
        self.refresh()

    def _note_change(self, news: Changed) -> None:
        self._changes += 1
        self._gathered.note_change(self._workspace.session.file, (row.table for row in news.rows))
        self.refresh()

    def _note_refusal(self) -> None:
        self._refused = True
        self._gathered.trust(False)

    def _note_saved(self) -> None:
        if self._refused:
            self._refused = False
            self._gathered.trust(True)

    def set_watched(self, watched: bool) -> None:
        """Hurry while somebody looks at the pages."""
        self._watched = watched
        if watched and (self._timer.isActive() or self.pages is None):
            self._timer.start(0)

    def refresh(self) -> None:
        """Make the proof anew, soon; what comes meanwhile is made in the same go."""
        if self._book_id is not None:
            self._timer.start(SHOWN_DELAY_MS if self._watched else HIDDEN_DELAY_MS)

    def finish(self) -> None:
        """Make no more proofs."""
        if self._put_aside:
            # What goes with the library is to be found by the next walk.
            gc.unfreeze()
        self._timer.stop()
        self._book_id = None
        if self._task:
            self._task.cancel()

    def _take_preferences(self) -> None:
        """Prove the book anew when it would print otherwise."""
        before, self._settings = self._settings, self._workspace.settings
        if before.fonts_folder != self._settings.fonts_folder:
            self._typesetter = build_typesetter(self._settings.fonts_folder)
        elif before.spoken_words_per_minute == self._settings.spoken_words_per_minute:
            return
        self.refresh()

    def _make(self) -> None:
        if self._book_id is None:
            return
        if self._task:
            self._stale = True
            return
        work = partial(self._prove, self._book_id, self._changes, self._settings.spoken_words_per_minute)
        self._task = self._workspace.tasks.start(self, work, self._take, self._refuse)

    def _prove(self, book_id: int, changes: int, pace: int, task: Task) -> PreviewPages | None:
        """The pages of a book as the library stands; None when it stands otherwise before all of it is read."""

        def is_current() -> bool:
            return self._changes == changes and not task.cancelled

        file = self._workspace.session.file
        content = gather_aside(file, book_id, is_current, words_per_minute=pace, memory=self._gathered)
        if content is None:
            return None
        return render_preview(
            content, self._typesetter, memory=self._memory, progress=lambda done, total: not task.cancelled
        )

    def _take(self, pages: PreviewPages | None) -> None:
        self._task = None
        if pages is None:
            # What changed the library has asked for another proof, unless that was a moment before this one began.
            self._stale = False
            if not self._timer.isActive():
                self.refresh()
            return
        if not self._put_aside:
            self._put_aside = True
            # What the book is made of stays as it is; looking through it for what has gone would stop a key for long.
            gc.freeze()
        self.pages = pages
        self.ready.emit(pages)
        self._go_on()

    def _refuse(self, error: Exception) -> None:
        self._task = None
        self.failed.emit(str(error))
        self._go_on()

    def _go_on(self) -> None:
        if self._stale:
            self._stale = False
            self._timer.start(0)
