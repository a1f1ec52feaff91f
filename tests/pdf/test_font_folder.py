"""A folder of further fonts: asked only for what the shipped ones lack, and never in the way of printing."""

import io
import shutil
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefbook.book.block import Heading, Paragraph, Span, SpanStyle
from briefbook.book.book import Book, Part
from briefbook.pdf.face import Face
from briefbook.pdf.font_embedding import FontUse, subset_font
from briefbook.pdf.font_folder import list_further_fonts, read_font_file
from briefbook.pdf.font_set import fonts_with, shipped_fonts
from briefbook.pdf.render import Rendered, render_book
from briefbook.pdf.strip import FaultKind
from briefbook.pdf.theme import FontRole
from briefbook.resources import resource_path
from briefbook.values.kind import PartKind

CHEROKEE = "".join(map(chr, range(0x13A0, 0x13BA)))
WORDS = "ᎣᎳᎩᎠ"
WEIGHT, RIGHTS, SELECTION = 4, 8, 62

Write = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path, write_font: Write) -> Path:
    """A folder with one font for Cherokee, and what else lies about in folders."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    write_font(folder / "Zenda-Regular.ttf", CHEROKEE)
    (folder / "read me.txt").write_text("Fonts of the Ruritanian mint.")
    (folder / "broken.ttf").write_bytes(b"no font at all")
    return folder


@pytest.fixture
def book(demo_book: Callable[..., Book]) -> Book:
    """A book with a word in Cherokee, in the text and bold."""
    blocks = (
        Heading(1, (Span("Words"),), "words"),
        Paragraph((Span(WORDS),)),
        Paragraph((Span(WORDS, SpanStyle.BOLD), Span(" and Zenda"))),
    )
    return replace(demo_book(), parts=(Part(PartKind.SCENE_SETTER, "Words", "Words", "words", blocks),))


def missing(rendered: Rendered) -> set[str]:
    return {letter for each in rendered.findings if each.kind is FaultKind.MISSING_GLYPH for letter in each.detail}


def read(rendered: Rendered) -> str:
    with pypdfium2.PdfDocument(rendered.pdf) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)


def test_what_no_shipped_font_has_is_printed_with_one_of_the_folder(book: Book, folder: Path) -> None:
    without = render_book(book, fonts=shipped_fonts())
    assert missing(without) == set(WORDS)
    with_folder = render_book(book, fonts=fonts_with(folder))
    assert not with_folder.findings
    assert read(with_folder).count(WORDS) == 2


def test_a_folder_changes_nothing_for_what_ships(demo_book: Callable[..., Book], folder: Path) -> None:
    for name in ("SourceSerif4-Regular.ttf", "NotoSansJP-Bold.ttf"):
        shutil.copy(resource_path("fonts", name), folder / name)
    assert render_book(demo_book(), fonts=fonts_with(folder)).pdf == render_book(demo_book()).pdf


def test_the_nearest_cut_is_taken(book: Book, folder: Path, write_font: Write) -> None:
    write_font(folder / "A-Bold.ttf", CHEROKEE, weight=(WEIGHT, 700))
    with pikepdf.open(io.BytesIO(render_book(book, fonts=fonts_with(folder)).pdf)) as pdf:
        names = [str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()]
    assert [name.partition("-")[2] for name in names if "Further" in name] == ["A-Bold", "Zenda-Regular"]


def test_a_variable_font_is_printed_in_its_own_cut(folder: Path, write_font: Write) -> None:
    axis = struct.pack(">4siiiHH", b"wght", 300 << 16, 400 << 16, 900 << 16, 0, 256)
    head = struct.pack(">HHHHHHHH", 1, 0, 16, 2, 1, 20, 0, 8)
    path = write_font(folder / "Variable.ttf", CHEROKEE, more={b"fvar": head + axis})
    face = Face("Variable", path)
    glyph = face.hb_font.get_nominal_glyph(ord(WORDS[0]))
    program = zlib.decompress(subset_font(FontUse(face, ((glyph, WORDS[0]),))).data)
    assert b"fvar" in path.read_bytes()
    assert b"fvar" not in program
    assert b"glyf" in program


def test_fonts_say_what_they_are(folder: Path, write_font: Write) -> None:
    write_font(folder / "Bold Serif.TTF", CHEROKEE, weight=(WEIGHT, 700), slope=(SELECTION, 0x0001), kind=(32, 0))
    fonts = {each.path.name: each for each in list_further_fonts(folder)}
    assert sorted(fonts) == ["Bold Serif.TTF", "Zenda-Regular.ttf"]
    bold = fonts["Bold Serif.TTF"]
    assert (bold.role, bold.weight, bold.italic) == (FontRole.SERIF, 700, True)
    assert fonts["Zenda-Regular.ttf"].role is FontRole.SANS


def test_a_font_that_may_not_be_embedded_is_left_alone(folder: Path, write_font: Write) -> None:
    path = write_font(folder / "Guarded.ttf", CHEROKEE, rights=(RIGHTS, 0x0002))
    assert read_font_file(path) is None
    assert path not in [each.path for each in list_further_fonts(folder)]


def test_a_font_that_cannot_be_subset_is_passed_over(book: Book, folder: Path, write_font: Write) -> None:
    path = write_font(folder / "A-Bold.ttf", CHEROKEE, weight=(WEIGHT, 700), version=(0, 0x5A05))
    assert path in [each.path for each in list_further_fonts(folder)]
    assert not Face("A-Bold", path).is_sound
    rendered = render_book(book, fonts=fonts_with(folder))
    assert not missing(rendered)
    assert read(rendered).count(WORDS) == 2


def test_a_folder_that_has_gone_prints_as_if_none_were_named(book: Book, folder: Path) -> None:
    fonts = fonts_with(folder)
    shutil.rmtree(folder)
    assert missing(render_book(book, fonts=fonts)) == set(WORDS)
    assert fonts_with(folder) is shipped_fonts()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 400), byte=st.integers(0, 255), cut=st.integers(0, 40_000))
def test_no_damage_to_a_font_keeps_a_book_from_printing(folder: Path, book: Book, at: int, byte: int, cut: int) -> None:
    path = folder / "Zenda-Regular.ttf"
    sound = path.read_bytes()
    damaged = bytearray(sound[:-cut] if cut else sound)
    damaged[at % max(len(damaged), 1)] = byte
    broken = folder.parent / f"broken-{at}-{byte}-{cut}"
    broken.mkdir(exist_ok=True)
    (broken / "Zenda-Regular.ttf").write_bytes(damaged)
    assert render_book(book, fonts=fonts_with(broken)).page_count == 1
