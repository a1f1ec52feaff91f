"""The lock file of a locked library stays through its closing, and until it is opened again."""

from pathlib import Path

import pytest

from briefbook.edits.library import create_library
from briefbook.store.errors import InUseError, WrongPassphraseError
from briefbook.store.file import LibraryFile
from briefbook.store.lock_file import LockFile

PASSPHRASE = "Zenda at dawn"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """An encrypted library."""
    path = tmp_path / "Desk.briefbook"
    create_library(path, "Ruritania desk", passphrase=PASSPHRASE)
    return path


def test_it_stays_while_the_library_is_locked_and_goes_with_the_next_closing(library: Path) -> None:
    file = LibraryFile.open(library, passphrase=PASSPHRASE)
    lock = LockFile(library)
    held = lock.path.read_text()
    assert lock.keep()
    file.close()
    assert lock.path.read_text() == held
    with pytest.raises(WrongPassphraseError):
        LibraryFile.open(library, passphrase="Hentzau")
    assert lock.path.read_text() == held
    with LibraryFile.open(library, passphrase=PASSPHRASE):
        assert lock.path.read_text() == held
        lock.settle()
        with pytest.raises(InUseError):
            LibraryFile.open(library, passphrase=PASSPHRASE)
    assert not lock.path.exists()


def test_it_is_given_back_when_another_library_is_opened_instead(library: Path) -> None:
    file = LibraryFile.open(library, passphrase=PASSPHRASE)
    LockFile(library).keep()
    file.close()
    LockFile(library).drop()
    assert not LockFile(library).path.exists()
    assert not LockFile(library).keep()


def test_nobody_keeps_what_another_process_holds(library: Path) -> None:
    lock = LockFile(library)
    lock.acquire()
    lock.path.write_text(lock.path.read_text().replace('"born": "', '"born": "an earlier run '))
    assert not lock.keep()
    lock.drop()
    assert lock.path.exists()
