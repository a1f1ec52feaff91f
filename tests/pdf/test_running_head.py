"""The running head keeps a fair part of both its halves, however long they are."""

import io
from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.book.block import Heading, Paragraph, Span
from briefbook.book.book import Banner, Book, Part, Sheet
from briefbook.pdf.furniture import shortened
from briefbook.pdf.render import render_book
from briefbook.values.kind import PartKind

LONG = "Consultations on the harbour at Strelsau, the bridge at Zenda and the railway between both of their capitals"
SHORT = "Minister Mobayashi in Ruritania"


def halves(book: Book, title: str, head: str) -> tuple[str, str]:
    """What the running head of the page shows at its left and at its right."""
    part = Part(PartKind.BRIEF, head, head, "words", (Heading(1, (Span("Words"),), "words"), Paragraph((Span("End"),))))
    pdf = render_book(replace(book, running_title=title, parts=(part,), banner=None, page_banners=())).pdf
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        page = document[0].get_textpage()
        boxes = [page.get_rect(at) for at in range(page.count_rects())]
        top = max(box[1] for box in boxes)
        shown = [page.get_text_bounded(*box) for box in sorted(boxes) if box[1] > top - 6]
    return shown[0].strip(), shown[-1].strip()


def test_a_long_half_gives_way_to_a_short_one(demo_book: Callable[..., Book]) -> None:
    book = demo_book()
    left, right = halves(book, SHORT, LONG)
    assert left == SHORT
    assert right.endswith("…")
    assert LONG.startswith(right[:-1])
    assert len(right) > len(SHORT)
    left, right = halves(book, LONG, SHORT)
    assert right == SHORT
    assert LONG.startswith(left[:-1])
    assert len(left) > len(SHORT)


def test_two_long_halves_have_equal_parts(demo_book: Callable[..., Book]) -> None:
    left, right = halves(demo_book(), LONG, LONG.upper())
    assert left.endswith("…")
    assert right.endswith("…")
    assert len(left) > 30
    assert len(right) > 25


def test_two_short_halves_are_whole(demo_book: Callable[..., Book]) -> None:
    assert halves(demo_book(), SHORT, "Harbour") == (SHORT, "Harbour")


@pytest.mark.parametrize("duplex", [True, False])
def test_page_numbers_and_sections_stand_at_the_outer_edge(demo_book: Callable[..., Book], duplex: bool) -> None:
    parts = [Part(PartKind.BRIEF, SHORT, "Harbour", each, (Paragraph((Span("End"),)),)) for each in ("one", "two")]
    book = replace(demo_book(), running_title=SHORT, parts=tuple(parts), banner=None, sheet=Sheet(duplex=duplex))
    with pypdfium2.PdfDocument(render_book(book).pdf) as document:
        for number, page in enumerate(document):
            text, (width_pt, _) = page.get_textpage(), page.get_size()
            boxes = {text.get_text_bounded(*box).strip(): box for box in map(text.get_rect, range(text.count_rects()))}
            outer_is_left = duplex and number == 1
            for outer, inner in (("Harbour", SHORT), (f"Page {number + 1} of 2", book.edition_line)):
                assert (boxes[outer][0] < boxes[inner][0]) == outer_is_left
                outer_pt = boxes[outer][0] if outer_is_left else width_pt - boxes[outer][2]
                assert outer_pt == pytest.approx(20 * 72 / 25.4, abs=1)


@pytest.mark.parametrize("word", ["Donaudampfschifffahrt" * 8, "日印戦略対話" * 20])
def test_a_word_that_is_too_long_is_cut_with_an_ellipsis(demo_book: Callable[..., Book], word: str) -> None:
    left, right = halves(demo_book(), word, LONG)
    assert left.endswith("…")
    assert word.startswith(left[:-1])
    assert len(left) > 15
    assert right.endswith("…")


@given(st.text())
def test_each_shortening_is_shorter_and_what_is_left_begins_the_text(text: str) -> None:
    found = list(shortened(text))
    assert bool(found) == bool(text.split())
    assert [len(each) for each in found[1:]] == sorted((len(each) for each in found[1:]), reverse=True)
    assert all(" ".join(text.split()).startswith(" ".join(each[:-1].split())) for each in found[1:])


@pytest.mark.parametrize("words", ["PILOTS USE ONLY", "Releasable to"])
@pytest.mark.parametrize("countries", [3, 15, 40])
def test_a_banner_stands_whole_on_every_page(demo_book: Callable[..., Book], countries: int, words: str) -> None:
    """However many may read it, at the head and at the foot, inside the sheet, and found by a search for it."""
    released = ", ".join(f"{chr(65 + at // 26)}{chr(65 + at % 26)}R" for at in range(countries))
    banner = Banner(f"TOP SECRET//HARBOUR ONLY, {words} {released}//TLP:RED", "#8a1c1c", 3)
    with pypdfium2.PdfDocument(io.BytesIO(render_book(replace(demo_book(), banner=banner)).pdf)) as document:
        for page in document:
            text = page.get_textpage()
            assert " ".join(text.get_text_bounded().split()).count(banner.text) == 2
            width_pt, height_pt = page.get_size()
            for at in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(at)
                assert left >= 0
                assert bottom >= 0
                assert right <= width_pt
                assert top <= height_pt
