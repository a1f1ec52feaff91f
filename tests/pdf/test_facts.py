"""The facts box: labels and values stand on one line, values stand apart, and boxes line up from page to page."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from briefbook.book.block import Fact, FactsBox, Span
from briefbook.book.book import Sheet
from briefbook.pdf.page import geometry_of
from briefbook.pdf.theme import theme_for
from briefbook.values.kind import TextSize

Lay = Callable[..., list[list[Any]]]
LONG = "Second round of the Consultations on harbours, railways and the night mail"


def fact(label: str, *values: str) -> Fact:
    return Fact(label, tuple((Span(value),) for value in values))


@pytest.mark.parametrize("size", list(TextSize))
def test_a_value_stands_on_the_line_of_its_label(lay_blocks: Lay, size: TextSize) -> None:
    box = FactsBox((fact("When", "Friday"), fact("Chairs", "R. Rassendyll", "O. Mobayashi"), fact("Where", "Zenda")))
    (page,) = lay_blocks(box, sheet=Sheet(text_size=size))
    at = {line.letters: line.y_pt for line in page}
    assert at["When"] == at["Friday"]
    assert at["Chairs"] == at["R.Rassendyll"]
    assert at["Where"] == at["Zenda"]
    steps = [below - above for above, below in pairwise(sorted(set(at.values())))]
    assert steps == pytest.approx([steps[0]] * 3)


def test_the_lines_of_one_value_are_closer_than_two_values(lay_blocks: Lay) -> None:
    (page,) = lay_blocks(FactsBox((fact("Follows", LONG, "Round one"),), (fact("Level", "Ministers"),)))
    lines = sorted(line.y_pt for line in page if 0 < line.x_pt < 150)
    *within, between = [below - above for above, below in pairwise(lines)]
    assert within
    assert between > max(within) + 2


def test_values_line_up_from_box_to_box(lay_blocks: Lay) -> None:
    places = set()
    for label in ("When", "Parties", "Led by"):
        (page,) = lay_blocks(FactsBox((fact(label, "Zenda"),), (fact("Level", "Ministers"),)))
        places.add(next(line.x_pt for line in page if line.letters == "Zenda"))
    assert len(places) == 1


@pytest.mark.parametrize("size", list(TextSize))
def test_a_long_label_has_the_room_it_needs(lay_blocks: Lay, size: TextSize) -> None:
    (page,) = lay_blocks(FactsBox((fact("Prepared for", "R. Rassendyll"),)), sheet=Sheet(text_size=size))
    label, value = page
    assert label.letters == "Preparedfor"
    assert value.x_pt >= label.x_pt + label.width_pt + 6


@pytest.mark.parametrize("size", list(TextSize))
def test_a_box_taller_than_a_page_goes_on_overleaf(lay_blocks: Lay, size: TextSize) -> None:
    chairs = [f"Chair {number}, Minister of Harbours" for number in range(70)]
    box = FactsBox((fact("When", "Friday"), fact("Chairs", *chairs)), (fact("Level", "Ministers"),))
    pages = lay_blocks(box, sheet=Sheet(text_size=size))
    assert len(pages) > 1
    letters = [line.letters for page in pages for line in page]
    expected = ["When", "Friday", "Chairs", *chairs, "Level", "Ministers"]
    assert letters == [each.replace(" ", "") for each in expected]
    frame = geometry_of(Sheet(), theme_for(size), "en").frame
    assert all(frame.top_pt < line.y_pt < frame.bottom_pt for page in pages for line in page)
    gaps = [below.y_pt - above.y_pt for above, below in pairwise(pages[0][3:])]
    assert gaps == pytest.approx([gaps[0]] * len(gaps))
