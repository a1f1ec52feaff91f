"""The running head keeps a fair part of both its halves, however long they are."""

import io
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.book.block import Heading, Paragraph, Portion, Portrait, Span
from briefbook.book.book import Banner, Book, Part, Sheet, Tab
from briefbook.pdf import furniture
from briefbook.pdf.furniture import Shortened
from briefbook.pdf.paragraph import set_text
from briefbook.pdf.render import render_book
from briefbook.pdf.running_head import shorten_list
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
def test_each_cut_is_longer_and_begins_the_text(text: str) -> None:
    cuts = Shortened(text)
    found = [cuts[at] for at in range(len(cuts))]
    assert bool(found) == bool(text.split()) or len(text.split()) == 1
    assert [len(each) for each in found] == sorted(len(each) for each in found)
    assert all(" ".join(text.split()).startswith(" ".join(each[:-1].split())) for each in found)


@pytest.mark.parametrize("title", ["W" * 5000, "W " * 2500])
def test_a_head_without_end_is_cut_in_a_few_steps(
    demo_book: Callable[..., Book], monkeypatch: pytest.MonkeyPatch, title: str
) -> None:
    texts: list[str] = []

    def set_and_note(shaper: Any, spans: tuple[Span, ...], *rest: Any) -> Any:
        texts.append(spans[0].text)
        return set_text(shaper, spans, *rest)

    monkeypatch.setattr(furniture, "set_text", set_and_note)
    left, _ = halves(demo_book(), title, LONG)
    assert left.endswith("…")
    assert len(left) > 20
    assert sum(map(len, texts)) < 5 * len(title)


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


ARABIC = "قمة ٢٠٢٦ Summit"
SUMMIT = "Summit of the rivers"


def head_boxes(page: pypdfium2.PdfPage) -> list[tuple[float, float]]:
    """Where each letter of the running head stands, from left to right."""
    text, (_, height_pt) = page.get_textpage(), page.get_size()
    boxes = [text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]
    return sorted((box[0], box[2]) for box in boxes if height_pt - 60 < box[1] < height_pt - 38)


@pytest.mark.parametrize("page", [0, 1])
@pytest.mark.parametrize(("title", "head"), [(SHORT, ARABIC), (ARABIC, SHORT), (ARABIC, f"{ARABIC} {SUMMIT}")])
def test_a_half_from_right_to_left_keeps_its_side(
    demo_book: Callable[..., Book], title: str, head: str, page: int
) -> None:
    """Neither half is printed over the other, each stands at its edge, on fronts and on backs."""
    parts = tuple(
        Part(PartKind.SCENE_SETTER, head, head, each, (Paragraph((Span("End"),)),)) for each in ("one", "two")
    )
    book = replace(demo_book(), running_title=title, parts=parts, banner=None, page_banners=())
    with pypdfium2.PdfDocument(render_book(book).pdf) as document:
        boxes = head_boxes(document[page])
        width_pt, _ = document[page].get_size()
    inner_pt, outer_pt = 27 * 72 / 25.4, 20 * 72 / 25.4
    left_pt, right_pt = (outer_pt, inner_pt) if page else (inner_pt, outer_pt)
    assert boxes[0][0] == pytest.approx(left_pt, abs=2)
    assert boxes[-1][1] == pytest.approx(width_pt - right_pt, abs=2)
    gaps = [after[0] - before[1] for before, after in pairwise(boxes)]
    assert max(gaps) > 20
    assert min(gaps) > -3


def make_section(title: str, rank: int = -1) -> list[Heading | Paragraph]:
    portion = Portion("", rank, "#884422") if rank >= 0 else None
    return [Heading(2, (Span(title),), title, portion=portion), *[Paragraph((Span("Words. " * 60),))] * 12]


def page_heads(book: Book) -> list[str]:
    with pypdfium2.PdfDocument(render_book(book).pdf) as document:
        return [
            " ".join(
                page.get_textpage()
                .get_text_bounded(top=page.get_size()[1] - 36, bottom=page.get_size()[1] - 60)
                .split()
            )
            for page in document
        ]


def test_a_page_names_the_section_that_it_begins_with(demo_book: Callable[..., Book]) -> None:
    blocks = (Heading(1, (Span("Talks"),), "talks"), *make_section("Bridges"), *make_section("Ferries"))
    part = Part(PartKind.BRIEF, "Talks", "4 · Talks", "talks", blocks, Tab("4", 0))
    book = replace(demo_book(), running_title=SHORT, parts=(part,), page_banners=())
    with pypdfium2.PdfDocument(render_book(book).pdf) as document:
        words = [page.get_textpage().get_text_bounded() for page in document]
    heads = page_heads(book)
    assert len(heads) > 2
    assert heads[0] == f"{SHORT} 4 · Talks"
    begins = next(at for at, each in enumerate(words) if at and "Ferries" in each)
    assert f"4 · Talks · Bridges {SHORT}" == heads[1]
    assert all("Talks · Ferries" in each for each in heads[begins + 1 :])
    assert len(heads) > begins + 1


def test_a_head_without_room_for_the_tabs_title_keeps_tab_and_section(demo_book: Callable[..., Book]) -> None:
    title = "Consultations on the harbour of Strelsau and on the railway to Zenda and its bridges"
    blocks = (Heading(1, (Span(title),), "talks"), *make_section("Bridges and ferries"))
    part = Part(PartKind.BRIEF, title, f"4 · {title}", "talks", blocks, Tab("4", 0))
    heads = page_heads(replace(demo_book(), running_title=SHORT, parts=(part,), page_banners=()))
    assert heads[1] == f"4 · Bridges and ferries {SHORT}"


def test_biographies_name_everybody_on_the_page(demo_book: Callable[..., Book]) -> None:
    people = ["Flavia", "Rupert"]
    blocks = [
        block
        for name in people
        for block in (
            Portrait(name, (Span(name),), (), ()),
            Heading(2, (Span("Posts"),)),
            *[Paragraph((Span("Words. " * 60),))] * 14,
        )
    ]
    part = Part(PartKind.BIOGRAPHIES, "People", "People", "people", tuple(blocks), Tab("P", 0))
    heads = page_heads(replace(demo_book(), running_title=SHORT, parts=(part,), page_banners=()))
    assert len(heads) > 3
    assert all("People · Flavia" in each or "People · Rupert" in each for each in heads)
    assert "Flavia" in heads[1]
    assert "Rupert" in heads[-1]


LONG_NAMES = ["Count Rupert of Hentzau", "Princess Flavia Elphberg", "Antoinette de Mauban"]


@pytest.mark.parametrize(
    ("title", "people", "expected"),
    [
        (SHORT, ["Flavia", "Rupert", "Sapt"], "People · Flavia, Rupert, Sapt"),
        (SHORT, [*LONG_NAMES, "Fritz von Tarlenheim", "Sapt"], "People · Count Rupert of Hentzau – Sapt"),
        (LONG, LONG_NAMES, "People · Count Rupert of Hentzau – Antoinette de Mauban"),
        (LONG, [f"{each} the elder" for each in LONG_NAMES], "People · Count Rupert of Hentzau the elder, …"),
        (
            LONG,
            [f"{LONG_NAMES[0]} and of Strelsau", LONG_NAMES[1]],
            "People · Count Rupert of Hentzau and of Strelsau, …",
        ),
    ],
)
def test_no_name_is_cut_while_a_head_with_fewer_has_room(
    demo_book: Callable[..., Book], title: str, people: list[str], expected: str
) -> None:
    blocks = tuple(Portrait(name, (Span(name),), (), ()) for name in people)
    part = Part(PartKind.BIOGRAPHIES, "People", "People", "people", blocks, Tab("P", 0))
    (head,) = page_heads(replace(demo_book(), running_title=title, parts=(part,), page_banners=()))
    assert head.endswith(f" {expected}" if title == SHORT else f"… {expected}")


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1), min_size=1, max_size=6))
def test_names_in_a_row_become_fewer_and_stay_whole(names: list[str]) -> None:
    full, *fewer = shorten_list(names)
    assert full == ", ".join(names)
    for form in fewer:
        assert set(form.replace(", …", "").split(" – ")) <= set(names)
    assert all(form.startswith(names[0]) for form in fewer)
    assert len(fewer) == min(len(names) - 1, 2)


def test_a_programme_names_the_days_of_the_page(demo_book: Callable[..., Book]) -> None:
    blocks = (Heading(1, (Span("Programme"),), "p"), *make_section("Monday"), *make_section("Tuesday"))
    part = Part(PartKind.PROGRAMME, "Programme", "Programme", "p", blocks)
    heads = page_heads(replace(demo_book(), running_title=SHORT, parts=(part,), page_banners=()))
    assert heads[0] == f"{SHORT} Programme · Monday"
    assert any("Monday, Tuesday" in each for each in heads)


def test_a_section_that_goes_on_overleaf_is_named_under_its_own_banner(demo_book: Callable[..., Book]) -> None:
    """The head carries the words of a heading to pages on which nothing else is so high."""
    ladder = tuple(Banner(f"LEVEL {rank}", "#884422", rank) for rank in range(3))
    blocks = (Heading(1, (Span("Talks"),), "talks"), *make_section("Bridges", 2), *make_section("Ferries", 0))
    part = Part(PartKind.BRIEF, "Talks", "4 · Talks", "talks", blocks, Tab("4", 0))
    book = replace(demo_book(), running_title=SHORT, parts=(part,), page_banners=ladder, portion=None)
    with pypdfium2.PdfDocument(render_book(book).pdf) as document:
        words = [page.get_textpage().get_text_bounded() for page in document]
    assert len(words) > 2
    for each in words:
        assert each.count("LEVEL 2") == (2 if "Bridges" in each else 0)
    assert sum("Bridges" in each for each in words) > 1
    assert "Bridges" not in words[-1]
