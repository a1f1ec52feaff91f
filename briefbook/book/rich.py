"""Rich: stored text as the blocks of a book."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefbook.book import wording
from briefbook.book.block import (
    Cell,
    Column,
    Heading,
    Inline,
    ItemList,
    Line,
    ListItem,
    Paragraph,
    ParagraphRole,
    Portion,
    Span,
    SpanStyle,
    Table,
    silent_portion,
)
from briefbook.book.context import Context
from briefbook.text.rich_text import Block, BlockKind, Mark, RichText, Run
from briefbook.values.address import find_way_out
from briefbook.values.blank import is_blank
from briefbook.values.marking import Marking, parse_marking
from briefbook.values.place import Place

ProseBlock = Paragraph | ItemList | Heading | Table
LINE_BREAK = "\u2028"
BREAKS = f"\r\n{LINE_BREAK}"
LINE_END = re.compile(r"\r\n?|\n")
LIST_KINDS = {BlockKind.BULLET, BlockKind.NUMBERED}
STYLES = {
    frozenset[Mark](): SpanStyle.PLAIN,
    frozenset({Mark.BOLD}): SpanStyle.BOLD,
    frozenset({Mark.ITALIC}): SpanStyle.ITALIC,
    frozenset({Mark.BOLD, Mark.ITALIC}): SpanStyle.BOLD_ITALIC,
}


def parse_block_marking(block: Block) -> Marking | None:
    """The block's own marking."""
    return parse_marking(block.marking) if block.marking else None


def compile_run(run: Run, lang: str | None, context: Context) -> Inline | None:
    """A run as a span, linked to the page of what it names; a citation becomes the mark of its note."""
    kind, _, uid = (run.ref or "").partition(":")
    citation = context.directory.citation_of_uid.get(uid) if kind == "citation" else None
    if citation is not None:
        return context.notes.mark(citation)
    entity = context.directory.entity_of_uid.get(uid) if kind == "entity" else None
    target = context.anchor_of.get(entity.id) if entity else None
    address = find_way_out(run.link) if run.link and not target else None
    return Span(LINE_END.sub(LINE_BREAK, run.text), STYLES[run.marks], target, address, lang)


def compile_line(runs: Iterable[Run], lang: str | None, context: Context) -> Line:
    """Runs as a line."""
    return tuple(inline for run in without_last_break(runs) if run.text and (inline := compile_run(run, lang, context)))


def line_words(block: Block, context: Context) -> str:
    """The words of a block as its line prints them; what marks a note is none of them."""
    runs = [LINE_END.sub(LINE_BREAK, run.text) for run in without_last_break(block.runs) if not is_note(run, context)]
    return "".join(runs) or block.text


def is_note(run: Run, context: Context) -> bool:
    """Whether a run is the mark of a note."""
    kind, _, uid = (run.ref or "").partition(":")
    return kind == "citation" and uid in context.directory.citation_of_uid


def without_last_break(runs: Iterable[Run]) -> list[Run]:
    """The runs without the line breaks behind the last word, which would set a note mark on a line of its own."""
    kept = list(runs)
    while kept and kept[-1].text != (shown := kept[-1].text.rstrip(BREAKS)):
        kept[-1:] = [replace(kept[-1], text=shown)] if shown else []
    return kept


def compile_rich(text: RichText, marking: Marking | None, owner: Place, context: Context) -> list[ProseBlock]:
    """A text as blocks; a block without a marking of its own shows its record's, neighbouring items become one list."""
    compiled: list[ProseBlock] = []
    numbers: dict[int, int] = {}
    for block in text:
        if is_blank(block.text):
            continue
        portion = context.gauge.portion(parse_block_marking(block) or marking, owner)
        if block.kind in LIST_KINDS:
            item = compile_item(block, portion, numbers, context)
            previous = compiled[-1] if compiled else None
            if isinstance(previous, ItemList):
                compiled[-1] = replace(previous, items=(*previous.items, item))
            else:
                compiled.append(ItemList((item,)))
            continue
        numbers.clear()
        if block.kind is BlockKind.TABLE:
            compiled += compile_table(block, portion, context)
        elif block.kind is BlockKind.HEADING:
            compiled.append(Heading(3, compile_line(block.runs, block.lang, context), portion=portion))
        else:
            compiled.append(compile_paragraph(block, portion, context))
    return compiled


def compile_paragraph(block: Block, portion: Portion | None, context: Context) -> Paragraph:
    """A paragraph, a quotation or the stub of one that is left out."""
    if block.text == wording.STUB:
        return Paragraph((Span(wording.STUB),), ParagraphRole.STUB)
    role = ParagraphRole.QUOTE if block.kind is BlockKind.QUOTE else ParagraphRole.BODY
    return Paragraph(compile_line(block.runs, block.lang, context), role, portion, block.lang)


def compile_item(block: Block, portion: Portion | None, numbers: dict[int, int], context: Context) -> ListItem:
    """A list item; `numbers` counts the numbered ones of each level and forgets the deeper levels."""
    for level in [each for each in numbers if each > block.level]:
        del numbers[level]
    label = ""
    if block.kind is BlockKind.NUMBERED:
        numbers[block.level] = numbers.get(block.level, 0) + 1
        label = f"{numbers[block.level]}."
    return ListItem(compile_line(block.runs, block.lang, context), label, block.level, portion)


def compile_item_list(texts: Iterable[tuple[RichText, Marking | None, Place]], context: Context) -> ItemList:
    """Marked texts of records as one list of bullets; further paragraphs of a text become deeper items."""
    items: list[ListItem] = []
    for text, marking, owner in texts:
        for position, block in enumerate(block for block in text if not is_blank(block.text)):
            stub = block.text == wording.STUB
            portion = None if stub else context.gauge.portion(parse_block_marking(block) or marking, owner)
            items.append(replace(compile_item(block, portion, {}, context), label="", level=1 if not position else 2))
    return ItemList(tuple(items))


def compile_table(block: Block, portion: Portion | None, context: Context) -> list[Table]:
    """A table whose first row is its head, as wide as its widest row; one without rows below the head is left out."""
    width = max((len(row) for row in block.rows), default=0)
    if len(block.rows) < 2 or not width:
        return []
    head, *body = (row + ((),) * (width - len(row)) for row in block.rows)
    columns = tuple(Column(" ".join("".join(run.text for run in cell).split()), 1 / width) for cell in head)
    rows = []
    for row in body:
        cells = [Cell((compile_line(cell, block.lang, context),)) for cell in row]
        rows.append((replace(cells[0], portion=portion), *cells[1:]))
    caption = ", ".join(column.head for column in columns)
    return [Table(columns, tuple(rows), caption, portion=silent_portion(portion))]


def compile_body(
    text: RichText, marking: Marking | None, owner: Place, context: Context, marks: Line = ()
) -> tuple[Paragraph | ItemList, ...]:
    """A text for a talking point, which holds paragraphs and lists: headings turn bold, a table one paragraph a row."""
    body: list[Paragraph | ItemList] = []
    for block in append_marks(compile_rich(text, marking, owner, context), marks):
        if isinstance(block, Heading):
            body.append(Paragraph(embolden(block.line), portion=block.portion))
        elif isinstance(block, Table):
            body += [Paragraph(join_cells(row), portion=row[0].portion) for row in block.rows]
        else:
            body.append(block)
    return tuple(body)


def embolden(line: Line) -> Line:
    """The line with its plain spans bold."""
    return tuple(
        replace(each, style=SpanStyle.BOLD) if isinstance(each, Span) and each.style is SpanStyle.PLAIN else each
        for each in line
    )


def join_cells(row: tuple[Cell, ...]) -> Line:
    """The cells of a row as one line."""
    joined: list[Inline] = []
    for cell in row:
        for line in cell.lines:
            joined += [*([Span(" · ")] if joined and line else []), *line]
    return tuple(joined)


def join_body(body: Iterable[Paragraph | ItemList]) -> Line:
    """All words of a body as one line, for a table cell."""
    joined: list[Inline] = []
    for block in body:
        for part in (block,) if isinstance(block, Paragraph) else block.items:
            joined += [*([Span(" ")] if joined else []), *carry_portion(part.line, part.portion)]
    return tuple(joined)


def carry_portion(line: Line, portion: Portion | None) -> Line:
    """The line with its spans in a portion."""
    return tuple(replace(each, portion=portion) if portion and isinstance(each, Span) else each for each in line)


def append_marks(blocks: Sequence[ProseBlock], marks: Line) -> list[ProseBlock]:
    """The blocks with note marks at the end of the last line that can carry them."""
    appended = list(blocks)
    for position in range(len(appended) - 1, -1, -1):
        block = appended[position]
        if isinstance(block, Paragraph):
            appended[position] = replace(block, line=(*block.line, *marks))
            break
        if isinstance(block, ItemList):
            last = replace(block.items[-1], line=(*block.items[-1].line, *marks))
            appended[position] = replace(block, items=(*block.items[:-1], last))
            break
    return appended
