"""The roll-up of portions to a banner.

The highest level and the strictest TLP label, restrictive caveats united, releasable-to lists intersected.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from briefbook.values.kind import CaveatKind, Tlp
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
    ranked: list[tuple[Level, str, Marking]] = []
    unmapped: list[str] = []
    for portion in (MarkedPortion("", floor), *portions):
        if portion.marking is None:
            continue
        if level := find_own_level(portion.marking, own, equivalences):
            ranked.append((level, portion.key, portion.marking))
        else:
            unmapped.append(portion.key)
    unmarked = [portion.key for portion in portions if not portion.marking and own.portion_marks_required]
    outcome = RollUp(None, unmarked=tuple(unmarked), unmapped=tuple(unmapped))
    if not ranked:
        return outcome
    highest, origin, _ = max(ranked, key=lambda row: row[0].rank)
    markings = [marking for _, _, marking in ranked]
    release = _intersect(_list_release(marking, own) for marking in markings)
    banner = Marking(own.code, highest.code, _unite(markings, own), release, _find_strictest(markings))
    return replace(outcome, marking=banner, origin=origin, empty_release=release == frozenset())


def _list_release_codes(own: Scheme) -> frozenset[str]:
    return frozenset(caveat.code for caveat in own.caveats if caveat.kind is CaveatKind.RELEASABLE_TO)


def _unite(markings: Iterable[Marking], own: Scheme) -> frozenset[str]:
    """All caveats but those that our scheme says are release lists."""
    return frozenset(code for marking in markings for code in marking.caveats) - _list_release_codes(own)


def _list_release(marking: Marking, own: Scheme) -> frozenset[str] | None:
    """To whom a marking releases: its list, else the caveats that our scheme says are one, else nothing is said."""
    if marking.releasable_to is not None:
        return marking.releasable_to
    return marking.caveats & _list_release_codes(own) or None


def _intersect(lists: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """What all lists share; a portion that says nothing of release does not narrow them."""
    said = [one for one in lists if one is not None]
    return frozenset.intersection(*said) if said else None


def _find_strictest(markings: Iterable[Marking]) -> Tlp | None:
    labels = {marking.tlp for marking in markings if marking.tlp}
    return max(labels, key=list(Tlp).index, default=None)
