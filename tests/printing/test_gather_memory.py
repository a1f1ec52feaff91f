"""The law of gathering with memory: what only reads changed tables again is what reads all of them."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from threading import Event, Thread

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2 as sqlite

from briefbook.edits.sample import write_sample
from briefbook.errors import BriefbookError
from briefbook.printing.gathering.content import gather_aside, gather_content
from briefbook.printing.gathering.entity import gather_entities
from briefbook.printing.gathering.memory import GatherMemory
from briefbook.printing.gathering.row import Rows
from briefbook.session import Changed, News, Saved, SaveFailed, Session
from briefbook.store.field import TABLES
from briefbook.store.field_use import FieldKind
from briefbook.store.file import LibraryFile
from tests.full_disk import full_disk

STEPS = 60
FROZEN = {"edition", "attachment", "library", "scheme", "scheme_level", "scheme_caveat", "equivalence"}
WORDS = [
    (table.name, column.name)
    for table in TABLES
    if table.name not in FROZEN
    for column in table.columns
    if column.kind in {FieldKind.WORDS, FieldKind.LINK, FieldKind.POSITION}
]


def step_at_random(session: Session, random: Random) -> None:
    """Change a column of a row, delete a row, or take the last of these back."""
    table, column = random.choice(WORDS)
    rows = session.file.connection.execute(f"SELECT id, {column} FROM {table}").fetchall()
    if random.random() < 0.25:
        session.undo()
    elif random.random() < 0.1:
        session.redo()
    elif rows:
        (row, _), (_, other) = random.choice(rows), random.choice(rows)
        value = f"Zenda {random.random()}" if isinstance(other, str) else other
        statement = f"DELETE FROM {table} WHERE id = {row}"
        if random.random() < 0.85:
            statement = f"UPDATE {table} SET {column} = :value WHERE id = {row}"
        with session.change("Change at Random") as db:
            db.connection().execute(text(statement), {"value": value} if ":value" in statement else {})


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """The sample, which commits when it is told to."""
    write_sample(tmp_path / "visit.briefbook")
    session = Session(LibraryFile.open(tmp_path / "visit.briefbook"), commit_delay_ms=3_600_000)
    yield session
    session.close()


@pytest.fixture
def memory(session: Session) -> GatherMemory:
    """A memory that is told of every change."""
    memory = GatherMemory()

    def hear(news: News) -> None:
        match news:
            case Changed():
                memory.note_change(session.file, (row.table for row in news.rows))
            case SaveFailed():
                memory.trust(False)
            case Saved():
                memory.trust(True)

    session.watch(hear)
    return memory


def find_book(session: Session) -> int:
    """The only book of the sample."""
    ((book_id,),) = session.file.connection.execute("SELECT id FROM book_spec").fetchall()
    return int(book_id)


def change(session: Session, table: str, column: str, words: str) -> None:
    """Write words into a column of the first row of a table."""
    with session.change("Write") as db:
        db.connection().execute(text(f"UPDATE {table} SET {column} = :words WHERE id = 1"), {"words": words})


@pytest.mark.parametrize("seed", range(3))
def test_what_is_gathered_with_memory_is_what_is_gathered_without(
    session: Session, memory: GatherMemory, seed: int
) -> None:
    random, recalled, book_id = Random(seed), 0, find_book(session)
    before = gather_content(session.file, book_id)
    for at in range(STEPS):
        with suppress(BriefbookError, IntegrityError):
            step_at_random(session, random)
        if at % 10 == 0:
            session.save()
        try:
            expected = gather_content(session.file, book_id)
        except (BriefbookError, LookupError):
            session.undo()
            continue
        found = gather_aside(session.file, book_id, lambda: True, memory=memory)
        assert found == expected
        assert found
        recalled += found.entities is before.entities and found.posts is before.posts
        before = found
    assert recalled > STEPS / 4


def test_a_change_that_nobody_told_of_is_read(session: Session) -> None:
    memory, book_id = GatherMemory(), find_book(session)
    assert gather_aside(session.file, book_id, lambda: True, memory=memory)
    change(session, "name", "text", "Strelsau")
    found = gather_aside(session.file, book_id, lambda: True, memory=memory)
    assert found == gather_content(session.file, book_id)


def test_what_was_read_while_the_disk_refused_is_not_remembered(
    session: Session, memory: GatherMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite takes a COMMIT back that fails, and what is done again later is told to nobody."""

    def refuse(*_: object) -> None:
        raise sqlite.OperationalError("disk I/O error")

    book_id = find_book(session)
    change(session, "name", "text", "Strelsau")
    with monkeypatch.context() as patch, full_disk(), suppress(BriefbookError):
        patch.setattr("briefbook.session.transaction.run_forwards", refuse)
        session.save()
    gather_aside(session.file, book_id, lambda: True, memory=memory)
    session.save()
    change(session, "programme_item", "note", "By train.")
    found = gather_aside(session.file, book_id, lambda: True, memory=memory)
    assert found == gather_content(session.file, book_id)


def test_a_change_comes_before_a_piece_is_remembered_or_after_it(
    session: Session, memory: GatherMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its notice is for pieces that are remembered: one that came to be so just after would be taken for new."""
    book_id = find_book(session)
    is_current, renaming = Rows.is_current, Thread(target=lambda: change(session, "name", "text", "Strelsau"))

    def be_overtaken(rows: Rows) -> bool:
        current = is_current(rows)
        if renaming.ident is None:
            renaming.start()
            renaming.join(0.5)
        return current

    rows = Rows(session.file, memory=memory)
    monkeypatch.setattr(Rows, "is_current", be_overtaken)
    rows.recall(gather_entities)
    renaming.join()
    change(session, "programme_item", "note", "By train.")
    found = gather_aside(session.file, book_id, lambda: True, memory=memory)
    assert found == gather_content(session.file, book_id)


def test_what_was_gathered_while_the_library_changed_is_not_remembered(session: Session, memory: GatherMemory) -> None:
    overtaken = Event()

    def gather(rows: Rows) -> str:
        words: str = rows.fetch("name")[0]["text"]
        if not overtaken.is_set():
            overtaken.set()
            change(session, "name", "text", "Strelsau")
        return words

    assert Rows(session.file, memory=memory).recall(gather) != "Strelsau"
    change(session, "programme_item", "note", "By train.")
    assert Rows(session.file, memory=memory).recall(gather) == "Strelsau"


def test_a_piece_is_of_one_state_of_one_library(tmp_path: Path) -> None:
    write_sample(tmp_path / "visit.briefbook")
    files = LibraryFile.open(tmp_path / "visit.briefbook"), LibraryFile.create(tmp_path / "other.briefbook")
    one, other = (file.connection for file in files)
    memory = GatherMemory()
    memory.keep("people", one, 1, frozenset({"person"}), "who was there")
    assert memory.find("people", one, 1) == (frozenset({"person"}), "who was there")
    assert memory.find("people", one, 2) is None
    assert memory.find("people", other, 1) is None
    memory.keep("posts", one, 2, frozenset({"post"}), "their posts")
    assert memory.find("posts", one, 2) == (frozenset({"post"}), "their posts")
    assert memory.find("people", one, 2) is None
    memory.keep("people", other, 2, frozenset({"person"}), "others")
    assert memory.find("posts", other, 2) is None
    assert memory.find("posts", one, 2) is None
    for file in files:
        file.close()
