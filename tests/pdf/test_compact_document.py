"""The file as it is written: other readers find every object in it, and nothing in it is broken."""

import io
from collections.abc import Callable

import pikepdf
import pypdfium2
from hypothesis import example, given
from hypothesis import strategies as st

from briefbook.book.book import Book
from briefbook.pdf.compact_document import PACKED_TOGETHER, CompactFile, RawStream
from briefbook.pdf.render import render_book, render_pages
from briefbook.pdf.typesetter import Typesetter

OBJECTS = st.lists(st.tuples(st.booleans(), st.binary(max_size=40)), min_size=1, max_size=3 * PACKED_TOGETHER)


def write(objects: list[tuple[bool, bytes]]) -> bytes:
    """A file of objects, each a stream or a string; the catalog is the one after them."""
    file, root = CompactFile(len(objects) + 1), len(objects) + 1
    for number, (is_stream, data) in enumerate(objects, 1):
        if is_stream:
            file.add(number, RawStream(b"", data).body)
        else:
            file.pack(number, b"<%s>" % data.hex().encode())
    file.pack(root, b"<</Type/Catalog/Pages<</Type/Pages/Kids[]/Count 0>>>>")
    return file.finish(b"/Root %d 0 R" % root)


@example([(at % 100 == 0, b"%d" % at) for at in range(2 * PACKED_TOGETHER + 7)])
@given(OBJECTS)
def test_another_reader_finds_every_object(objects: list[tuple[bool, bytes]]) -> None:
    with pikepdf.open(io.BytesIO(write(objects)), suppress_warnings=False) as pdf:
        for number, (is_stream, data) in enumerate(objects, 1):
            found = pdf.get_object(number, 0)
            assert (found.read_raw_bytes() if is_stream else bytes(found)) == data
        assert not pdf.get_warnings()


@given(OBJECTS)
def test_the_same_objects_give_the_same_bytes_and_others_another_identifier(objects: list[tuple[bool, bytes]]) -> None:
    first, second, other = write(objects), write(objects), write([*objects, (False, b"other")])
    assert first == second
    with pikepdf.open(io.BytesIO(first)) as pdf, pikepdf.open(io.BytesIO(other)) as changed:
        assert pdf.trailer.ID[0] == pdf.trailer.ID[1]
        assert pdf.trailer.ID[0] != changed.trailer.ID[0]


def test_a_book_has_no_fault_that_another_reader_mends(demo_book: Callable[..., Book]) -> None:
    book, typesetter = demo_book(), Typesetter()
    printed, looked_at = render_book(book, typesetter=typesetter), render_pages(book, typesetter)
    for file in (printed.pdf, looked_at.sheets.write()):
        with pikepdf.open(io.BytesIO(file), attempt_recovery=False) as pdf:
            assert not pdf.check_pdf_syntax()
            assert len(pdf.pages) == printed.page_count
            named = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
            assert len(named) > printed.page_count
        with pypdfium2.PdfDocument(io.BytesIO(file)) as document:
            assert len(document) == printed.page_count


def test_what_a_file_says_of_itself_can_be_read(demo_book: Callable[..., Book]) -> None:
    book = demo_book()
    with pikepdf.open(io.BytesIO(render_book(book).pdf)) as pdf:
        assert str(pdf.docinfo.Title) == book.title
        assert str(pdf.docinfo.CreationDate) == "D:20310114181000Z"
        assert set(pdf.docinfo.keys()) == {"/Title", "/CreationDate", "/ModDate"}
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == book.title
            assert metadata.pdfa_status == "2A"
