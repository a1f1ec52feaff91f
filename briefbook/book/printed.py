"""Printed words: what stands in the blocks of a book, passage by passage."""

from collections.abc import Iterable, Iterator

from briefbook.book.block import (
    Block,
    Callout,
    Contents,
    CoverPage,
    FactsBox,
    Heading,
    Index,
    ItemList,
    Line,
    Notes,
    Paragraph,
    Picture,
    Point,
    Portrait,
    Span,
    Table,
)
from briefbook.book.book import Part


def line_text(line: Line) -> str:
    """The words of a line, without the numbers of its notes."""
    return "".join(inline.text for inline in line if isinstance(inline, Span))


def list_lines(block: Block) -> Iterator[Line]:  # noqa: C901
    """Every line of a block, in reading order."""
    match block:
        case Heading(line=line) | Paragraph(line=line):
            yield line
        case ItemList(items=items):
            yield from (item.line for item in items)
        case Point(title=title, aside=aside, body=body, trailer=trailer):
            yield from (title, aside)
            yield from list_body_lines(body)
            yield trailer
        case Callout(label=label, body=body):
            yield label
            yield from list_body_lines(body)
        case FactsBox(left=left, right=right):
            yield from (line for fact in (*left, *right) for line in fact.values)
        case Table(rows=rows):
            yield from (line for row in rows for cell in row for line in cell.lines)
        case Contents(entries=entries):
            yield from (entry.line for entry in entries)
        case Notes(notes=notes):
            yield from (note.line for note in notes)
        case Index(groups=groups):
            yield from (entry.line for _, entries in groups for entry in entries)
        case Portrait(name=name, other_names=others, details=details):
            yield from (name, others, *details)
        case Picture(text=text):
            yield (Span(text),)
        case CoverPage(book_title=book_title, subtitle=subtitle, lines=lines, facts=facts):
            yield from (book_title, subtitle, *lines)
            yield from (line for fact in facts for line in fact.values)


def list_body_lines(body: Iterable[Paragraph | ItemList]) -> Iterator[Line]:
    """Every line of paragraphs and lists."""
    for block in body:
        yield from list_lines(block)


def list_passages(part: Part) -> Iterator[tuple[str, str]]:
    """The lines of a part as words, each with the last anchor that stands before or at it."""
    anchor = part.anchor
    for block in part.blocks:
        if isinstance(block, Heading | Point | Callout | Portrait):
            anchor = block.anchor or anchor
        if isinstance(block, Notes):
            yield from ((note.anchor, line_text(note.line)) for note in block.notes)
            continue
        for line in list_lines(block):
            yield anchor, line_text(line)
