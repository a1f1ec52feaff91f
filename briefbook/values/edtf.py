"""Imprecise dates: the part of EDTF (ISO 8601-2:2019) that a ministry's dates need.

Days, months, years, intervals, halves (40, 41), quarters (33 to 36) and seasons (21 to 24, of the northern year; a
winter is named after the December it begins in), each with `?`, `~` or `%`. An end of an interval may be open (`..`)
or not known (empty).
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

OPEN = ".."
_POINT = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([?~%]?)", re.ASCII)
_SPANS = {
    **{40 + half: (1 + 6 * half, 6 + 6 * half) for half in range(2)},
    **{33 + quarter: (1 + 3 * quarter, 3 + 3 * quarter) for quarter in range(4)},
    **{21 + season: (3 + 3 * season, 5 + 3 * season) for season in range(3)},
}
WINTER = 24


class EdtfError(ValueError):
    """A date that cannot be read."""


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as written, with its first and last day; an open or unbounded end is None."""

    text: str
    earliest: date | None
    latest: date | None
    uncertain: bool = False
    approximate: bool = False

    @property
    def open(self) -> bool:
        """Whether it is `..`: an end known to lie open, not an unknown one."""
        return self.text == OPEN

    @property
    def interval(self) -> bool:
        """Whether it lasts from one date to another."""
        return "/" in self.text

    @property
    def doubtful(self) -> bool:
        """Whether its source is uncertain of it or says it only approximately."""
        return self.uncertain or self.approximate

    @property
    def exact(self) -> bool:
        """Whether it is a single day, without doubt."""
        return self.earliest is not None and self.earliest == self.latest and not self.doubtful

    def __str__(self) -> str:
        return self.text


def parse_edtf(text: str) -> Edtf:
    """The date written in EDTF; raises EdtfError."""
    text = text.strip()
    if text == OPEN:
        return Edtf(OPEN, None, None)
    start, slash, end = text.partition("/")
    if not slash:
        return _parse_point(start)
    if start in {"", OPEN} and end in {"", OPEN}:
        raise EdtfError(f"“{text}” has neither a beginning nor an end")
    first, last = _parse_end(start), _parse_end(end)
    if first and last and first.earliest and last.latest and first.earliest > last.latest:
        raise EdtfError(f"“{text}” ends before it begins")
    return Edtf(
        text,
        first.earliest if first else None,
        last.latest if last else None,
        any(one.uncertain for one in (first, last) if one),
        any(one.approximate for one in (first, last) if one),
    )


def find_edtf(text: str) -> Edtf | None:
    """The date written in EDTF, or nothing for an empty text; raises EdtfError."""
    return parse_edtf(text) if text.strip() else None


def _parse_end(text: str) -> Edtf | None:
    return None if text in {"", OPEN} else _parse_point(text)


def _parse_point(text: str) -> Edtf:
    match = _POINT.fullmatch(text)
    if not match:
        raise EdtfError(f"“{text}” is not a date")
    year, middle, day = (int(digits) if digits else None for digits in match.group(1, 2, 3))
    doubt = match[4]
    try:
        earliest, latest = _span(year or 0, middle, day)
    except ValueError as error:
        raise EdtfError(f"“{text}” is not in the calendar") from error
    return Edtf(text, earliest, latest, uncertain=doubt in ("?", "%"), approximate=doubt in ("~", "%"))


def _span(year: int, middle: int | None, day: int | None) -> tuple[date, date]:
    """The first and the last day; raises ValueError for what is not in the calendar."""
    if middle is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is not None:
        return date(year, middle, day), date(year, middle, day)
    if middle == WINTER:
        return date(year, 12, 1), _month_end(year + 1, 2)
    first, last = _SPANS.get(middle, (middle, middle))
    return date(year, first, 1), _month_end(year, last)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
