"""Who held a post on a day, and how sure that is (after the Popolo vocabulary's memberships)."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefbook.values.edtf import Edtf


class Certainty(StrEnum):
    """How sure it is that somebody held a post on a day."""

    CERTAIN = "certain"
    ATTESTED = "attested"
    UNCONFIRMED = "unconfirmed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person's time in a post; `from_` and `to` are None where unknown; sources show it on the attested dates."""

    person_id: int
    from_: Edtf | None = None
    to: Edtf | None = None
    attested: tuple[Edtf, ...] = ()


@dataclass(frozen=True, slots=True)
class Holder:
    """The answer for a day: nobody, or a person with a certainty."""

    person_id: int | None = None
    certainty: Certainty = Certainty.NONE


NOBODY = Holder()
_SURE = (Certainty.CERTAIN, Certainty.ATTESTED)


def find_holder(tenures: Sequence[Tenure], day: date) -> Holder:
    """The first of those who hold the post on a day, or nobody."""
    return next(iter(list_holders(tenures, day)), NOBODY)


def list_holders(tenures: Sequence[Tenure], day: date) -> tuple[Holder, ...]:
    """Everybody who holds the post on a day: all who are sure, those who began last first, else all who are as likely.

    An unknown end never reaches across another's certain tenure, and on the day of a handover only the successor holds
    the post.
    """
    graded = [(tenure, grade_tenure(tenure, day)) for tenure in tenures]
    holders: list[Holder] = []
    for certainty in (Certainty.CERTAIN, Certainty.ATTESTED):
        sure = sorted((each for each, grade in graded if grade is certainty), key=_earliest_begin, reverse=True)
        holders += [Holder(each.person_id, certainty) for each in sure]
    if holders:
        gone = _list_gone([tenure for tenure, grade in graded if grade in _SURE], day)
        return _one_each([each for each in holders if each.person_id not in gone])
    likely = [tenure for tenure, grade in graded if grade is Certainty.UNCONFIRMED]
    firm = _FirmDays(tenures if likely else ())
    reaches = [(reach, tenure) for tenure in likely if (reach := _find_reach(tenure, firm, day)) is not None]
    nearest = min((reach for reach, _ in reaches), default=None)
    return _one_each([Holder(each.person_id, Certainty.UNCONFIRMED) for reach, each in reaches if reach == nearest])


def grade_tenure(tenure: Tenure, day: date) -> Certainty:
    """How sure one tenure is on a day, seen by itself."""
    span = _certain_span(tenure)
    if span and span[0] <= day <= span[1]:
        return Certainty.CERTAIN
    if any(on.exact and on.earliest == day for on in tenure.attested):
        return Certainty.ATTESTED
    if _begins_after(tenure, day) or _ends_before(tenure, day):
        return Certainty.NONE
    return Certainty.UNCONFIRMED


def _certain_span(tenure: Tenure) -> tuple[date, date] | None:
    """From the latest possible begin to the earliest possible end; an open end reaches for ever.

    Where one end is not known for certain, the other is certain for its own day alone.
    """
    from_, to = tenure.from_, tenure.to
    begin = None if from_ is None or from_.doubtful else date.min if from_.open else from_.latest
    end = None if to is None or to.doubtful else date.max if to.open else to.earliest
    if end is None and from_ and from_.exact:
        end = begin
    if begin is None and to and to.exact:
        begin = end
    return (begin, end) if begin and end and begin <= end else None


def _one_each(holders: Sequence[Holder]) -> tuple[Holder, ...]:
    return tuple({each.person_id: each for each in reversed(holders)}.values())[::-1]


def _list_gone(sure: Sequence[Tenure], day: date) -> set[int]:
    """Those of the sure who leave on the day, where another begins on it."""
    leaving = [each.to is not None and each.to.exact and each.to.earliest == day for each in sure]
    staying = [each for each, leaves in zip(sure, leaving, strict=True) if not leaves]
    if not any(each.from_ and each.from_.exact and each.from_.earliest == day for each in staying):
        return set()
    return {each.person_id for each in sure} - {each.person_id for each in staying}


def _earliest_begin(tenure: Tenure) -> date:
    return tenure.from_.earliest or date.min if tenure.from_ else date.min


def _begins_after(tenure: Tenure, day: date) -> bool:
    return bool(tenure.from_ and tenure.from_.earliest and tenure.from_.earliest > day)


def _ends_before(tenure: Tenure, day: date) -> bool:
    return bool(tenure.to and tenure.to.latest and tenure.to.latest < day)


class _FirmDays:
    """The days on which somebody is sure to have held a post, in order, to ask whether others did between two days."""

    def __init__(self, tenures: Sequence[Tenure]) -> None:
        self._own: dict[int, list[date]] = {}
        for tenure in tenures:
            self._own.setdefault(tenure.person_id, []).extend(_list_firm_days(tenure))
        for days in self._own.values():
            days.sort()
        self._every = sorted(day for days in self._own.values() for day in days)

    def has_other(self, person_id: int, low: date = date.min, high: date = date.max) -> bool:
        """Whether a day of another person is among these."""
        return _count(self._every, low, high) > _count(self._own.get(person_id, []), low, high)


def _count(days: Sequence[date], low: date, high: date) -> int:
    return bisect_right(days, high) - bisect_left(days, low)


def _find_reach(tenure: Tenure, firm: _FirmDays, day: date) -> int | None:
    """How many days lie between the day and the nearest one on which something is known of this tenure.

    None when another person is sure to have held the post on the way to each of them.
    """
    known = _list_known_days(tenure)
    if not known:
        return None if firm.has_other(tenure.person_id) else date.max.toordinal()
    ways = [(min(on, day), max(on, day)) for on in known]
    free = [(low, high) for low, high in ways if not firm.has_other(tenure.person_id, low, high)]
    return min(((high - low).days for low, high in free), default=None)


def _list_known_days(tenure: Tenure) -> list[date]:
    """The first and last days of all that is said of a tenure; an open end is known to lie beyond every day."""
    said = [when for when in (tenure.from_, tenure.to, *tenure.attested) if when]
    days = [day for when in said for day in (when.earliest, when.latest) if day]
    days += [date.min] if tenure.from_ and tenure.from_.open else []
    return days + ([date.max] if tenure.to and tenure.to.open else [])


def _list_firm_days(tenure: Tenure) -> list[date]:
    """The ends of its certain span and the days on which it is attested."""
    return [*(_certain_span(tenure) or ()), *(on.earliest for on in tenure.attested if on.earliest and on.exact)]
