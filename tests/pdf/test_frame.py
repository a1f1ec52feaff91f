"""On every sheet, nothing that is printed stands outside the frame or on top of something else."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.book.block import (
    Block,
    Callout,
    Cell,
    Column,
    Contents,
    ContentsEntry,
    Fact,
    FactsBox,
    Heading,
    Index,
    IndexEntry,
    ItemList,
    ListItem,
    NoteMark,
    Paragraph,
    Point,
    Portion,
    Portrait,
    Span,
    SpanStyle,
    Table,
)
from briefbook.book.book import Book, Sheet
from briefbook.pdf.page import geometry_of
from briefbook.pdf.theme import theme_for
from briefbook.values.kind import Paper, Stance, TextSize

Lay = Callable[..., list[list[Any]]]
SHEETS = [Sheet(paper, text_size=size) for paper in Paper for size in TextSize]
HANGS_OUT_PT = 6.0
LATIN = "a S. 17 the harbour dialogue India–Japan resilience Rassendyll 2031. Donaudampfschifffahrtsgesellschaft"
WORDS = [
    *LATIN.split(),
    "https://strelsau.example/harbours/night-mail/and-the-bridge-at-zenda/2031-01-14/minutes.html",
    "茂林敏夫",
    "「自由で開かれた港」の実現に向けた協力について協議した。",
    "जयशंकर",
    "שלום",
    "mail\u2028and",
]
PORTIONS = st.sampled_from([None, Portion("(SMP)", 0, "#44617f")])
SPANS = st.builds(
    lambda words, style: Span(" ".join(words), style),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=12),
    st.sampled_from(SpanStyle),
)
LINES = st.lists(SPANS | st.builds(NoteMark, st.integers(1, 120), st.just("words")), min_size=1, max_size=4).map(tuple)
# The head of a biography and a box of facts are never parted, so they have to be shorter than a page.
SHORT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(lambda words: (Span(" ".join(words)),))
PARAGRAPHS = st.builds(lambda line, portion: Paragraph(line, portion=portion), LINES, PORTIONS)
LISTS = st.lists(
    st.builds(
        ListItem,
        LINES,
        st.sampled_from(["", "a", "12."]),
        st.integers(1, 3),
        PORTIONS,
    ),
    min_size=1,
    max_size=4,
).map(lambda items: ItemList(tuple(items)))
BODIES = st.lists(PARAGRAPHS | LISTS, min_size=1, max_size=2).map(tuple)
CELLS = st.builds(lambda lines, portion: Cell(tuple(lines), portion), st.lists(LINES, max_size=3), PORTIONS)
HEADS = ("No.", "Commitment", "Led by", "Due", "Status", "Tab")
SHARES = (0.075, 0.34, 0.22, 0.15, 0.145, 0.07)
TABLES = st.lists(st.tuples(*[CELLS] * 6), min_size=1, max_size=4).map(
    lambda rows: Table(tuple(map(Column, HEADS, SHARES)), tuple(rows), "Commitments")
)
FACTS = st.lists(
    st.builds(
        Fact, st.sampled_from(["When", "Chairs", "Prepared for"]), st.lists(SHORT, min_size=1, max_size=3).map(tuple)
    ),
    min_size=1,
    max_size=3,
).map(tuple)
BLOCKS = st.one_of(
    st.builds(Heading, st.integers(1, 3), LINES),
    PARAGRAPHS,
    LISTS,
    st.builds(Point, st.sampled_from(["1", "12"]), BODIES, LINES | st.just(()), LINES | st.just(())),
    st.builds(Callout, st.sampled_from(Stance), LINES, BODIES),
    st.builds(FactsBox, FACTS, FACTS | st.just(())),
    TABLES,
    LINES.map(lambda line: Contents((ContentsEntry(line, "words", 1, "1"), ContentsEntry(line, "words", 2)))),
    st.lists(LINES, min_size=1, max_size=9).map(
        lambda lines: Index((("Topics", tuple(IndexEntry(line, ("words",)) for line in lines)),))
    ),
    st.builds(Portrait, st.just("person-1"), SHORT, SHORT, st.lists(SHORT, max_size=3).map(tuple)),
)


def list_faults(pages: list[list[Any]], sheet: Sheet) -> list[str]:
    """What stands outside the frame of a page, or on top of something else."""
    frame = geometry_of(sheet, theme_for(sheet.text_size), "en").frame
    faults = []
    for page in pages:
        for line in page:
            if line.x_pt < -0.1 or line.x_pt + line.width_pt > frame.width_pt + HANGS_OUT_PT:
                faults.append(f"outside: {line}")
            if not frame.top_pt < line.y_pt < frame.bottom_pt:
                faults.append(f"above or below: {line}")
        for one, other in pairwise(sorted(page, key=lambda line: (line.y_pt, line.x_pt))):
            beside = one.x_pt + one.width_pt <= other.x_pt + 0.5 or other.x_pt + other.width_pt <= one.x_pt + 0.5
            if other.y_pt - one.y_pt < 4 and not beside:
                faults.append(f"on top: {one}, {other}")
    return faults


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("name", ["sample_book", "demo_book"])
def test_every_line_of_a_book_has_its_own_place(
    lay_blocks: Lay, request: pytest.FixtureRequest, name: str, sheet: Sheet
) -> None:
    made = request.getfixturevalue(name)
    book: Book = made() if name == "demo_book" else made
    for part in book.parts:
        assert list_faults(lay_blocks(*part.blocks, sheet=sheet), sheet) == []


@given(st.lists(BLOCKS, min_size=1, max_size=5), st.sampled_from(SHEETS))
def test_every_line_of_whatever_is_written_has_its_own_place(
    lay_blocks: Lay, blocks: list[Block], sheet: Sheet
) -> None:
    assert list_faults(lay_blocks(*blocks, sheet=sheet), sheet) == []
