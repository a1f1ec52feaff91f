"""The programme before printing: items on a day on which there is no visit."""

from collections.abc import Iterator

from briefbook.book.content import DateContent
from briefbook.book.context import Context
from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.book.phrase import describe_date
from briefbook.book.quotation import quote
from briefbook.values.kind import PartKind


def check_programme(context: Context) -> Iterator[Finding]:
    """The items whose day can be none of the visit's; nothing where either date is in doubt."""
    if all(part.kind is not PartKind.PROGRAMME for part in context.content.spec.parts):
        return
    visit = context.content.visit.date
    for item in context.content.programme:
        if not item.withheld and are_apart(item.date, visit):
            day, days = describe_date(item.date), describe_date(visit)
            message = f"{quote(item.title)} ({day}) lies outside the dates of the visit, {days}."
            yield Finding(Severity.WARNS, FindingKind.OUTSIDE_VISIT, item.place, message)


def are_apart(one: DateContent, other: DateContent) -> bool:
    """Whether two dates without doubt share no day; a date that is not known shares every day."""
    if one.edtf is None or other.edtf is None or one.edtf.doubtful or other.edtf.doubtful:
        return False
    return _ends_before(one, other) or _ends_before(other, one)


def _ends_before(one: DateContent, other: DateContent) -> bool:
    return one.last_day is not None and other.first_day is not None and one.last_day < other.first_day
