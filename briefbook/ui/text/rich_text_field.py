"""The field for rich text: shows and changes blocks, finds mentions, commits by itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QWidget

from briefbook.errors import BriefbookError
from briefbook.text.mention import Mention
from briefbook.text.rich_text import BlockKind, Mark, RichText
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.draft.autosave import Autosave
from briefbook.ui.draft.draft import Draft, RefusedWords
from briefbook.ui.draft.draft_watch import DraftState, tell_draft
from briefbook.ui.look.appearance import build_font
from briefbook.ui.look.theme import POINT_PX
from briefbook.ui.text.alt_key import is_alt_key
from briefbook.ui.text.caret import find_position, read_caret
from briefbook.ui.text.clipboard import PasteTooLongError, read_mime, read_record_marking, write_own
from briefbook.ui.text.document_codec import (
    LIST_STYLES,
    Property,
    fill_document,
    number_lists,
    read_document,
    read_kind,
    read_level,
    write_kind,
)
from briefbook.ui.text.marked_text_edit import MarkedTextEdit
from briefbook.ui.text.mention_highlighter import MentionHighlighter
from briefbook.ui.text.paragraph_join import find_join
from briefbook.ui.workspace.workspace import Workspace

DEEPEST_LEVEL = 4
LEFT_TO_WINDOW = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class RichTextField(MarkedTextEdit, Draft):
    """Words of one record; whoever makes it shows them, and stores what `committed` brings."""

    committed = Signal(object)
    step_ended = Signal()
    mentions_changed = Signal()
    entity_activated = Signal(int)
    entity_clicked = Signal(int)
    next_requested = Signal()
    height_changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        *,
        enter_is_next: bool = False,
        size_px: int = POINT_PX,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workspace, parent)
        self._enter_is_next = enter_is_next
        self._shown, self._height = RichText(), 0
        self._refused = self._is_read = False
        self._reason, self._state = "", DraftState.STORED
        self._save = Autosave(self)
        self._save.due.connect(self._commit)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(workspace.session.read_only)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDefaultFont(build_font(size_px, serif=True))
        self.document().setDocumentMargin(2)
        fill_document(self.document(), RichText())
        self._highlighter = MentionHighlighter(self.document(), workspace.mentions, workspace.appearance.theme)
        self._highlighter.found.connect(self.mentions_changed)
        # A method, not a lambda: Qt forgets it when the field goes, while the look stays.
        self._appearance.changed.connect(self._paint_mentions)
        self.document().contentsChange.connect(self._note_change)
        self.document().documentLayout().documentSizeChanged.connect(self._note_height)

    def show_text(self, text: RichText) -> None:
        """Show a text where the record has another one, the caret at the same words; tells nobody.

        What is typed and not stored, because it waits or was refused, is never replaced.
        """
        self._marks.refresh()
        drafted = self._save.waiting or self._refused or self._paste is not None
        if drafted or text in (self._shown, self.text()):
            self._shown = text
            self._make_room()
            return
        caret, anchor = read_caret(self.textCursor()), self.textCursor()
        anchor.setPosition(anchor.anchor())
        start = read_caret(anchor)
        self._shown = text
        self.document().contentsChange.disconnect(self._note_change)
        fill_document(self.document(), text)
        self._make_room()
        self.document().contentsChange.connect(self._note_change)
        self._save.forget()
        cursor = self.textCursor()
        cursor.setPosition(find_position(self.document(), start))
        cursor.setPosition(find_position(self.document(), caret), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        # What was being composed went with the words around it.
        self._tell(DraftState.STORED)
        self.mentions_changed.emit()

    def text(self) -> RichText:
        """What is shown; reading gives paragraphs with one id ids of their own, which nobody has typed."""
        self._is_read = True
        try:
            return read_document(self.document())
        finally:
            self._is_read = False

    def store(self, edit: Callable[[RichText], object]) -> None:
        """Let an edit store what is committed; what it refuses stays, is told by `refused` and is tried again."""

        def commit(text: RichText) -> None:
            before, self._refused = self._refused, True  # Assume that it failed until the edit returns.
            try:
                edit(text)
            except BriefbookError as error:
                self._reason = str(error)
                self.refused.emit(self._reason)
            else:
                self._refused = False
                if before:
                    self.refused.emit("")

        self.committed.connect(commit)

    def flush(self) -> None:
        """Commit now what is typed and not stored."""
        if self._paste:
            self._paste.finish()
        if self._save.waiting or self._refused:
            self._commit()

    def find_refused(self) -> RefusedWords | None:
        """The words that were refused and still stand here."""
        words = self.toPlainText().strip()
        return RefusedWords(words, self._reason) if self._refused and words else None

    def mentions(self) -> tuple[Mention, ...]:
        """The mentions in the whole text, in order; offsets count from the start of the document."""
        found: list[Mention] = []
        block = self.document().begin()
        while block.isValid():
            start = block.position()
            for each in self._highlighter.list_mentions(block):
                found.append(Mention(start + each.start, start + each.end, each.entity_id))
            block = block.next()
        return tuple(found)

    def mark_entity(self, entity_id: int | None) -> None:
        """Tint the mentions of an entity."""
        self._highlighter.mark_entity(entity_id)

    def ideal_height(self) -> int:
        """How high the field has to be to show everything."""
        margins = self.contentsMargins()
        return round(self.document().size().height()) + margins.top() + margins.bottom() + 2

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """Action id -> method."""
        if self.isReadOnly():
            return {}
        return {
            ActionId.TEXT_BOLD: lambda: self._toggle_mark(Mark.BOLD),
            ActionId.TEXT_ITALIC: lambda: self._toggle_mark(Mark.ITALIC),
            ActionId.TEXT_BULLETS: lambda: self._toggle_list(BlockKind.BULLET),
            ActionId.TEXT_NUMBERS: lambda: self._toggle_list(BlockKind.NUMBERED),
            ActionId.PARAGRAPH_MARK: self.mark_paragraph,
        }

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window: the session undoes, not the field."""
        override = event.type() is QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and any(event.matches(key) for key in LEFT_TO_WINDOW):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give Enter, Backspace and the level keys their meaning in lists."""
        left = event.key() == Qt.Key.Key_Tab or is_alt_key(event)
        if left or any(event.matches(key) for key in LEFT_TO_WINDOW):
            event.ignore()
            return
        join = find_join(self.textCursor(), event)
        if self._refuse_join(join):
            return
        count = self.document().blockCount()
        self._press(event)
        if self.document().blockCount() < count:
            self._keep_mark(join)

    def _press(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._press_enter(event):
            return
        if event.key() == Qt.Key.Key_Backspace and self._leave_list_at_start():
            return
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and self._press_level(event.key()):
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Store what a method has committed, though it composes the next syllable at once."""
        replaces = event.preeditString() and self.textCursor().hasSelection()
        changes = event.commitString() or event.replacementLength() or replaces
        super().inputMethodEvent(event)
        if changes and not self.isReadOnly():
            self._note_typed()
        else:
            self._tell(self._state)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit when the person goes elsewhere."""
        super().focusOutEvent(event)
        self._tell(self._state)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.flush()
            self.step_ended.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which entity was clicked."""
        super().mouseReleaseEvent(event)
        entity_id = self._find_entity(event)
        if entity_id is not None and not self.textCursor().hasSelection():
            self.entity_clicked.emit(entity_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the entity under the mouse."""
        entity_id = self._find_entity(event)
        if entity_id is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.entity_activated.emit(entity_id)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied, for others and with all that is stored of it."""
        mime: QMimeData = super().createMimeDataFromSelection()
        document = QTextDocument()
        QTextCursor(document).insertFragment(self.textCursor().selection())
        write_own(mime, self._mark_copied(read_document(document)), self._record_marking)
        return mime

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste blocks, or say that it is too long."""
        try:
            text = read_mime(source)
        except PasteTooLongError:
            self.refused.emit(self.tr("That is too long to paste here. Nothing was changed."))
            return
        if not text.blocks:
            return
        self._insert_text(text, read_record_marking(source))

    def _mark_chosen(self, marking: str | None) -> None:
        self.flush()
        self.step_ended.emit()
        super()._mark_chosen(marking)
        with self._session.change("Mark Paragraph"):
            self._commit()
        self.step_ended.emit()

    def _paint_mentions(self) -> None:
        self._highlighter.apply_theme(self._appearance.theme)

    def _note_change(self, position: int, removed: int, added: int) -> None:
        if not (removed or added) or self._composes or self._is_read:
            return
        if self._paste:
            # It is stored as a whole.
            self._tell(DraftState.WAITING)
        else:
            self._note_typed()

    def _end_paste(self) -> None:
        super()._end_paste()
        self._note_typed()

    def _note_typed(self) -> None:
        self._save.note_key()
        self._tell(DraftState.WAITING)

    @property
    def _composes(self) -> bool:
        return bool(self.textCursor().block().layout().preeditAreaText())

    def _tell(self, state: DraftState) -> None:
        """Tell where the words are; those that are being composed wait in any case."""
        self._state = state
        tell_draft(self, DraftState.WAITING if self._composes and state is DraftState.STORED else state)

    def _note_height(self) -> None:
        height = self.ideal_height()
        if height != self._height:
            self._height = height
            self.height_changed.emit()

    def _commit(self) -> None:
        number_lists(self.document())
        text, before = self.text(), self._shown
        self._save.forget()  # after the reading, which gives split paragraphs ids of their own
        if text != before or self._refused:
            self._shown = text
            self.committed.emit(text)
            if self._refused:
                self._shown = before
        self._tell(DraftState.REFUSED if self._refused else DraftState.STORED)

    def _press_enter(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return True
        if modifiers:
            return False
        kind = read_kind(self.textCursor().block())
        if kind in LIST_STYLES and not self.textCursor().block().text():
            write_kind(self.textCursor().block(), BlockKind.PARAGRAPH)
            return True
        if self._enter_is_next and kind not in LIST_STYLES:
            self.flush()
            self.next_requested.emit()
            return True
        self.flush()
        self.step_ended.emit()
        self.textCursor().insertBlock()
        if kind is BlockKind.HEADING:
            write_kind(self.textCursor().block(), BlockKind.PARAGRAPH)
        self._drop_table_format()
        self._make_room()
        self.ensureCursorVisible()
        return True

    def _drop_table_format(self) -> None:
        """What is typed under a table is text of its own."""
        block = self.textCursor().block()
        form = block.blockFormat()
        if form.hasProperty(Property.TABLE):
            form.clearProperty(Property.TABLE)
            form.setNonBreakableLines(False)
            form.setProperty(Property.KIND, BlockKind.PARAGRAPH.value)
            QTextCursor(block).setBlockFormat(form)

    def _leave_list_at_start(self) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection() or cursor.positionInBlock() or read_kind(cursor.block()) not in LIST_STYLES:
            return False
        write_kind(cursor.block(), BlockKind.PARAGRAPH)
        return True

    def _press_level(self, key: int) -> bool:
        steps = {Qt.Key.Key_BracketRight: 1, Qt.Key.Key_BracketLeft: -1}
        block = self.textCursor().block()
        step = next((by for wanted, by in steps.items() if wanted == key), 0)
        if not step or read_kind(block) not in LIST_STYLES:
            return False
        write_kind(block, read_kind(block), max(1, min(DEEPEST_LEVEL, read_level(block) + step)))
        return True

    def _toggle_mark(self, mark: Mark) -> None:
        now, form = self.textCursor().charFormat(), QTextCharFormat()
        if mark is Mark.ITALIC:
            form.setFontItalic(not now.fontItalic())
        else:
            bold = now.fontWeight() >= QFont.Weight.DemiBold
            form.setFontWeight(QFont.Weight.Normal if bold else QFont.Weight.Bold)
        self.mergeCurrentCharFormat(form)
        self._note_typed()

    def _toggle_list(self, kind: BlockKind) -> None:
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        wanted = BlockKind.PARAGRAPH if read_kind(block) is kind else kind
        while block.isValid() and block.position() <= last.position():
            write_kind(block, wanted)
            block = block.next()
        self._make_room()
        self._note_typed()

    def _find_entity(self, event: QMouseEvent) -> int | None:
        position = self.cursorForPosition(event.position().toPoint()).position()
        return next((each.entity_id for each in self.mentions() if each.start <= position < each.end), None)
