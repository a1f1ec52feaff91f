"""Mentions underlined as one types, and how headings and tables look in a field."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument

from briefbook.models.mention_source import MentionSource
from briefbook.text.mention import Mention
from briefbook.text.rich_text import BlockKind
from briefbook.ui.look.theme import Theme
from briefbook.ui.text.document_codec import read_kind

LONG_BLOCK = 5000
IDLE_MS = 700
REMEMBERED = 2000
UNDERLINE_ALPHA = 120


def underline_colour(theme: Theme) -> QColor:
    """The accent, so light that the words stay in front."""
    colour = QColor(theme.accent)
    colour.setAlpha(UNDERLINE_ALPHA)
    return colour


class MentionHighlighter(QSyntaxHighlighter):
    """Reads only the block that is edited; `found` says that its mentions are others than before."""

    found = Signal()

    def __init__(self, document: QTextDocument, source: MentionSource, theme: Theme) -> None:
        super().__init__(document)
        self._source = source
        self._theme = theme
        self._marked_id: int | None = None
        self._read: dict[str, tuple[Mention, ...]] = {}
        self._waiting: set[str] = set()
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self._read_long_blocks)
        source.changed.connect(self._read_anew)

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self.rehighlight()

    def mark_entity(self, entity_id: int | None) -> None:
        """Tint the mentions of an entity, or of none."""
        if entity_id != self._marked_id:
            self._marked_id = entity_id
            self.rehighlight()

    def list_mentions(self, block: QTextBlock) -> tuple[Mention, ...]:
        """The mentions in a block; those of a long one that is being typed come later."""
        text = block.text()
        if text not in self._read:
            if len(text) > LONG_BLOCK and text not in self._waiting:
                self._waiting = {text}
                self._idle.start()
                return ()
            if len(self._read) > REMEMBERED:
                self._read.clear()
            self._read[text] = self._source.find(text)
        return self._read[text]

    def highlightBlock(self, text: str) -> None:
        """Set off one block."""
        block = self.currentBlock()
        kind = read_kind(block)
        if kind in {BlockKind.HEADING, BlockKind.QUOTE, BlockKind.TABLE}:
            self.setFormat(0, len(text), self._build_kind_format(kind))
        before = block.userState()
        mentions = () if kind is BlockKind.TABLE else self.list_mentions(block)
        for mention in mentions:
            self._underline(mention)
        state = hash(tuple(mention.entity_id for mention in mentions)) & 0x3FFFFFFF
        if state != before:
            self.setCurrentBlockState(state)
            self.found.emit()

    def _underline(self, mention: Mention) -> None:
        underlined = QTextCharFormat()
        underlined.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        underlined.setUnderlineColor(underline_colour(self._theme))
        if mention.entity_id == self._marked_id:
            underlined.setBackground(QColor(self._theme.selection))
        for position in range(mention.start, mention.end):
            merged = QTextCharFormat(self.format(position))
            merged.merge(underlined)
            self.setFormat(position, 1, merged)

    def _build_kind_format(self, kind: BlockKind) -> QTextCharFormat:
        form = QTextCharFormat()
        if kind is BlockKind.HEADING:
            form.setFontWeight(QFont.Weight.DemiBold)
        else:
            form.setForeground(QColor(self._theme.muted))
        return form

    def _read_long_blocks(self) -> None:
        for text in self._waiting:
            self._read[text] = self._source.find(text)
        self._waiting = set()
        self.rehighlight()

    def _read_anew(self) -> None:
        self._read.clear()
        self.rehighlight()
