"""A search that forgives: what finds nothing exactly finds what it is like."""

from collections.abc import Iterator

import pytest

from briefbook.edits.bulk import add_entities
from briefbook.edits.library import create_library
from briefbook.edits.new_row import NewEntity, NewName
from briefbook.session import Session
from briefbook.store.file import LibraryFile
from briefbook.store.search import Hit
from briefbook.store.search_answer import find_answer
from briefbook.store.search_guess import guess
from briefbook.values.kind import EntityKind
from tests.store.misspelling import OUT_OF_REACH, PAIRS


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibraryFile]:
    path = tmp_path_factory.mktemp("forgiving") / "library.briefbook"
    create_library(path, "Names")
    session = Session(LibraryFile.open(path))
    names = dict.fromkeys(meant for pairs in PAIRS.values() for _, meant in pairs)
    add_entities(session, [NewEntity(EntityKind.TOPIC, [NewName(each)]) for each in names])
    yield session.file
    session.close()


def find(library: LibraryFile, typed: str) -> list[Hit]:
    return list(find_answer(library, typed).hits)


@pytest.mark.parametrize("language", PAIRS)
def test_what_was_meant_stands_first(library: LibraryFile, language: str) -> None:
    found = {typed: [hit.title for hit in find(library, typed)[:1]] for typed, _ in PAIRS[language]}
    missed = {typed for typed, meant in PAIRS[language] if found[typed] != [meant]}
    assert missed == OUT_OF_REACH & found.keys()


@pytest.mark.parametrize("words", ["", "-", "x", "qqqqqqq", '"', "\0", "\ud800", "漢", "zenda OR *", "a" * 300])
def test_what_is_like_nothing_stays_nothing(library: LibraryFile, words: str) -> None:
    assert guess(library, words) == ("", [])
