"""The sample, open for changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefbook.edits.sample import write_sample
from briefbook.session import Session
from briefbook.store.file import LibraryFile


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A session on the sample."""
    path = tmp_path / "sample.briefbook"
    write_sample(path)
    session = Session(LibraryFile.open(path))
    yield session
    session.close()
