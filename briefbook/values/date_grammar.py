"""Reads imprecise dates from English words or EDTF; what is not understood for certain is not guessed."""

import re
import unicodedata
from datetime import date

from briefbook.values.date_words import BEGINNING_NOT_KNOWN, END_NOT_KNOWN, MONTHS, OPEN_WORD, PERIODS, WEEKDAYS
from briefbook.values.edtf import OPEN, WINTER, Edtf, EdtfError, parse_edtf

_MONTH_NUMBERS = {form.casefold(): number for number, name in enumerate(MONTHS, 1) for form in (name, name[:3])}
_MONTH_NUMBERS["sept"] = 9
_MONTH_NUMBERS |= {f"{number:0{digits}d}": number for number in range(1, 13) for digits in (1, 2)}
_PERIOD_CODES = {words.removesuffix(" {}").removesuffix(" of"): code for code, words in PERIODS.items()}
_PERIOD_CODES |= {f"h{half}": 39 + half for half in (1, 2)} | {f"q{quarter}": 32 + quarter for quarter in (1, 2, 3, 4)}
_PERIOD_CODES |= {"winter": WINTER, "fall": _PERIOD_CODES["autumn"]}

_LEAD = re.compile(r"(?:(?:in|on|during)\s+)?(?:the\s+)?", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:about|around|circa|c\.)\s+", re.IGNORECASE)
_UNCERTAIN = re.compile(r"(?:\?|\s*\(uncertain\))$", re.IGNORECASE)
_DASH = r"\s*(?:[-–—]|to|until)\s*"
_WEEKDAY = rf"(?:({'|'.join(f'{day}|{day[:3]}' for day in WEEKDAYS)})\.?,?\s+)?"
_DAY = rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?"
_MONTH_NAME = r"(?:of\s+)?([a-z]+)\.?"
_YEAR = r",?\s+(\d{4})"


def _compile(*pieces: str) -> re.Pattern[str]:
    return re.compile("".join(pieces), re.IGNORECASE | re.ASCII)


_RANGE_IN_MONTH = _compile(_DAY, _DASH, _DAY, r"\s+", _MONTH_NAME, _YEAR)
_RANGE_IN_YEAR = _compile(_DAY, r"\s+", _MONTH_NAME, _DASH, _DAY, r"\s+", _MONTH_NAME, _YEAR)
_DAY_FIRST = _compile(_DAY, r"\s+", _MONTH_NAME, _YEAR)
_MONTH_FIRST = _compile(_WEEKDAY, _MONTH_NAME, r"\s+(\d{1,2})(?:st|nd|rd|th)?", _YEAR)
_PERIOD = _compile(r"([a-z]+(?: half| quarter)?|[hq]\d)\.?(?:\s+of)?\s+(\d{4})")
_PERIOD_LAST = _compile(r"(\d{4})[ -]?([hq]\d)")
_WINTER = _compile(r"winter\s+(?:of\s+)?(\d{4})[-–/](?:\d\d)?(\d\d)")
_DOTTED = _compile(_WEEKDAY, r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_DAY_POINT = _compile(r"\d{4}-\d\d-\d\d")
_EDTF_POINT = _compile(r"\d{4}(?:-\d\d){0,2}[~%]?")


def read_date_words(words: str) -> Edtf | None:
    """The date meant by EDTF or by English words such as “first half of 2026”, or None when it is not certain."""
    text = " ".join(unicodedata.normalize("NFKC", words).split())
    for candidate in (text, _to_edtf(text)):
        try:
            return parse_edtf(candidate)
        except EdtfError:
            continue
    return None


def read_yearless(words: str, around: Edtf | None) -> Edtf | None:
    """The day or days meant by words without a year, in the year of another date, or None when it is not certain.

    Where that date lasts from one year into another, it is the year in which the days fall within it.
    """
    if around is None or around.earliest is None or around.latest is None:
        return None
    years = range(around.earliest.year, around.latest.year + 1)
    if len(years) > 2:
        return None
    read = [read_date_words(f"{words} {year}") for year in years]
    days = [each for each in read if each is not None and _says_days(each)]
    if len(years) == 1:
        return days[0] if days else None
    within = [each for each in days if _is_within(each, around)]
    return within[0] if len(within) == 1 else None


def _says_days(edtf: Edtf) -> bool:
    return all(_DAY_POINT.fullmatch(end) for end in edtf.text.split("/"))


def _is_within(edtf: Edtf, around: Edtf) -> bool:
    assert edtf.earliest and edtf.latest and around.earliest and around.latest
    return around.earliest <= edtf.earliest and edtf.latest <= around.latest


def _to_edtf(text: str) -> str:
    """The words as EDTF that may yet not be in the calendar, or nothing for words that say no date."""
    if text.casefold() == OPEN_WORD:
        return OPEN
    opening, _, rest = text.partition(" ")
    match opening.casefold():
        case "from" | "since":
            known = rest.removesuffix(END_NOT_KNOWN)
            return _range_to_edtf(rest) or _half_open(_point_to_edtf(known), "{}/" if known != rest else "{}/..")
        case "until" | "by":
            known = rest.removesuffix(BEGINNING_NOT_KNOWN)
            return _half_open(_point_to_edtf(known), "/{}" if known != rest else "../{}")
    return _range_to_edtf(text) or _point_to_edtf(text)


def _half_open(point: str, form: str) -> str:
    return form.format(point) if point else ""


def _range_to_edtf(text: str) -> str:
    bare = _LEAD.sub("", text, count=1)
    if match := _RANGE_IN_MONTH.fullmatch(bare):
        first_weekday, first, last_weekday, last, month, year = match.groups()
        ends = [_day(year, month, first, first_weekday), _day(year, month, last, last_weekday)]
    elif match := _RANGE_IN_YEAR.fullmatch(bare):
        first_weekday, first, first_month, last_weekday, last, last_month, year = match.groups()
        ends = [_day(year, first_month, first, first_weekday), _day(year, last_month, last, last_weekday)]
    else:
        ends = [_point_to_edtf(end) for end in re.split(r"\s+(?:to|until|[-–—])\s+", bare)]
    return "/".join(ends) if len(ends) == 2 and all(ends) else ""


def _point_to_edtf(text: str) -> str:
    """A date that is no interval; `about` and `(uncertain)` become its mark."""
    bare, about = _ABOUT.subn("", _LEAD.sub("", text, count=1), count=1)
    bare, uncertain = _UNCERTAIN.subn("", bare)
    sure = _sure_to_edtf(_LEAD.sub("", bare, count=1))
    return sure and sure + {(1, 0): "~", (0, 1): "?", (1, 1): "%"}.get((about, uncertain), "")


def _sure_to_edtf(text: str) -> str:
    if _EDTF_POINT.fullmatch(text):
        return text
    if match := _DAY_FIRST.fullmatch(text):
        weekday, day, month, year = match.groups()
        return _day(year, month, day, weekday)
    if match := _DOTTED.fullmatch(text):
        weekday, day, month, year = match.groups()
        return _day(year, month, day, weekday)
    if match := _MONTH_FIRST.fullmatch(text):
        weekday, month, day, year = match.groups()
        return _day(year, month, day, weekday)
    if match := _WINTER.fullmatch(text):
        year, next_year = match.groups()
        return f"{year}-{WINTER}" if (int(year) + 1) % 100 == int(next_year) else ""
    if match := _PERIOD_LAST.fullmatch(text):
        return _period(match[1], match[2])
    match = _PERIOD.fullmatch(text)
    return _period(match[2], match[1]) if match else ""


def _period(year: str, words: str) -> str:
    code = _MONTH_NUMBERS.get(words.casefold()) or _PERIOD_CODES.get(words.casefold())
    return f"{year}-{code:02d}" if code else ""


def _day(year: str, month: str, day: str, weekday: str | None) -> str:
    """A day as EDTF; nothing when it is none or falls on another weekday than the words say."""
    try:
        found = date(int(year), _MONTH_NUMBERS.get(month.casefold(), 0), int(day))
    except ValueError:
        return ""
    fits = weekday is None or WEEKDAYS[found.weekday()].casefold().startswith(weekday.casefold())
    return found.isoformat() if fits else ""
