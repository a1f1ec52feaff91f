"""The laws of the banner: what portions add up to."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefbook.values.kind import CaveatKind, Tlp
from briefbook.values.marking import Caveat, Level, Marking, Scheme, parse_marking
from briefbook.values.roll_up import MarkedPortion, RollUp, find_own_level, roll_up, strictness
from briefbook.values.scheme_set import NOBODY, SchemeSet

LEVELS = tuple(
    Level(code, code.title(), code[0], "#000000", rank, needs_release=code == "VAULT")
    for rank, code in enumerate(["OPEN", "DESK", "VAULT"])
)
CAVEATS = (
    Caveat("EYES", "Eyes only"),
    Caveat("CODE", "Code word"),
    Caveat("PACT", "Pact", CaveatKind.RELEASABLE_TO),
    Caveat("OURS", "Ours alone", CaveatKind.NO_RELEASE),
)
OWN = Scheme("ruritania", "Ruritania", portion_marks_required=True, levels=LEVELS, caveats=CAVEATS)
EQUIVALENCES = {("zenda", "KEEP"): "DESK", ("zenda", "TOWER"): "NOWHERE"}
SCHEMES = SchemeSet(OWN, equivalences=EQUIVALENCES)
COUNTRIES = frozenset({"RUR", "ZEN", "STR"})

own_markings = st.builds(
    Marking,
    st.just("ruritania"),
    st.sampled_from(["OPEN", "DESK", "VAULT"]),
    st.frozensets(st.sampled_from(["EYES", "CODE", "PACT", "OURS"])),
    st.none() | st.frozensets(st.sampled_from(sorted(COUNTRIES))),
    st.none() | st.sampled_from(Tlp),
)
foreign_markings = st.builds(Marking, st.just("zenda"), st.sampled_from(["KEEP", "TOWER", "MOAT"]))
portions = st.builds(MarkedPortion, st.text("abc", min_size=1), st.none() | own_markings | foreign_markings)
books = st.lists(portions, max_size=5)


def add_up(parts: list[MarkedPortion], floor: Marking | None = None) -> RollUp:
    return roll_up(parts, OWN, EQUIVALENCES, floor)


def mark(*texts: str) -> list[MarkedPortion]:
    return [MarkedPortion(str(at), parse_marking(text) if text else None) for at, text in enumerate(texts)]


def rank(marking: Marking | None) -> int:
    level = find_own_level(marking, OWN, EQUIVALENCES) if marking else None
    return level.rank if level else -1


def tlp_of(marking: Marking | None) -> float:
    return strictness(marking.tlp) if marking else -1


@given(books, st.none() | own_markings)
def test_the_banner_is_the_highest_of_the_portions_and_the_floor(parts: list[MarkedPortion], floor: Marking) -> None:
    banner = add_up(parts, floor).marking
    markings = [floor, *(part.marking for part in parts)]
    assert rank(banner) == max(map(rank, markings))
    told = [part.marking.tlp if part.marking and rank(part.marking) >= 0 else None for part in parts]
    told += [floor.tlp] if floor and (floor.tlp or not told) else []
    assert tlp_of(banner) == (max(map(strictness, told)) if banner else -1)


@given(books, st.data())
def test_neither_order_nor_repetition_counts(parts: list[MarkedPortion], data: st.DataObject) -> None:
    once, shuffled = add_up(parts), add_up(data.draw(st.permutations(parts)))
    assert (shuffled.marking, shuffled.empty_release) == (once.marking, once.empty_release)
    assert sorted(shuffled.unmarked + shuffled.unmapped) == sorted(once.unmarked + once.unmapped)
    again = add_up(parts + parts)
    assert (again.marking, again.origin, again.empty_release) == (once.marking, once.origin, once.empty_release)


@given(st.lists(books, max_size=4))
def test_a_banner_of_banners_is_the_banner_of_all(chapters: list[list[MarkedPortion]]) -> None:
    banners = [MarkedPortion("chapter", add_up(chapter).marking) for chapter in chapters if chapter]
    whole = add_up([part for chapter in chapters for part in chapter])
    assert add_up(banners).marking == whole.marking
    assert add_up(banners).empty_release == whole.empty_release


@given(books, portions)
def test_another_portion_never_loosens_the_banner(parts: list[MarkedPortion], another: MarkedPortion) -> None:
    before, after = add_up(parts), add_up([*parts, another])
    assert rank(after.marking) >= rank(before.marking)
    assert tlp_of(after.marking) >= tlp_of(before.marking)
    assert set(after.unmarked + after.unmapped) >= set(before.unmarked + before.unmapped)
    if before.marking:
        assert after.marking and after.marking.caveats >= before.marking.caveats
        released, now = SCHEMES.find_release(before.marking), SCHEMES.find_release(after.marking)
        assert released is None or (now is not None and now <= released)


@given(books)
def test_the_banner_releases_to_nobody_to_whom_a_portion_does_not(parts: list[MarkedPortion]) -> None:
    banner = add_up(parts).marking
    for part in parts:
        if part.marking and SCHEMES.find_own_level(part.marking):
            assert banner
            released, now = SCHEMES.find_release(part.marking), SCHEMES.find_release(banner)
            assert released is None or (now is not None and now <= released)
            silent = SCHEMES.list_said(part.marking) is None and released == NOBODY
            assert not silent or banner.releasable_to is None


@given(books)
def test_every_portion_takes_part_or_is_reported(parts: list[MarkedPortion]) -> None:
    rolled = add_up(parts)
    reported = {part.key for part in parts if part.marking is None or part.marking.level in ("TOWER", "MOAT")}
    assert {*rolled.unmarked, *rolled.unmapped} == reported
    assert (rolled.marking is None) == all(rank(part.marking) < 0 for part in parts)


@given(books)
def test_the_origin_is_the_first_portion_at_the_height_of_the_banner(parts: list[MarkedPortion]) -> None:
    rolled = add_up(parts)
    highest = [part.key for part in parts if 0 <= rank(part.marking) == rank(rolled.marking)]
    assert rolled.origin == (highest[0] if highest else "")


def test_the_banner_of_a_floor_comes_from_no_portion() -> None:
    rolled = add_up(mark("ruritania:OPEN", "ruritania:DESK//EYES"), parse_marking("ruritania:DESK//CODE"))
    assert rolled == RollUp(parse_marking("ruritania:DESK//CODE,EYES"))
    assert add_up(mark("ruritania:VAULT"), parse_marking("ruritania:DESK")).origin == "0"
    assert add_up([], parse_marking("ruritania:DESK")).marking == parse_marking("ruritania:DESK")


def test_nothing_at_all_has_no_banner() -> None:
    assert add_up([]) == RollUp(None)


def test_restrictive_caveats_unite_and_release_lists_intersect() -> None:
    rolled = add_up(mark("ruritania:OPEN//EYES//REL RUR,ZEN", "ruritania:DESK//CODE//REL ZEN,STR", "ruritania:OPEN"))
    assert rolled == RollUp(parse_marking("ruritania:DESK//CODE,EYES//REL ZEN"), origin="1")


def test_release_to_nobody_in_common_is_an_error() -> None:
    rolled = add_up(mark("ruritania:OPEN//REL RUR", "ruritania:OPEN//REL ZEN"))
    assert rolled.empty_release
    assert not add_up(mark("ruritania:OPEN//REL RUR", "ruritania:OPEN")).empty_release


def test_silence_at_a_level_that_needs_release_is_no_release() -> None:
    released, silent = "ruritania:DESK//REL RUR,ZEN", "ruritania:VAULT"
    assert add_up(mark(released, silent)).marking == parse_marking("ruritania:VAULT")
    assert add_up(mark(released, "ruritania:OPEN")).marking == parse_marking(released)
    assert add_up(mark(released, "ruritania:VAULT//REL ZEN")).marking == parse_marking("ruritania:VAULT//REL ZEN")
    assert add_up(mark(released), parse_marking(silent)).marking == parse_marking("ruritania:VAULT")


def test_a_level_above_one_that_needs_release_needs_it_too() -> None:
    middle = tuple(replace(level, needs_release=level.code == "DESK") for level in LEVELS)
    own = replace(OWN, levels=middle)
    assert [own.needs_release(level) for level in middle] == [False, True, True]
    rolled = roll_up(mark("ruritania:OPEN//REL RUR", "ruritania:VAULT"), own, {})
    assert rolled.marking == parse_marking("ruritania:VAULT")


def test_a_caveat_that_forbids_release_beats_every_list() -> None:
    rolled = add_up(mark("ruritania:DESK//REL RUR", "ruritania:OPEN//OURS", "ruritania:OPEN//REL ZEN"))
    assert rolled.marking == parse_marking("ruritania:DESK//OURS")
    assert not rolled.empty_release
    assert add_up(mark("ruritania:OPEN//OURS//REL RUR")).marking == parse_marking("ruritania:OPEN//OURS")


def test_a_label_that_lets_a_text_be_shared_is_no_promise_for_one_without() -> None:
    assert add_up(mark("ruritania:OPEN//TLP:CLEAR", "ruritania:VAULT")).marking == parse_marking("ruritania:VAULT")
    assert add_up(mark("ruritania:OPEN//TLP:GREEN", "ruritania:OPEN")).marking == parse_marking("ruritania:OPEN")
    shared = add_up(mark("ruritania:OPEN//TLP:GREEN", "ruritania:DESK//TLP:CLEAR"), parse_marking("ruritania:DESK"))
    assert shared.marking == parse_marking("ruritania:DESK//TLP:GREEN")


def test_what_another_scheme_does_not_release_is_released_to_nobody() -> None:
    """The own level that it equals may need no release."""
    theirs = Level("KEEP", "Keep", "K", "#000000", 0, needs_release=True)
    zenda = Scheme("zenda", "Zenda", portion_marks_required=False, levels=(theirs,))
    rolled = roll_up(mark("ruritania:DESK//REL RUR", "zenda:KEEP"), OWN, EQUIVALENCES, foreign=(zenda,))
    assert rolled.marking == parse_marking("ruritania:DESK")
    schemes = SchemeSet(OWN, (zenda,), EQUIVALENCES)
    assert not schemes.admits(parse_marking("ruritania:DESK//REL RUR"), parse_marking("zenda:KEEP"))


def test_another_scheme_s_caveat_forbids_release_as_it_does_there() -> None:
    own = replace(OWN, caveats=())
    zenda = Scheme("zenda", "Zenda", portion_marks_required=False, levels=(), caveats=CAVEATS)
    rolled = roll_up(mark("ruritania:OPEN//REL RUR", "zenda:KEEP//OURS"), own, EQUIVALENCES, foreign=(zenda,))
    assert rolled.marking == parse_marking("ruritania:DESK//OURS")


def test_a_caveat_that_releases_narrows_like_a_list() -> None:
    assert add_up(mark("ruritania:OPEN//PACT", "ruritania:OPEN//PACT,EYES")).marking == parse_marking(
        "ruritania:OPEN//EYES//REL PACT"
    )
    assert add_up(mark("ruritania:OPEN//PACT", "ruritania:OPEN//REL ZEN")).empty_release


def test_an_unmarked_portion_blocks_only_where_marks_are_demanded() -> None:
    parts = mark("ruritania:DESK", "")
    assert add_up(parts) == RollUp(parse_marking("ruritania:DESK"), "0", unmarked=("1",))
    relaxed = replace(OWN, portion_marks_required=False)
    assert roll_up(parts, relaxed, {}) == RollUp(parse_marking("ruritania:DESK"), "0")
    assert add_up(mark("")).marking is None


def test_a_foreign_marking_takes_part_only_through_an_equivalence() -> None:
    parts = mark("ruritania:OPEN", "zenda:KEEP//MOAT", "zenda:MOAT", "zenda:TOWER", "strelsau:OPEN", "ruritania:MOAT")
    assert add_up(parts) == RollUp(parse_marking("ruritania:DESK//MOAT"), origin="1", unmapped=("2", "3", "4", "5"))
    assert roll_up(parts[:2], OWN, {}) == RollUp(parse_marking("ruritania:OPEN"), "0", unmapped=("1",))


def test_tlp_stands_beside_the_level_and_moves_it_not() -> None:
    rolled = add_up(mark("ruritania:VAULT//TLP:GREEN", "ruritania:OPEN//TLP:AMBER+STRICT", "ruritania:DESK"))
    assert rolled.marking == parse_marking("ruritania:VAULT//TLP:AMBER+STRICT")
    assert list(Tlp) == ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]
