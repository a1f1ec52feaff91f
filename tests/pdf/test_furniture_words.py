"""What stands around the text reads as words, to whoever searches a file for them: banner, heads, page numbers."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefbook.book.block import Span
from briefbook.book.book import Banner, Book, Sheet
from briefbook.pdf import furniture
from briefbook.pdf.render import render_book
from briefbook.pdf.shaping import Shaper
from briefbook.values.kind import Paper, TextSize

SECRET = "TOP SECRET//NOFORN"
LISTS = [", ".join(["AUS", "CAN", "GBR", "NZL", "JPN", "IND"] * many) for many in (1, 2, 4, 8, 12)]
BANNERS = [SECRET, *(f"{SECRET}//REL TO {each}" for each in LISTS)]


def read_poppler(path: Path, *options: str) -> list[str]:
    command = ["pdftotext", *options, str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\f")[:-1]


def read_pdfium(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def read_mupdf(path: Path) -> list[str]:
    command = ["mutool", "draw", "-q", "-F", "txt", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\f")[:-1]


READERS: dict[str, Callable[[Path], list[str]]] = {
    "poppler": read_poppler,
    "poppler, as drawn": lambda path: read_poppler(path, "-raw"),
    "pdfium": read_pdfium,
    "mupdf": read_mupdf,
}


def with_banner(book: Book, text: str) -> Book:
    return replace(book, banner=Banner(text, "#aa0000", 1), page_banners=())


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", BANNERS, ids=len)
@pytest.mark.parametrize("size", TextSize)
def test_a_banner_is_found_word_for_word_on_every_page(
    demo_book: Callable[..., Book], tmp_path: Path, reader: str, text: str, size: TextSize
) -> None:
    if reader == "mupdf" and shutil.which("mutool") is None:
        pytest.skip("mutool is not installed")
    path = tmp_path / "banner.pdf"
    path.write_bytes(render_book(replace(with_banner(demo_book(), text), sheet=Sheet(Paper.A4, True, size))).pdf)
    pages = READERS[reader](path)
    assert len(pages) > 3
    assert [flat(page).count(text) for page in pages] == [2] * len(pages)


@pytest.mark.parametrize("reader", READERS)
def test_the_banner_of_the_sample_is_found_on_every_page(sample_book: Book, tmp_path: Path, reader: str) -> None:
    if reader == "mupdf" and shutil.which("mutool") is None:
        pytest.skip("mutool is not installed")
    path = tmp_path / "sample.pdf"
    path.write_bytes(render_book(sample_book).pdf)
    lines = [[line.strip() for line in page.splitlines()] for page in READERS[reader](path)]
    assert all(page.count("SAMPLE") == 2 for page in lines)


def read_stream(pdf: pikepdf.Pdf, page: pikepdf.Page) -> Iterator[str]:
    """The words of a page as its stream has them: no line and no blank is guessed from where they stand."""
    maps = {name: read_map(font) for name, font in page.Resources.Font.items()}
    known: dict[str, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            known = maps[str(operands[0])]
        elif str(operator) == "TJ":
            codes = "".join(bytes(each).hex() for each in operands[0] if isinstance(each, pikepdf.String))
            yield "".join(known.get(codes[at : at + 4], "") for at in range(0, len(codes), 4))


def read_map(font: pikepdf.Object) -> dict[str, str]:
    """What each glyph of a font stands for."""
    words = bytes(font.ToUnicode.read_bytes()).decode("ascii")
    found: dict[str, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", words, re.DOTALL):
        pairs = re.findall(r"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>", block)
        found |= {code.lower(): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
    return found


def test_no_two_texts_run_together_in_the_stream(sample_book: Book) -> None:
    rendered = render_book(sample_book)
    with pikepdf.open(io.BytesIO(rendered.pdf)) as pdf:
        contents = flat("".join(read_stream(pdf, pdf.pages[1])))
        programme = flat("".join(read_stream(pdf, pdf.pages[3])))
    assert contents.startswith(
        "SAMPLE Contents Visit of Foreign Minister Motegi, 15–17 January 2026 Contents Key points 3 "
    )
    assert re.search(r" 1 18th India–Japan Strategic Dialogue \d+ Talking points \d+ ", contents)
    assert " Event Place Brief " in programme


def test_a_banner_is_set_once_for_all_pages(demo_book: Callable[..., Book], monkeypatch: pytest.MonkeyPatch) -> None:
    fitted: list[str] = []
    set_text = furniture.set_text

    def note(shaper: Shaper, words: tuple[Span, ...], *others: object) -> object:
        fitted.append("".join(each.text for each in words))
        return set_text(shaper, words, *others)

    monkeypatch.setattr(furniture, "set_text", note)
    pages = render_book(with_banner(demo_book(), SECRET)).page_count
    assert pages > 2
    assert fitted.count(SECRET) == 1
