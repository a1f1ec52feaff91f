"""The cells of a table: no word is cut that a wider column holds, and muted words are as large as those around them."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.book.block import Cell, Column, Span, SpanStyle, Table
from briefbook.book.book import Sheet
from briefbook.pdf.layout.table import widen_columns
from briefbook.values.kind import Paper, TextSize

Lay = Callable[..., list[list[Any]]]
LARGE = Sheet(text_size=TextSize.LARGE)
HEADS = (("No.", 0.075), ("Commitment", 0.34), ("Led by", 0.22), ("Due", 0.15), ("Status", 0.145), ("Tab", 0.07))


def table(*words: str, heads: tuple[tuple[str, float], ...] = HEADS, style: SpanStyle = SpanStyle.PLAIN) -> Table:
    """A table of one row."""
    columns = tuple(Column(head, share) for head, share in heads)
    return Table(columns, (tuple(Cell(((Span(each, style),),)) for each in words),), "Commitments")


@pytest.mark.parametrize("paper", list(Paper))
def test_no_word_is_cut_that_a_wider_column_holds(lay_blocks: Lay, paper: Paper) -> None:
    words = ("C-1", "Harbour dialogue", "Transportation", "Postponed", "Completed", "2")
    (page,) = lay_blocks(table(*words), sheet=Sheet(paper, text_size=TextSize.LARGE))
    letters = {line.letters for line in page}
    assert {"Transportation", "Postponed", "Completed"} <= letters
    heads = [line for line in page if line.letters in {head.replace(" ", "") for head, _ in HEADS}]
    row = [line for line in page if line.letters in {word.replace(" ", "") for word in words}]
    assert [line.x_pt for line in heads] == [line.x_pt for line in row]
    for left, right in pairwise(row):
        assert left.x_pt + left.width_pt < right.x_pt


def test_columns_that_hold_their_words_stand_by_their_shares(lay_blocks: Lay) -> None:
    (page,) = lay_blocks(table("C-1", "Harbour", "Zenda", "May", "Held", "2"))
    (other,) = lay_blocks(table("C-2", "Railway", "Strelsau", "June", "Open", "3"))
    assert [line.x_pt for line in page] == [line.x_pt for line in other]


def test_muted_words_are_as_large_as_those_around_them(lay_blocks: Lay) -> None:
    heads = (("Due", 1.0),)
    for sheet in (Sheet(), LARGE):
        (plain,) = lay_blocks(table("not set", heads=heads), sheet=sheet)
        (muted,) = lay_blocks(table("not set", heads=heads, style=SpanStyle.MUTED), sheet=sheet)
        assert muted[-1].size_pt == plain[-1].size_pt


WIDTHS = st.lists(st.tuples(st.floats(1, 300), st.floats(0, 300)), min_size=1, max_size=7)


@given(WIDTHS)
def test_widening_keeps_the_whole_width_and_takes_no_room_that_is_needed(columns: list[tuple[float, float]]) -> None:
    shares, needs = [share for share, _ in columns], [need for _, need in columns]
    widened = widen_columns(shares, needs)
    assert sum(widened) == pytest.approx(sum(shares))
    if sum(needs) <= sum(shares):
        assert all(width >= need - 1e-6 for width, need in zip(widened, needs, strict=True))
    else:
        assert widened == shares


def test_space_parts_the_values_of_a_cell_when_one_needs_several_lines(lay_blocks: Lay) -> None:
    short, long = "Minister of Harbours", "Minister of Railways, of the night mail and of the bridge at Zenda"
    columns = (Column("Led by", 0.3), Column("Due", 0.7))
    rows = [
        (Cell(((Span(short),), (Span(short),))), Cell(((Span("May"),),))),
        (Cell(((Span(long),), (Span(short),))), Cell(((Span("May"),),))),
    ]
    steps = []
    for row in rows:
        (page,) = lay_blocks(Table(columns, (row,), "Commitments"))
        lines = [line.y_pt for line in page if line.x_pt == 0][1:]
        steps.append([round(below - above, 2) for above, below in pairwise(lines)])
    assert len(steps[0]) == 1
    *within, between = steps[1]
    assert set(within) == set(steps[0])
    assert between > within[0] + 2


def test_no_last_row_stands_alone_under_a_repeated_head(lay_blocks: Lay) -> None:
    columns = (Column("No.", 0.2), Column("Commitment", 0.8))
    counts = set()
    for count in range(20, 40):
        rows = tuple((Cell(((Span(f"C-{at}"),),)), Cell(((Span("Harbour"),),))) for at in range(count))
        pages = lay_blocks(Table(columns, rows, "Commitments"))
        counts.add(len(pages))
        numbers = [[line.letters for line in page if line.letters.startswith("C-")] for page in pages]
        assert [each for page in numbers for each in page] == [f"C-{at}" for at in range(count)]
        assert all(len(page) > 1 for page in numbers)
    assert counts == {1, 2}


def test_a_row_taller_than_half_a_page_keeps_every_line(lay_blocks: Lay) -> None:
    words = [f"Harbour{number}" for number in range(120)]
    cell = Cell(tuple((Span(f"{each} {each} {each}"),) for each in words))
    pages = lay_blocks(Table((Column("Led by", 0.2), Column("Due", 0.8)), ((cell, Cell(())),), "Commitments"))
    letters = "".join(line.letters for page in pages for line in page)
    assert letters.count("Ledby") == len(pages) > 3
    assert letters.replace("Ledby", "").replace("Due", "") == "".join(each * 3 for each in words)
