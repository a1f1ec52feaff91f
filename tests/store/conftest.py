"""The sample, open in a session of its own for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefbook.edits.sample import write_sample
from briefbook.session import Session
from briefbook.store.file import LibraryFile


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.briefbook"
    write_sample(path)
    return path


@pytest.fixture
def session(sample_path: Path, tmp_path: Path) -> Iterator[Session]:
    session = Session(LibraryFile.open(Path(shutil.copy(sample_path, tmp_path / "library.briefbook"))))
    yield session
    session.close()
