"""On paper printed on both sides a tab begins a leaf, and a page that is left blank for it says so."""

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.book.block import Heading, Paragraph, Span
from briefbook.book.book import Banner, Book, Part, Sheet, Tab
from briefbook.pdf.leaf import LaidPart, count_pages, place_parts
from briefbook.pdf.render import render_book, render_pages
from briefbook.pdf.typesetter import Typesetter
from briefbook.pdf.wording import Wording
from briefbook.values.kind import PartKind

BLANK = Wording().blank_page
LADDER = tuple(Banner(f"LEVEL {rank}", "#884422", rank) for rank in range(3))


def make_part(key: str, tab: Tab | None = None, paragraphs: int = 1) -> Part:
    blocks = (Heading(1, (Span(key),), key), *[Paragraph((Span("Words. " * 60),))] * paragraphs)
    return Part(PartKind.BRIEF if tab else PartKind.SCENE_SETTER, key, key, key, blocks, tab, key)


def page_words(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


@pytest.fixture
def tabbed(demo_book: Callable[..., Book]) -> Book:
    """A part of a page, three tabs of one, two and one pages, and two parts after them."""
    parts = (
        make_part("before"),
        make_part("one", Tab("1", 0)),
        make_part("two", Tab("2", 1), 12),
        make_part("three", Tab("3", 2)),
        make_part("after"),
        make_part("last"),
    )
    return replace(demo_book(), parts=parts, page_banners=(), banner=LADDER[2])


def test_a_tab_and_what_follows_the_last_begin_on_right_hand_pages(tabbed: Book) -> None:
    rendered = render_book(tabbed)
    first = {key: at for key, at, _ in rendered.part_pages}
    assert first == {"before": 0, "one": 2, "two": 4, "three": 6, "after": 8, "last": 9}
    assert {key: count for key, _, count in rendered.part_pages}["two"] == 2
    words = page_words(rendered.pdf)
    assert len(words) == rendered.page_count == 10
    assert [at for at, each in enumerate(words) if BLANK in each] == [1, 3, 7]
    for at, each in enumerate(words):
        assert f"Page {at + 1} of 10" in each
        assert each.count("LEVEL 2") == 2
    for key, at in first.items():
        assert rendered.anchors[key] == at
        assert key in words[at]


def test_a_book_printed_on_one_side_has_no_blank_pages(tabbed: Book) -> None:
    rendered = render_book(replace(tabbed, sheet=Sheet(duplex=False)))
    assert [at for _, at, _ in rendered.part_pages] == [0, 1, 2, 4, 5, 6]
    assert not any(BLANK in each for each in page_words(rendered.pdf))


def test_a_blank_page_is_furniture_alone(tabbed: Book) -> None:
    with pikepdf.open(io.BytesIO(render_book(tabbed).pdf)) as pdf:
        stream = pdf.pages[1].Contents.read_bytes()
        assert b"/MCID" not in stream
        assert stream.count(b"/Artifact") >= 3
        assert pdf.pages[0].Contents.read_bytes().count(b"/MCID") > 0


def test_a_blank_page_has_the_lowest_banner_that_pages_may_have(tabbed: Book) -> None:
    words = page_words(render_book(replace(tabbed, page_banners=LADDER[1:])).pdf)
    assert words[1].count("LEVEL 1") == 2
    assert tabbed.running_title not in words[1]


def test_a_preview_has_the_same_pages(tabbed: Book) -> None:
    looked_at, printed = render_pages(tabbed, Typesetter()), render_book(tabbed)
    assert (looked_at.page_count, looked_at.part_pages) == (printed.page_count, printed.part_pages)
    assert looked_at.section_pages == printed.section_pages
    assert [BLANK in each for each in page_words(looked_at.sheets.write())] == [
        BLANK in each for each in page_words(printed.pdf)
    ]


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 4)), max_size=12), st.booleans())
def test_no_two_tabs_share_a_leaf_and_no_page_is_blank_without_need(
    shape: list[tuple[bool, int]], duplex: bool
) -> None:
    parts = [
        LaidPart(make_part(str(at), Tab(str(at), at) if tab else None), (), ((),) * count)
        for at, (tab, count) in enumerate(shape)
    ]
    placed = place_parts(parts, duplex=duplex)
    end = 0
    for at, laid in enumerate(placed):
        alone = laid.part.tab is not None or (at > 0 and placed[at - 1].part.tab is not None)
        assert laid.first == end + (duplex and alone and end % 2)
        end = laid.first + len(laid.pages)
    assert count_pages(placed) == end
