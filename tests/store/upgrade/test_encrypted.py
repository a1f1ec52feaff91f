"""An encrypted library of an older form is brought along encrypted: no byte of it is plain anywhere, at any time."""

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.cipher_copy import convert_copy
from briefbook.store.errors import UpgradeCancelledError, WrongPassphraseError
from briefbook.store.file import LibraryFile
from briefbook.store.key import LibraryKey
from briefbook.store.schema import fingerprint
from briefbook.store.snapshot import open_snapshot
from briefbook.store.sniff import KNOWN_FINGERPRINTS, SCHEMA_VERSION
from briefbook.store.upgrade import runner

PASSPHRASE = "Zenda, at noon"
WORDS = "Rassendyll"
COUNT = "SELECT count(*) FROM talking_point"


@pytest.fixture
def encrypted(old_path: Path) -> Path:
    """The kept library of schema 1, encrypted as it is."""
    assert WORDS.encode() in old_path.read_bytes()
    convert_copy(old_path, None, LibraryKey.derive(PASSPHRASE))
    return old_path


@pytest.fixture(autouse=True)
def few_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file takes the copy over in many turns, however small it is."""
    monkeypatch.setattr(runner, "_PAGES_AT_ONCE", 8)


def list_plain(folder: Path) -> list[str]:
    """The files under a folder in which the words stand."""
    files = (each for each in folder.rglob("*") if each.is_file())
    return [each.name for each in files if WORDS.encode() in each.read_bytes()]


def test_it_is_brought_along_encrypted_and_its_backup_is(encrypted: Path, tmp_path: Path) -> None:
    journals: list[bytes] = []
    journal = encrypted.with_name(f"{encrypted.name}-journal")

    def look(_done: int, _total: int) -> bool:
        journals.append(journal.read_bytes() if journal.exists() else b"")
        return True

    backups = tmp_path / "backups"
    with LibraryFile.open(encrypted, passphrase=PASSPHRASE, backups=backups, progress=look) as file:
        assert file.is_encrypted
        assert file.notices
        assert fingerprint(file.connection) == KNOWN_FINGERPRINTS[SCHEMA_VERSION]
    assert max(len(each) for each in journals) > 100_000
    assert [each for each in journals if WORDS.encode() in each] == []
    assert list_plain(tmp_path) == []
    (backup,) = backups.rglob("*.briefbook")
    with pytest.raises(WrongPassphraseError):
        LibraryFile.open_read_only(backup, passphrase="Hofbau, at noon")
    with LibraryFile.open_read_only(backup, passphrase=PASSPHRASE) as before:
        assert before.schema_version == 1
        counted = before.connection.execute(COUNT).fetchone()
    with LibraryFile.open(encrypted, passphrase=PASSPHRASE) as file:
        assert file.schema_version == SCHEMA_VERSION
        assert file.connection.execute(COUNT).fetchone() == counted


def test_whoever_cancels_finds_it_as_it_was(encrypted: Path, tmp_path: Path) -> None:
    before = encrypted.read_bytes()
    for share in (0, 50, 90):
        with pytest.raises(UpgradeCancelledError):
            LibraryFile.open(
                encrypted,
                passphrase=PASSPHRASE,
                backups=tmp_path / "backups",
                progress=lambda done, total, share=share: done * 100 < total * share,
            )
        assert encrypted.read_bytes() == before


def test_to_be_read_it_is_brought_along_in_memory_alone(
    encrypted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = encrypted.read_bytes()
    monkeypatch.setattr("tempfile.TemporaryDirectory", None)
    with open_snapshot(encrypted, passphrase=PASSPHRASE) as snapshot:
        shown = snapshot.file.connection
        assert fingerprint(shown) == KNOWN_FINGERPRINTS[SCHEMA_VERSION]
        assert {each for *_, each in shown.execute("PRAGMA database_list").fetchall()} == {""}
        with pytest.raises(sqlite.OperationalError, match="readonly"):
            shown.execute("DELETE FROM clearance")
        assert [each.name for each in encrypted.parent.iterdir()] == [encrypted.name]
    assert encrypted.read_bytes() == before
    assert list_plain(tmp_path) == []
