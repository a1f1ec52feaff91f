"""The programme before printing: items on a day on which there is no visit, and clocks that nobody knows."""

from collections.abc import Iterator

from briefbook.book.content import DateContent, ProgrammeItemContent
from briefbook.book.context import Context
from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.book.phrase import describe_date, find_zone
from briefbook.book.quotation import quote
from briefbook.values.kind import PartKind


def check_programme(context: Context) -> Iterator[Finding]:
    """What is wrong with the day and the clocks of each item that is printed."""
    if all(part.kind is not PartKind.PROGRAMME for part in context.content.spec.parts):
        return
    for item in context.content.programme:
        if not item.withheld:
            yield from check_day(item, context.content.visit.date)
            yield from check_zones(item)


def check_day(item: ProgrammeItemContent, visit: DateContent) -> Iterator[Finding]:
    """That its day can be none of the visit's; nothing where either date is in doubt."""
    if are_apart(item.date, visit):
        day, days = describe_date(item.date), describe_date(visit)
        message = f"{quote(item.title)} ({day}) lies outside the dates of the visit, {days}."
        yield Finding(Severity.WARNS, FindingKind.OUTSIDE_VISIT, item.place, message)


def check_zones(item: ProgrammeItemContent) -> Iterator[Finding]:
    """The time zones of an item that are none, without which a time at home is not printed."""
    zones = dict.fromkeys(zone for zone in (item.time_zone, item.home_time_zone) if zone and find_zone(zone) is None)
    for zone in zones if item.start_time else ():
        lost = ", so its time at home cannot be given" if item.time_zone and item.home_time_zone else ""
        message = f"{quote(item.title)}: no time zone is called {quote(zone)}{lost}."
        yield Finding(Severity.WARNS, FindingKind.UNKNOWN_ZONE, item.place, message)


def are_apart(one: DateContent, other: DateContent) -> bool:
    """Whether two dates without doubt share no day; a date that is not known shares every day."""
    if one.edtf is None or other.edtf is None or one.edtf.doubtful or other.edtf.doubtful:
        return False
    return _ends_before(one, other) or _ends_before(other, one)


def _ends_before(one: DateContent, other: DateContent) -> bool:
    return one.last_day is not None and other.first_day is not None and one.last_day < other.first_day
