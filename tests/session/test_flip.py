"""Single bytes that turn over on the disk: whatever they change of a library is found."""

import random
import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlite

from briefbook.edits.entity import create_entity, rename_entity
from briefbook.edits.sample import write_sample
from briefbook.session import Session
from briefbook.session.verification import verify_library
from briefbook.store.backup import back_up
from briefbook.store.errors import StoreError
from briefbook.store.file import LibraryFile
from briefbook.values.kind import EntityKind

FLIPS, SEED = 60, 1
TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search\\_index%' ESCAPE '\\'"
SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 2"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The sample with a backup, and a little that was changed since."""
    path = tmp_path / "library.briefbook"
    write_sample(path)
    with closing(Session(LibraryFile.open(path))) as session:
        assert back_up(session.file, tmp_path / "backups" / "uid", datetime(2031, 1, 16, tzinfo=UTC))
        rename_entity(session, 3, "Changed since")
        create_entity(session, EntityKind.TOPIC, "New since")
    return path


def read_all(path: Path) -> dict[str, Any]:
    """Everything that stock SQLite reads of a file, and whether its pages are in order; raises sqlite's errors."""
    with closing(sqlite.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)) as connection:
        connection.text_factory = bytes
        connection.execute("PRAGMA cell_size_check = ON")
        names = [name.decode() for (name,) in connection.execute(TABLES).fetchall()]
        tables = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}
        # Where the ids of notes begin anew is nobody's matter.
        tables["sqlite_sequence"] = [row for row in tables["sqlite_sequence"] if row[0] != b"touched_row"]
        return tables | {
            "schema": connection.execute(SCHEMA).fetchall(),
            "version": connection.execute("PRAGMA user_version").fetchall(),
            "pages": connection.execute("PRAGMA integrity_check").fetchall(),
        }


def test_no_byte_that_turns_over_passes_unseen(path: Path) -> None:
    whole, chance, home = path.read_bytes(), random.Random(SEED), path.parent / "backups"
    before = read_all(path)
    flipped = Path(shutil.copy(path, path.with_name("flipped.briefbook")))
    harmful = 0
    used = [at for at, byte in enumerate(whole) if byte]
    for at in chance.sample(used, FLIPS):
        byte = whole[at] ^ chance.randrange(1, 256)
        flipped.write_bytes(whole[:at] + bytes([byte]) + whole[at + 1 :])
        try:
            harms = read_all(flipped) != before
        except (sqlite.Error, UnicodeDecodeError):
            harms = True
        try:
            found = not verify_library(flipped, home)[0].ok
        except StoreError:
            found = True
        harmful += harms
        assert found or not harms, (at, whole[at], byte)
    assert harmful > FLIPS / 2
