"""The cover: whatever the title and the meetings, its head keeps clear of its foot and as large as it can be."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from briefbook.book.block import CoverPage, Fact, Span
from briefbook.book.book import Sheet
from briefbook.pdf.page import geometry_of
from briefbook.pdf.theme import theme_for
from briefbook.values.kind import Paper, TextSize

Lay = Callable[..., list[list[Any]]]
SHEETS = [Sheet(paper, text_size=size) for paper in Paper for size in TextSize]
LONG = "Official visit of the Minister for Harbours, Railways and the Night Mail of Ruritania on the invitation of "
FACTS = tuple(Fact(label, ((Span("Zenda"),),)) for label in ("Prepared for", "Edition", "Copy", "Handling"))


def cover(title: str, meetings: int) -> CoverPage:
    lines = tuple((Span(f"Round {number} of the Ruritania–Syldavia Harbour Dialogue"),) for number in range(meetings))
    return CoverPage(
        "Ministry", title, (Span("Ottokar Mobayashi 茂林敏夫"),), lines, FACTS, "Nothing is promised. " * 12
    )


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize(("title", "meetings"), [("Visit to Zenda", 2), (LONG, 3), (LONG * 2, 8), (LONG, 12)])
def test_the_head_keeps_clear_of_the_foot(lay_blocks: Lay, sheet: Sheet, title: str, meetings: int) -> None:
    (page,) = lay_blocks(cover(title, meetings), sheet=sheet)
    frame = geometry_of(sheet, theme_for(sheet.text_size), "en").frame
    left = [line for line in page if line.x_pt == 0]
    assert [line.y_pt for line in left] == sorted(line.y_pt for line in left)
    for above, below in pairwise(left):
        assert below.y_pt - above.y_pt >= below.size_pt * 0.9
    assert all(frame.top_pt < line.y_pt < frame.bottom_pt for line in page)
    assert "".join(line.letters for line in page).count("Round") == meetings


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_title_that_has_room_is_set_at_its_size(lay_blocks: Lay, sheet: Sheet) -> None:
    (page,) = lay_blocks(cover("Official visit of the Minister of Harbours", 2), sheet=sheet)
    assert max(line.size_pt for line in page) == theme_for(sheet.text_size).head.cover_title.size_pt
