"""What the readers of a ceiling may see: its levels, its caveats, its labels, and what is released to all of them."""

from dataclasses import replace

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
CAVEATS = (
    Caveat("EYES", "Eyes only"),
    Caveat("OURS", "Ours alone", CaveatKind.NO_RELEASE),
    Caveat("PACT", "Pact", CaveatKind.RELEASABLE_TO),
)
OWN = Scheme("ruritania", "Ruritania", portion_marks_required=False, levels=LEVELS, caveats=CAVEATS)
ZENDA = Scheme("zenda", "Zenda", portion_marks_required=False, levels=(Level("KEEP", "Keep", "K", "#000000", 0),))
SCHEMES = SchemeSet(OWN, (ZENDA,), {("zenda", "KEEP"): "DESK"})
markings = st.builds(
    Marking,
    st.just("ruritania"),
    st.sampled_from(["OPEN", "DESK", "VAULT"]),
    st.frozensets(st.sampled_from(["EYES", "OURS", "PACT"])),
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
        ("DESK", "DESK//PACT", True),
        ("DESK//PACT", "DESK", False),
        ("DESK//PACT", "DESK//PACT", True),
        ("DESK//PACT", "DESK//REL PACT,ZEN", True),
        ("DESK//PACT", "DESK//REL ZEN", False),
        ("DESK", "OPEN//TLP:GREEN", False),
        ("DESK", "OPEN//TLP:CLEAR", True),
        ("DESK//TLP:AMBER", "OPEN//TLP:GREEN", True),
        ("DESK//TLP:AMBER", "OPEN//TLP:AMBER+STRICT", False),
    ],
)
def test_a_ceiling_admits_what_it_names(ceiling: str, marking: str, admitted: bool) -> None:
    assert SCHEMES.admits(parse_marking(f"ruritania:{ceiling}"), parse_marking(f"ruritania:{marking}")) is admitted


def test_a_caveat_of_one_code_is_another_where_it_does_more() -> None:
    theirs = Scheme(
        "zenda",
        "Zenda",
        portion_marks_required=False,
        levels=ZENDA.levels,
        caveats=(Caveat("EYES", "", CaveatKind.NO_RELEASE),),
    )
    schemes = SchemeSet(OWN, (theirs,), {("zenda", "KEEP"): "DESK"})
    assert schemes.admits(parse_marking("ruritania:DESK//EYES"), parse_marking("ruritania:OPEN//EYES"))
    assert not schemes.admits(parse_marking("ruritania:DESK//EYES"), parse_marking("zenda:KEEP//EYES"))


def test_a_foreign_marking_is_admitted_through_its_equivalence_alone() -> None:
    keep = parse_marking("zenda:KEEP//REL RUR")
    assert SCHEMES.admits(parse_marking("ruritania:DESK//REL RUR"), keep)
    assert not SCHEMES.admits(parse_marking("ruritania:OPEN"), keep)
    assert not SchemeSet(OWN, (ZENDA,)).admits(parse_marking("ruritania:VAULT"), keep)


def test_a_caveat_means_what_its_own_scheme_says_and_restricts_where_none_knows_it() -> None:
    keys = Caveat("OURS", "Keys"), Caveat("EYES", "Their eyes", CaveatKind.NO_RELEASE)
    schemes = SchemeSet(OWN, (replace(ZENDA, caveats=keys),), {("zenda", "KEEP"): "DESK"})
    ours, theirs = parse_marking("ruritania:OPEN//OURS,EYES,MOAT"), parse_marking("zenda:KEEP//OURS,EYES,MOAT")
    for marking, restricting, forbidding in ((ours, "EYES", "OURS"), (theirs, "OURS", "EYES")):
        assert schemes.list_caveats(marking, CaveatKind.RESTRICTIVE) == {restricting, "MOAT"}
        assert schemes.list_caveats(marking, CaveatKind.NO_RELEASE) == {forbidding}


@given(markings, st.lists(markings, min_size=1, max_size=4))
def test_the_banner_of_what_a_ceiling_admits_is_not_above_it(ceiling: Marking, portions: list[Marking]) -> None:
    admitted = [each for each in portions if SCHEMES.admits(ceiling, each)]
    banner = roll_up([MarkedPortion("", each) for each in admitted], OWN, {}).marking
    assert (banner is None) == (not admitted)
    if banner:
        level, highest = SCHEMES.find_own_level(banner), SCHEMES.find_own_level(ceiling)
        assert level and highest and level.rank <= highest.rank
        assert banner.caveats <= ceiling.caveats
        assert tlp_rank(banner) <= max(tlp_rank(ceiling), 0)
        readers, released = SCHEMES.list_said(ceiling), SCHEMES.find_release(banner)
        assert readers is None or released is None or readers <= released


@given(markings, markings, markings)
def test_what_is_above_a_ceiling_takes_what_stands_with_it_above(
    ceiling: Marking, one: Marking, other: Marking
) -> None:
    if not SCHEMES.admits(ceiling, one):
        banner = roll_up([MarkedPortion("", each) for each in (one, other)], OWN, {}).marking
        assert banner and not SCHEMES.admits(ceiling, banner)
