"""Printed words: what stands in the blocks of a book, line by line."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from operator import is_
from typing import Any, TypeVar, cast

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


ChangeLine = Callable[[Line], Line]
RecordT = TypeVar("RecordT")
ValueT = TypeVar("ValueT")


def map_lines(block: Block, change: ChangeLine) -> Block:  # noqa: PLR0911
    """The block with every line that stands on its page changed, in reading order, the heads of its columns too.

    Not the words of pictures, which are heard and not seen. A block of which nothing changes is the same object, and so
    is each part of one.
    """
    match block:
        case Heading(line=line) | Paragraph(line=line):
            return renew(block, line=change(line))
        case ItemList():
            return map_items(block, change)
        case Point(title=title, body=body, trailer=trailer):
            return renew(block, title=change(title), body=map_body(body, change), trailer=change(trailer))
        case Callout(label=label, body=body):
            return renew(block, label=change(label), body=map_body(body, change))
        case FactsBox(left=left, right=right):
            return renew(block, left=map_facts(left, change), right=map_facts(right, change))
        case Table(columns=columns, rows=rows):
            heads = map_each(columns, lambda each: map_column(each, change))
            return renew(block, columns=heads, rows=map_each(rows, lambda row: map_row(row, change)))
        case Notes(notes=notes):
            return renew(block, notes=map_each(notes, lambda note: renew(note, line=change(note.line))))
        case Portrait(name=name, other_names=others, details=details):
            return renew(block, name=change(name), other_names=change(others), details=map_each(details, change))
        case _:
            return block


def renew(record: RecordT, **values: object) -> RecordT:
    """The record with these values; the same object where it has them already."""
    changed = {name: value for name, value in values.items() if value is not getattr(record, name)}
    return replace(cast(Any, record), **changed) if changed else record


def map_each(values: tuple[ValueT, ...], change: Callable[[ValueT], ValueT]) -> tuple[ValueT, ...]:
    """The values, each changed; the same object where none is."""
    changed = tuple(map(change, values))
    return values if all(map(is_, changed, values)) else changed


def map_items(block: ItemList, change: ChangeLine) -> ItemList:
    """A list with its lines changed."""
    return renew(block, items=map_each(block.items, lambda item: renew(item, line=change(item.line))))


def map_body(body: tuple[Paragraph | ItemList, ...], change: ChangeLine) -> tuple[Paragraph | ItemList, ...]:
    """Paragraphs and lists with their lines changed."""
    return map_each(
        body,
        lambda each: renew(each, line=change(each.line)) if isinstance(each, Paragraph) else map_items(each, change),
    )


def map_facts(facts: tuple[Fact, ...], change: ChangeLine) -> tuple[Fact, ...]:
    """Facts with their values changed."""
    return map_each(facts, lambda fact: renew(fact, values=map_each(fact.values, change)))


def map_row(row: tuple[Cell, ...], change: ChangeLine) -> tuple[Cell, ...]:
    """A row with its lines changed."""
    return map_each(row, lambda cell: renew(cell, lines=map_each(cell.lines, change)))


def map_column(column: Column, change: ChangeLine) -> Column:
    """A column with its head changed as a line is; only what is named in it can be."""
    (span,) = change((Span(column.head),))
    return replace(column, named=span.named) if isinstance(span, Span) and span.named != column.named else column
