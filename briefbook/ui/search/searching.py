"""Asks a library for words, in a thread where that takes longer than a key may wait."""

from PySide6.QtCore import QObject, Signal

from briefbook.store.file import LibraryFile
from briefbook.store.search_answer import SearchAnswer, find_answer, is_large
from briefbook.ui.workspace.tasks import Task, TaskRunner

LONGEST_MS = 10


class Searching(QObject):
    """Only the newest question is answered; without `tasks`, or while answers are quick, it is answered at once.

    What was meant is guessed in a thread wherever there are tasks.
    """

    answered = Signal(object)

    def __init__(self, file: LibraryFile, parent: QObject) -> None:
        super().__init__(parent)
        self.tasks: TaskRunner | None = None
        self._file = file
        self._took_ms: float | None = None
        self._task: Task | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._task is not None

    def ask(self, words: str, *, guessing: bool) -> None:
        """Have `answered` tell what is found, and what is alike where that is to be guessed."""

        def find(task: Task) -> SearchAnswer:
            return find_answer(self._file, words, guessing=guessing, is_wanted=lambda: not task.cancelled)

        self.cancel()
        if self._took_ms is None:
            self._took_ms = LONGEST_MS + 1 if is_large(self._file) else 0
        if not self.tasks or self._took_ms <= LONGEST_MS:
            answer = find_answer(self._file, words, guessing=guessing and not self.tasks)
            if answer.hits or not (guessing and self.tasks):
                self._tell(answer)
                return
        self._task = self.tasks.start(self, find, self._tell, self._note_failed)

    def cancel(self) -> None:
        """Forget what was asked last."""
        if self._task:
            self._task.cancel()
        self._task = None

    def _tell(self, answer: SearchAnswer) -> None:
        self._task = None
        self._took_ms = answer.took_ms
        self.answered.emit(answer)

    def _note_failed(self, error: Exception) -> None:
        self._task = None
