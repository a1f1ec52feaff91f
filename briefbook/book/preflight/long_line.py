"""Names and other lines that are longer than a book prints."""

from collections.abc import Iterator, Sequence
from itertools import islice

from briefbook.book.content import DateContent, EntityContent
from briefbook.book.content.record import iterate_records
from briefbook.book.context import Context
from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.book.portion import PrintedPortion
from briefbook.book.quotation import quote
from briefbook.courtesy import give_way
from briefbook.values.long_line import find_cut
from briefbook.values.name import Name
from briefbook.values.place import Place


def check_lines(context: Context, printed: Sequence[PrintedPortion]) -> Iterator[Finding]:
    """One finding for each record in the book of which a line is printed in part."""
    places = {each.place for each in printed}
    # A claim and what somebody is stand among the words of others.
    claims = ((each.owner, each) for each in context.content.citations)
    for place, worded in (*((each.place, each.worded) for each in iterate_records(context.content)), *claims):
        give_way()
        lines = (line for text in worded.texts for line in list_lines(text.value))
        cut = ((line, most) for line in lines if (most := find_cut(line)))
        for line, most in islice(cut, 1):
            if place in places or not isinstance(worded, EntityContent):
                yield tell_cut(place, line, most)


def list_lines(value: object) -> list[str]:
    """The lines that a text of a record holds: one, or those of names."""
    match value:
        case str():
            return [value]
        case Name():
            return [value.text, value.family, value.sort_form, value.say, value.address]
        case DateContent(words=words):
            return [words]
        case tuple():
            return [line for each in value for line in list_lines(each)]
    return []


def tell_cut(place: Place, line: str, most: int) -> Finding:
    """That a line is printed in part."""
    message = f"{quote(line)} is longer than {most:,} characters; the book prints its beginning."
    return Finding(Severity.WARNS, FindingKind.LINE_CUT, place, message)
