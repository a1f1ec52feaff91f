"""What is looked up: the lines of the contents stand in groups, and what an entry of the index turns over is set in."""

from collections.abc import Callable
from typing import Any

import pytest

from briefbook.book.block import Contents, ContentsEntry, Heading, Index, IndexEntry, Span
from briefbook.book.book import Sheet
from briefbook.pdf.layout.reference import page_spans
from briefbook.values.kind import TextSize

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
    pages = {"press": 4, "facts": 1, "points": 1, "cover": 0}
    spans = list(page_spans(IndexEntry((Span("Zenda"),), ("press", "facts", "nowhere", "points", "cover")), pages.get))
    assert [each.text for each in spans if isinstance(each, Span)] == ["\u2002", "1", ", ", "2", ", ", "5"]
    assert [each.target for each in spans if isinstance(each, Span) and each.target] == ["cover", "facts", "press"]


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
