"""Clearable: the texts on the pages that an office clears, in reading order, each by what names it there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefbook.book import wording
from briefbook.book.block import Portion, Span
from briefbook.book.content import BriefContent, ClearanceContent, ObjectiveContent, PointContent, SectionContent
from briefbook.book.content.brief import NOT_CLEARED
from briefbook.book.context import Context
from briefbook.book.part.brief import PROSE
from briefbook.book.quotation import quote
from briefbook.book.rich import line_words, parse_block_marking
from briefbook.courtesy import give_way
from briefbook.text.rich_text import Block, RichText
from briefbook.values.blank import is_blank
from briefbook.values.marking import Marking
from briefbook.values.place import Place


@dataclass(frozen=True, slots=True)
class Clearable:
    """A printed text: `name` is what it is called on the page, in the portion of its own words.

    `portion` is that of its record, which the names of those who cleared it have.
    """

    place: Place
    name: tuple[Span, ...]
    portion: Portion
    clearance: ClearanceContent


def list_clearables(context: Context, brief: BriefContent) -> list[Clearable]:
    """The texts of a brief of which something is printed, in the order of its pages."""
    objectives = [each for each in brief.objectives if find_words(each.text)]
    points = [each for each in brief.points if not each.withheld and is_said(each)]
    prose = [section for kind in PROSE.values() if (section := brief.find_section(kind))]
    return [
        *(name_objective(context, brief, each) for each in objectives),
        *(name_point(context, each) for each in points),
        *list_prose(context, prose),
    ]


def list_prose(context: Context, sections: Iterable[SectionContent]) -> Iterator[Clearable]:
    """The prose of which something is printed."""
    for section in sections:
        block = find_words(section.text)
        if block is not None:
            marking = parse_block_marking(block) or section.marking
            # The words are not the record's: only a mark that there is has to stand before them.
            portion = replace(context.gauge.portion(marking, section.place), named=True) if marking else None
            name = Span(wording.SECTION_TITLES[section.kind], target=f"section-{section.id}", portion=portion)
            yield build(context, section, section.marking, (name,))


def name_objective(context: Context, brief: BriefContent, objective: ObjectiveContent) -> Clearable:
    """An objective by its first words."""
    target = f"brief-{brief.id}-objectives-{objective.side.value}"
    words = excerpt(context, objective.text, objective.marking, objective.place, target)
    return build(context, objective, objective.marking, (Span(f"{wording.OBJECTIVE} "), *words))


def name_point(context: Context, point: PointContent) -> Clearable:
    """A talking point by its title, else its first words."""
    target, named = f"point-{point.id}", point.title or ("" if find_words(point.text) else point.trigger)
    if named:
        portion = context.gauge.portion(point.marking, point.place, point.title or point.trigger)
        name: tuple[Span, ...] = (Span(quote(named), target=target, portion=replace(portion, named=bool(point.text))),)
    else:
        text = point.text if find_words(point.text) else point.fallback
        name = excerpt(context, text, point.marking, point.place, target)
    return build(context, point, point.marking, name or (Span(wording.NAMELESS_POINT, target=target),))


def build(
    context: Context,
    text: ObjectiveContent | PointContent | SectionContent,
    marking: Marking | None,
    name: tuple[Span, ...],
) -> Clearable:
    """A text under its name, as far as it had come at the moment of the book."""
    give_way()
    portion = replace(context.gauge.portion(marking, text.place), named=True)
    return Clearable(text.place, name, portion, read_clearance(context, text.clearance))


def read_clearance(context: Context, clearance: ClearanceContent) -> ClearanceContent:
    """How far a text had come at the moment of the book, which knows nothing of a step that was taken later."""
    as_of = context.as_of
    # A step is dated after the change that it is part of began, by which a draft is dated.
    known = clearance.at is None or clearance.at <= as_of or as_of >= context.content.library.changed_at
    return clearance if known else NOT_CLEARED


def excerpt(context: Context, text: RichText, marking: Marking | None, place: Place, target: str) -> tuple[Span, ...]:
    """The first printed words of a text, in the portion of the paragraph that they are from; nothing of one without."""
    block = find_words(text)
    if block is None:
        return ()
    words = line_words(block, context)
    portion = context.gauge.portion(parse_block_marking(block) or marking, place, words)
    return (Span(quote(words), target=target, portion=portion),)


def is_said(point: PointContent) -> bool:
    """Whether a point prints more than stubs: words, or that it is still to be written."""
    said = point.title or point.trigger or find_words(point.text) or find_words(point.fallback)
    return bool(said) or not (point.text or point.fallback)


def find_words(text: RichText) -> Block | None:
    """The first paragraph of a text with words in it; the stub of one that is left out has none."""
    return next((block for block in text if not is_blank(block.text) and block.text != wording.STUB), None)
