"""A field for one line that commits by itself and says inline why a value is refused."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from briefbook.errors import BriefbookError
from briefbook.ui.draft.autosave import Autosave
from briefbook.ui.draft.draft import Draft, RefusedWords
from briefbook.ui.draft.draft_watch import DraftState, tell_draft
from briefbook.ui.text.alt_key import is_alt_key

WALKED = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
LEFT_TO_WINDOW = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class LineField(QLineEdit, Draft):
    """One line of a record; whoever makes it shows the words, and stores what `committed` brings.

    Words that are typed and not stored, because they wait or were refused, are never replaced. Stored ones are only
    when the record says something else; how the record writes them is shown once the caret has left. A line that is
    not stored `while_typing` is stored on Enter and when the person goes elsewhere.
    """

    committed = Signal(str)
    step_ended = Signal()

    def __init__(
        self, name: str, *, placeholder: str = "", while_typing: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._while_typing = while_typing
        self._shown = ""
        self._typed = False
        self._storing = False
        self._refused = False
        self._composes = False
        self._state = DraftState.STORED
        self._save = Autosave(self)
        self._save.due.connect(self._commit)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self._note_typed)
        self.returnPressed.connect(self._end_step)

    def show_text(self, words: str) -> None:
        """Show the record's words unless others are being typed, the caret where it was; tells nobody."""
        news = words != self._shown and not self._storing
        self._shown = words
        if not self._typed and (news or not self._has_caret()):
            self._settle()

    def store(self, edit: Callable[[str], object]) -> None:
        """Let an edit store what is committed; what it refuses is said here and stays to be mended."""

        def commit(words: str) -> None:
            self._refused = True  # Assume that it failed until the edit returns.
            try:
                edit(words)
            except BriefbookError as error:
                self.show_refusal(str(error))
            else:
                self._refused = False

        self.committed.connect(commit)

    def flush(self) -> None:
        """Commit now what is typed and not stored."""
        if self._typed:
            self._commit()

    def find_refused(self) -> RefusedWords | None:
        """The words that were refused and still stand here."""
        words = self.text().strip()
        return RefusedWords(words, self.toolTip()) if self._typed and self._refused and words else None

    def take_back(self) -> None:
        """Show what is stored instead of what was typed."""
        self._typed = False
        self._settle()
        self._tell(DraftState.STORED)

    def show_refusal(self, sentence: str) -> None:
        """Say why what was typed is not stored; no sentence takes that back."""
        if sentence == self.toolTip():
            return
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
        """Escape brings back what is stored; what the window or a menu did not want is no text."""
        if is_alt_key(event) or any(event.matches(key) for key in LEFT_TO_WINDOW):
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.take_back()
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Words that are still composed are in no record."""
        super().inputMethodEvent(event)
        self._composes = bool(event.preeditString())
        self._tell(self._state)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come to a title without choosing all of it: what is typed next would take its place."""
        super().focusInEvent(event)
        if self.property("role") == "title" and event.reason() in WALKED:
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit when the person goes elsewhere."""
        super().focusOutEvent(event)
        self._composes = False
        self._tell(self._state)
        if event.reason() is Qt.FocusReason.ActiveWindowFocusReason:
            self.flush()
            self.step_ended.emit()
        elif event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._end_step()

    def _note_typed(self) -> None:
        self._typed = True
        if self._while_typing:
            self._save.note_key()
        self._tell(self._waiting)

    @property
    def _waiting(self) -> DraftState:
        return DraftState.WAITING if self._while_typing else DraftState.ENTERED

    def _tell(self, state: DraftState) -> None:
        """Tell where the words are; those that are being composed wait in any case."""
        self._state = state
        tell_draft(self, self._waiting if self._composes and state is DraftState.STORED else state)

    def _has_caret(self) -> bool:
        """Whether the person is in it, be it that the window is not the one in use just now."""
        return self.window().focusWidget() is self

    def _end_step(self) -> None:
        self.flush()
        if not self._typed:
            self._settle()
        self.step_ended.emit()

    def _settle(self) -> None:
        """Show the words as they are stored."""
        self._save.forget()
        if self.text() != self._shown:
            caret = self.cursorPosition()
            self.setText(self._shown)
            self.setCursorPosition(min(caret, len(self._shown)))
        self.show_refusal("")

    def _commit(self) -> None:
        self._save.forget()
        words, before = self.text(), self._shown
        self._typed, self._refused = False, False
        if words.strip() != before.strip():
            self._shown = words
            self._storing = True
            self.committed.emit(words)
            self._storing = False
        if self._refused:
            self._shown, self._typed = before, True
        else:
            self.show_refusal("")
        self._tell(DraftState.REFUSED if self._refused else DraftState.STORED)
