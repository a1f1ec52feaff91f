"""What clearance covers, and the dot that shows it."""

from collections.abc import Iterable
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.text.json_codec import dump_rich_text
from briefbook.text.rich_text import Block, RichText, Run
from briefbook.values.clearance import ClearanceView, CoveredPoint, CoveredSection, Dot, clearance_hash, worst_dot
from briefbook.values.kind import ClearanceState, Stance

COVERED = {"stance", "side", "title", "trigger", "text", "fallback", "speaker", "marking", "sources"}
NULLABLE = {"speaker", "marking"}
WORDS = {name: st.text() for name in COVERED - NULLABLE - {"sources"}}
CHOICES = {name: st.none() | st.text() for name in NULLABLE}
VALUES = WORDS | CHOICES | {"sources": st.frozensets(st.text(), max_size=4)}
points = st.builds(CoveredPoint, **VALUES)
dots = st.lists(st.sampled_from(Dot))
PARAGRAPHS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def test_a_point_is_covered_in_nine_respects_and_a_section_in_three() -> None:
    assert {field.name for field in fields(CoveredPoint)} == COVERED
    assert {field.name for field in fields(CoveredSection)} == {"text", "marking", "sources"}


@given(points, st.sampled_from(sorted(COVERED)), st.data())
def test_changing_anything_that_is_covered_changes_the_hash(
    point: CoveredPoint, name: str, data: st.DataObject
) -> None:
    other = replace(point, **{name: data.draw(VALUES[name])})
    assert (clearance_hash(other) == clearance_hash(point)) == (other == point)


@given(points, st.data())
def test_order_and_repetition_of_sources_are_not_covered(point: CoveredPoint, data: st.DataObject) -> None:
    cited = data.draw(st.permutations(sorted(point.sources) * 2))
    assert clearance_hash(replace(point, sources=cited)) == clearance_hash(point)


@given(points, st.permutations(["title", "trigger", "text", "fallback"]))
def test_words_that_only_change_places_are_a_change(point: CoveredPoint, order: list[str]) -> None:
    names = ["title", "trigger", "text", "fallback"]
    moved = replace(point, **{to: getattr(point, from_) for to, from_ in zip(names, order, strict=True)})
    assert (clearance_hash(moved) == clearance_hash(point)) == (moved == point)


@given(PARAGRAPHS, PARAGRAPHS)
def test_a_paragraph_is_covered_by_its_words_and_not_by_its_id(words: str, other: str) -> None:
    texts = [RichText((Block((Run(each),)),)) for each in (words, words, other)]
    one, same, changed = (
        clearance_hash(CoveredSection(text=dump_rich_text(text), marking=None, sources=())) for text in texts
    )
    assert one == same
    assert (changed == one) == (other == words)


def test_the_hash_in_a_file_stays_what_it_was() -> None:
    point = CoveredPoint(
        stance=Stance.RAISE,
        side="ours",
        title="Minerals",
        trigger="",
        text='{"v":1,"blocks":[]}',
        fallback="",
        speaker=None,
        marking="house:SAMPLE",
        sources=["b", "a"],
    )
    assert clearance_hash(point) == "74ef21126a82ec7a1228a637ec99c013b1f12fe934c25962b34d12ab67df1330"
    assert (
        clearance_hash(CoveredSection(text="é", marking=None, sources=()))
        == "eb0c0e8a024096e969cbf9c87c748c9b61fbffa6ca6e7416f35b1cd9beff10f4"
    )


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
    assert worst_dot([]) is Dot.HOLLOW
    assert worst_dot([Dot.HOLLOW, Dot.CLEARED]) is Dot.CLEARED
    assert worst_dot([Dot.CLEARED, Dot.CHANGED, Dot.DRAFTED]) is Dot.DRAFTED
