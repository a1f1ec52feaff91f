"""What clearance covers, and the dot that shows it."""

import json
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefbook.text.json_codec import dump_rich_text
from briefbook.text.rich_text import Block, RichText, Run
from briefbook.values.clearance import (
    ClearanceView,
    CoveredText,
    CoveredValue,
    CoveredValues,
    Dot,
    Form,
    clearance_hash,
    has_changed,
    worst_dot,
)
from briefbook.values.kind import ClearanceState

NAMES = ("stance", "side", "title", "trigger", "marking")
PARAGRAPHS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
dots = st.lists(st.sampled_from(Dot))
values = st.none() | PARAGRAPHS
citations = st.frozensets(
    st.tuples(st.just("source"), st.text(min_size=1)).map(lambda each: (CoveredValue(*each),)), max_size=4
)


def build_own(words: Iterable[str | None]) -> CoveredValues:
    return tuple(CoveredValue(name, value) for name, value in zip(NAMES, words, strict=True))


owns = st.tuples(*[values] * len(NAMES)).map(build_own)
texts = st.builds(CoveredText, owns, citations)


def rich(name: str, stored: str) -> CoveredValue:
    return CoveredValue(name, stored, Form.RICH)


def said(covered: CoveredText) -> object:
    """What a text says: no difference between nothing and an empty word."""
    return [(each.name, each.value or "") for each in covered.own], covered.citations


@given(texts, st.integers(0, len(NAMES) - 1), values)
def test_changing_anything_that_is_covered_changes_the_hash(text: CoveredText, at: int, value: str | None) -> None:
    own = [each._replace(value=value) if place == at else each for place, each in enumerate(text.own)]
    other = replace(text, own=tuple(own))
    assert (clearance_hash(other) == clearance_hash(text)) == (said(other) == said(text))
    assert has_changed(other, clearance_hash(text)) == (said(other) != said(text))


@given(texts, citations)
def test_other_citations_change_the_hash(text: CoveredText, cited: frozenset[CoveredValues]) -> None:
    other = replace(text, citations=cited)
    assert (clearance_hash(other) == clearance_hash(text)) == (cited == text.citations)


@given(texts, st.data())
def test_order_and_repetition_of_citations_are_not_covered(text: CoveredText, data: st.DataObject) -> None:
    cited = data.draw(st.permutations(sorted(text.citations) * 2))
    assert clearance_hash(replace(text, citations=cited)) == clearance_hash(text)


@given(owns, st.permutations(NAMES))
def test_words_that_only_change_places_are_a_change(own: CoveredValues, order: list[str]) -> None:
    moved = CoveredText(tuple(each._replace(name=name) for each, name in zip(own, order, strict=True)))
    by_name = {each.name: each.value or "" for each in moved.own}
    same = all(by_name[each.name] == (each.value or "") for each in own)
    assert (clearance_hash(moved) == clearance_hash(CoveredText(own))) == same


@given(PARAGRAPHS, PARAGRAPHS)
def test_a_paragraph_is_covered_by_its_words_and_not_by_its_id(words: str, other: str) -> None:
    stored = [dump_rich_text(RichText((Block((Run(each),)),))) for each in (words, words, other)]
    one, same, changed = (clearance_hash(CoveredText((rich("text", each),))) for each in stored)
    assert one == same
    assert (changed == one) == (other == words)


@given(st.dictionaries(st.text(), st.text()))
def test_a_source_is_covered_by_what_is_known_of_it_in_whatever_order(known: dict[str, str]) -> None:
    told = [json.dumps(dict(pairs)) for pairs in (known.items(), reversed(known.items()))]
    one, same = (CoveredText((), [(CoveredValue("source_csl", each, Form.JSON),)]) for each in told)
    assert clearance_hash(one) == clearance_hash(same)
    assert clearance_hash(replace(one, citations=[(CoveredValue("source_csl", "{", Form.JSON),)])) != clearance_hash(
        one
    )


@given(texts, st.text(min_size=1), PARAGRAPHS)
def test_a_column_that_is_new_changes_no_hash_until_it_is_filled(text: CoveredText, name: str, words: str) -> None:
    assume(name not in NAMES)
    for empty in (None, "", '{"v":1,"blocks":[]}'):
        later = replace(text, own=(*text.own, rich(name, empty or "")._replace(value=empty)))
        assert clearance_hash(later) == clearance_hash(text)
    filled = replace(text, own=(*text.own, CoveredValue(name, words)))
    assert has_changed(filled, clearance_hash(text)) == bool(words)


TEXT = '{"v":1,"blocks":[{"id":"b1","kind":"paragraph","runs":[{"text":"Ask for the bridge at Strelsau."}]}]}'
FALLBACK = (
    '{"v":1,"blocks":[{"id":"b2","kind":"paragraph","marking":"house:SAMPLE","runs":[{"text":"Say \\"no\\"."}]}]}'
)
EMPTY = '{"v":1,"blocks":[]}'


def build_point(
    stance: str, side: str, title: str, fallback: str, speaker: str | None, mark: str | None
) -> CoveredText:
    own = (
        CoveredValue("stance", stance),
        CoveredValue("side", side),
        CoveredValue("title", title),
        CoveredValue("trigger", "If asked" if title else ""),
        rich("text", TEXT),
        rich("fallback", fallback),
        CoveredValue("speaker", speaker),
        CoveredValue("marking", mark),
    )
    return CoveredText(own)


def cite(*uids: str) -> list[CoveredValues]:
    return [(CoveredValue("source", uid), CoveredValue("claim", f"Claim {at}")) for at, uid in enumerate(uids)]


# What the program wrote into files before hashes had a rule.
OLD = {
    "05bc24ff5caf557a3c48eec05b9ea4c9c8d2e4992e994cee5ef6e4ba5a3558bb": replace(
        build_point("raise", "ours", "Bridge", FALLBACK, "uid-speaker", "house:SAMPLE"),
        citations=cite("uid-b", "uid-a", "uid-b"),
    ),
    "8add72184981c729c6cfb5d4cbb6f51a7175e1eae1773b9482941f9ad54f9768": build_point(
        "avoid", "theirs", "", EMPTY, None, None
    ),
    "17c4c915586703619f1ae1081d20a8555a0eef3bd59539ec1541f0f509c42175": CoveredText(
        (rich("text", TEXT), CoveredValue("marking", None)), cite("uid-a")
    ),
}


@pytest.mark.parametrize("hashed", OLD)
def test_what_was_cleared_before_hashes_had_a_rule_is_still_cleared(hashed: str) -> None:
    text = OLD[hashed]
    assert not has_changed(text, hashed)
    for at, each in enumerate(text.own):
        own = (*text.own[:at], each._replace(value=f"{each.value}!"), *text.own[at + 1 :])
        assert has_changed(replace(text, own=own), hashed), each.name
    assert has_changed(replace(text, citations=cite("uid-c")), hashed)
    assert has_changed(replace(text, own=(*text.own, CoveredValue("aim", "Reach it."))), hashed)
    assert not has_changed(replace(text, own=(*text.own, rich("aim", EMPTY))), hashed)


def test_the_hash_in_a_file_stays_what_it_was() -> None:
    text = next(iter(OLD.values()))
    assert clearance_hash(text) == "2:4ba3eb14afad60a77ce9edffe86430aacd572ece874d891aab6c026564262c52"
    assert clearance_hash(CoveredText(())) == "2:8cfab11dd28cce9f110728bd889ff149af371b6b55aba7a4ecc14be107dd35fa"


@pytest.mark.parametrize(
    ("view", "dot"),
    [
        (ClearanceView(), Dot.DRAFTED),
        (ClearanceView(changed=True), Dot.DRAFTED),
        (ClearanceView(ClearanceState.FOR_CLEARANCE), Dot.FOR_CLEARANCE),
        (ClearanceView(ClearanceState.CLEARED), Dot.CLEARED),
        (ClearanceView(ClearanceState.CLEARED, changed=True), Dot.CHANGED),
        (ClearanceView(ClearanceState.FOR_CLEARANCE, changed=True), Dot.CHANGED_SINCE_SENT),
    ],
)
def test_a_text_that_has_moved_on_shows_it(view: ClearanceView, dot: Dot) -> None:
    assert view.dot is dot


@given(st.lists(dots))
def test_the_dot_of_the_whole_is_the_worst_of_its_parts(parts: list[list[Dot]]) -> None:
    def badness(dot: Dot) -> int:
        return list(Dot).index(dot)

    flat: Iterable[Dot] = [dot for part in parts for dot in part]
    assert worst_dot(worst_dot(part) for part in parts) is worst_dot(flat)
    assert all(badness(worst_dot(flat)) <= badness(dot) for dot in flat)


def test_a_part_with_nothing_in_it_is_hollow() -> None:
    assert worst_dot([]) is Dot.NOTHING_TO_CLEAR
    assert worst_dot([Dot.NOTHING_TO_CLEAR, Dot.CLEARED]) is Dot.CLEARED
    assert worst_dot([Dot.CLEARED, Dot.CHANGED, Dot.DRAFTED]) is Dot.DRAFTED
