"""The gate for every write: one step, one notice, saved within the second, nothing lost when the disk refuses."""

import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy.exc
from sqlcipher3 import dbapi2 as sqlite

from briefbook.edits.entity import create_entity, rename_entity
from briefbook.edits.name import add_name
from briefbook.records import Entity, Name
from briefbook.session import Changed, News, Operation, RowChange, Saved, SaveFailed, Session
from briefbook.store.errors import DiskError, DiskFullError, ReadOnlyError, StoreError
from briefbook.store.file import LibraryFile
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place
from tests.full_disk import full_disk


def read_names(path: Path) -> list[str]:
    """The names in the file on the disk, as another program sees them once the session is closed."""
    with closing(sqlite3.connect(path)) as connection:
        return [text for (text,) in connection.execute("SELECT text FROM name ORDER BY id")]


def test_a_change_is_told_once_when_it_ends(session: Session, news: list[News]) -> None:
    with session.change("Outer", place=Place("entity", 1)) as db:
        db.add(Entity(kind=EntityKind.TOPIC))
        with session.change("Inner") as inner:
            assert inner is db
        assert news == []
    (told,) = news
    assert isinstance(told, Changed)
    assert told.label == "Outer"
    assert RowChange("entity", 1, Operation.INSERT) in told.rows
    assert session.undo_label == "Outer"


def test_an_error_takes_everything_back_and_tells_nobody(session: Session, news: list[News]) -> None:
    with pytest.raises(ZeroDivisionError), session.change("Never"):
        create_entity(session, EntityKind.TOPIC, "Harbours")
        raise ZeroDivisionError
    assert news == []
    assert session.undo_label is None
    assert not session.unsaved
    with session.read() as db:
        assert db.get(Entity, 1) is None


def test_a_change_of_nothing_is_none(session: Session, news: list[News]) -> None:
    with session.change("Look"):
        pass
    assert (news, session.undo_label, session.unsaved) == ([], None, False)


def test_what_is_read_cannot_be_changed_outside_the_gate(session: Session) -> None:
    create_entity(session, EntityKind.TOPIC, "Harbours")

    def change_what_was_read() -> None:
        with session.read() as db:
            db.get_one(Name, 1).text = "Railways"

    with pytest.raises(RuntimeError, match="change"):
        change_what_was_read()


def test_undo_and_redo_go_to_the_place_and_name_the_step(session: Session, news: list[News]) -> None:
    entity_id = create_entity(session, EntityKind.TOPIC, "Harbours")
    rename_entity(session, entity_id, "Railways")
    assert (session.undo_label, session.redo_label) == ("Rename Entity", None)
    place = session.undo()
    assert place
    assert place.id == entity_id
    assert (session.undo_label, session.redo_label) == ("Add Topic", "Rename Entity")
    assert isinstance(news[-1], Changed)
    assert news[-1].undone
    session.redo()
    with session.read() as db:
        assert db.get_one(Name, 1).text == "Railways"


def test_typing_joins_until_a_pause_or_the_focus_leaves(path: Path) -> None:
    clock = [datetime(2031, 1, 14, tzinfo=UTC)]
    session = Session(LibraryFile.open(path), now=lambda: clock[0])
    entity_id = create_entity(session, EntityKind.TOPIC, "H")
    for word in ("Ha", "Har"):
        clock[0] += timedelta(seconds=1)
        rename_entity(session, entity_id, word)
    clock[0] += timedelta(seconds=3)
    rename_entity(session, entity_id, "Harbo")
    session.end_join()
    rename_entity(session, entity_id, "Harbours")
    seen = []
    while session.undo_label:
        session.undo()
        with session.read() as db:
            name = db.get(Name, 1)
            seen.append(name.text if name else None)
    assert seen == ["Harbo", "Har", "H", None]
    session.close()


def test_it_is_saved_soon_in_another_thread(path: Path) -> None:
    session = Session(LibraryFile.open(path), commit_delay_ms=20)
    told: list[tuple[News, str]] = []
    saved = threading.Event()

    def note(each: News) -> None:
        told.append((each, threading.current_thread().name))
        if isinstance(each, Saved):
            saved.set()

    session.watch(note)
    create_entity(session, EntityKind.TOPIC, "Harbours")
    assert session.unsaved
    assert saved.wait(10)
    assert not session.unsaved
    assert [(type(each), thread) for each, thread in told] == [(Changed, "MainThread"), (Saved, "library-writer")]
    session.close()
    assert read_names(path) == ["Harbours"]


def test_a_full_disk_loses_nothing(session: Session, news: list[News], path: Path) -> None:
    create_entity(session, EntityKind.TOPIC, "Harbours")
    with full_disk():
        with pytest.raises((DiskFullError, DiskError)):
            session.save()
        assert isinstance(news[-1], SaveFailed)
        assert session.unsaved
        create_entity(session, EntityKind.TOPIC, "Railways")
        session.undo()
        session.redo()
    session.save()
    assert isinstance(news[-1], Saved)
    session.close()
    assert read_names(path) == ["Harbours", "Railways"]


def test_closing_on_a_full_disk_stays_open(session: Session, path: Path) -> None:
    create_entity(session, EntityKind.TOPIC, "Harbours")
    with full_disk(), pytest.raises(StoreError):
        session.close()
    add_name(session, 1, "Havens")
    session.close()
    assert read_names(path) == ["Harbours", "Havens"]


def test_what_is_unsaved_can_be_saved_elsewhere(session: Session, tmp_path: Path) -> None:
    create_entity(session, EntityKind.TOPIC, "Harbours")
    session.file.save_copy(tmp_path / "copy.briefbook")
    assert read_names(tmp_path / "copy.briefbook") == ["Harbours"]
    assert session.unsaved


def test_what_was_never_saved_is_not_in_the_file(session: Session, path: Path) -> None:
    create_entity(session, EntityKind.TOPIC, "Harbours")
    session.close(discard_unsaved=True)
    assert read_names(path) == []


def test_a_library_for_reading_refuses_changes(path: Path) -> None:
    session = Session(LibraryFile.open_read_only(path))
    with pytest.raises(ReadOnlyError):
        create_entity(session, EntityKind.TOPIC, "Harbours")
    session.close()


def test_a_nul_never_gets_in(session: Session) -> None:
    with pytest.raises(sqlalchemy.exc.IntegrityError), session.file.lock, session.change("Raw") as db:
        db.connection().exec_driver_sql("UPDATE library SET title = 'a' || char(0)")
    assert not session.unsaved


def test_a_renamed_file_that_another_program_keeps_costs_no_words(
    session: Session, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_entity(session, EntityKind.TOPIC, "Harbours")
    session.save()
    create_entity(session, EntityKind.TOPIC, "Typed")

    def refuse(*_: object) -> None:
        raise sqlite.OperationalError("database is locked")

    monkeypatch.setattr("briefbook.store.file.reconnect", refuse)
    new = path.rename(path.with_name("renamed.briefbook"))
    for act in (
        session.save,
        session.save,
        session.close,
        session.undo,
        lambda: create_entity(session, EntityKind.TOPIC, "Never"),
        lambda: session.custody.save_elsewhere(path),
        lambda: session.file.save_copy(path),
    ):
        with pytest.raises(StoreError):
            act()
    assert session.unsaved
    assert not path.exists()
    monkeypatch.undo()
    session.save()
    assert session.path == new
    session.undo()
    session.redo()
    session.close()
    assert read_names(new) == ["Harbours", "Typed"]
    assert [each.name for each in new.parent.iterdir()] == [new.name]


def test_no_copy_is_made_of_a_renamed_file_that_another_program_keeps(
    session: Session, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise sqlite.OperationalError("database is locked")

    monkeypatch.setattr("briefbook.store.file.reconnect", refuse)
    path.rename(path.with_name("renamed.briefbook"))
    for act in (session.save, lambda: session.file.save_copy(path)):
        with pytest.raises(StoreError):
            act()
    assert not path.exists()
    monkeypatch.undo()
