"""On which side a block begins: where its own text does, else where the book does; one from the right is mirrored."""

from collections.abc import Iterator
from dataclasses import replace

from briefbook.book.block import Block, Callout, Heading, ItemList, Line, Paragraph, Point, Span, Table
from briefbook.pdf.item import direction_of
from briefbook.pdf.strip import (
    Bar,
    Laid,
    LinkMark,
    Mark,
    PageNumberMark,
    PictureMark,
    RuleMark,
    Strip,
    TextMark,
)


def level_of_block(block: Block, around: int) -> int:
    """1 for a block that begins at the right, 0 for one that begins at the left; `around` is the book's.

    A list is laid out like the book, for each of its items begins on its own side.
    """
    if isinstance(block, ItemList):
        return around
    for line, lang in texts_of(block):
        level = direction_of(line, lang)
        if level is not None:
            return level
    return around


def texts_of(block: Block) -> Iterator[tuple[Line, str | None]]:
    """The texts that say where a block begins, each with its language; none for what is laid out like the book."""
    match block:
        case Heading():
            yield block.line, None
        case Paragraph():
            yield block.line, block.lang
        case ItemList():
            for item in block.items:
                yield item.line, None
        case Point() | Callout():
            for part in block.body:
                yield from texts_of(part)
            yield (block.title if isinstance(block, Point) else block.label), None
        case Table():
            for column in block.columns:
                yield (Span(column.head),), None
            for row in block.rows:
                for cell in row:
                    for line in cell.lines:
                        yield line, None
        case _:
            return


def mirror_laid(laid: Laid, measure_pt: float) -> Laid:
    """A block of which everything stands on the other side of its measure; its lines run as before."""
    return replace(laid, strips=tuple(mirror_strip(strip, measure_pt) for strip in laid.strips))


def mirror_strip(strip: Strip, measure_pt: float) -> Strip:
    """A strip of which everything stands on the other side."""
    head = mirror_strip(strip.head, measure_pt) if strip.head else None
    return replace(mirror_marks(strip, measure_pt), head=head, bar=mirror_bar(strip.bar))


def mirror_marks(strip: Strip, edges_pt: float) -> Strip:
    """A strip of which every mark stands on the other side of a place; `edges_pt` is the sum of where that ends."""
    return replace(strip, marks=tuple(mirror_mark(mark, edges_pt) for mark in strip.marks))


def mirror_bar(bar: Bar | None) -> Bar | None:
    """A bar on the other side."""
    return replace(bar, at_right=not bar.at_right) if bar else None


def mirror_mark(mark: Mark, edges_pt: float) -> Mark:
    """A mark on the other side of a place."""
    match mark:
        case TextMark():
            return replace(mark, x_pt=edges_pt - mark.x_pt - mark.line.measure_pt)
        case PageNumberMark():
            return replace(mark, edge_pt=edges_pt - mark.edge_pt, at_left=not mark.at_left)
        case LinkMark() | RuleMark() | PictureMark():
            return replace(mark, x_pt=edges_pt - mark.x_pt - mark.width_pt)
