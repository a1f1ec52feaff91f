"""The times of a programme item in words, there and at home, with the day where it is another."""

from datetime import date, datetime, time, timedelta

from briefbook.book.content import ProgrammeItemContent
from briefbook.book.phrase import find_zone, zone_label
from briefbook.values.date_words import short_weekday


def local_time(item: ProgrammeItemContent) -> str:
    """`09:00–10:30`, or `20:00–01:00 Fri` when it ends on the next day; nothing when no time is known."""
    day = item.date.day
    over = f" {short_weekday(day + timedelta(days=1))}" if day and ends_next_day(item) else ""
    return f"{item.start_time}–{item.end_time}{over}" if item.start_time and item.end_time else item.start_time


def home_time(item: ProgrammeItemContent) -> str:
    """`14:30 JST`: when an item begins by the clock at home, or nothing when that is the same or not known.

    A day that is not the item's own stands before the time: `Thu 22:15 GMT`. An item that begins on one day there and
    ends on the next says both: `23:45–00:30 Thu JST`.
    """
    local, home, day = find_zone(item.time_zone), find_zone(item.home_time_zone), item.date.day
    if local is None or home is None or day is None or not item.start_time:
        return ""
    begins = datetime.combine(day, time.fromisoformat(item.start_time), local)
    there = begins.astimezone(home)
    if there.utcoffset() == begins.utcoffset():
        return ""
    words = f"{there:%H:%M}" if there.date() == day else f"{short_weekday(there.date())} {there:%H:%M}"
    if item.end_time:
        last = day + timedelta(days=ends_next_day(item))
        ends = datetime.combine(last, time.fromisoformat(item.end_time), local).astimezone(home)
        words += last_time(ends, there.date())
    return f"{words} {zone_label(item.home_time_zone, there.date())}"


def last_time(ends: datetime, begun: date) -> str:
    """`–00:30 Thu`, or nothing for an item that ends on the day on which it began."""
    return "" if ends.date() == begun else f"–{ends:%H:%M} {short_weekday(ends.date())}"


def ends_next_day(item: ProgrammeItemContent) -> bool:
    """Whether an item goes on over midnight, which it does when its end is earlier than its beginning."""
    return bool(item.start_time) and bool(item.end_time) and item.end_time < item.start_time
