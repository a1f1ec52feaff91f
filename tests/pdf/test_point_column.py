"""All points of a book begin in one column, however long their numbers are; only a number without room has its own."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbook.book.block import Heading, Paragraph, Point, Span
from briefbook.book.book import Sheet
from briefbook.values.kind import TextSize

Lay = Callable[..., list[list[Any]]]
LEAST_GAP_PT = 3.9


def lay_point(lay: Lay, number: str, size: TextSize, title: str = "") -> tuple[Any, Any]:
    """The number of a point and the first line of its text, where they stand."""
    line = (Span(title),) if title else ()
    point = Point(number, (Paragraph((Span("Words"),)),), line, (), "point-1")
    ((label, first, *_),) = lay(point, sheet=Sheet(text_size=size))
    assert label.letters == number
    return label, first


@pytest.mark.parametrize("size", list(TextSize))
@pytest.mark.parametrize("title", ["", "Title"])
@given(tab=st.integers(1, 99), at=st.integers(1, 999))
@settings(max_examples=40, deadline=None)
def test_every_text_begins_in_the_column_and_no_number_reaches_it(
    lay_blocks: Lay, size: TextSize, title: str, tab: int, at: int
) -> None:
    _, usual = lay_point(lay_blocks, "2.1", size, title)
    label, first = lay_point(lay_blocks, f"{tab}.{at}", size, title)
    assert first.x_pt == pytest.approx(usual.x_pt, abs=0.01)
    assert label.x_pt + label.width_pt + LEAST_GAP_PT < first.x_pt


def test_a_number_without_room_pushes_its_text(lay_blocks: Lay) -> None:
    _, usual = lay_point(lay_blocks, "2.1", TextSize.STANDARD)
    label, first = lay_point(lay_blocks, "1000.1000", TextSize.STANDARD)
    assert first.x_pt > usual.x_pt
    assert label.x_pt + label.width_pt + LEAST_GAP_PT < first.x_pt


def test_short_numbers_have_one_size_and_long_ones_can_still_be_read(lay_blocks: Lay) -> None:
    sizes = {
        number: lay_point(lay_blocks, number, TextSize.STANDARD)[0].size_pt for number in ("1.1", "9.99", "12.100")
    }
    assert sizes["1.1"] == sizes["9.99"]
    assert sizes["12.100"] >= 8


def test_the_letter_of_an_issue_stands_over_the_same_column(lay_blocks: Lay) -> None:
    xs = set()
    for letter in ("A", "Z", "AB", "WW"):
        ((_, title),) = lay_blocks(Heading(2, (Span("Title"),), "issue-1", letter))
        xs.add(round(title.x_pt, 1))
    assert len(xs) == 1
