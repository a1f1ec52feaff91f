"""The roll-up of portions to a banner: the highest level, restrictive caveats united, release lists intersected."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from briefbook.values.kind import CaveatKind
from briefbook.values.marking import Level, Marking, Scheme

Equivalences = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class MarkedPortion:
    """A portion by a key of the caller's, with its marking or None where it carries none."""

    key: str
    marking: Marking | None


@dataclass(frozen=True, slots=True)
class RollUp:
    """What the portions add up to.

    `origin` is the key of the first portion at the highest level (empty for the floor); `unmarked` are keys without a
    mark where the scheme demands one, `unmapped` keys whose foreign marking has no equivalence; `empty_release` says
    that release lists exclude each other.
    """

    marking: Marking | None
    origin: str = ""
    unmarked: tuple[str, ...] = ()
    unmapped: tuple[str, ...] = ()
    empty_release: bool = False


def find_own_level(marking: Marking, own: Scheme, equivalences: Equivalences) -> Level | None:
    """The level of our scheme at which a marking stands, through an equivalence where it is foreign."""
    if marking.scheme == own.code:
        return own.find_level(marking.level)
    code = equivalences.get((marking.scheme, marking.level))
    return own.find_level(code) if code else None


def roll_up(
    portions: Iterable[MarkedPortion], own: Scheme, equivalences: Equivalences, floor: Marking | None = None
) -> RollUp:
    """The banner of the portions, never below the floor; unmarked and unmapped ones take no part and are reported."""
    portions = tuple(portions)
    floored = (MarkedPortion("", floor), *portions) if floor else portions
    ranked = [
        (level, portion.key, portion.marking)
        for portion in floored
        if portion.marking and (level := find_own_level(portion.marking, own, equivalences))
    ]
    marked = [portion for portion in floored if portion.marking]
    outcome = RollUp(
        None,
        unmarked=tuple(portion.key for portion in portions if not portion.marking)
        if own.portion_marks_required
        else (),
        unmapped=tuple(
            portion.key
            for portion in marked
            if portion.marking and not find_own_level(portion.marking, own, equivalences)
        ),
    )
    if not ranked:
        return outcome
    level, origin, _ = max(ranked, key=lambda row: row[0].rank)
    markings = [marking for _, _, marking in ranked]
    release = _intersect(marking.releasable_to for marking in markings)
    banner = Marking(own.code, level.code, _unite(markings, own), release)
    return replace(outcome, marking=banner, origin=origin, empty_release=release == frozenset())


def _unite(markings: Iterable[Marking], own: Scheme) -> frozenset[str]:
    """All caveats but those that our scheme says are release lists."""
    release = {caveat.code for caveat in own.caveats if caveat.kind is CaveatKind.RELEASABLE_TO}
    return frozenset(code for marking in markings for code in marking.caveats) - release


def _intersect(lists: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """What all lists share; a portion that says nothing of release does not narrow them."""
    said = [one for one in lists if one is not None]
    return frozenset.intersection(*said) if said else None
