"""Photos that somebody else wrote into a library: what cannot be printed is said, and only pixels are printed."""

import io
from contextlib import closing
from dataclasses import replace

import pikepdf
import pytest

from briefbook.book.compile import compile_book
from briefbook.book.content import Content
from briefbook.book.finding import FindingKind
from briefbook.edits.photo import Photo, set_photo
from briefbook.edits.sample import write_sample
from briefbook.pdf.render import render_book
from briefbook.printing.book_choice import get_book_id
from briefbook.printing.check import check_book
from briefbook.printing.gathering.content import gather_content
from briefbook.session import Session
from briefbook.store.file import LibraryFile
from briefbook.values.kind import PartKind
from tests.hostile_picture import WORDS, build_bomb, build_telling_jpeg, build_telling_png, draw, encode

PHOTOS = {
    "Toshimitsu Motegi": build_telling_jpeg(),
    "Sanae Takaichi": build_telling_png(),
    "Randhir Jaiswal": build_bomb(),
    "Narendra Modi": encode(draw())[:200],
}


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The sample's book with photos that no program of ours would have taken."""
    path = tmp_path_factory.mktemp("foreign") / "foreign.briefbook"
    write_sample(path)
    with closing(Session(LibraryFile.open(path))) as session:
        for name, data in PHOTOS.items():
            query = "SELECT entity_id FROM name WHERE text = ?"
            (person_id,) = session.file.connection.execute(query, (name,)).fetchone()
            set_photo(session, person_id, Photo("image/jpeg", data))
    with LibraryFile.open(path) as file:
        return gather_content(file, get_book_id(file))


def test_what_cannot_be_printed_is_a_finding(foreign: Content) -> None:
    found = [each for each in check_book(foreign) if each.kind == FindingKind.UNREADABLE_PHOTO]
    assert {each.message for each in found} == {
        "The photo of Narendra Modi cannot be read.",
        "The photo of Randhir Jaiswal cannot be read.",
    }


def test_nothing_but_pixels_is_printed(foreign: Content) -> None:
    book = compile_book(foreign).book
    people = replace(book, parts=tuple(part for part in book.parts if part.kind is PartKind.BIOGRAPHIES))
    pdf = render_book(people).pdf
    assert render_book(people).pdf == pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pictures = [each for each in opened.objects if isinstance(each, pikepdf.Stream) and each.get("/Width")]
        opened.save(unpacked := io.BytesIO(), stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    assert len(pictures) == 2
    assert not [words for words in (*WORDS, "Exif", "Photoshop") if words.encode() in unpacked.getvalue()]
