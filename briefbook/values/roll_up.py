"""The roll-up of portions to a banner.

The highest level and the strictest TLP label, caveats united, releasable-to lists intersected. A portion that is not
released takes the release of the whole away, and one without a label the leave to share it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefbook.values.kind import CaveatKind, Tlp
from briefbook.values.marking import Level, Marking, Scheme
from briefbook.values.scheme_set import NOBODY, Equivalences, SchemeSet

__all__ = ["Equivalences", "MarkedPortion", "RollUp", "find_own_level", "roll_up"]


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
    that release lists exclude each other and nothing else keeps the whole from being released.
    """

    marking: Marking | None
    origin: str = ""
    unmarked: tuple[str, ...] = ()
    unmapped: tuple[str, ...] = ()
    empty_release: bool = False


def find_own_level(marking: Marking, own: Scheme, equivalences: Equivalences) -> Level | None:
    """The level of our scheme at which a marking stands, through an equivalence where it is foreign."""
    return SchemeSet(own, equivalences=equivalences).find_own_level(marking)


def roll_up(
    portions: Iterable[MarkedPortion],
    own: Scheme,
    equivalences: Equivalences,
    floor: Marking | None = None,
    *,
    foreign: tuple[Scheme, ...] = (),
) -> RollUp:
    """The banner of the portions, never below the floor; unmarked and unmapped ones take no part and are reported."""
    portions, schemes = tuple(portions), SchemeSet(own, foreign, equivalences)
    ranked: list[tuple[Level, str, Marking]] = []
    unmapped: list[str] = []
    for portion in (MarkedPortion("", floor), *portions):
        if portion.marking is None:
            continue
        if level := schemes.find_own_level(portion.marking):
            ranked.append((level, portion.key, portion.marking))
        else:
            unmapped.append(portion.key)
    unmarked = [portion.key for portion in portions if not portion.marking and own.portion_marks_required]
    outcome = RollUp(None, unmarked=tuple(unmarked), unmapped=tuple(unmapped))
    if not ranked:
        return outcome
    highest, origin, _ = max(ranked, key=lambda row: row[0].rank)
    markings = [marking for _, _, marking in ranked]
    release = _find_common_release(markings, schemes)
    own_floor = floor if floor and schemes.find_own_level(floor) else None
    labels = [marking.tlp for marking in (markings[1:] if own_floor else markings)]
    labels += [None] if len(ranked) - bool(own_floor) < len(portions) else []
    tlp = _find_tlp(labels, own_floor)
    banner = Marking(own.code, highest.code, _unite(markings, schemes), release, tlp)
    return replace(outcome, marking=banner, origin=origin, empty_release=release == NOBODY)


def _unite(markings: Iterable[Marking], schemes: SchemeSet) -> frozenset[str]:
    """All caveats but those that are release lists."""
    found = (each.caveats - schemes.list_caveats(each, CaveatKind.RELEASABLE_TO) for each in markings)
    return frozenset(code for caveats in found for code in caveats)


def _find_common_release(markings: Iterable[Marking], schemes: SchemeSet) -> frozenset[str] | None:
    """What all lists share; None where nothing is said, or where a portion is not released at all."""
    lists: list[frozenset[str]] = []
    for marking in markings:
        said = schemes.list_said(marking)
        if schemes.list_caveats(marking, CaveatKind.NO_RELEASE):
            return None
        if said is None and schemes.needs_release(marking):
            return None
        lists += [said] if said is not None else []
    return frozenset.intersection(*lists) if lists else None


def _find_tlp(labels: Iterable[Tlp | None], floor: Marking | None) -> Tlp | None:
    """The strictest label; one that lets a text be shared is less strict than silence. A silent floor says nothing."""
    found = list(labels)
    found += [floor.tlp] if floor and (floor.tlp or not found) else []
    return max(found, key=strictness)


def strictness(label: Tlp | None) -> float:
    """Where a label or silence stands between what everybody may have and what few may."""
    return list(Tlp).index(label) if label else (list(Tlp).index(Tlp.GREEN) + list(Tlp).index(Tlp.AMBER)) / 2
