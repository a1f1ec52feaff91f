"""Marks once: where all that stands under a head is marked alike, the head says so and no text has a mark of its own.

A scheme that demands a mark for each portion keeps them all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import is_
from typing import Any, TypeVar, cast

from briefbook.book import wording
from briefbook.book.block import Block, Heading, Paragraph, ParagraphRole, Portion, iterate_beside, silent_portion
from briefbook.book.book import Part
from briefbook.book.gauge import Gauge
from briefbook.book.portion import block_portions
from briefbook.courtesy import give_way
from briefbook.values.blank import is_blank
from briefbook.values.marking import Marking

FEWEST = 2
ValueT = TypeVar("ValueT")


def mark_once(part: Part, gauge: Gauge) -> Part:
    """The part with one mark at its head, else with one at the head of each section that is marked alike."""
    if gauge.scheme.portion_marks_required or not part.blocks:
        return part
    first, *others = part.blocks
    marking = find_common(part.blocks)
    if marking is not None and is_head(first):
        return replace(part, blocks=(add_aside(first, marking, gauge), *(silence(each) for each in others)))
    sections = split_sections(part.blocks)
    return replace(part, blocks=tuple(block for each in sections for block in mark_section(each, gauge)))


def split_sections(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """The blocks in sections, each from a heading to the next."""
    section: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and section:
            yield section
            section = []
        section.append(block)
    yield section


def mark_section(blocks: list[Block], gauge: Gauge) -> list[Block]:
    """A section with its mark at its heading, if it has one heading and one marking."""
    head, *others = blocks
    marking = find_common(others)
    if marking is None or not isinstance(head, Heading):
        return blocks
    return [add_aside(head, marking, gauge), *(silence(each) for each in others)]


def find_common(blocks: Sequence[Block]) -> Marking | None:
    """The one marking of all that stands in the blocks, if it is shown more than once and nothing lacks it."""
    shown, markings = 0, set[Marking | None]()
    for block in blocks:
        give_way()
        for portion, words in block_portions(block):
            if not is_blank(words):
                found = [each for each in iterate_beside(portion) if each.marking is not None or not each.named]
                markings |= {each.marking for each in found}
                shown += bool(portion.text)
    return markings.pop() if len(markings) == 1 and shown >= FEWEST else None


def is_head(block: Block) -> bool:
    """Whether a part can say its marking there."""
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.role is ParagraphRole.EYEBROW)


def add_aside(block: Block, marking: Marking, gauge: Gauge) -> Block:
    """The head with the marking of all that stands under it at its right, and none in front."""
    if isinstance(block, Heading | Paragraph):
        return replace(silence(block), aside=wording.THROUGHOUT.format(marking=gauge.describe(marking)))
    return block


def silence(value: ValueT) -> ValueT:
    """The same block, or whatever stands in one, with its marks not shown; what shows none is the same object."""
    if isinstance(value, tuple):
        silent = tuple(map(silence, value))
        return value if all(map(is_, silent, value)) else cast(ValueT, silent)
    if isinstance(value, Portion):
        return cast(ValueT, silent_portion(value))
    before = {each: getattr(value, each) for each in list_fields(cast(Any, type(value)))}
    changed = {each: after for each, inner in before.items() if (after := silence(inner)) is not inner}
    return replace(cast(Any, value), **changed) if changed else value


@cache
def list_fields(kind: type) -> tuple[str, ...]:
    """The fields of a block, or of what stands in one; none of plain words."""
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()
