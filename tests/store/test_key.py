"""Encrypted libraries: what opens them, what does not, and that nothing of theirs is plain on the disk."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from briefbook.edits.library import change_library, create_library
from briefbook.session import Session
from briefbook.store.backup import back_up_anew
from briefbook.store.conversion import encrypt_library
from briefbook.store.errors import (
    DamagedFileError,
    ForeignFileError,
    NewerFileError,
    PassphraseNeededError,
    StoreError,
    WrongPassphraseError,
)
from briefbook.store.file import LibraryFile
from briefbook.store.info import read_info
from briefbook.store.key import LibraryKey, find_key
from briefbook.store.snapshot import open_snapshot

WORDS = "The harbours of Strelsau"
PASSPHRASE = "Zenda, at noon"
NOON = datetime(2031, 1, 16, 12, 0, tzinfo=UTC)


@pytest.fixture
def sealed(sample_path: Path, tmp_path: Path) -> Path:
    """A copy of the sample, encrypted, alone in its folder."""
    folder = tmp_path / "desk"
    folder.mkdir()
    path = Path(shutil.copy(sample_path, folder / "visit.briefbook"))
    encrypt_library(path, PASSPHRASE)
    return path


def test_its_passphrase_opens_it(sealed: Path) -> None:
    with LibraryFile.open(sealed, passphrase=PASSPHRASE) as file:
        assert file.is_encrypted
        assert not file.read_only
        assert read_info(file).encrypted
        key = file.key
    assert key
    with LibraryFile.open(sealed, key=key) as file:
        assert file.key == key
    with LibraryFile.open_read_only(sealed, passphrase=PASSPHRASE) as file:
        assert file.is_encrypted


@pytest.mark.parametrize("open_it", [LibraryFile.open, LibraryFile.open_read_only])
def test_nothing_else_opens_it(sealed: Path, open_it: Callable[..., LibraryFile]) -> None:
    before = sealed.read_bytes()
    with pytest.raises(PassphraseNeededError):
        open_it(sealed)
    for wrong in ("", "zenda, at noon", PASSPHRASE + " "):
        with pytest.raises(WrongPassphraseError, match=r"The passphrase does not open “visit.briefbook”\."):
            open_it(sealed, passphrase=wrong)
    with pytest.raises(StoreError):
        open_it(sealed, key=LibraryKey.derive(PASSPHRASE))
    assert sealed.read_bytes() == before
    assert list(sealed.parent.iterdir()) == [sealed]


def test_a_passphrase_is_the_same_however_it_is_typed(sample_path: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(sample_path, tmp_path / "a.briefbook"))
    encrypt_library(path, "Zu\u0308rich \ufb01ne")
    LibraryFile.open(path, passphrase="Z\u00fcrich fine").close()


def test_a_plain_library_needs_none_and_minds_none(sample_path: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(sample_path, tmp_path / "a.briefbook"))
    assert find_key(path, PASSPHRASE) is None
    with LibraryFile.open(path, passphrase=PASSPHRASE) as file:
        assert not file.is_encrypted


def test_a_key_is_never_shown() -> None:
    key = LibraryKey.derive(PASSPHRASE)
    assert repr(key) == "LibraryKey()"
    assert key.opens_with(PASSPHRASE)
    assert not key.opens_with("Zenda")


def test_stock_sqlcipher_opens_it_with_the_passphrase_alone(sealed: Path) -> None:
    with closing(sqlcipher.connect(str(sealed))) as stock:
        stock.execute(f"PRAGMA key = '{PASSPHRASE}'")
        assert stock.execute("SELECT count(*) FROM entity").fetchone()[0] > 10
        assert stock.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert stock.execute("PRAGMA cipher_integrity_check").fetchall() == []
        assert stock.execute("PRAGMA application_id").fetchone() == (0x42426B31,)


def test_a_new_library_is_encrypted_from_its_first_byte(tmp_path: Path) -> None:
    path = tmp_path / "new.briefbook"
    with LibraryFile.create(path, passphrase=PASSPHRASE) as file:
        assert file.is_encrypted
        assert b"CREATE TABLE" not in path.read_bytes()
    path.unlink()
    create_library(path, "Zenda", passphrase=PASSPHRASE)
    LibraryFile.open(path, passphrase=PASSPHRASE).close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_copies_backups_and_snapshots_are_encrypted_alike(sealed: Path, tmp_path: Path) -> None:
    session = Session(LibraryFile.open(sealed, passphrase=PASSPHRASE), commit_delay_ms=3_600_000)
    change_library(session, title=WORDS)
    session.file.save_copy(tmp_path / "unsaved.briefbook")
    session.save()
    session.file.save_copy(tmp_path / "saved.briefbook")
    backup = back_up_anew(session.file, tmp_path / "backups", NOON).path
    with open_snapshot(sealed, passphrase=PASSPHRASE) as snapshot:
        assert snapshot.taken_at
        assert read_info(snapshot.file).title == WORDS
        change_library(session, office=WORDS)
        session.save()
    session.close()
    for copy in (tmp_path / "unsaved.briefbook", tmp_path / "saved.briefbook", backup, sealed):
        with LibraryFile.open(copy, passphrase=PASSPHRASE) as file:
            assert read_info(file).title == WORDS
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or (WORDS.encode() not in path.read_bytes() and b"SQLite format" not in path.read_bytes())


def test_damage_behind_the_first_page_is_damage(sealed: Path) -> None:
    with sealed.open("r+b") as stream:
        stream.seek(4096 * 7 + 100)
        stream.write(b"\xff")
    before = sealed.read_bytes()
    with pytest.raises(DamagedFileError):
        LibraryFile.open(sealed, passphrase=PASSPHRASE)
    assert sealed.read_bytes() == before


@pytest.mark.parametrize(
    ("pragma", "refusal"), [("user_version = 99", NewerFileError), ("application_id = 7", ForeignFileError)]
)
def test_what_the_head_of_a_plain_file_says_is_said_when_it_is_opened(
    sealed: Path, pragma: str, refusal: type[StoreError]
) -> None:
    with closing(sqlcipher.connect(str(sealed))) as stock:
        stock.execute(f"PRAGMA key = '{PASSPHRASE}'")
        stock.execute(f"PRAGMA {pragma}")
    with pytest.raises(refusal):
        LibraryFile.open(sealed, passphrase=PASSPHRASE)


def test_stock_sqlite_opens_a_plain_one(sample_path: Path) -> None:
    with closing(sqlite3.connect(f"{sample_path.as_uri()}?mode=ro", uri=True)) as stock:
        assert stock.execute("SELECT count(*) FROM entity").fetchone()[0] > 10
        assert stock.execute("PRAGMA integrity_check").fetchone() == ("ok",)
