"""Encrypting, decrypting and another key: the new file says what the old one said, or nothing has happened."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

import briefbook.store.cipher_copy as cipher_copy_module
from briefbook.store.backup_file import name_backup
from briefbook.store.backup_key import BackupChoice
from briefbook.store.connection import connect
from briefbook.store.conversion import decrypt_library, encrypt_library, rekey_library
from briefbook.store.errors import (
    AlreadyEncryptedError,
    ConversionCancelledError,
    DamagedFileError,
    InUseError,
    NotEncryptedError,
    SecondNameError,
    WrongPassphraseError,
)
from briefbook.store.file import LibraryFile
from briefbook.store.key import LibraryKey
from briefbook.store.schema import Connection
from briefbook.store.sniff import SCHEMA_VERSION

NOON = datetime(2031, 1, 16, 12, 0, tzinfo=UTC)
FIRST, SECOND = "Zenda, at noon", "Strelsau, at night"


@pytest.fixture
def path(sample_path: Path, tmp_path: Path) -> Path:
    """A copy of the sample, alone in its folder."""
    folder = tmp_path / "desk"
    folder.mkdir()
    return Path(shutil.copy(sample_path, folder / "visit.briefbook"))


def dump(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    return {name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for (name,) in tables}


def dump_library(path: Path, passphrase: str | None = None) -> dict[str, list[tuple[object, ...]]]:
    with LibraryFile.open_read_only(path, passphrase=passphrase) as file:
        return dump(file.connection)


def test_there_and_back_again(path: Path) -> None:
    before, facts = dump_library(path), path.stat()
    encrypt_library(path, FIRST)
    assert dump_library(path, FIRST) == before
    rekey_library(path, FIRST, SECOND)
    assert dump_library(path, SECOND) == before
    with pytest.raises(WrongPassphraseError):
        LibraryFile.open(path, passphrase=FIRST)
    decrypt_library(path, SECOND)
    assert dump_library(path) == before
    assert list(path.parent.iterdir()) == [path]
    assert path.stat().st_mode == facts.st_mode
    assert path.stat().st_mtime_ns == facts.st_mtime_ns


def test_no_byte_of_it_is_plain_on_the_way(path: Path) -> None:
    seen: list[bytes] = []

    def look(done: int, total: int) -> bool:
        seen.extend(each.read_bytes() for each in path.parent.iterdir() if each.name.startswith(".~new."))
        return True

    encrypt_library(path, FIRST, progress=look)
    assert seen
    assert not any(b"CREATE TABLE" in each or b"SQLite format" in each for each in seen)


@pytest.mark.parametrize("share", [0.0, 0.2, 0.6, 0.9])
def test_whoever_waits_can_say_no(path: Path, share: float) -> None:
    before = path.read_bytes()
    with pytest.raises(ConversionCancelledError, match=r"“visit.briefbook” was left as it was\."):
        encrypt_library(path, FIRST, progress=lambda done, total: done <= total * share)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_copy_that_says_something_else_never_takes_its_place(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    export = cipher_copy_module._export

    def spoil(connection: Connection, fresh: Path, key: LibraryKey, report: Callable[[], None]) -> None:
        export(connection, fresh, key, report)
        with closing(connect(fresh, "mode=rw", key)) as copy:
            copy.execute("UPDATE talking_point SET title = 'x' WHERE id = (SELECT max(id) FROM talking_point)")

    monkeypatch.setattr(cipher_copy_module, "_export", spoil)
    with pytest.raises(DamagedFileError):
        encrypt_library(path, FIRST)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_full_disk_changes_nothing(path: Path) -> None:
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from briefbook.store.conversion import encrypt_library\n"
        "from briefbook.store.errors import DiskFullError, DiskError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))\n"
        "try: encrypt_library(Path(sys.argv[1]), 'x')\n"
        "except (DiskFullError, DiskError) as error: sys.exit(str(error))\n"
    )
    before = path.read_bytes()
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "visit.briefbook" in done.stderr
    assert "Traceback" not in done.stderr
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_what_is_open_or_has_a_second_name_is_refused(path: Path, tmp_path: Path) -> None:
    with LibraryFile.open(path), pytest.raises(InUseError):
        encrypt_library(path, FIRST)
    os.link(path, tmp_path / "other.briefbook")
    with pytest.raises(SecondNameError):
        encrypt_library(path, FIRST)


@pytest.mark.parametrize("uid", ["..", "../others"])
def test_a_library_leads_to_no_folder_but_that_of_its_backups(path: Path, tmp_path: Path, uid: str) -> None:
    home = tmp_path / "others" / "backups"
    backup = (home / uid).resolve() / name_backup("visit", NOON, 1, "01234567", SCHEMA_VERSION, suspect=False)
    backup.parent.mkdir(parents=True)
    shutil.copy(path, backup)
    with closing(sqlcipher.connect(str(path), isolation_level=None)) as other:
        other.execute("UPDATE library SET uid = ?", (uid,))
    before = path.read_bytes()
    with pytest.raises(DamagedFileError):
        encrypt_library(path, FIRST, backups=home, choice=BackupChoice.REMOVE)
    assert backup.exists()
    assert path.read_bytes() == before


def test_a_link_leads_to_the_encrypted_one(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.briefbook"
    link.symlink_to(path)
    encrypt_library(link, FIRST)
    assert link.is_symlink()
    LibraryFile.open(path, passphrase=FIRST).close()


def test_what_is_asked_twice_is_refused(path: Path) -> None:
    with pytest.raises(NotEncryptedError):
        decrypt_library(path, FIRST)
    with pytest.raises(NotEncryptedError):
        rekey_library(path, FIRST, SECOND)
    encrypt_library(path, FIRST)
    with pytest.raises(AlreadyEncryptedError):
        encrypt_library(path, FIRST)
    for change in (lambda: decrypt_library(path, SECOND), lambda: rekey_library(path, SECOND, FIRST)):
        with pytest.raises(WrongPassphraseError):
            change()
    assert dump_library(path, FIRST)


def test_a_journal_is_never_left_to_the_new_file(path: Path) -> None:
    """A plain journal beside an encrypted file would be played back into it."""
    with closing(sqlcipher.connect(str(path), isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = PERSIST").fetchall()
        other.execute("UPDATE library SET title = 'Strelsau'")
    assert path.with_name(path.name + "-journal").exists()
    encrypt_library(path, FIRST)
    assert list(path.parent.iterdir()) == [path]
    assert dump_library(path, FIRST)["library"]


@pytest.mark.skipif(sys.platform == "win32", reason="a process is ended otherwise there")
def test_one_that_is_killed_on_the_way_is_as_it_was(path: Path) -> None:
    script = (
        "import os, signal, sys; from pathlib import Path\n"
        "from briefbook.store.conversion import encrypt_library\n"
        "def stop(done, total):\n"
        "    if done * 10 > total * int(sys.argv[2]): os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return True\n"
        "encrypt_library(Path(sys.argv[1]), 'x', progress=stop)\n"
    )
    before = path.read_bytes()
    for tenths in ("1", "8"):
        done = subprocess.run([sys.executable, "-c", script, str(path), tenths], check=False)
        assert done.returncode == -9
        assert path.read_bytes() == before
        assert len(list(path.parent.iterdir())) > 1
        LibraryFile.open(path).close()
        assert list(path.parent.iterdir()) == [path]
