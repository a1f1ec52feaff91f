"""The same book gives the same bytes, and the file says nothing that the book does not."""

import getpass
import hashlib
import io
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
from PIL import Image

from briefbook.book.block import Portrait, Span
from briefbook.book.book import Book, Part
from briefbook.book.compile import compile_book
from briefbook.book.content import Content
from briefbook.pdf.render import render_book
from briefbook.pdf.typesetter import Typesetter
from briefbook.values.kind import PartKind
from briefbook.values.marking import Level, Marking

RENDER = """
import hashlib, sys
from pathlib import Path
from briefbook.printing.book_choice import get_book_id
from briefbook.printing.export import export_book
from briefbook.printing.gathering.content import gather_content
from briefbook.store.file import LibraryFile
with LibraryFile.open_read_only(Path(sys.argv[1])) as file:
    content = gather_content(file, get_book_id(file))
export_book(content, Path(sys.argv[2]))
print(hashlib.sha256(Path(sys.argv[2]).read_bytes()).hexdigest())
"""


def unpack(pdf: bytes) -> bytes:
    """Every stream of a file, decompressed, with everything that stands outside of streams."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        out = io.BytesIO()
        opened.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    return out.getvalue()


def spellings(words: str) -> list[bytes]:
    """The words in the encodings that a PDF may hold them in."""
    wide = words.encode("utf-16-be")
    return [words.encode(), wide, wide.hex().encode(), wide.hex().upper().encode()]


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    from briefbook.edits.sample import write_sample

    path = tmp_path / "sample.briefbook"
    write_sample(path)
    told = {
        subprocess.run(
            [sys.executable, "-c", RENDER, str(path), str(tmp_path / f"{seed}.pdf")],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_what_was_printed_before_makes_no_difference(sample_book: Book, demo_book: Callable[..., Book]) -> None:
    typesetter = Typesetter()
    cold = render_book(sample_book).pdf
    render_book(demo_book(), typesetter=typesetter)
    for _ in range(2):
        assert (
            hashlib.sha256(render_book(sample_book, typesetter=typesetter).pdf).digest()
            == hashlib.sha256(cold).digest()
        )


def test_a_photo_brings_nothing_with_it(sample_book: Book) -> None:
    photo = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Taken at Zenda by Rupert"
    Image.new("RGB", (40, 50), "#335577").save(photo, "JPEG", exif=exif, comment=b"Hentzau")
    portrait = Portrait("person-1", (Span("Rassendyll"),), (), (), photo.getvalue(), "Photograph of Rassendyll")
    part = Part(PartKind.BIOGRAPHIES, "Biographies", "Biographies", "biographies", (portrait,))
    pdf = unpack(render_book(replace(sample_book, parts=(part,))).pdf)
    for words in (b"Zenda", b"Rupert", b"Hentzau", b"Exif"):
        assert words not in pdf


def test_the_file_tells_nothing_of_where_it_was_made(sample_book: Book) -> None:
    pdf = unpack(render_book(sample_book).pdf)
    traces = [
        getpass.getuser() if getpass.getuser() != "root" else "/root",
        platform.node(),
        str(Path.cwd()),
        str(Path.home()),
    ]
    for words in [*traces, "ReportLab", "reportlab", "pikepdf", "HarfBuzz", "Python"]:
        assert not [each for each in spellings(words) if len(words) > 3 and each in pdf], words


def test_what_is_above_the_ceiling_is_not_in_the_file(sample_content: Content) -> None:
    library, spec = sample_content.library, sample_content.spec
    low, high = library.scheme.levels[0], Level("HIGH", "HIGH", "H", "#aa0000", 1)
    scheme = replace(library.scheme, levels=(low, high))
    secret = Marking(scheme.code, "HIGH")
    brief = sample_content.briefs[0]
    hidden = brief.issues[0].points[0]
    points = (replace(hidden, marking=secret), *brief.issues[0].points[1:])
    issues = (replace(brief.issues[0], points=points), *brief.issues[1:])
    briefs = (replace(brief, issues=issues), replace(sample_content.briefs[1], title="Rupert", title_marking=secret))
    for stubs in (False, True):
        content = replace(
            sample_content,
            library=replace(library, scheme=scheme),
            briefs=(*briefs, *sample_content.briefs[2:]),
            spec=replace(spec, ceiling=Marking(scheme.code, low.code), stubs=stubs),
        )
        book = compile_book(content).book
        pdf = unpack(render_book(book).pdf)
        for words in (hidden.text.text, hidden.text.text[:20], "Rupert"):
            assert not [each for each in spellings(words) if each in pdf], words
        assert hidden.text.text not in repr(book)
