"""How single paragraphs are marked: shown before their first words, and no part of the text."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextBlock, QTextCursor, QTextDocument

from briefbook.store.file import LibraryFile
from briefbook.store.marking_read import describe_marking
from briefbook.store.scheme_read import describe_portion
from briefbook.text.json_codec import dump_rich_text, load_rich_text
from briefbook.text.rich_text import RichText
from briefbook.ui.look.appearance import build_font
from briefbook.ui.look.theme import HEADING_PX
from briefbook.ui.text.document_codec import INDENT_PX, LIST_STYLES, Property, read_kind
from briefbook.values.marking import MarkingError, parse_marking

PAD_PX, GAP_PX, WIDEST_PX, ROUND_PX = 4, 6, 190, 3


class PortionMarks:
    """The words of markings as portions show them, and the signs that hold them."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file
        self._words: dict[str, str] = {}
        self._font = build_font(HEADING_PX, bold=True)
        self._metrics = QFontMetricsF(self._font)

    def describe(self, marking: str) -> str:
        """A marking in a few letters, cut where it is long."""
        if marking not in self._words:
            words = self._say(describe_portion, marking)
            self._words[marking] = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, WIDEST_PX)
        return self._words[marking]

    def describe_whole(self, marking: str) -> str:
        """A marking in full."""
        return self._say(describe_marking, marking)

    def _say(self, describe: Callable[[Any, str], str], marking: str) -> str:
        """A marking in words; one that is none, in a file that another program wrote, as it stands."""
        try:
            return self._file.look(describe, marking)
        except MarkingError:
            return marking

    def refresh(self) -> bool:
        """Read the words anew; whether any differ."""
        before, self._words = self._words, {}
        return any(self.describe(marking) != words for marking, words in before.items())

    def make_room(self, document: QTextDocument) -> None:
        """Let the first lines of marked paragraphs begin behind their signs, and all others at the margin."""
        block = document.begin()
        while block.isValid():
            marking = read_marking(block)
            words = self.describe(marking) if marking else ""
            indent_px = self._measure(words) + GAP_PX if words else 0
            if words and read_kind(block) in LIST_STYLES:
                indent_px += INDENT_PX  # the sign of an item stands right before its words
            form = block.blockFormat()
            if form.stringProperty(Property.SIGN) != words or form.textIndent() != indent_px:
                form.setProperty(Property.SIGN, words)
                form.setTextIndent(indent_px)
                QTextCursor(block).setBlockFormat(form)
            block = block.next()

    def draw(self, painter: QPainter, document: QTextDocument, colour: str) -> None:
        """Draw the signs where the painter stands, and nothing where there are none."""
        block = document.begin()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        painter.setPen(QColor(colour))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        while block.isValid():
            words = block.blockFormat().stringProperty(Property.SIGN)
            if words and block.layout().lineCount():
                self._draw_sign(painter, block, words)
            block = block.next()
        painter.restore()

    def _draw_sign(self, painter: QPainter, block: QTextBlock, words: str) -> None:
        line, at = block.layout().lineAt(0), block.layout().position()
        width, height = self._measure(words), self._metrics.height()
        middle = at.y() + line.y() + line.ascent() - self._metrics.capHeight() / 2
        left = at.x() + line.x() - block.blockFormat().textIndent()
        if block.textDirection() is Qt.LayoutDirection.RightToLeft:
            left = at.x() + line.x() + line.width() + block.blockFormat().textIndent() - width
        box = QRectF(
            QPointF(left + 0.5, round(middle - height / 2) + 0.5), QPointF(left + width - 0.5, middle + height / 2)
        )
        painter.drawRoundedRect(box, ROUND_PX, ROUND_PX)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _measure(self, words: str) -> float:
        return round(self._metrics.horizontalAdvance(words)) + 2 * PAD_PX


def read_marking(block: QTextBlock) -> str | None:
    """How a paragraph is marked."""
    form = block.blockFormat()
    return form.stringProperty(Property.MARKING) if form.hasProperty(Property.MARKING) else None


def is_marking(stored: str) -> bool:
    """Whether it can be read as a marking."""
    try:
        parse_marking(stored)
    except MarkingError:
        return False
    return True


def write_marking(block: QTextBlock, marking: str | None) -> None:
    """Mark a paragraph, or take its mark away."""
    form = block.blockFormat()
    if marking is None:
        form.clearProperty(Property.MARKING)
    else:
        form.setProperty(Property.MARKING, marking)
    if form.hasProperty(Property.TABLE):
        (table,) = load_rich_text(form.stringProperty(Property.TABLE))
        form.setProperty(Property.TABLE, dump_rich_text(RichText((replace(table, marking=marking),))))
    QTextCursor(block).setBlockFormat(form)


def list_chosen_blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """The paragraphs that a selection touches, or the one with the caret."""
    document = cursor.document()
    block, end = document.findBlock(cursor.selectionStart()), cursor.selectionEnd()
    blocks = [block]
    while block.next().isValid() and block.next().position() < end:
        block = block.next()
        blocks.append(block)
    return blocks
