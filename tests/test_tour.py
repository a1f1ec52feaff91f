"""What the docs name is there, and the examples in docstrings do what they say."""

import ast
import doctest
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import briefbook
from briefbook.book import compile as compiling
from briefbook.edits.sample import write_sample
from briefbook.pdf import render
from briefbook.printing.gathering.content import gather_content
from briefbook.records import Brief
from briefbook.session import Session, session
from briefbook.store.file import LibraryFile

PACKAGE = Path(briefbook.__file__).parent
TOUR = PACKAGE.parent / "docs" / "tour.md"
NAMED = re.findall(r"`([\w/]+\.py):([\w.]+)`", TOUR.read_text(encoding="utf-8"))
BARE = {name for name in re.findall(r"`(\w+(?:\.\w+)?)`", TOUR.read_text(encoding="utf-8")) if not name.endswith(".py")}


def list_names(path: Path) -> set[str]:
    """Functions, classes and methods of a module, as the tour names them."""

    def walk(body: list[ast.stmt], before: str = "") -> Iterator[str]:
        for each in body:
            if isinstance(each, (ast.FunctionDef, ast.ClassDef)):
                yield before + each.name
            if isinstance(each, ast.ClassDef):
                yield from walk(each.body, f"{before}{each.name}.")

    return set(walk(ast.parse(path.read_text(encoding="utf-8")).body))


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_what_the_tour_names_is_there(path: str, name: str) -> None:
    assert name in list_names(PACKAGE / path)


def test_a_name_without_a_file_is_in_one_that_was_named() -> None:
    known = {name for path, _ in NAMED for name in list_names(PACKAGE / path)}
    assert not BARE - known - {"briefbook", "Session"}
    assert len(NAMED) > 40


@pytest.mark.parametrize("module", [session, compiling, render])
def test_the_examples_do_what_they_say(module: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "visit.briefbook"
    write_sample(path)
    opened = Session(LibraryFile.open(path))
    content = gather_content(opened.file, 1)
    ran = doctest.testmod(module, extraglobs={"session": opened, "content": content, "Brief": Brief})
    opened.close()
    assert ran.attempted
    assert not ran.failed
