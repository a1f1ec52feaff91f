"""However a library came to be as it is, its documents are those that a rebuilding gives."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlite

from briefbook.edits import citation, entity, issue, membership, name, objective, point, programme, section
from briefbook.edits.refusal import RefusedError
from briefbook.session import Session
from briefbook.store.file import LibraryFile
from briefbook.store.search import search
from briefbook.store.search_index import rebuild_docs
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import EntityKind, SectionKind, Stance
from briefbook.values.place import Place

DOCS = "SELECT id, kind, owner_id, field, text FROM search_doc ORDER BY id"
CHECK = "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"
ROUNDS = 30
Edit = Callable[[Session, int, str], object]


def read_docs(session: Session) -> list[tuple[Any, ...]]:
    with session.file.lock:
        return session.file.connection.execute(DOCS).fetchall()


@contextmanager
def taken_back(connection: sqlite.Connection) -> Iterator[None]:
    """Take back what is done inside: in the file the session would take it for somebody else's."""
    begins = not connection.in_transaction
    connection.execute("BEGIN" if begins else "SAVEPOINT looking")
    try:
        yield
    finally:
        for each in ("ROLLBACK",) if begins else ("ROLLBACK TO looking", "RELEASE looking"):
            connection.execute(each)


def read_rebuilt(session: Session) -> list[tuple[Any, ...]]:
    """The documents after a rebuilding, which is taken back; SQLite's own check of the index comes first."""
    with session.file.lock:
        connection = session.file.connection
        with taken_back(connection):
            connection.execute(CHECK)
            rebuild_docs(connection)
            return connection.execute(DOCS).fetchall()


def pick(session: Session, table: str, number: int) -> int:
    ids = session.file.connection.execute(f"SELECT id FROM {table} ORDER BY id").fetchall()
    return int(ids[number % len(ids)][0]) if ids else 0


EDITS: list[Edit] = [
    lambda s, n, w: entity.create_entity(s, list(EntityKind)[n % len(EntityKind)], w),
    lambda s, n, w: entity.rename_entity(s, pick(s, "entity", n), w),
    lambda s, n, w: entity.describe_entity(s, pick(s, "entity", n), plain_text(w)),
    lambda s, n, w: entity.delete_entity(s, pick(s, "entity", n)),
    lambda s, n, w: name.add_name(s, pick(s, "entity", n), w),
    lambda s, n, w: name.remove_name(s, pick(s, "name", n)),
    lambda s, n, w: issue.add_issue(s, pick(s, "brief", n), w),
    lambda s, n, w: issue.delete_issue(s, pick(s, "issue", n)),
    lambda s, n, w: point.add_point(s, pick(s, "issue", n), Stance.RAISE),
    lambda s, n, w: point.change_point_text(s, pick(s, "talking_point", n), plain_text(w)),
    lambda s, n, w: point.change_point(s, pick(s, "talking_point", n), title=w),
    lambda s, n, w: point.duplicate_point(s, pick(s, "talking_point", n)),
    lambda s, n, w: point.delete_points(s, [pick(s, "talking_point", n)]),
    lambda s, n, w: objective.change_objective_text(s, pick(s, "objective", n), plain_text(w)),
    lambda s, n, w: section.change_section(s, Place("brief", pick(s, "brief", n)), SectionKind.OUTCOMES, plain_text(w)),
    lambda s, n, w: programme.change_programme_item(s, pick(s, "programme_item", n), title=w),
    lambda s, n, w: citation.change_citation(s, pick(s, "citation", n), claim=w),
    lambda s, n, w: citation.uncite_source(s, pick(s, "citation", n)),
    lambda s, n, w: membership.change_membership(s, pick(s, "membership", n), label=w),
    lambda s, n, w: s.undo(),
    lambda s, n, w: s.undo(),
    lambda s, n, w: s.redo(),
]
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 500), WORDS), max_size=12))
def test_refreshed_documents_are_those_of_a_rebuilding(
    sample_path: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Edit, int, str]]
) -> None:
    path = Path(shutil.copy(sample_path, tmp_path_factory.mktemp("steps") / "library.briefbook"))
    session = Session(LibraryFile.open(path))
    try:
        for edit, number, words in steps:
            try:
                edit(session, number, words)
            except RefusedError:
                continue
        assert read_docs(session) == read_rebuilt(session)
    finally:
        session.close(discard_unsaved=True)


def test_the_sample_is_written_with_its_documents(session: Session) -> None:
    assert len(read_docs(session)) > 300
    assert read_docs(session) == read_rebuilt(session)


def test_undo_and_redo_take_the_documents_along(session: Session) -> None:
    before = read_docs(session)
    place_id = entity.create_entity(session, EntityKind.PLACE, "Strelsau")
    after = read_docs(session)
    assert [row[2] for row in after if row not in before] == [place_id]
    session.undo()
    assert read_docs(session) == before
    session.redo()
    assert read_docs(session) == after


def test_a_change_that_fails_leaves_no_document(session: Session) -> None:
    before = read_docs(session)
    with pytest.raises(ZeroDivisionError), session.change("Fail"):
        entity.create_entity(session, EntityKind.PLACE, "Strelsau")
        raise ZeroDivisionError
    assert read_docs(session) == before


def test_documents_survive_a_commit_that_fails(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    entity.create_entity(session, EntityKind.PLACE, "Strelsau")
    session._transaction._shelter()  # as after a COMMIT that the disk refused
    assert [hit.title for hit in search(session.file.connection, "strelsau")] == ["Strelsau"]
    session.save()
    assert read_docs(session) == read_rebuilt(session)


def test_a_damaged_text_has_no_words_and_stops_nothing(session: Session) -> None:
    with session.change("Damage") as db:
        db.connection().exec_driver_sql("UPDATE talking_point SET text = '{' WHERE id = 1")
        db.connection().exec_driver_sql("UPDATE source SET csl = '[' WHERE id = (SELECT min(id) FROM source)")
    assert read_docs(session) == read_rebuilt(session)


@pytest.mark.benchmark
def test_typing_is_not_slowed(session: Session) -> None:
    started = time.perf_counter()
    for number in range(100):
        point.change_point_text(session, 1, plain_text(f"Raise the matter of Ruritania, number {number}."))
    assert (time.perf_counter() - started) / 100 < 0.01


def test_long_texts_that_are_written_anew_leave_the_index_whole(session: Session) -> None:
    """SQLite's FTS5 loses count of a row that goes and comes in one writing of an index of beginnings."""
    random = Random(1)
    words = [f"w{number}" for number in range(300)]
    points = [point_id for (point_id,) in session.file.connection.execute("SELECT id FROM talking_point").fetchall()]
    for _ in range(ROUNDS):
        for point_id in random.sample(points, random.choice((1, 1, 2, 5))):
            text = " ".join(random.choices(words, k=random.choice((5, 50, 2000))))
            point.change_point_text(session, point_id, plain_text(text))
        session.save()
        with session.file.lock:
            session.file.connection.execute(CHECK)
