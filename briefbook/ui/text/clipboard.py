"""What is pasted becomes blocks of the one text format; everything else about it is dropped."""

import re
from dataclasses import replace

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QFont, QTextBlock, QTextDocument, QTextListFormat

from briefbook.text.json_codec import dump_rich_text, load_rich_text
from briefbook.text.rich_text import Block, BlockKind, Mark, RichText, Run, join_runs, new_block_id
from briefbook.ui.text.word_list import write_lists
from briefbook.values.address import find_way_out
from briefbook.values.blank import is_blank
from briefbook.values.marking import MarkingError, parse_marking

LONGEST_PASTE = 2_000_000
OWN_TEXT = "application/x-briefbook-text"
RECORD_MARKING = "application/x-briefbook-record-marking"
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffc\ufdd0-\ufdef]")
NUMBERED = {
    QTextListFormat.Style.ListDecimal,
    QTextListFormat.Style.ListLowerAlpha,
    QTextListFormat.Style.ListUpperAlpha,
    QTextListFormat.Style.ListLowerRoman,
    QTextListFormat.Style.ListUpperRoman,
}


class PasteTooLongError(ValueError):
    """What would be pasted is longer than any text of a book."""


def read_mime(mime: QMimeData) -> RichText:
    """The text of a clipboard, as it was copied here or from HTML if there is any; raises PasteTooLongError."""
    own = _read_own(mime)
    if own:
        return own
    if mime.hasHtml():
        html = mime.html()
        require_length(html)
        document = QTextDocument()
        document.setHtml(write_lists(html))
        return read_foreign(document)
    words = mime.text()
    require_length(words)
    lines = clean(words).replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    return RichText(tuple(Block((Run(line),) if line else ()) for line in lines))


def write_own(mime: QMimeData, text: RichText, record_marking: str | None) -> None:
    """Let a text be pasted here with all that is stored of it: headings, quotes, tables, languages, markings."""
    mime.setData(OWN_TEXT, dump_rich_text(text).encode())
    if record_marking:
        mime.setData(RECORD_MARKING, record_marking.encode())


def read_record_marking(mime: QMimeData) -> str | None:
    """The marking of the record from which a text was copied here, which is over what has none of its own."""
    return _keep_marking(bytes(mime.data(RECORD_MARKING).data()).decode(errors="replace") or None)


def _read_own(mime: QMimeData) -> RichText:
    """What was copied here, in blocks of their own; nothing when there is none, or it is not what it says."""
    stored = bytes(mime.data(OWN_TEXT).data())
    if not stored or len(stored) > LONGEST_PASTE:
        return RichText()
    try:
        text = load_rich_text(stored.decode())
    except ValueError:
        return RichText()
    return RichText(tuple(replace(block, id=new_block_id(), marking=_keep_marking(block.marking)) for block in text))


def _keep_marking(stored: str | None) -> str | None:
    """A marking that is one: whoever filled the clipboard may not have been this program."""
    if stored is None:
        return None
    try:
        parse_marking(stored)
    except MarkingError:
        return None
    return stored


def require_length(words: str) -> None:
    """Raise PasteTooLongError for words without end."""
    if len(words) > LONGEST_PASTE:
        raise PasteTooLongError


def clean(words: str) -> str:
    """The words without what no text may hold."""
    return CONTROL.sub("", words)


def read_foreign(document: QTextDocument) -> RichText:
    """The blocks of somebody else's document; empty ones are left out."""
    blocks: list[Block] = []
    block = document.begin()
    while block.isValid():
        read = _read_block(block)
        if not is_blank(read.text):
            blocks.append(read)
        block = block.next()
    return RichText(tuple(blocks))


def _read_block(block: QTextBlock) -> Block:
    heading = block.blockFormat().headingLevel()
    runs = _read_runs(block, plain=bool(heading))
    if heading:
        return Block(runs, BlockKind.HEADING, min(heading, 3))
    if block.textList() is not None:
        form = block.textList().format()
        kind = BlockKind.NUMBERED if form.style() in NUMBERED else BlockKind.BULLET
        return Block(runs, kind, max(1, min(form.indent(), 4)))
    return Block(runs)


def _read_runs(block: QTextBlock, *, plain: bool) -> tuple[Run, ...]:
    runs: list[Run] = []
    pieces = block.begin()
    while not pieces.atEnd():
        piece = pieces.fragment()
        form = piece.charFormat()
        marks = set()
        if form.fontWeight() >= QFont.Weight.DemiBold and not plain:
            marks.add(Mark.BOLD)
        if form.fontItalic() and not plain:
            marks.add(Mark.ITALIC)
        link = form.anchorHref() if form.isAnchor() else ""
        kept = link if find_way_out(link) else None
        runs.append(Run(clean(piece.text()), frozenset(marks), kept))
        pieces += 1
    return join_runs(runs)
