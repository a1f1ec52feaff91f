"""The times of a programme item in words, there and at home, with the day where it is another."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import pairwise

from briefbook.book.content import ProgrammeItemContent
from briefbook.book.phrase import find_zone, zone_label
from briefbook.values.date_words import short_weekday


@dataclass(frozen=True, slots=True)
class ClockZone:
    """By which clock a time is told: its letters and what it is ahead of UTC, which is None when it is not known."""

    label: str
    ahead: timedelta | None = None


def local_time(item: ProgrammeItemContent, *, zoned: bool = False) -> str:
    """`09:00–10:30`, or `20:00–01:00 Fri` when it ends on the next day; nothing when no time is known.

    When it is to be `zoned` its clock stands behind it, and behind both times where the clocks are changed between.
    """
    day = item.date.day
    labels = [each.label for each in local_zones(item)] if zoned and item.start_time else [""]
    if not (item.start_time and item.end_time):
        return f"{item.start_time} {labels[0]}".rstrip()
    over = f" {short_weekday(day + timedelta(days=1))}" if day and ends_next_day(item) else ""
    return join_times(item.start_time, f"{item.end_time}{over}", labels)


def home_time(item: ProgrammeItemContent) -> str:
    """`14:30 JST`: when an item begins by the clock at home, or nothing when that is the same or not known.

    A day that is not the item's own stands before the time: `Thu 22:15 GMT`. An item that begins on one day there and
    ends on the next says both: `23:45–00:30 Thu JST`; so does one during which either clock is changed:
    `00:30 GMT–03:30 BST`.
    """
    local, home, day = find_zone(item.time_zone), find_zone(item.home_time_zone), item.date.day
    if local is None or home is None or day is None or not item.start_time:
        return ""
    moments = list_moments(item, day, local)
    apart = [moment.astimezone(home).replace(tzinfo=None) - moment.replace(tzinfo=None) for moment in moments]
    if not any(apart):
        return ""
    there = [moment.astimezone(home) for moment in moments]
    begins, ends = there[0], there[-1]
    labels = [zone_label(item.home_time_zone, each) for each in there]
    words = f"{begins:%H:%M}" if begins.date() == day else f"{short_weekday(begins.date())} {begins:%H:%M}"
    if ends.date() == begins.date() and all(one == other for one, other in pairwise(apart)):
        return f"{words} {labels[0]}"
    over = "" if ends.date() == begins.date() else f" {short_weekday(ends.date())}"
    return join_times(words, f"{ends:%H:%M}{over}", labels)


def join_times(begins: str, ends: str, labels: list[str]) -> str:
    """`09:00–10:30 JST`, or `00:30 BST–03:00 GMT` where the clocks are changed between the two."""
    if labels[0] != labels[-1]:
        return f"{begins} {labels[0]}–{ends} {labels[-1]}"
    return f"{begins}–{ends} {labels[0]}".rstrip()


def local_zones(item: ProgrammeItemContent) -> tuple[ClockZone, ...]:
    """By which clock an item begins, and by which it ends, where it is."""
    zone, day = find_zone(item.time_zone), item.date.day
    if zone is None or day is None or not item.start_time:
        return (ClockZone(item.time_zone),)
    moments = list_moments(item, day, zone)
    return tuple(ClockZone(zone_label(item.time_zone, moment), moment.utcoffset()) for moment in moments)


def list_moments(item: ProgrammeItemContent, day: date, zone: tzinfo) -> list[datetime]:
    """When an item begins, and when it ends, if that is known."""
    begins = datetime.combine(day, time.fromisoformat(item.start_time), zone)
    if not item.end_time:
        return [begins]
    last = day + timedelta(days=ends_next_day(item))
    return [begins, datetime.combine(last, time.fromisoformat(item.end_time), zone)]


def ends_next_day(item: ProgrammeItemContent) -> bool:
    """Whether an item goes on over midnight, which it does when its end is earlier than its beginning."""
    return bool(item.start_time) and bool(item.end_time) and item.end_time < item.start_time
