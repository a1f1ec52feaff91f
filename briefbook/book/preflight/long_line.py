"""Names and other lines that are longer than a book prints."""

from collections.abc import Iterator
from functools import partial

from briefbook.book.block import Block, CoverPage, Table
from briefbook.book.book import Book, Part
from briefbook.book.content import Content, DateContent
from briefbook.book.content.record import iterate_records
from briefbook.book.content.text import Worded
from briefbook.book.context import Context
from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.book.memory import Recall
from briefbook.book.printed import line_text, list_lines
from briefbook.book.quotation import quote
from briefbook.courtesy import give_way
from briefbook.values.long_line import CUT, find_cut
from briefbook.values.name import Name
from briefbook.values.place import Place


def check_lines(context: Context, words: str) -> Iterator[Finding]:
    """One finding for each record of which a line is printed in part; `words` are those of all lines that were cut."""
    if not words:
        return
    for place, worded in iterate_worded(context.content):
        for line in list_texts(worded):
            most = find_cut(line)
            if most and flatten(line) in words:
                yield tell_cut(place, line, most)
                break


def iterate_worded(content: Content) -> Iterator[tuple[Place, Worded]]:
    """Everything with texts, and where it is edited: records, and what stands among the words of others."""
    for record in iterate_records(content):
        give_way()
        yield record.place, record.worded
    owners = {each.id: each.owner for each in content.citations}
    for each in content.citations:
        give_way()
        yield each.owner, each
    yield from ((owners[each.citation_id], each) for each in content.conflicts if each.citation_id in owners)
    yield from ((each.place, status) for each in content.commitments for status in each.statuses)


def list_texts(worded: Worded) -> list[str]:
    """The lines that a record holds."""
    return [line for text in worded.texts for line in list_values(text.value)]


def list_values(value: object) -> list[str]:
    """The lines that a text of a record holds: one, or those of names."""
    match value:
        case str():
            return [value]
        case Name():
            return [value.text, value.family, value.sort_form, value.say, value.address]
        case DateContent(words=words):
            return [words]
        case tuple():
            return [line for each in value for line in list_values(each)]
    return []


def read_words(book: Book, recall: Recall) -> str:
    """The words in the blocks of a book, flattened: those of the lines in which one was cut."""
    found = (recall.derive("cut", part, None, partial(read_cut, part)) for part in book.parts)
    return "\n".join(filter(None, found))


def read_cut(part: Part) -> str:
    """Those in a part."""
    lines = (line_text(line) for block in part.blocks for line in list_lines(block))
    others = (words for block in part.blocks for words in list_others(block))
    return "\n".join(flatten(each) for each in (*lines, *others) if CUT[1:] in each)


def list_others(block: Block) -> list[str]:
    """The words of a block that are none of its lines."""
    match block:
        case Table(caption=caption, columns=columns):
            return [caption, *(each.head for each in columns)]
        case CoverPage(office=office, title=title, statement=statement):
            return [office, title, statement]
    return []


def flatten(words: str) -> str:
    """Words as they are compared, however a page spaces them and whether it has them in capitals."""
    return " ".join(words.split()).casefold()


def tell_cut(place: Place, line: str, most: int) -> Finding:
    """That a line is printed in part."""
    message = f"{quote(line)} is longer than {most:,} characters; the book prints its beginning."
    return Finding(Severity.WARNS, FindingKind.LINE_CUT, place, message)
