"""The sample, open in a session of its own for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefbook.edits.sample import write_sample
from briefbook.session import Session
from briefbook.store.file import LibraryFile

NEVER_MS = 3_600_000


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.briefbook"
    write_sample(path)
    return path


@pytest.fixture
def session(sample_path: Path, tmp_path: Path) -> Iterator[Session]:
    path = Path(shutil.copy(sample_path, tmp_path / "library.briefbook"))
    session = Session(LibraryFile.open(path), commit_delay_ms=NEVER_MS)
    yield session
    session.close()
