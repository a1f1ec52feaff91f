"""Imprecise dates in English words, both ways; what is not understood for certain is not guessed."""

import re
from datetime import date

from briefbook.values.edtf import OPEN, Edtf, EdtfError, parse_edtf

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
    40: "first half of",
    41: "second half of",
    33: "first quarter of",
    34: "second quarter of",
    35: "third quarter of",
    36: "fourth quarter of",
    21: "spring",
    22: "summer",
    23: "autumn",
    24: "winter",
}
_MONTH_NUMBERS = {form.casefold(): number for number, name in enumerate(MONTHS, 1) for form in (name, name[:3])}
_PERIOD_CODES = {words: code for code, words in PERIODS.items()} | {
    "h1": 40,
    "h2": 41,
    "q1": 33,
    "q2": 34,
    "q3": 35,
    "q4": 36,
}
_WEEKDAY = re.compile(rf"^(?:{'|'.join(f'{day}|{day[:3]}' for day in WEEKDAYS)})\.?,?\s+", re.IGNORECASE)
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_DASH = r"\s*(?:[-–—]|to|until)\s*"
_RANGE_IN_MONTH = re.compile(rf"{_DAY}{_DASH}{_DAY}\s+([a-z]+)\.?\s+(\d{{4}})", re.IGNORECASE)
_RANGE = re.compile(rf"{_DAY}\s+([a-z]+)(?:\s+(\d{{4}}))?{_DASH}{_DAY}\s+([a-z]+)\s+(\d{{4}})", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"{_DAY}\s+([a-z]+)\.?,?\s+(\d{{4}})", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"([a-z]+)\.?\s+{_DAY},?\s+(\d{{4}})", re.IGNORECASE)
_MONTH = re.compile(r"([a-z]+)\.?\s+(\d{4})", re.IGNORECASE)
_PERIOD = re.compile(r"(.+?)\s+(\d{4})", re.IGNORECASE)
_PERIOD_LAST = re.compile(r"(\d{4})\s+([hq]\d)", re.IGNORECASE)


def read_date_words(words: str) -> Edtf | None:
    """The date meant by EDTF or by English words such as “first half of 2026”, or None when it is not certain."""
    text = re.sub(r"^(?:in|on|during)\s+", "", " ".join(words.split()), flags=re.IGNORECASE)
    text = _WEEKDAY.sub("", re.sub(r"^the\s+", "", text, flags=re.IGNORECASE))
    for candidate in (text, _to_edtf(text)):
        if candidate:
            try:
                return parse_edtf(candidate)
            except EdtfError:
                continue
    return None


def _to_edtf(text: str) -> str:
    if match := _RANGE_IN_MONTH.fullmatch(text):
        return f"{_day(match[4], match[3], match[1])}/{_day(match[4], match[3], match[2])}"
    if match := _RANGE.fullmatch(text):
        return f"{_day(match[3] or match[6], match[2], match[1])}/{_day(match[6], match[5], match[4])}"
    if match := _DAY_FIRST.fullmatch(text):
        return _day(match[3], match[2], match[1])
    if match := _MONTH_FIRST.fullmatch(text):
        return _day(match[3], match[1], match[2])
    return _period_to_edtf(text)


def _period_to_edtf(text: str) -> str:
    if (match := _MONTH.fullmatch(text)) and match[1].casefold() in _MONTH_NUMBERS:
        return f"{match[2]}-{_MONTH_NUMBERS[match[1].casefold()]:02d}"
    if match := _PERIOD_LAST.fullmatch(text):
        return f"{match[1]}-{_PERIOD_CODES.get(match[2].casefold(), 99)}"
    if match := _PERIOD.fullmatch(text):
        period = re.sub(r"\bhalf$|\bquarter$", lambda word: f"{word[0]} of", match[1].casefold())
        code = _PERIOD_CODES.get(period)
        return f"{match[2]}-{code}" if code else ""
    return ""


def _day(year: str, month: str, day: str) -> str:
    number = _MONTH_NUMBERS.get(month.casefold(), 99)
    return f"{year}-{number:02d}-{int(day):02d}"


def describe_edtf(edtf: Edtf, *, weekday: bool = False) -> str:
    """The date in English words: “16 January 2026”, “15–17 January 2026”, “first half of 2026”, “about 2025”."""
    if edtf.open:
        return "open"
    start, slash, end = edtf.text.partition("/")
    if not slash:
        return _describe_point(start, weekday=weekday)
    if start in {"", OPEN}:
        return f"until {_describe_point(end)}"
    if end in {"", OPEN}:
        return f"from {_describe_point(start)}"
    return _describe_interval(start, end)


def describe_day(day: date, *, weekday: bool = False, year: bool = True) -> str:
    """A day in words: “16 January 2026”, on request “Friday 16 January”."""
    words = f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")
    return f"{WEEKDAYS[day.weekday()]} {words}" if weekday else words


def _describe_point(text: str, *, weekday: bool = False) -> str:
    bare = text.rstrip("?~%")
    doubt = text[len(bare) :]
    year, *rest = bare.split("-")
    if not rest:
        words = year
    elif len(rest) == 1:
        month = int(rest[0])
        words = f"{MONTHS[month - 1]} {year}" if month <= len(MONTHS) else f"{PERIODS[month]} {year}"
    else:
        words = describe_day(date.fromisoformat(bare), weekday=weekday)
    about = "about " if doubt in {"~", "%"} and doubt else ""
    return about + words + (" (uncertain)" if doubt in {"?", "%"} and doubt else "")


def _describe_interval(start: str, end: str) -> str:
    first, last = parse_edtf(start), parse_edtf(end)
    if not (first.exact and last.exact and first.earliest and last.earliest):
        return f"{_describe_point(start)} to {_describe_point(end)}"
    begin, finish = first.earliest, last.earliest
    if (begin.year, begin.month) == (finish.year, finish.month):
        return f"{begin.day}–{describe_day(finish)}"
    return f"{describe_day(begin, year=begin.year != finish.year)} – {describe_day(finish)}"
