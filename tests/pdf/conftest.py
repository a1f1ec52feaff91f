"""The demonstration book and the printed sample, rendered once."""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

import pytest

from briefbook.book.block import Block
from briefbook.book.book import Book, Part, Sheet
from briefbook.book.compile import compile_book
from briefbook.book.content import Content
from briefbook.edits.sample import write_sample
from briefbook.pdf.flow import Page
from briefbook.pdf.render import Rendered, lay_book, render_book
from briefbook.pdf.strip import TextMark
from briefbook.pdf.typesetter import Typesetter
from briefbook.printing.book_choice import get_book_id
from briefbook.printing.gathering.content import gather_content
from briefbook.store.file import LibraryFile
from briefbook.values.kind import PartKind
from tests.book.script_library import ScriptLibrary

TESTS = Path(__file__).parents[1]


def load(path: Path) -> ModuleType:
    """A module that stands beside the tests and is no test."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def demo_book() -> Callable[..., Book]:
    """Makes the demonstration book."""
    make: Callable[..., Book] = load(TESTS / "pdf" / "demo_book.py").demo_book
    return make


@pytest.fixture(scope="session")
def sample_content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """What the sample's book may say."""
    path = tmp_path_factory.mktemp("sample") / "sample.briefbook"
    write_sample(path)
    with LibraryFile.open_read_only(path) as file:
        return gather_content(file, get_book_id(file))


@pytest.fixture(scope="session")
def sample_book(sample_content: Content) -> Book:
    """The sample's book."""
    return compile_book(sample_content).book


@dataclass(frozen=True)
class ScriptPrint:
    """The library in many scripts as it was gathered, compiled and rendered."""

    content: Content
    book: Book
    rendered: Rendered

    def __repr__(self) -> str:
        return f"ScriptPrint({self.rendered.page_count} pages)"


@pytest.fixture(scope="session")
def script_print(tmp_path_factory: pytest.TempPathFactory) -> ScriptPrint:
    """The library in many scripts, read from its file and printed."""
    path = tmp_path_factory.mktemp("scripts") / "script.briefbook"
    book_id = ScriptLibrary(path).build()
    with LibraryFile.open_read_only(path) as file:
        assert get_book_id(file) == book_id
        content = gather_content(file, book_id)
    book = compile_book(content).book
    return ScriptPrint(content, book, render_book(book))


@pytest.fixture(scope="session")
def list_failures() -> Iterator[Callable[[Path, str], list[str]]]:
    """Asks veraPDF, in a process of its own, what a file breaks of `ua1` or `2a`; nothing for a valid file."""
    program = [sys.executable, str(TESTS / "verapdf.py")]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:

        def ask(path: Path, flavour: str) -> list[str]:
            assert process.stdin
            assert process.stdout
            print(json.dumps([flavour, str(path)]), file=process.stdin, flush=True)
            answer: list[str] = json.loads(process.stdout.readline())
            return answer

        yield ask
        process.communicate()


@dataclass(frozen=True)
class Shown:
    """A line of text where it stands on a page: its letters without their spaces, its place, width and largest type."""

    letters: str
    x_pt: float
    y_pt: float
    width_pt: float
    size_pt: float


def shown_on(page: Page) -> list[Shown]:
    """The lines of text of a page, in reading order."""
    return [
        Shown(
            "".join(piece.text for run in mark.line.runs for piece in run.pieces),
            placed.x_pt + mark.x_pt + mark.line.runs[0].x_pt,
            placed.y_pt + mark.baseline_pt,
            mark.line.width_pt,
            max(run.ink.size_pt for run in mark.line.runs),
        )
        for placed in page
        for mark in placed.strip.marks
        if isinstance(mark, TextMark) and mark.line.runs
    ]


@pytest.fixture(scope="session")
def lay_blocks(demo_book: Callable[..., Book]) -> Callable[..., list[list[Shown]]]:
    """Lays blocks out as a part of a book on a sheet; gives the lines of each page."""
    typesetter = Typesetter()

    def lay(*blocks: Block, sheet: Sheet | None = None) -> list[list[Shown]]:
        part = Part(PartKind.BRIEF, "Words", "Words", "words", blocks)
        laid = lay_book(replace(demo_book(), sheet=sheet or Sheet(), parts=(part,)), typesetter)
        return [shown_on(page) for page in laid.parts[0].pages]

    return lay
