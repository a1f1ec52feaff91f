"""Pages: all that is laid out is placed once, in order and inside the frame, and no last page is nearly empty."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefbook.book.block import Block, Heading, Paragraph, Portrait, Span
from briefbook.book.book import Book, Sheet
from briefbook.pdf.flow import Frame
from briefbook.pdf.pagination import paginate
from briefbook.pdf.render import lay_book
from briefbook.pdf.strip import Keep, Laid, Strip
from briefbook.pdf.typesetter import Typesetter
from briefbook.values.kind import Paper, PartKind, TextSize

Lay = Callable[..., list[list[Any]]]
FRAME = Frame(72.0, 400.0, 600.0)
STRIPS = st.builds(
    lambda height_pt, before_pt, keep: Strip(height_pt, (), before_pt, keep),
    st.floats(1, 250),
    st.floats(0, 10),
    st.sampled_from(Keep),
)
BLOCKS = st.builds(
    lambda strips, before_pt, after_pt, flags: Laid(
        tuple(strips), (), before_pt, after_pt, joined=flags[0], new_page=flags[1], opens=flags[2]
    ),
    st.lists(STRIPS, max_size=5),
    st.floats(0, 30),
    st.floats(0, 30),
    st.tuples(st.booleans(), st.booleans(), st.booleans()),
)


def heading(words: str) -> Heading:
    return Heading(2, (Span(words),))


def paragraphs(count: int) -> list[Block]:
    return [Paragraph((Span("Words."),)) for _ in range(count)]


@given(st.lists(BLOCKS, max_size=25))
def test_everything_is_placed_once_in_order_and_inside_the_frame(blocks: list[Laid]) -> None:
    pages = paginate(blocks, FRAME)
    placed = [(each.block, each.strip) for page in pages for each in page]
    assert placed == [(at, strip) for at, laid in enumerate(blocks) for strip in laid.strips]
    for page in pages:
        assert page or not placed
        for above, below in pairwise(page):
            assert below.y_pt >= above.y_pt + above.strip.height_pt - 0.01
        for each in page:
            assert FRAME.top_pt <= each.y_pt
            assert each.y_pt + each.strip.height_pt <= FRAME.bottom_pt + 0.1
    for at, laid in enumerate(blocks):
        tops = [page[0] for page in pages if page]
        if laid.new_page and laid.strips:
            begins = any(top.block == at and top.strip is laid.strips[0] for top in tops)
            end = next((after for after in range(at + 1, len(blocks)) if blocks[after].new_page), len(blocks))
            on = [page for page in pages if any(at <= each.block < end for each in page)]
            assert begins or len(on) == 1


def test_a_part_that_overruns_by_little_is_set_tighter(lay_blocks: Lay) -> None:
    words: list[Block] = [Heading(1, (Span("Words"),)), *paragraphs(20), heading("Background"), *paragraphs(7)]
    (page,) = lay_blocks(*words, heading("Participants"), *paragraphs(1))
    loose = lay_blocks(*words)[0]
    assert page[-1].letters == "Words."
    gaps = [[below.y_pt - above.y_pt for above, below in pairwise(lines[1:15])] for lines in (loose, page)]
    assert len(set(map(round, gaps[1]))) == 1
    assert 0.85 * gaps[0][0] < gaps[1][0] < gaps[0][0]


def test_a_short_last_section_takes_the_one_before_it_along(lay_blocks: Lay) -> None:
    words = [Heading(1, (Span("Words"),)), *paragraphs(20), heading("Background"), *paragraphs(7)]
    first, last = lay_blocks(*words, heading("Participants"), *paragraphs(5))
    assert len(first) == 21
    assert last[0].letters == "Background"
    assert [line.letters for line in last].count("Participants") == 1


def test_a_heading_goes_with_the_headings_right_above_it(lay_blocks: Lay) -> None:
    deeper = Heading(3, (Span("In Zenda"),))
    words = [Heading(1, (Span("Words"),)), *paragraphs(20), heading("Background"), deeper, *paragraphs(6)]
    _, last = lay_blocks(*words, heading("Participants"), *paragraphs(4))
    assert [line.letters for line in last[:2]] == ["Background", "InZenda"]


def test_no_page_is_left_half_empty_for_a_section(lay_blocks: Lay) -> None:
    words = [Heading(1, (Span("Words"),)), *paragraphs(5), heading("Background"), *paragraphs(22)]
    first, last = lay_blocks(*words, heading("Participants"), *paragraphs(5))
    assert len(first) > 25
    assert last[0].letters in {"Words.", "Participants"}


def test_people_with_little_to_tell_share_a_page_and_no_page_parts_one(lay_blocks: Lay) -> None:
    names = ("Rassendyll", "Mobayashi", "Zapt", "Tarlenheim")
    people = [Portrait(name, (Span(name),), (), ()) for name in names]
    first, second = lay_blocks(*(block for each in people for block in (each, *paragraphs(9))))
    assert [line.letters for line in first if line.letters != "Words."] == ["Rassendyll", "Mobayashi", "Zapt"]
    assert [line.letters for line in second if line.letters != "Words."] == ["Tarlenheim"]
    assert second[0].letters == "Tarlenheim"


def test_the_key_points_of_the_sample_stand_on_one_page(sample_book: Book) -> None:
    for paper in Paper:
        laid = lay_book(replace(sample_book, sheet=Sheet(paper)), Typesetter())
        assert [len(part.pages) for part in laid.parts if part.part.kind is PartKind.KEY_POINTS] == [1]


def test_no_brief_of_the_sample_ends_in_a_nearly_empty_page(sample_book: Book) -> None:
    for size in TextSize:
        laid = lay_book(replace(sample_book, sheet=Sheet(text_size=size)), Typesetter())
        for part in laid.parts:
            if part.part.kind is PartKind.BRIEF:
                lowest_pt = max(each.y_pt + each.strip.height_pt for each in part.pages[-1])
                assert lowest_pt - laid.setup.geometry.frame.top_pt > laid.setup.geometry.frame.height_pt / 5
