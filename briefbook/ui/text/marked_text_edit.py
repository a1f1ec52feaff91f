"""Text in which each paragraph may carry a mark of its own, which no key, paste or copy loses."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QInputMethodEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from briefbook.text.rich_text import RichText
from briefbook.ui.popup.marking_popup import MarkingPopup
from briefbook.ui.text.document_codec import Property, insert_block, insert_runs
from briefbook.ui.text.long_paste import LongPaste
from briefbook.ui.text.paragraph_join import ParagraphJoin, find_join
from briefbook.ui.text.portion_mark import PortionMarks, is_marking, list_chosen_blocks, read_marking, write_marking
from briefbook.ui.workspace.workspace import Workspace

SLICE_BLOCKS = 100


class MarkedTextEdit(QTextEdit):
    """Shows the marks as signs before the first words; `refused` says why paragraphs were not joined.

    Paragraphs without a mark stand under that of their record, which leaves with them when they are copied.
    """

    refused = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = workspace.session
        self._appearance = workspace.appearance
        self._marks = PortionMarks(workspace.session.file)
        self._told = False
        self._record_marking: str | None = None
        self._paste: LongPaste | None = None
        self.cursorPositionChanged.connect(self._describe_mark)

    def show_record_marking(self, marking: str | None) -> None:
        """Take how the record of the text is marked as a whole."""
        self._record_marking = marking

    def mark_paragraph(self) -> None:
        """Offer the markings for the paragraphs that are chosen."""
        marks = {read_marking(block) for block in list_chosen_blocks(self.textCursor())}
        now = marks.pop() if len(marks) == 1 else None  # several are left where they differ
        if now and not is_marking(now):
            marks, now = {now}, None
        name, none = self.tr("Marking of the paragraph"), self.tr("Not marked")
        popup = MarkingPopup(
            name, self._session.file, now, self._mark_chosen, none=none, is_mixed=bool(marks), parent=self
        )
        popup.show_under(self.viewport(), self.cursorRect())

    def cut(self) -> None:
        """Cut what is selected."""
        join = find_join(self.textCursor())
        if not self._refuse_join(join):
            super().cut()
            self._keep_mark(join)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take composed letters as typed ones."""
        join = find_join(self.textCursor()) if event.commitString() or event.preeditString() else None
        if self._refuse_join(join):
            event.ignore()
            return
        super().inputMethodEvent(event)
        self._keep_mark(join)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to mark the paragraph beside what every text offers."""
        menu = self.createStandardContextMenu(event.pos())
        if not self.isReadOnly():
            menu.addSeparator()
            menu.addAction(self.tr("Mark Paragraph…"), self.mark_paragraph)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in full how the paragraph under the mouse is marked."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            marking = read_marking(self.cursorForPosition(event.pos()).block())
            QToolTip.showText(event.globalPos(), self._marks.describe_whole(marking) if marking else "", self)
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and the signs of marked paragraphs before it."""
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
            self._marks.draw(painter, self.document(), self._appearance.theme.accent)

    def _describe_mark(self) -> None:
        """Let who cannot see the sign of the paragraph with the caret hear it."""
        marking = read_marking(self.textCursor().block())
        words = self.tr("Paragraph marked {}").format(self._marks.describe_whole(marking)) if marking else ""
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    def _mark_chosen(self, marking: str | None) -> None:
        for block in list_chosen_blocks(self.textCursor()):
            write_marking(block, marking)
        self._make_room()
        self._describe_mark()

    def _make_room(self) -> None:
        self._marks.make_room(self.document())

    def _insert_text(self, text: RichText, lent: str | None) -> None:
        """Put a text in place of what is selected: paragraphs of their own where it is marked otherwise.

        The marking of the record from which it comes goes with what has none of its own, unless it is over it again.
        A long one takes a while, in which the window goes on.
        """
        join = find_join(self.textCursor())
        if self._refuse_join(join):
            return
        steps = self._insert_slices(text, lent, join)
        if len(text.blocks) <= SLICE_BLOCKS:
            for _ in steps:
                pass
            return
        self._paste = LongPaste(steps, self)
        self._paste.ended.connect(self._end_paste)

    def _end_paste(self) -> None:
        self._paste = None

    def _insert_slices(self, text: RichText, lent: str | None, join: ParagraphJoin | None) -> Iterator[None]:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        if join is not None:
            write_marking(cursor.block(), join.marking)
        around, own = read_marking(cursor.block()), cursor.block().blockFormat()
        empty = not cursor.block().text()
        for position, block in enumerate(text):
            if position and position % SLICE_BLOCKS == 0:
                cursor.endEditBlock()
                yield
                cursor.beginEditBlock()
            marking = block.marking or (lent if block.runs or block.rows else None)
            joins = marking is None or (marking == (around or self._record_marking) and block.marking in (None, around))
            if position == 0 and not empty and joins:
                insert_runs(cursor, block.runs)
                continue
            if position or not empty:
                cursor.insertBlock()
            kept = block.marking or (marking if marking != self._record_marking else None)
            insert_block(cursor, replace(block, marking=kept))
        if not cursor.atBlockEnd() and read_marking(cursor.block()) != around:
            own.clearProperty(Property.ID)
            cursor.insertBlock(own)
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
        cursor.endEditBlock()
        self._make_room()
        self.setTextCursor(cursor)

    def _mark_copied(self, text: RichText) -> RichText:
        """Copied paragraphs with their own marks, which a part of one does not bring along."""
        cursor = self.textCursor()
        first, last = (self.document().findBlock(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        marks = [read_marking(first)]
        while first != last:
            first = first.next()
            marks.append(read_marking(first) if first.position() < cursor.selectionEnd() else None)
        if len(marks) != len(text.blocks):
            marks = [block.marking for block in text]
        pairs = zip(text, marks, strict=True)
        return RichText(tuple(replace(block, marking=marking) for block, marking in pairs))

    def _refuse_join(self, join: ParagraphJoin | None) -> bool:
        """Say why two paragraphs are not joined, or take back what was said before."""
        refused = join is not None and join.is_refused
        if refused:
            self.refused.emit(self.tr("These paragraphs are marked differently. Mark them alike, then join them."))
        elif self._told:
            self.refused.emit("")
        self._told = refused
        return refused

    def _keep_mark(self, join: ParagraphJoin | None) -> None:
        if join is not None:
            write_marking(self.textCursor().block(), join.marking)
            self._make_room()
