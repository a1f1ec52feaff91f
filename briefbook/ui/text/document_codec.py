"""Stored text to and from QTextDocument, block by block, exact both ways."""

from enum import IntEnum

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextList,
    QTextListFormat,
)

from briefbook.text.json_codec import dump_rich_text, load_rich_text
from briefbook.text.rich_text import Block, BlockKind, Mark, RichText, Run, join_runs, new_block_id

LINE_HEIGHT_PERCENT = 116
BLOCK_GAP_PX, ITEM_GAP_PX = 7, 3
INDENT_PX = 18
MOST_ITEMS = 50
BOLD = QFont.Weight.Bold
LINE_BREAK = "\u2028"
LIST_STYLES = {
    BlockKind.BULLET: QTextListFormat.Style.ListDisc,
    BlockKind.NUMBERED: QTextListFormat.Style.ListDecimal,
}


class Property(IntEnum):
    """What a block or run carries beside what Qt knows of it."""

    ID = QTextFormat.Property.UserProperty + 1
    KIND = QTextFormat.Property.UserProperty + 2
    LEVEL = QTextFormat.Property.UserProperty + 3
    LANG = QTextFormat.Property.UserProperty + 4
    MARKING = QTextFormat.Property.UserProperty + 5
    TABLE = QTextFormat.Property.UserProperty + 6
    REF = QTextFormat.Property.UserProperty + 7
    SIGN = QTextFormat.Property.UserProperty + 8


def fill_document(document: QTextDocument, text: RichText) -> None:
    """Make a document show a text, and nothing else."""
    document.clear()
    document.setIndentWidth(INDENT_PX)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for position, block in enumerate(text):
        if position:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        insert_block(cursor, block)
    if not text.blocks:
        cursor.setBlockFormat(build_block_format(Block()))
    cursor.endEditBlock()


def insert_block(cursor: QTextCursor, block: Block) -> None:
    """Fill the empty block under the cursor."""
    cursor.setBlockFormat(build_block_format(block))
    if block.kind is BlockKind.TABLE:
        cursor.insertText(block.text.replace("\n", LINE_BREAK), QTextCharFormat())
    else:
        insert_runs(cursor, block.runs)
    show_list(cursor.block())


def insert_runs(cursor: QTextCursor, runs: tuple[Run, ...]) -> None:
    """Insert runs where the cursor stands."""
    for run in runs:
        cursor.insertText(run.text.replace("\r\n", LINE_BREAK).replace("\n", LINE_BREAK), build_char_format(run))
    cursor.setCharFormat(QTextCharFormat())


def build_block_format(block: Block) -> QTextBlockFormat:
    """The format of a block, with everything that is stored of it beside its runs."""
    form = QTextBlockFormat()
    form.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setBottomMargin(BLOCK_GAP_PX if block.kind not in LIST_STYLES else ITEM_GAP_PX)
    form.setProperty(Property.ID, block.id)
    form.setProperty(Property.KIND, block.kind.value)
    form.setProperty(Property.LEVEL, block.level)
    for key, value in ((Property.LANG, block.lang), (Property.MARKING, block.marking)):
        if value is not None:
            form.setProperty(key, value)
    if block.kind is BlockKind.TABLE:
        form.setProperty(Property.TABLE, dump_rich_text(RichText((block,))))
        form.setNonBreakableLines(True)
    if block.kind is BlockKind.QUOTE:
        form.setLeftMargin(24)
    return form


def build_char_format(run: Run) -> QTextCharFormat:
    """The format of a run."""
    form = QTextCharFormat()
    if Mark.BOLD in run.marks:
        form.setFontWeight(BOLD)
    if Mark.ITALIC in run.marks:
        form.setFontItalic(True)
    if run.link is not None:
        form.setAnchor(True)
        form.setAnchorHref(run.link)
        form.setFontUnderline(True)
    if run.ref is not None:
        form.setProperty(Property.REF, run.ref)
    return form


def show_list(block: QTextBlock) -> None:
    """Let a list item stand in a list with the items of its kind and level before it, any other block in none."""
    kind, level = read_kind(block), read_level(block)
    if kind not in LIST_STYLES:
        if block.textList() is not None:
            block.textList().remove(block)
            plain = block.blockFormat()
            plain.setIndent(0)
            QTextCursor(block).setBlockFormat(plain)
        return
    above = block.previous()
    list_above = above.textList() if above.isValid() else None
    goes_on = list_above is not None and (read_kind(above), read_level(above)) == (kind, level)
    # Qt lays out all items of a list for a change of one, so a long one is several, which nobody sees.
    if list_above is not None and goes_on and list_above.count() < MOST_ITEMS:
        list_above.add(block)
        return
    form = QTextListFormat()
    form.setStyle(LIST_STYLES[kind])
    form.setIndent(level)
    if list_above is not None and goes_on:
        form.setStart(list_above.format().start() + list_above.count())
    QTextCursor(block).createList(form)


def number_lists(document: QTextDocument) -> None:
    """Let the numbers of a long list go on from one list of Qt's to the next; no words change, so nobody is told."""
    with QSignalBlocker(document):
        _number_on(document.begin())


def _number_on(block: QTextBlock) -> None:
    while block.isValid():
        own: QTextList | None = block.textList()
        if own is None or read_kind(block) is not BlockKind.NUMBERED:
            block = block.next()
            continue
        above = block.previous()
        before: QTextList | None = above.textList() if above.isValid() else None
        alike = before is not None and (read_kind(above), read_level(above)) == (read_kind(block), read_level(block))
        start = before.format().start() + before.count() if before is not None and alike else 1
        form = own.format()
        if form.start() != start:
            form.setStart(start)
            own.setFormat(form)
        block = own.item(own.count() - 1).next()


def read_document(document: QTextDocument) -> RichText:
    """The text that a document shows; a block split from another has a fresh id."""
    blocks: list[Block] = []
    known: set[str] = set()
    block = document.begin()
    while block.isValid():
        read = read_block(block)
        if read.id in known:
            read = Block(read.runs, read.kind, read.level, read.lang, read.marking, read.rows)
            write_id(block, read.id)
        known.add(read.id)
        blocks.append(read)
        block = block.next()
    only = blocks[0] if len(blocks) == 1 else None
    if only and not only.runs and only.kind is BlockKind.PARAGRAPH and only.marking is None:
        return RichText()
    return RichText(tuple(blocks))


def read_block(block: QTextBlock) -> Block:
    """What is stored of a block."""
    form = block.blockFormat()
    if form.hasProperty(Property.TABLE):
        (table,) = load_rich_text(form.stringProperty(Property.TABLE))
        return table
    return Block(
        runs=read_runs(block),
        kind=BlockKind(form.stringProperty(Property.KIND) or BlockKind.PARAGRAPH),
        level=form.intProperty(Property.LEVEL) or 1,
        lang=form.stringProperty(Property.LANG) if form.hasProperty(Property.LANG) else None,
        marking=form.stringProperty(Property.MARKING) if form.hasProperty(Property.MARKING) else None,
        id=form.stringProperty(Property.ID) or new_block_id(),
    )


def read_runs(block: QTextBlock) -> tuple[Run, ...]:
    """The runs of a block."""
    runs: list[Run] = []
    pieces = block.begin()
    while not pieces.atEnd():
        piece = pieces.fragment()
        if piece.isValid():
            runs.append(read_run(piece.text(), piece.charFormat()))
        pieces += 1
    return join_runs(runs)


def read_run(text: str, form: QTextCharFormat) -> Run:
    """A run of its text and format."""
    marks = set()
    if form.fontWeight() >= QFont.Weight.DemiBold:
        marks.add(Mark.BOLD)
    if form.fontItalic():
        marks.add(Mark.ITALIC)
    ref = form.stringProperty(Property.REF) if form.hasProperty(Property.REF) else None
    return Run(text, frozenset(marks), form.anchorHref() if form.isAnchor() else None, ref)


def read_kind(block: QTextBlock) -> BlockKind:
    """What a block is."""
    return BlockKind(block.blockFormat().stringProperty(Property.KIND) or BlockKind.PARAGRAPH)


def read_level(block: QTextBlock) -> int:
    """How deep a block stands."""
    return block.blockFormat().intProperty(Property.LEVEL) or 1


def write_id(block: QTextBlock, block_id: str) -> None:
    """Let a block be known under another id."""
    form = QTextBlockFormat()
    form.setProperty(Property.ID, block_id)
    QTextCursor(block).mergeBlockFormat(form)


def write_kind(block: QTextBlock, kind: BlockKind, level: int = 1) -> None:
    """Turn a block into another kind; a table stays a table, for its words are not text."""
    form = block.blockFormat()
    if form.hasProperty(Property.TABLE):
        return
    form.setProperty(Property.KIND, kind.value)
    form.setProperty(Property.LEVEL, level)
    form.setLeftMargin(24 if kind is BlockKind.QUOTE else 0)
    QTextCursor(block).setBlockFormat(form)
    if block.textList() is not None and block.textList().format().indent() != level:
        block.textList().remove(block)
    show_list(block)
