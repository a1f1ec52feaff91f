"""Two books of one visit are told apart: by the file's title, by the cover, and by the name of the file."""

import io
from typing import Any

import pikepdf
import pypdfium2

from briefbook.book.finding import FindingKind
from briefbook.edits.book import change_book
from briefbook.pdf.render import render_book
from briefbook.values.kind import PartKind

Desk = Any
VISIT = "Official visit of the Foreign Minister of Japan"


def test_a_books_own_title_is_in_the_file_and_on_the_cover(desk: Desk) -> None:
    change_book(desk.session, desk.book_id, title="Press & book")
    rendered = render_book(desk.compile(), typesetter=desk.typesetter)
    with pikepdf.open(io.BytesIO(rendered.pdf)) as pdf, pdf.open_metadata() as metadata:
        assert pdf.docinfo["/Title"] == metadata["dc:title"] == f"{VISIT} – Press & book"
    cover = pypdfium2.PdfDocument(rendered.pdf)[0].get_textpage().get_text_range()
    lines = [line.strip() for line in cover.splitlines()]
    assert lines.index("Press & book") < next(at for at, line in enumerate(lines) if line.startswith("Official visit"))


def test_a_book_that_is_called_like_the_visit_says_it_once(desk: Desk) -> None:
    change_book(desk.session, desk.book_id, title=VISIT)
    assert desk.compile().title == VISIT
    assert VISIT not in desk.words(PartKind.COVER).splitlines()


def test_the_title_on_the_cover_counts_with_its_marking(desk: Desk) -> None:
    desk.add_levels()
    change_book(desk.session, desk.book_id, title="Zenda", title_marking="house:HIGH", ceiling="house:SAMPLE")
    (found,) = desk.check(FindingKind.TITLE_ABOVE_CEILING)
    assert "Zenda" in found.message
    assert "Zenda" not in desk.compile().title
    assert "Zenda" not in desk.words(PartKind.COVER)
    change_book(desk.session, desk.book_id, ceiling=None)
    banner = desk.compile().banner
    assert banner is not None
    assert banner.text == "HIGH"
