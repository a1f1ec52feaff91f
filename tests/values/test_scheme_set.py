"""What the readers of a ceiling may see: its levels, its caveats, its labels, and what is released to all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.values.kind import CaveatKind, Tlp
from briefbook.values.marking import Caveat, Level, Marking, Scheme, parse_marking
from briefbook.values.roll_up import MarkedPortion, roll_up
from briefbook.values.scheme_set import SchemeSet, tlp_rank

LEVELS = (
    Level("OPEN", "Open", "O", "#338833", 0),
    Level("DESK", "Desk", "D", "#aa3333", 1, needs_release=True),
    Level("VAULT", "Vault", "V", "#aa3333", 2, needs_release=True),
)
CAVEATS = (Caveat("EYES", "Eyes only"), Caveat("OURS", "Ours alone", CaveatKind.NO_RELEASE))
OWN = Scheme("ruritania", "Ruritania", portion_marks_required=False, levels=LEVELS, caveats=CAVEATS)
ZENDA = Scheme("zenda", "Zenda", portion_marks_required=False, levels=(Level("KEEP", "Keep", "K", "#000000", 0),))
SCHEMES = SchemeSet(OWN, (ZENDA,), {("zenda", "KEEP"): "DESK"})
markings = st.builds(
    Marking,
    st.just("ruritania"),
    st.sampled_from(["OPEN", "DESK", "VAULT"]),
    st.frozensets(st.sampled_from(["EYES", "OURS"])),
    st.none() | st.frozensets(st.sampled_from(["RUR", "ZEN", "STR"])),
    st.none() | st.sampled_from(Tlp),
)


@pytest.mark.parametrize(
    ("ceiling", "marking", "admitted"),
    [
        ("DESK", "OPEN", True),
        ("DESK", "DESK", True),
        ("DESK", "VAULT", False),
        ("DESK", "NOWHERE", False),
        ("NOWHERE", "OPEN", False),
        ("DESK", "OPEN//EYES", False),
        ("DESK//EYES", "OPEN//EYES", True),
        ("DESK//EYES", "OPEN//EYES,OURS", False),
        ("DESK//REL RUR,ZEN", "OPEN", True),
        ("DESK//REL RUR,ZEN", "DESK", False),
        ("DESK//REL RUR,ZEN", "DESK//REL RUR,ZEN,STR", True),
        ("DESK//REL RUR,ZEN", "DESK//REL RUR", False),
        ("DESK//REL RUR", "OPEN//REL ZEN", False),
        ("DESK//OURS//REL RUR", "OPEN//OURS", False),
        ("DESK//OURS", "OPEN//OURS", True),
        ("DESK", "DESK//REL RUR", True),
        ("DESK", "OPEN//TLP:GREEN", False),
        ("DESK//TLP:AMBER", "OPEN//TLP:GREEN", True),
        ("DESK//TLP:AMBER", "OPEN//TLP:AMBER+STRICT", False),
    ],
)
def test_a_ceiling_admits_what_it_names(ceiling: str, marking: str, admitted: bool) -> None:
    assert SCHEMES.admits(parse_marking(f"ruritania:{ceiling}"), parse_marking(f"ruritania:{marking}")) is admitted


def test_a_foreign_marking_is_admitted_through_its_equivalence_alone() -> None:
    keep = parse_marking("zenda:KEEP//REL RUR")
    assert SCHEMES.admits(parse_marking("ruritania:DESK//REL RUR"), keep)
    assert not SCHEMES.admits(parse_marking("ruritania:OPEN"), keep)
    assert not SchemeSet(OWN, (ZENDA,)).admits(parse_marking("ruritania:VAULT"), keep)


@given(markings, st.lists(markings, min_size=1, max_size=4))
def test_the_banner_of_what_a_ceiling_admits_is_not_above_it(ceiling: Marking, portions: list[Marking]) -> None:
    admitted = [each for each in portions if SCHEMES.admits(ceiling, each)]
    banner = roll_up([MarkedPortion("", each) for each in admitted], OWN, {}).marking
    assert (banner is None) == (not admitted)
    if banner:
        level, highest = SCHEMES.find_own_level(banner), SCHEMES.find_own_level(ceiling)
        assert level and highest and level.rank <= highest.rank
        assert banner.caveats <= ceiling.caveats
        assert tlp_rank(banner) <= tlp_rank(ceiling)
        released = SCHEMES.find_release(banner)
        assert ceiling.releasable_to is None or released is None or ceiling.releasable_to <= released


@given(markings, markings, markings)
def test_what_is_above_a_ceiling_takes_what_stands_with_it_above(
    ceiling: Marking, one: Marking, other: Marking
) -> None:
    if not SCHEMES.admits(ceiling, one):
        banner = roll_up([MarkedPortion("", each) for each in (one, other)], OWN, {}).marking
        assert banner and not SCHEMES.admits(ceiling, banner)
