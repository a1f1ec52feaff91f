"""The text of a card as it is drawn, in the width it is given, with its mentions underlined."""

from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from briefbook.models.mention_source import MentionSource
from briefbook.text.rich_text import RichText
from briefbook.ui.look.appearance import build_font
from briefbook.ui.look.theme import POINT_PX, Theme
from briefbook.ui.text.document_codec import fill_document
from briefbook.ui.text.mention_highlighter import underline_colour
from briefbook.ui.text.portion_mark import PortionMarks

REMEMBERED = 400


class CardTexts:
    """Remembers the laid-out texts of cards until the theme, the names or the marked entity change."""

    def __init__(self, source: MentionSource, theme: Theme, marks: PortionMarks) -> None:
        self._source = source
        self._marks = marks
        self._documents: dict[RichText, QTextDocument] = {}
        # By who a text is: what it says is compared letter by letter. Each keeps its own alive.
        self._heights: dict[tuple[int, int], tuple[RichText, int]] = {}
        self._theme = theme
        self.marked_id: int | None = None

    def refresh_marks(self) -> bool:
        """Read anew how marks are abbreviated; whether texts have to be drawn anew."""
        differs = self._marks.refresh()
        if differs:
            self.forget()
        return differs

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        if theme != self._theme:
            self._theme = theme
            self.forget()

    def forget(self) -> None:
        """Lay everything out anew."""
        self._documents.clear()
        self._heights.clear()

    def height(self, text: RichText, width: int) -> int:
        """How high a text is in a width."""
        known = self._heights.get((id(text), width))
        if known:
            return known[1]
        if len(self._heights) > REMEMBERED:
            self._heights.clear()
        height = round(self._find(text, width).size().height()) if text else 0
        self._heights[id(text), width] = text, height
        return height

    def draw(self, painter: QPainter, text: RichText, width: int, colour: str) -> None:
        """Draw a text where the painter stands."""
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, QColor(colour))
        document = self._find(text, width)
        document.documentLayout().draw(painter, context)
        self._marks.draw(painter, document, self._theme.accent)

    def _find(self, text: RichText, width: int) -> QTextDocument:
        if text not in self._documents:
            if len(self._documents) > REMEMBERED:
                self._documents.clear()
            self._documents[text] = self._build(text)
        document = self._documents[text]
        if document.textWidth() != width:
            document.setTextWidth(width)
        return document

    def _build(self, text: RichText) -> QTextDocument:
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(build_font(POINT_PX, serif=True))
        document.setDocumentMargin(2)
        fill_document(document, text)
        self._marks.make_room(document)
        self._underline(document)
        return document

    def _underline(self, document: QTextDocument) -> None:
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            for mention in self._source.find(block.text()):
                form = QTextCharFormat()
                form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
                form.setUnderlineColor(underline_colour(self._theme))
                if mention.entity_id == self.marked_id:
                    form.setBackground(QColor(self._theme.selection))
                cursor.setPosition(block.position() + mention.start)
                cursor.setPosition(block.position() + mention.end, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(form)
            block = block.next()
