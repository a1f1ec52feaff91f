"""A field for one line that commits by itself and says inline why a value is refused."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from briefbook.errors import BriefbookError
from briefbook.ui.text.autosave import Autosave

LEFT_TO_WINDOW = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class LineField(QLineEdit):
    """One line of a record; whoever makes it shows the words, and stores what `committed` brings."""

    committed = Signal(str)
    step_ended = Signal()

    def __init__(self, name: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._name = name
        self._save = Autosave(self)
        self._save.due.connect(self._commit)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self._save.note_key)
        self.returnPressed.connect(self._end_step)

    def show_text(self, words: str) -> None:
        """Show words where they differ, the caret where it was; tells nobody."""
        self._shown = words
        if words != self.text():
            self._save.forget()
            caret = self.cursorPosition()
            self.setText(words)
            self.setCursorPosition(min(caret, len(words)))
        self.show_refusal("")

    def store(self, edit: Callable[[str], object]) -> None:
        """Let an edit store what is committed; what it refuses is said here and stays to be mended."""

        def commit(words: str) -> None:
            try:
                edit(words)
            except BriefbookError as error:
                self.show_refusal(str(error))
            else:
                self.show_refusal("")

        self.committed.connect(commit)

    def forget(self) -> None:
        """Commit nothing of what waits: somebody else stores it."""
        self._save.forget()

    def flush(self) -> None:
        """Commit now what waits."""
        self._save.flush()

    def show_refusal(self, sentence: str) -> None:
        """Say why what was typed is not stored; no sentence takes that back."""
        self.setProperty("wrong", bool(sentence))
        self.style().polish(self)
        self.setToolTip(sentence)
        self.setAccessibleDescription(sentence)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        override = event.type() is QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and any(event.matches(key) for key in LEFT_TO_WINDOW):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape brings back what is stored."""
        if any(event.matches(key) for key in LEFT_TO_WINDOW):
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.show_text(self._shown)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit when the person goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._end_step()

    def _end_step(self) -> None:
        self.flush()
        self.step_ended.emit()

    def _commit(self) -> None:
        if self.text() != self._shown:
            self._shown = self.text()
            self.committed.emit(self._shown)
