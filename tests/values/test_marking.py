"""Markings as they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.values.kind import Tlp
from briefbook.values.marking import Marking, MarkingError, parse_marking

codes = st.text(st.sampled_from("ABCDEFGHIJ éü-"), min_size=1, max_size=6).map(str.strip).filter(bool)
code_sets = st.frozensets(codes, max_size=3)
markings = st.builds(Marking, codes, codes, code_sets, st.none() | code_sets, st.none() | st.sampled_from(Tlp))


@given(markings)
def test_a_marking_is_read_as_it_is_written(marking: Marking) -> None:
    assert parse_marking(str(marking)) == marking


@pytest.mark.parametrize(
    ("text", "marking"),
    [
        ("house:SAMPLE", Marking("house", "SAMPLE")),
        ("a:B//EYES ONLY, CODE", Marking("a", "B", frozenset({"EYES ONLY", "CODE"}))),
        ("a:B//REL RUR, ZEN", Marking("a", "B", releasable_to=frozenset({"RUR", "ZEN"}))),
        ("a:B//REL", Marking("a", "B", releasable_to=frozenset())),
        ("a:B//RELAX", Marking("a", "B", frozenset({"RELAX"}))),
        ("a:B//TLP:AMBER+STRICT", Marking("a", "B", tlp=Tlp.AMBER_STRICT)),
        ("a:B//C//D//REL X//TLP:RED", Marking("a", "B", frozenset("CD"), frozenset("X"), Tlp.RED)),
    ],
)
def test_how_a_marking_is_written(text: str, marking: Marking) -> None:
    assert parse_marking(text) == marking


@pytest.mark.parametrize(
    "text",
    ["", "SAMPLE", ":", "house:", ":SAMPLE", "//REL A", "a:B//REL A//REL C", "a:B//TLP:RED//TLP:RED", "a:B//TLP:PINK"],
)
def test_what_is_no_marking_is_refused(text: str) -> None:
    with pytest.raises(MarkingError):
        parse_marking(text)
