"""Imprecise dates in English words; `date_grammar` reads them back."""

from datetime import date

from briefbook.values.edtf import OPEN, WINTER, Edtf, parse_edtf

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PERIODS = {
    40: "first half of {}",
    41: "second half of {}",
    33: "first quarter of {}",
    34: "second quarter of {}",
    35: "third quarter of {}",
    36: "fourth quarter of {}",
    21: "spring {}",
    22: "summer {}",
    23: "autumn {}",
}
OPEN_WORD = "open"
BEGINNING_NOT_KNOWN, END_NOT_KNOWN = ", beginning not known", ", end not known"


def describe_edtf(edtf: Edtf, *, weekday: bool = False) -> str:
    """The date in English words: “16 January 2026”, “15–17 January 2026”, “first half of 2026”, “about 2025”."""
    if edtf.open:
        return OPEN_WORD
    start, slash, end = edtf.text.partition("/")
    if not slash:
        return _describe_point(start, weekday=weekday)
    if start in {"", OPEN}:
        return f"until {_describe_point(end)}" + ("" if start else BEGINNING_NOT_KNOWN)
    if end in {"", OPEN}:
        return f"from {_describe_point(start)}" + ("" if end else END_NOT_KNOWN)
    return _describe_interval(start, end)


def describe_day(day: date, *, weekday: bool = False, year: bool = True) -> str:
    """A day in words: “16 January 2026”, on request “Friday 16 January”."""
    words = f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year:04d}" if year else "")
    return f"{WEEKDAYS[day.weekday()]} {words}" if weekday else words


def short_weekday(day: date) -> str:
    """`Thu`, the same whatever the system's language."""
    return WEEKDAYS[day.weekday()][:3]


def _describe_point(text: str, *, weekday: bool = False) -> str:
    bare = text.rstrip("?~%")
    doubt = text[len(bare) :]
    words = describe_day(date.fromisoformat(bare), weekday=weekday) if bare.count("-") == 2 else _describe_span(bare)
    about = "about " if doubt in ("~", "%") else ""
    return about + words + (" (uncertain)" if doubt in ("?", "%") else "")


def _describe_span(text: str) -> str:
    """The words of a year, a month, or a part of a year."""
    year, _, middle = text.partition("-")
    if not middle:
        return year
    if int(middle) == WINTER:
        return f"winter {year}–{(int(year) + 1) % 100:02d}"
    return PERIODS[int(middle)].format(year) if int(middle) in PERIODS else f"{MONTHS[int(middle) - 1]} {year}"


def _describe_interval(start: str, end: str) -> str:
    first, last = parse_edtf(start), parse_edtf(end)
    if not (first.exact and last.exact and first.earliest and last.earliest):
        return f"{_describe_point(start)} to {_describe_point(end)}"
    begin, finish = first.earliest, last.earliest
    if begin == finish:
        return describe_day(finish)
    if (begin.year, begin.month) == (finish.year, finish.month):
        return f"{begin.day}–{describe_day(finish)}"
    return f"{describe_day(begin, year=begin.year != finish.year)} – {describe_day(finish)}"
