"""English phrases made from values: dates, ordinals, counts and speaking time."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from briefbook.book.content import DateContent
from briefbook.values.date_words import describe_day, describe_edtf
from briefbook.values.edtf import parse_edtf
from briefbook.values.spoken import WORDS_PER_MINUTE, spoken_seconds
from briefbook.values.term import capitalise


def describe_date(when: DateContent, *, before: str = "on or before") -> str:
    """A date in words: of its value if there is one, else as its source has it, or nothing.

    What has only a last day is “on or before” that day: it is a day that something happened on, not a term.
    """
    if when.edtf is None:
        return when.words
    beginning, slash, end = when.edtf.text.partition("/")
    return f"{before} {describe_edtf(parse_edtf(end))}" if slash and not beginning else describe_edtf(when.edtf)


def describe_due(when: DateContent) -> str:
    """A term in words, which is “by” its last day where it has only one."""
    return describe_date(when, before="by")


def describe_meeting_date(when: DateContent) -> str:
    """A date in words that may begin a line, with its weekday when it is one day."""
    one_day = when.edtf is not None and not when.edtf.interval
    return capitalise(describe_edtf(when.edtf, weekday=True) if when.edtf and one_day else describe_date(when))


def describe_moment(moment: datetime, zone: str) -> str:
    """`16 January 2026, 18:10 IST` in a zone."""
    local = local_moment(moment, zone)
    return f"{describe_day(local.date())}, {local:%H:%M} {local.tzname()}"


def local_moment(moment: datetime, zone: str) -> datetime:
    """A moment by the clock of a zone; of UTC when the zone is empty or not known here."""
    return moment.astimezone(find_zone(zone) or UTC)


def find_zone(name: str) -> tzinfo | None:
    """The time zone of an IANA name."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def zone_label(name: str, moment: datetime | None) -> str:
    """`IST` for a zone at a moment, or the zone's own name when it has no letters of its own."""
    zone = find_zone(name)
    if zone is None or moment is None:
        return name
    label = moment.astimezone(zone).tzname() or ""
    return label if label.isalpha() else name


def ordinal(number: int) -> str:
    """`18th`."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def count(number: int, noun: str) -> str:
    """`1 point`, `6 points`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def describe_seconds(seconds: float) -> str:
    """`1 min 30 s`, to the nearest five seconds and at least five."""
    whole = max(5, 5 * round(seconds / 5))
    minutes, rest = divmod(whole, 60)
    if not minutes:
        return f"{rest} s"
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def describe_spoken(words: int, *, words_per_minute: int = WORDS_PER_MINUTE, interpreted: bool = False) -> str:
    """How long it takes to say so many words, doubled with consecutive interpretation."""
    return describe_seconds(spoken_seconds(words, words_per_minute=words_per_minute, interpreted=interpreted))
