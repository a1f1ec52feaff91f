"""A page that is written to be looked at is the page that is printed."""

from collections.abc import Callable

import pypdfium2
import pytest

from briefbook.book.book import Book
from briefbook.pdf.render import render_book, render_pages
from briefbook.pdf.typesetter import Typesetter


def draw(document: pypdfium2.PdfDocument, page: int) -> bytes:
    return bytes(document[page].render(scale=0.6).buffer)


def test_each_page_alone_is_the_printed_page(demo_book: Callable[..., Book]) -> None:
    book = demo_book()
    sheets = render_pages(book, Typesetter()).sheets
    with pypdfium2.PdfDocument(render_book(book).pdf) as printed:
        assert len(sheets) == len(printed) > 5
        for at in range(len(printed)):
            with pypdfium2.PdfDocument(sheets.write(at, at + 1)) as alone:
                assert len(alone) == 1
                assert alone[0].get_size() == printed[at].get_size()
                assert draw(alone, 0) == draw(printed, at)


@pytest.mark.parametrize(("first", "end", "count"), [(0, None, None), (2, 4, 2)])
def test_several_pages_are_one_file(
    demo_book: Callable[..., Book], first: int, end: int | None, count: int | None
) -> None:
    sheets = render_pages(demo_book(), Typesetter()).sheets
    with pypdfium2.PdfDocument(sheets.write(first, end)) as document:
        assert len(document) == (count or len(sheets))


def test_what_is_made_to_be_looked_at_is_written_page_by_page(
    demo_book: Callable[..., Book], monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    monkeypatch.setattr("briefbook.pdf.canvas.BookCanvas.add_page", lambda *_: written.append(1))
    render_pages(demo_book(), Typesetter())
    assert written == []
