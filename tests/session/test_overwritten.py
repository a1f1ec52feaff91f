"""A library that is larger than what of it is kept in memory, written over while it is open."""

import os
import shutil
from contextlib import closing, suppress
from pathlib import Path

import pytest

from briefbook.edits.entity import create_entity
from briefbook.session import Session
from briefbook.store.connection import connect
from briefbook.store.errors import StoreError
from briefbook.store.guard_error import OverwrittenFileError
from briefbook.values.kind import EntityKind
from tests.session.displacement import PAGE


@pytest.fixture
def older(session: Session, path: Path, tmp_path: Path) -> Path:
    """A copy of the library as it was saved before it was saved last, of which only two pages are in memory."""
    create_entity(session, EntityKind.TOPIC, "Harbours")
    session.save()
    older = Path(shutil.copyfile(path, tmp_path / "older"))
    create_entity(session, EntityKind.TOPIC, "Railways")
    session.save()
    session.file.connection.execute("PRAGMA main.cache_size = 2")
    session.file.connection.execute("PRAGMA shrink_memory")
    return older


@pytest.mark.parametrize("typed", [False, True])
def test_what_was_saved_before_is_not_taken_for_what_was_saved_last(
    session: Session, path: Path, older: Path, typed: bool
) -> None:
    os.utime(path, (1, 1))
    session.save()
    assert path.stat().st_size == older.stat().st_size
    assert path.read_bytes()[:PAGE] == older.read_bytes()[:PAGE]
    if typed:
        create_entity(session, EntityKind.TOPIC, "Typed")
    shutil.copyfile(older, path)
    for _ in range(2):
        with pytest.raises(OverwrittenFileError):
            session.save()
    session.custody.save_elsewhere(path.with_name("elsewhere.briefbook"))
    assert session.custody.doubtful
    os.utime(session.path, (1, 1))
    session.save()


def test_what_the_engine_makes_no_sense_of_is_told(session: Session, path: Path, older: Path) -> None:
    with closing(connect(older, "mode=rw")) as connection:
        connection.execute("DELETE FROM search_index_data WHERE id = 10")
    shutil.copyfile(older, path)
    elsewhere = path.with_name("elsewhere.briefbook")
    acts = (
        lambda: create_entity(session, EntityKind.TOPIC, "Typed last"),
        lambda: session.custody.save_elsewhere(elsewhere),
    )
    for act in acts:
        with pytest.raises(OverwrittenFileError):
            session.save()
        # What of it the engine still had in memory is its own affair.
        with suppress(StoreError):
            act()
    assert not session.unsaved
