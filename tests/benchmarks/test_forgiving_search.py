"""How often what was meant stands at the first place, of pairs in ten languages."""

from pathlib import Path

import pytest

from briefbook.edits.bulk import add_entities
from briefbook.edits.library import create_library
from briefbook.edits.new_row import NewEntity, NewName
from briefbook.session import Session
from briefbook.store.file import LibraryFile
from briefbook.store.search_answer import find_answer
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
    for language, pairs in PAIRS.items():
        hits = [find_answer(session.file, typed).hits for typed, _ in pairs]
        first = [found[0].title if found else "" for found in hits]
        right[language] = sum(title == meant for title, (_, meant) in zip(first, pairs, strict=True))
    session.close()
    print("\nfirst place      right   of")
    for language, count in right.items():
        print(f"{language:16} {count:5} {len(PAIRS[language]):4}")
    total = sum(map(len, PAIRS.values()))
    print(f"precision {sum(right.values()) / total:.3f}")
    assert sum(right.values()) >= 0.9 * total
