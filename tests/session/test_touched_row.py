"""A library knows its newest backup and the rows that were touched since, and is never written for that alone."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from briefbook.edits.entity import create_entity, rename_entity
from briefbook.session import Session
from briefbook.store import backup as backup_module
from briefbook.store.backup import back_up
from briefbook.store.errors import StoreError
from briefbook.store.file import LibraryFile
from briefbook.store.touched_row import BackupMark, read_mark
from briefbook.values.kind import EntityKind
from tests.session.conftest import NEVER_MS
from tests.test_undo_law import full_disk

NOON = datetime(2031, 1, 16, 12, tzinfo=UTC)
Rows = set[tuple[str, int]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where backups go."""
    return tmp_path / "backups" / "uid"


@pytest.fixture
def backup(session: Session, folder: Path) -> Iterator[Path]:
    """A backup of the library, which holds one topic."""
    create_entity(session, EntityKind.TOPIC, "Harbours")
    session.save()
    made = back_up(session.file, folder, NOON)
    assert made
    return made.path


def read_touched(session: Session) -> Rows:
    return set(session.file.connection.execute("SELECT table_name, row_id FROM touched_row").fetchall())


def read_known(session: Session) -> str | None:
    mark = read_mark(session.file.connection)
    return mark.name if mark else None


def test_nothing_is_noted_before_there_is_a_backup(session: Session) -> None:
    create_entity(session, EntityKind.TOPIC, "Harbours")
    assert (read_known(session), read_touched(session)) == (None, set())


def test_a_backup_comes_into_the_library_with_the_next_change(session: Session, backup: Path, path: Path) -> None:
    before = path.read_bytes(), path.stat().st_mtime_ns
    session.save()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    rename_entity(session, 1, "Piers")
    assert read_mark(session.file.connection) == BackupMark.read(backup)
    assert read_touched(session) == {("name", 1)}
    session.undo()
    assert read_touched(session) == {("name", 1)}
    create_entity(session, EntityKind.TOPIC, "Railways")
    assert read_touched(session) == {("name", 1), ("entity", 2), ("topic", 2), ("name", 2)}


def test_what_changes_while_a_backup_is_looked_through_was_touched(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_through = backup_module.look_through

    def change_meanwhile(*arguments: Any) -> None:
        create_entity(session, EntityKind.TOPIC, "Railways")
        session.save()
        look_through(*arguments)

    monkeypatch.setattr(backup_module, "look_through", change_meanwhile)
    back_up(session.file, folder, NOON)
    rename_entity(session, 1, "Tramways")
    assert read_touched(session) == {("entity", 1), ("topic", 1), ("name", 1)}


def test_a_newer_backup_takes_the_place_of_the_older(session: Session, backup: Path, folder: Path) -> None:
    rename_entity(session, 1, "Piers")
    session.save()
    newer = back_up(session.file, folder, NOON + timedelta(hours=1))
    assert newer
    assert (read_known(session), read_touched(session)) == (backup.name, {("name", 1)})
    create_entity(session, EntityKind.TOPIC, "Railways")
    assert (read_known(session), read_touched(session)) == (
        newer.path.name,
        {("entity", 2), ("topic", 2), ("name", 2)},
    )


def test_a_change_that_is_taken_back_leaves_the_next_to_note(session: Session, backup: Path) -> None:
    def fail() -> None:
        with session.change("Fail") as db:
            db.connection().exec_driver_sql("UPDATE name SET text = 'Lost'")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (read_known(session), read_touched(session)) == (None, set())
    create_entity(session, EntityKind.TOPIC, "Railways")
    assert read_known(session) == backup.name
    assert {("entity", 2), ("topic", 2), ("name", 2)} <= read_touched(session)


def test_what_a_full_disk_took_back_is_noted_when_it_is_done_again(session: Session, backup: Path, path: Path) -> None:
    rename_entity(session, 1, "Piers")
    with full_disk(), pytest.raises(StoreError):
        session.save()
    assert read_touched(session) == {("name", 1)}
    create_entity(session, EntityKind.TOPIC, "Railways")
    session.save()
    session.close()
    with LibraryFile.open(path) as file:
        again = Session(file, commit_delay_ms=NEVER_MS)
        assert read_known(again) == backup.name
        assert read_touched(again) == {("name", 1), ("entity", 2), ("topic", 2), ("name", 2)}


def test_a_backup_of_before_is_known_again_when_nothing_has_changed(
    session: Session, backup: Path, path: Path, folder: Path
) -> None:
    session.close()
    for damaged in (False, True):
        again = Session(LibraryFile.open(path), commit_delay_ms=NEVER_MS)
        if damaged:
            facts = backup.stat()
            backup.write_bytes(backup.read_bytes()[:8192])
            backup_module.os.utime(backup, ns=(facts.st_atime_ns, facts.st_mtime_ns))
        made = back_up(again.file, folder, NOON + timedelta(hours=1))
        assert (made is not None) is damaged
        create_entity(again, EntityKind.TOPIC, "Railways")
        assert read_known(again) == (made.path.name if made else backup.name)
        again.close(discard_unsaved=True)


def test_a_backup_with_something_unsaved_is_not_compared_with(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_module, "_PAUSE_S", 0)
    create_entity(session, EntityKind.TOPIC, "Harbours")
    assert back_up(session.file, folder, NOON)
    rename_entity(session, 1, "Piers")
    assert read_known(session) is None
