"""Who held a post on a day, and how sure that is (after the Popolo vocabulary's memberships)."""

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


def find_holder(tenures: Sequence[Tenure], day: date) -> Holder:
    """The holder on a day; an unknown end never reaches across another's certain tenure."""
    graded = [(tenure, grade_tenure(tenure, day)) for tenure in tenures]
    for certainty in (Certainty.CERTAIN, Certainty.ATTESTED):
        for tenure, grade in graded:
            if grade is certainty:
                return Holder(tenure.person_id, certainty)
    likely = [tenure for tenure, grade in graded if grade is Certainty.UNCONFIRMED]
    reachable = [tenure for tenure in likely if not _cut_off(tenure, tenures, day)]
    nearest = min(reachable, key=lambda tenure: _distance(tenure, day), default=None)
    return Holder(nearest.person_id, Certainty.UNCONFIRMED) if nearest else NOBODY


def grade_tenure(tenure: Tenure, day: date) -> Certainty:
    """How sure one tenure is on a day, seen by itself."""
    if any(_within(on, day) for on in tenure.attested):
        return Certainty.ATTESTED
    begin, end = _certain_span(tenure)
    if begin and end and begin <= day <= end:
        return Certainty.CERTAIN
    if _begins_after(tenure, day) or _ends_before(tenure, day):
        return Certainty.NONE
    return Certainty.UNCONFIRMED


def _certain_span(tenure: Tenure) -> tuple[date | None, date | None]:
    """The days between the latest possible begin and the earliest possible end; an open end reaches for ever."""
    begin = None
    if tenure.from_:
        begin = date.min if tenure.from_.open else tenure.from_.latest
    end = None
    if tenure.to:
        end = date.max if tenure.to.open else tenure.to.earliest
    return begin, end


def _begins_after(tenure: Tenure, day: date) -> bool:
    return bool(tenure.from_ and tenure.from_.earliest and tenure.from_.earliest > day)


def _ends_before(tenure: Tenure, day: date) -> bool:
    return bool(tenure.to and tenure.to.latest and tenure.to.latest < day)


def _within(on: Edtf, day: date) -> bool:
    return bool(on.earliest and on.latest and on.earliest == on.latest == day)


def _known_days(tenure: Tenure) -> list[date]:
    ends = [when for when in (tenure.from_, tenure.to, *tenure.attested) if when]
    return [day for when in ends for day in (when.earliest, when.latest) if day]


def _distance(tenure: Tenure, day: date) -> int:
    return min((abs((known - day).days) for known in _known_days(tenure)), default=date.max.toordinal())


def _cut_off(tenure: Tenure, tenures: Sequence[Tenure], day: date) -> bool:
    """Whether between the day and all that is known of this tenure another person held the post for certain."""
    known = _known_days(tenure)
    if not known:
        return any(other.person_id != tenure.person_id and _firm_days(other) for other in tenures)
    nearest = min(known, key=lambda one: abs((one - day).days))
    low, high = min(nearest, day), max(nearest, day)
    return any(
        low <= firm <= high for other in tenures if other.person_id != tenure.person_id for firm in _firm_days(other)
    )


def _firm_days(tenure: Tenure) -> list[date]:
    begin, end = _certain_span(tenure)
    span = [begin, end] if begin and end and begin <= end else []
    return span + [on.earliest for on in tenure.attested if on.earliest and on.earliest == on.latest]
