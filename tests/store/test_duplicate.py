"""A duplicate holds what the library holds, be it saved or not, and gives no id away again."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from briefbook.edits.entity import create_entity, delete_entity
from briefbook.session import Session
from briefbook.store.duplicate import write_duplicate
from briefbook.store.file import LibraryFile
from briefbook.values.kind import EntityKind

NEVER_MS = 3_600_000


@pytest.fixture
def unsaved(sample_path: Path, tmp_path: Path) -> Iterator[Session]:
    """The sample, saved only when a test says so."""
    path = Path(shutil.copy(sample_path, tmp_path / "library.briefbook"))
    with closing(Session(LibraryFile.open(path), commit_delay_ms=NEVER_MS)) as session:
        yield session


@pytest.mark.parametrize("saved", [True, False])
def test_an_id_that_was_deleted_does_not_return_in_a_duplicate(unsaved: Session, tmp_path: Path, saved: bool) -> None:
    gone = create_entity(unsaved, EntityKind.TOPIC, "The Ruritanian succession")
    delete_entity(unsaved, gone)
    if saved:
        unsaved.save()
    path = tmp_path / "copy.briefbook"
    assert unsaved.file.connection.in_transaction is not saved
    write_duplicate(unsaved.file.connection, path)
    with closing(Session(LibraryFile.open(path))) as copy:
        assert create_entity(copy, EntityKind.TOPIC, "The castle of Zenda") > gone


def test_the_duplicate_of_an_open_change_knows_the_same_ids(unsaved: Session, tmp_path: Path) -> None:
    create_entity(unsaved, EntityKind.TOPIC, "The Ruritanian succession")
    path = tmp_path / "copy.briefbook"
    write_duplicate(unsaved.file.connection, path)
    query = "SELECT name, seq FROM sqlite_sequence ORDER BY name"
    with closing(sqlite.connect(str(path))) as copy:
        assert copy.execute(query).fetchall() == unsaved.file.connection.execute(query).fetchall()
