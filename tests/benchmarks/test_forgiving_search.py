"""How often what was meant stands at the first place, of pairs in ten languages."""

from pathlib import Path

import pytest

from briefbook.edits.bulk import add_entities
from briefbook.edits.library import create_library
from briefbook.edits.new_row import NewEntity, NewName
from briefbook.session import Session
from briefbook.store.file import LibraryFile
from briefbook.store.search import search
from briefbook.store.search_guess import guess
from briefbook.values.kind import EntityKind
from tests.store.misspelling import PAIRS

pytestmark = pytest.mark.benchmark


def test_precision_at_the_first_place(tmp_path: Path) -> None:
    path = tmp_path / "library.briefbook"
    create_library(path, "Names")
    session = Session(LibraryFile.open(path))
    names = dict.fromkeys(meant for pairs in PAIRS.values() for _, meant in pairs)
    add_entities(session, [NewEntity(EntityKind.TOPIC, [NewName(each)]) for each in names])
    right = {}
    with session.file.lock:
        for language, pairs in PAIRS.items():
            hits = [
                search(session.file.connection, typed) or guess(session.file.connection, typed)[1] for typed, _ in pairs
            ]
            right[language] = sum(
                bool(found) and found[0].title == meant for found, (_, meant) in zip(hits, pairs, strict=True)
            )
    session.close()
    print("\nfirst place      right   of")
    for language, count in right.items():
        print(f"{language:16} {count:5} {len(PAIRS[language]):4}")
    total = sum(map(len, PAIRS.values()))
    print(f"precision {sum(right.values()) / total:.3f}")
    assert sum(right.values()) >= 0.9 * total
