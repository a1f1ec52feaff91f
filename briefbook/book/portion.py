"""Portions: everything in a book that carries a marking, and what they roll up to.

Two lists: the portions of the content, each with the record it stands in, for what preflight says of them; and the
portions on the pages, texts and names alike, from which the banner is computed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefbook.book.block import Block, Callout, CoverPage, ItemList, Line, Point, Portion, Span, Table
from briefbook.book.book import Part
from briefbook.book.content import Content, PointContent, SectionContent
from briefbook.book.printed import list_lines
from briefbook.book.rich import parse_block_marking
from briefbook.text.rich_text import RichText
from briefbook.values.kind import PartKind
from briefbook.values.marking import Marking
from briefbook.values.place import Place
from briefbook.values.roll_up import MarkedPortion, RollUp, roll_up


@dataclass(frozen=True, slots=True)
class PrintedPortion:
    """A portion, its marking and the record it stands in; `words` are its own, `title` says that it is a title."""

    place: Place
    marking: Marking | None
    words: str
    title: bool = False


def list_portions(content: Content, person_ids: Iterable[int], commitment_ids: Iterable[int]) -> list[PrintedPortion]:
    """Every portion of selected content; titles without a marking of their own are none."""
    portions = list(iterate_titles(content))
    for section in content.visit_sections:
        portions += section_portions(section)
    for brief in content.briefs:
        for point in brief.points:
            if not point.withheld:
                portions += point_portions(point)
        for objective in brief.objectives:
            portions += text_portions(objective.place, objective.text, objective.marking)
        for section in brief.sections:
            portions += section_portions(section)
    portions += [
        PrintedPortion(each.place, each.marking, each.title) for each in content.programme if not each.withheld
    ]
    return portions + list(iterate_entity_portions(content, set(person_ids), set(commitment_ids)))


def iterate_titles(content: Content) -> Iterator[PrintedPortion]:
    """The marked titles: of the book, the visit, the briefs and their issues."""
    yield PrintedPortion(content.spec.place, content.spec.title_marking, content.spec.title, title=True)
    subjects = {content.visit.id, *(brief.subject_id for brief in content.briefs)}
    for entity in content.entities:
        if entity.id in subjects and entity.names:
            yield PrintedPortion(entity.place, entity.marking, entity.names[0].text, title=True)
    names = {entity.id: entity.names[0].text for entity in content.entities if entity.names}
    for brief in content.briefs:
        words = brief.title or names.get(brief.subject_id, "")
        yield PrintedPortion(brief.place, brief.title_marking, words, title=True)
        for issue in brief.issues:
            yield PrintedPortion(issue.place, issue.title_marking, issue.shown_title, title=True)


def iterate_entity_portions(
    content: Content, person_ids: set[int], commitment_ids: set[int]
) -> Iterator[PrintedPortion]:
    """Descriptions of the people and wordings of the commitments that a book prints."""
    kinds = {part.kind for part in content.spec.parts}
    texts: dict[int, RichText] = {}
    if PartKind.BIOGRAPHIES in kinds:
        texts |= {each.id: each.description for each in content.entities if each.id in person_ids}
    if kinds & {PartKind.COMMITMENTS, PartKind.BIOGRAPHIES}:
        texts |= {each.id: each.wording for each in content.commitments if each.id in commitment_ids}
    for entity in content.entities:
        if entity.id in texts:
            yield from text_portions(entity.place, texts[entity.id], entity.marking)


def point_portions(point: PointContent) -> list[PrintedPortion]:
    """The portions of a talking point; its title stands for it where there are no other words."""
    words = point.title or point.trigger
    title = [PrintedPortion(point.place, point.marking, words, title=bool(point.text))] if words else []
    texts = (point.text, point.fallback)
    return title + [portion for text in texts for portion in text_portions(point.place, text, point.marking)]


def section_portions(section: SectionContent) -> list[PrintedPortion]:
    """The portions of a prose section."""
    return text_portions(section.place, section.text, section.marking)


def text_portions(place: Place, text: RichText, marking: Marking | None) -> list[PrintedPortion]:
    """A portion for each block with words; one without a marking of its own has its record's."""
    blocks = [block for block in text if block.text.strip() and block.id != "stub"]
    return [PrintedPortion(place, parse_block_marking(block) or marking, block.text) for block in blocks]


def iterate_printed(parts: Iterable[Part]) -> Iterator[tuple[Portion, str]]:
    """Every portion that stands in the parts, with the words that it marks where it is a name."""
    for part in parts:
        if part.portion is not None:
            yield part.portion, part.title
        for block in part.blocks:
            yield from block_portions(block)


def block_portions(block: Block) -> Iterator[tuple[Portion, str]]:
    """The portions of a block and of what its lines name."""
    owners: list[object] = [block]
    match block:
        case ItemList(items=items):
            owners += items
        case Point(body=body) | Callout(body=body):
            for each in body:
                yield from block_portions(each)
        case Table(rows=rows):
            owners += [cell for row in rows for cell in row]
    for owner in owners:
        portion = getattr(owner, "portion", None)
        if portion is not None:
            yield portion, block.title if isinstance(block, CoverPage) else ""
    for line in list_lines(block):
        yield from line_portions(line)


def line_portions(line: Line) -> Iterator[tuple[Portion, str]]:
    """The portions of what a line names."""
    yield from ((each.portion, each.text) for each in line if isinstance(each, Span) and each.portion is not None)


def list_names(printed: Iterable[tuple[Portion, str]]) -> list[PrintedPortion]:
    """The marked names among printed portions, each record once."""
    names: dict[Place, PrintedPortion] = {}
    for portion, words in printed:
        if portion.place is not None and words:
            names.setdefault(portion.place, PrintedPortion(portion.place, portion.marking, words, title=True))
    return list(names.values())


def roll_up_printed(content: Content, printed: Iterable[tuple[Portion, str]]) -> RollUp:
    """The banner of what is printed and of the book's title, which names the file; never below the book's floor."""
    library = content.library
    markings = [content.spec.title_marking, *(portion.marking for portion, _ in printed)]
    return roll_up(
        [MarkedPortion("", marking) for marking in dict.fromkeys(markings) if marking is not None],
        library.scheme,
        library.equivalences,
        content.spec.floor,
    )
