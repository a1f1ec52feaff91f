"""Every printed book is accessible (PDF/UA-1) and archivable (PDF/A-2a), by veraPDF."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pikepdf
import pytest

from briefbook.book.book import Book
from briefbook.pdf.render import Rendered, render_book
from briefbook.printing.guide import compile_guide
from briefbook.text.guide import load_guide
from briefbook.values.kind import Paper, Profile, TextSize


class ScriptPrint(Protocol):
    """The library in many scripts, printed."""

    rendered: Rendered


ListFailures = Callable[[Path, str], list[str]]
SHEETS = [
    (Paper.A4, TextSize.STANDARD),
    (Paper.LETTER, TextSize.STANDARD),
    (Paper.A4, TextSize.LARGE),
]


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
@pytest.mark.parametrize(("paper", "size"), SHEETS)
def test_a_demonstration_is_valid(
    demo_book: Callable[..., Book],
    list_failures: ListFailures,
    tmp_path: Path,
    paper: Paper,
    size: TextSize,
    flavour: str,
) -> None:
    path = tmp_path / "demo.pdf"
    path.write_bytes(render_book(demo_book(paper, size)).pdf)
    assert list_failures(path, flavour) == []


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
@pytest.mark.parametrize("paper", list(Paper))
def test_the_sample_is_valid(
    sample_book: Book, list_failures: ListFailures, tmp_path: Path, paper: Paper, flavour: str
) -> None:
    path = tmp_path / "sample.pdf"
    path.write_bytes(render_book(replace(sample_book, sheet=replace(sample_book.sheet, paper=paper))).pdf)
    assert list_failures(path, flavour) == []


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_the_guide_is_valid(list_failures: ListFailures, tmp_path: Path, flavour: str) -> None:
    path = tmp_path / "guide.pdf"
    path.write_bytes(render_book(compile_guide(load_guide())).pdf)
    assert list_failures(path, flavour) == []


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_a_book_in_many_scripts_is_valid(
    script_print: ScriptPrint, list_failures: ListFailures, tmp_path: Path, flavour: str
) -> None:
    path = tmp_path / "scripts.pdf"
    path.write_bytes(script_print.rendered.pdf)
    assert list_failures(path, flavour) == []


def test_the_driver_sees_what_is_wrong(sample_book: Book, list_failures: ListFailures, tmp_path: Path) -> None:
    path = tmp_path / "spoilt.pdf"
    with pikepdf.open(io.BytesIO(render_book(sample_book).pdf)) as pdf:
        del pdf.Root.MarkInfo
        pdf.save(path)
    assert list_failures(path, "ua1")


def test_a_plain_file_promises_nothing(sample_book: Book, list_failures: ListFailures, tmp_path: Path) -> None:
    path = tmp_path / "plain.pdf"
    path.write_bytes(render_book(sample_book, profile=Profile.PLAIN).pdf)
    assert list_failures(path, "2a")
