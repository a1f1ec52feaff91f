"""What is looked up: the lines of the contents stand in groups, and what an entry of the index turns over is set in."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.book.block import Contents, ContentsEntry, Heading, Index, IndexEntry, Span
from briefbook.book.book import Book, Part, Sheet
from briefbook.pdf.layout.reference import list_ranges, page_spans
from briefbook.pdf.render import lay_book
from briefbook.pdf.strip import RuleMark, TextMark
from briefbook.pdf.typesetter import Typesetter
from briefbook.values.kind import PartKind, TextSize

Lay = Callable[..., list[list[Any]]]
LONG = "Consultations on the harbour at Strelsau and on the bridge at Zenda"


@pytest.mark.parametrize("size", list(TextSize))
def test_what_an_entry_of_the_index_turns_over_is_set_in(lay_blocks: Lay, size: TextSize) -> None:
    entries = tuple(IndexEntry((Span(words),), ("words",)) for words in (LONG, "Zenda"))
    index = Index((("Topics", entries), ("Places", entries)))
    (page,) = lay_blocks(Heading(1, (Span("Index"),), "words"), index, sheet=Sheet(text_size=size))
    for column_pt in sorted({line.x_pt for line in page if line.letters in {"Topics", "Places"}}):
        column = [line for line in page if column_pt <= line.x_pt < column_pt + 100 and line.letters != "Index"]
        turned = [line for line in column if line.x_pt > column_pt]
        assert {line.x_pt - column_pt for line in turned} == {12.0}
        assert all(line.x_pt + line.width_pt <= column_pt + 231 - 12 for line in column)
        assert "".join(line.letters for line in column[1:-1]) == LONG.replace(" ", "")
        assert column[-1].letters == "Zenda"


def test_an_entry_gives_each_page_once_in_order_and_leads_to_its_first_anchor() -> None:
    pages = {
        "press": ((4, "press"),),
        "facts": ((1, "facts"),),
        "points": ((1, "points"), (9, "on 9")),
        "cover": ((0, "c"),),
    }
    entry = IndexEntry((Span("Zenda"),), ("press", "facts", "nowhere", "points", "cover"))
    spans = [each for each in page_spans(entry, lambda anchor: pages.get(anchor, ())) if isinstance(each, Span)]
    assert "".join(each.text for each in spans) == "\u20021, 2, 5, 10"
    assert [each.target for each in spans if each.target] == ["c", "facts", "press", "on 9"]


@given(st.sets(st.integers(0, 40)))
def test_ranges_hold_the_pages_and_nothing_else(pages: set[int]) -> None:
    ranges = list(list_ranges(sorted(pages)))
    assert [page for first, last in ranges for page in range(first, last + 1)] == sorted(pages)
    assert all(last == first or last >= first + 2 for first, last in ranges)
    assert not any(one[1] + 1 == other[0] and one[1] > one[0] for one, other in pairwise(ranges))


def test_a_part_of_the_contents_stands_apart_from_the_sections_above_it(lay_blocks: Lay) -> None:
    entries = [
        ContentsEntry((Span(words),), "words", level, tab)
        for words, level, tab in (
            ("Programme", 1, None),
            ("Dialogue", 1, "1"),
            ("Background", 2, None),
            ("Biographies", 1, None),
            ("Sources", 1, None),
        )
    ]
    (page,) = lay_blocks(Contents(tuple(entries)))
    at = {line.letters: line.y_pt for line in page}
    below = at["Biographies"] - at["Background"]
    assert below > at["Background"] - at["Dialogue"] + 5
    assert below >= at["Sources"] - at["Biographies"]


def test_a_long_line_of_the_contents_leaves_no_single_word_to_its_leader(lay_blocks: Lay) -> None:
    words = f"{LONG} and elsewhere"
    (page,) = lay_blocks(Contents((ContentsEntry((Span(words),), "words", 1, "1"),)))
    first, second = (line.width_pt for line in page if line.letters != "1")
    assert second > first / 2


@pytest.mark.parametrize("words", ["قمة ٢٠٢٦ Summit", "القمة", f"قمة ٢٠٢٦ {LONG}", "Summit قمة ٢٠٢٦"])
def test_the_dots_of_the_contents_run_beside_the_words(demo_book: Callable[..., Book], words: str) -> None:
    """Whatever the direction of a title, it begins where the others do and its dots run on from it."""
    part = Part(PartKind.CONTENTS, "C", "C", "c", (Contents((ContentsEntry((Span(words),), "c", 1, "1"),)),))
    laid = lay_book(replace(demo_book(), parts=(part,)), Typesetter())
    (strip,) = (placed.strip for placed in laid.parts[0].pages[0])
    texts = [mark for mark in strip.marks if isinstance(mark, TextMark) and mark.x_pt]
    seen = [(mark.baseline_pt, mark.x_pt + run.x_pt, run.width_pt) for mark in texts for run in mark.line.runs]
    (dots,) = (mark for mark in strip.marks if isinstance(mark, RuleMark))
    assert min(x_pt for _, x_pt, _ in seen) == pytest.approx(34.0, abs=15)
    last = [x_pt + width_pt for baseline_pt, x_pt, width_pt in seen if baseline_pt == dots.y_pt]
    assert last
    assert max(last) < dots.x_pt < max(last) + 12
    assert dots.width_pt > 0
