"""The sample, open in a session of its own for each test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefbook.edits.sample import write_sample
from briefbook.session import Session
from briefbook.store.file import LibraryFile

NEVER_MS = 3_600_000

Tables = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.briefbook"
    write_sample(path)
    return path


@pytest.fixture
def session(sample_path: Path, tmp_path: Path) -> Iterator[Session]:
    path = tmp_path / "library.briefbook"
    shutil.copy(sample_path, path)
    # A writer that comes amid a test would leave what that writes past the session outside of any transaction.
    session = Session(LibraryFile.open(path), commit_delay_ms=NEVER_MS)
    yield session
    session.close()


@pytest.fixture
def find_id(session: Session) -> Callable[[str], int]:
    def find(name: str) -> int:
        row = session.file.connection.execute("SELECT entity_id FROM name WHERE text = ?", [name]).fetchone()
        assert row, name
        return int(row[0])

    return find


@pytest.fixture
def dump(session: Session) -> Callable[[], Tables]:
    """Every row of every table that undo restores."""

    def read() -> Tables:
        names = session.file.connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'"
            " AND name NOT IN ('attachment', 'sqlite_sequence')"
        ).fetchall()
        tables = {n: session.file.connection.execute(f"SELECT * FROM {n} ORDER BY 1").fetchall() for (n,) in names}
        tables["library"] = [row[:-1] for row in tables["library"]]
        return tables

    return read
