"""The journal by which whoever opens a library next takes a change back: always its own, and always there."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from briefbook.edits.entity import create_entity
from briefbook.edits.library import create_library
from briefbook.session import Session
from briefbook.store.file import LibraryFile
from briefbook.store.guard_error import MovedFileError
from briefbook.values.kind import EntityKind


def cut_off(path: Path) -> bytes:
    """The journal of another library, which was in the middle of a change when its program was ended."""
    create_library(path, "Other")
    with closing(Session(LibraryFile.open(path))) as session:
        for number in range(40):
            create_entity(session, EntityKind.TOPIC, f"Other {number}")
    with closing(sqlite.connect(str(path), isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 2")
        connection.execute("BEGIN")
        connection.execute("UPDATE search_doc SET text = text || '.'")
        return path.with_name(f"{path.name}-journal").read_bytes()


@pytest.mark.parametrize("name", ["-journal", "-wal"])
def test_a_library_that_is_renamed_takes_no_other_s_journal(
    session: Session, path: Path, tmp_path: Path, name: str
) -> None:
    journal = cut_off(tmp_path / "other.briefbook")
    create_entity(session, EntityKind.TOPIC, "Harbours")
    session.save()
    create_entity(session, EntityKind.TOPIC, "Typed")
    new = path.rename(path.with_name("new.briefbook"))
    beside, before = new.with_name(new.name + name), new.read_bytes()
    beside.write_bytes(journal)
    for act in (session.save, session.close):
        with pytest.raises(MovedFileError):
            act()
    assert (new.read_bytes(), beside.read_bytes()) == (before, journal)
    beside.unlink()
    session.save()
    session.close()
    with LibraryFile.open(new) as file:
        assert file.connection.execute("SELECT text FROM name").fetchall() == [("Harbours",), ("Typed",)]


def test_a_journal_that_is_removed_stands_again_before_anything_is_written(session: Session, path: Path) -> None:
    journal = path.with_name(f"{path.name}-journal")
    lengths: list[int] = []

    def note(sql: str) -> None:
        if sql == "COMMIT":
            lengths.append(journal.stat().st_size if journal.exists() else 0)

    for name in ("Harbours", "Railways", "Bridges"):
        create_entity(session, EntityKind.TOPIC, name)
        journal.unlink()
        session.file.connection.set_trace_callback(note)
        session.save()
        session.file.connection.set_trace_callback(None)
    assert len(lengths) == 3
    assert all(lengths)
    session.undo()
    session.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]
