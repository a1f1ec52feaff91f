"""Printed words: what stands in the blocks of a book, line by line."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from briefbook.book.block import (
    Block,
    Callout,
    Cell,
    Column,
    Contents,
    CoverPage,
    Fact,
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
        case Point(title=title, body=body, trailer=trailer):
            yield title
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


ChangeLine = Callable[[Line], Line]


def map_lines(block: Block, change: ChangeLine) -> Block:
    """The block with every line that stands on its page changed, in reading order, the heads of its columns too.

    Not the words of pictures, which are heard and not seen. A block of which nothing changes is the same object.
    """
    changed: Block = block
    match block:
        case Heading(line=line) | Paragraph(line=line):
            changed = replace(block, line=change(line))
        case ItemList():
            changed = map_items(block, change)
        case Point(title=title, body=body, trailer=trailer):
            changed = replace(block, title=change(title), body=map_body(body, change), trailer=change(trailer))
        case Callout(label=label, body=body):
            changed = replace(block, label=change(label), body=map_body(body, change))
        case FactsBox(left=left, right=right):
            changed = replace(block, left=map_facts(left, change), right=map_facts(right, change))
        case Table(columns=columns, rows=rows):
            heads = tuple(map_column(each, change) for each in columns)
            changed = replace(block, columns=heads, rows=tuple(map_row(row, change) for row in rows))
        case Notes(notes=notes):
            changed = replace(block, notes=tuple(replace(note, line=change(note.line)) for note in notes))
        case Portrait(name=name, other_names=others, details=details):
            shown = change(name), change(others), tuple(change(line) for line in details)
            changed = replace(block, name=shown[0], other_names=shown[1], details=shown[2])
    return block if changed == block else changed


def map_items(block: ItemList, change: ChangeLine) -> ItemList:
    """A list with its lines changed."""
    return replace(block, items=tuple(replace(item, line=change(item.line)) for item in block.items))


def map_body(body: Iterable[Paragraph | ItemList], change: ChangeLine) -> tuple[Paragraph | ItemList, ...]:
    """Paragraphs and lists with their lines changed."""
    return tuple(
        replace(each, line=change(each.line)) if isinstance(each, Paragraph) else map_items(each, change)
        for each in body
    )


def map_facts(facts: Iterable[Fact], change: ChangeLine) -> tuple[Fact, ...]:
    """Facts with their values changed."""
    return tuple(replace(fact, values=tuple(change(line) for line in fact.values)) for fact in facts)


def map_row(row: Iterable[Cell], change: ChangeLine) -> tuple[Cell, ...]:
    """A row with its lines changed."""
    return tuple(replace(cell, lines=tuple(change(line) for line in cell.lines)) for cell in row)


def map_column(column: Column, change: ChangeLine) -> Column:
    """A column with its head changed as a line is; only what is named in it can be."""
    (span,) = change((Span(column.head),))
    return replace(column, named=span.named) if isinstance(span, Span) else column
