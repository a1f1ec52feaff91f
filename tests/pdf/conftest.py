"""The demonstration book and the printed sample, rendered once."""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from briefbook.book.book import Book
from briefbook.book.compile import compile_book
from briefbook.book.content import Content
from briefbook.edits.sample import write_sample
from briefbook.printing import gather_content, get_book_id
from briefbook.store.file import LibraryFile

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
