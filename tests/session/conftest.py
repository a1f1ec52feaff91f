"""A small library, open in a session."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefbook.edits.library import create_library
from briefbook.session import News, Session
from briefbook.store.file import LibraryFile

NEVER_MS = 3_600_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A new library."""
    path = tmp_path / "library.briefbook"
    create_library(path, "Ruritania desk")
    return path


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    """It, open; nothing is saved unless a test does it."""
    session = Session(LibraryFile.open(path), commit_delay_ms=NEVER_MS)
    yield session
    session.close(discard_unsaved=True)


@pytest.fixture
def news(session: Session) -> list[News]:
    """What the session tells."""
    told: list[News] = []
    session.watch(told.append)
    return told
