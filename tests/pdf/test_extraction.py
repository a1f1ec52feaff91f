"""What is printed can be copied and searched: it comes out of the file exactly as typed, in any script."""

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from briefbook.book.block import Heading, Paragraph, Span
from briefbook.book.book import Book, Part
from briefbook.pdf.render import render_book
from briefbook.values.kind import PartKind

WORDS = {
    "Hindi": "विदेश मंत्री एस. जयशंकर ने संबंधों को सुदृढ़ किया",
    "Japanese": "茂木敏充外務大臣は「もてぎ としみつ」",
    "Hebrew": "שלום עולם",
    "Greek": "Δημήτρης Παπαδόπουλος",
    "Cyrillic": "Сергей Щёкин",
    "Latin": "office affair fjord Łódź Türkiye naïve",
}


def book_of(book: Book, *words: str) -> Book:
    blocks = (Heading(1, (Span("Words"),), "words"), *(Paragraph((Span(each),)) for each in words))
    return replace(book, parts=(Part(PartKind.SCENE_SETTER, "Words", "Words", "words", blocks),))


def read_poppler(path: Path) -> str:
    outcome = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True)
    return outcome.stdout


def read_pdfium(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def logical(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield " ".join(line.split())


@pytest.mark.parametrize("script", [script for script in WORDS if script != "Hebrew"])
@pytest.mark.parametrize("read", [read_poppler, read_pdfium])
def test_words_come_out_as_typed(
    demo_book: Callable[..., Book], tmp_path: Path, script: str, read: Callable[[Path], str]
) -> None:
    path = tmp_path / "words.pdf"
    path.write_bytes(render_book(book_of(demo_book(), WORDS[script])).pdf)
    lines = list(logical(read(path)))
    if read is read_pdfium and script == "Hindi":
        # pdfium loses a space behind a vowel sign that hangs over the end of its word.
        assert WORDS[script].replace(" ", "") in [line.replace(" ", "") for line in lines]
    else:
        assert WORDS[script] in lines


def test_hebrew_comes_out_in_reading_order(demo_book: Callable[..., Book], tmp_path: Path) -> None:
    path = tmp_path / "words.pdf"
    path.write_bytes(render_book(book_of(demo_book(), WORDS["Hebrew"])).pdf)
    assert WORDS["Hebrew"] in read_poppler(path).replace("\u202b", "").replace("\u202c", "")


def test_the_names_of_the_sample_come_out(sample_book: Book, tmp_path: Path) -> None:
    path = tmp_path / "sample.pdf"
    path.write_bytes(render_book(sample_book).pdf)
    for text in (read_poppler(path), read_pdfium(path)):
        assert "茂木敏充" in text
        assert "एस. जयशंकर" in text
        assert not [character for character in text if "\ue000" <= character <= "\uf8ff"]


def test_a_line_ends_with_a_space_and_not_in_the_next_word(demo_book: Callable[..., Book], tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(render_book(book_of(demo_book(), "harbour " * 60)).pdf)
    with pypdfium2.PdfDocument(path) as document:
        words = document[0].get_textpage().get_text_range().split()
    assert "harbourharbour" not in "".join(f"{word}|" for word in words)
    assert words.count("harbour") == 60


@pytest.mark.parametrize("words", [("Zenda", "Strelsau", "Hentzau"), ("שלום", "עולם", "Zenda")])
def test_a_line_break_ends_a_line_of_its_paragraph(
    demo_book: Callable[..., Book], tmp_path: Path, words: tuple[str, ...]
) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(render_book(book_of(demo_book(), "\u2028".join(words))).pdf)
    marks = dict.fromkeys((0x202A, 0x202B, 0x202C))
    lines = list(logical(read_poppler(path).translate(marks)))
    assert [line for line in lines if any(word in line for word in words)] == list(words)


def test_a_line_that_is_broken_ends_with_a_space(demo_book: Callable[..., Book], tmp_path: Path) -> None:
    def raw(text: str) -> list[str]:
        path = tmp_path / "broken.pdf"
        path.write_bytes(render_book(book_of(demo_book(), text)).pdf)
        with pypdfium2.PdfDocument(path) as document:
            page = document[0].get_textpage().get_text_range()
        return [line for line in page.split("\r\n") if "Zenda" in line or "Hentzau" in line]

    assert raw("Zenda\u2028Hentzau") == ["Zenda ", "Hentzau"]
    assert raw("Zenda \u2028 Hentzau\u2028") == ["Zenda ", "Hentzau"]
