"""Portions: everything in a book that carries a marking or should, and what they roll up to.

Those of the content are counted when a ceiling leaves them out. Those on the pages, texts and names alike, are what the
banner is computed from, what Check finds unmarked, and what is held against the ceiling once more.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from briefbook.book.block import (
    Block,
    Callout,
    CoverPage,
    ItemList,
    Line,
    Point,
    Portion,
    Portrait,
    Span,
    Table,
    iterate_beside,
)
from briefbook.book.book import Book, Part
from briefbook.book.content import Content
from briefbook.book.content.record import iterate_records
from briefbook.book.memory import Recall
from briefbook.book.printed import line_text, list_lines
from briefbook.book.rich import parse_block_marking
from briefbook.courtesy import give_way
from briefbook.values.blank import is_blank
from briefbook.values.marking import Marking
from briefbook.values.place import Place
from briefbook.values.roll_up import MarkedPortion, RollUp, roll_up


@dataclass(frozen=True, slots=True)
class PrintedPortion:
    """A portion, its marking and the record it stands in; `words` are its own, `named` says that it is a name."""

    place: Place
    marking: Marking | None
    words: str
    named: bool = False


def list_portions(content: Content) -> list[PrintedPortion]:
    """Every text and name of selected content that says something, whether it is printed or not."""
    portions: list[PrintedPortion] = []
    for record in iterate_records(content):
        for text in record.worded.texts:
            if text.rich is None:
                portions.append(PrintedPortion(record.place, record.marking, text.field, text.use.named))
                continue
            portions += [
                PrintedPortion(record.place, parse_block_marking(block) or record.marking, block.text)
                for block in text.rich
                if not is_blank(block.text)
            ]
    return portions


def iterate_titles(content: Content) -> Iterator[PrintedPortion]:
    """The titles that preflight refuses above a ceiling: of the book, the visit, the briefs and their issues."""
    yield PrintedPortion(content.spec.place, content.spec.title_marking, content.spec.title, named=True)
    subjects = {content.visit.id, *(brief.subject_id for brief in content.briefs)}
    for entity in content.entities:
        if entity.id in subjects and entity.names:
            yield PrintedPortion(entity.place, entity.marking, entity.names[0].text, named=True)
    names = {entity.id: entity.names[0].text for entity in content.entities if entity.names}
    for brief in content.briefs:
        words = brief.title or names.get(brief.subject_id, "")
        yield PrintedPortion(brief.place, brief.title_marking, words, named=True)
        for issue in brief.issues:
            yield PrintedPortion(issue.place, issue.title_marking, issue.shown_title, named=True)


def list_printed(book: Book, recall: Recall) -> list[PrintedPortion]:
    """Every portion that stands in a book: on its pages, in its heads and bookmarks, beside its pictures."""
    printed = print_portions(pair for pair in book.portions if pair[1])
    for part in book.parts:
        printed |= recall.derive("print", part, None, partial(list_part, part))
    return list(printed)


def print_portions(portions: Iterable[tuple[Portion, str]]) -> dict[PrintedPortion, None]:
    """The portions with the words that they mark, each once and in order; none without words."""
    printed = (
        PrintedPortion(each.place, each.marking, each.words or words, each.named)
        for portion, words in portions
        for each in iterate_beside(portion)
        if each.place is not None
    )
    return dict.fromkeys(each for each in printed if not is_blank(each.words))


def list_part(part: Part) -> dict[PrintedPortion, None]:
    """What is printed in a part."""
    return print_portions(part_portions(part))


def part_portions(part: Part) -> Iterator[tuple[Portion, str]]:
    """Every portion in a part with the words that it marks."""
    if part.portion is not None:
        yield part.portion, part.title
    if part.head_portion is not None:
        yield part.head_portion, part.head
    for block in part.blocks:
        give_way()
        yield from block_portions(block)


def block_portions(block: Block) -> Iterator[tuple[Portion, str]]:
    """The portions of a block and of what its lines name."""
    match block:
        case ItemList(items=items):
            yield from ((item.portion, line_text(item.line)) for item in items if item.portion is not None)
        case Point(body=body) | Callout(body=body):
            for each in body:
                yield from block_portions(each)
        case Table(rows=rows):
            cells = [cell for row in rows for cell in row]
            yield from ((cell.portion, cell_text(cell.lines)) for cell in cells if cell.portion is not None)
        case Portrait(photo_portion=photo) if photo is not None:
            yield photo, block.photo_text
        case CoverPage(portions=portions):
            yield from portions
    portion = getattr(block, "portion", None)
    if portion is not None:
        yield portion, block_text(block)
    for line in list_lines(block):
        yield from line_portions(line)


def block_text(block: Block) -> str:
    """The words of a block that its own portion marks."""
    if isinstance(block, CoverPage):
        return block.title
    return block.caption if isinstance(block, Table) else cell_text(tuple(list_lines(block)))


def cell_text(lines: tuple[Line, ...]) -> str:
    """The words of lines, one after the other."""
    return " ".join(line_text(line) for line in lines)


def line_portions(line: Line) -> Iterator[tuple[Portion, str]]:
    """The portions of what a line names."""
    yield from ((each.portion, each.text) for each in line if isinstance(each, Span) and each.portion is not None)


def roll_up_printed(content: Content, printed: Iterable[PrintedPortion]) -> RollUp:
    """The banner of what is printed and of the book's title, which names the file; never below the book's floor."""
    library = content.library
    portions = [(content.spec.title_marking, True), *((portion.marking, portion.named) for portion in printed)]
    # A name without a mark is no portion; a text without one is, and gives nobody leave to share.
    markings = dict.fromkeys(marking for marking, named in portions if marking is not None or not named)
    return roll_up(
        [MarkedPortion("", marking) for marking in markings],
        library.scheme,
        library.equivalences,
        content.spec.floor,
        foreign=library.foreign_schemes,
    )
