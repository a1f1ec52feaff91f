"""A library of an older form that is only read: shown in today's form from memory, and left alone."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.backup_file import find_backups
from briefbook.store.errors import ReadOnlyError
from briefbook.store.file import LibraryFile
from briefbook.store.info import read_info
from briefbook.store.schema import fingerprint
from briefbook.store.search import search
from briefbook.store.snapshot import open_snapshot
from briefbook.store.sniff import KNOWN_FINGERPRINTS, SCHEMA_VERSION, sniff
from tests.store.upgrade.look import Look


def test_to_be_read_it_is_brought_along_in_memory_alone(old_path: Path) -> None:
    before = Look.at(old_path)
    with LibraryFile.open_read_only(old_path) as file:
        assert fingerprint(file.connection) == KNOWN_FINGERPRINTS[SCHEMA_VERSION]
        assert {each for *_, each in file.connection.execute("PRAGMA database_list").fetchall()} == {""}
        assert (file.path, file.read_only, file.taken_at, file.notices) == (old_path, True, None, ())
        assert Look.at(old_path) == before
        with pytest.raises(ReadOnlyError):
            file.require_writable()
        with pytest.raises(sqlite.OperationalError, match="readonly"):
            file.connection.execute("UPDATE library SET title = ''")
    assert Look.at(old_path) == before


def test_a_snapshot_leaves_it_alone_and_writes_nothing_anywhere(
    old_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Look.at(old_path)
    monkeypatch.setattr("tempfile.TemporaryDirectory", None)
    with open_snapshot(old_path) as snapshot:
        assert snapshot.taken_at is None
        assert read_info(snapshot.file).schema_version == 1
        assert [hit.title for hit in search(snapshot.file.connection, "Рассендилл")] == ["Rudolf Rassendyll"]
    assert Look.at(old_path) == before
    assert not (Path(os.environ["XDG_DATA_HOME"]) / "briefbook").exists()


def test_a_snapshot_of_one_that_another_program_has_open_is_brought_along(old_path: Path) -> None:
    before = old_path.read_bytes()
    script = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
    script += "c.execute('PRAGMA locking_mode = EXCLUSIVE'); c.execute('BEGIN EXCLUSIVE'); print('open', flush=True)\n"
    script += "sys.stdin.read(); c.close()"
    with subprocess.Popen(
        [sys.executable, "-c", script, str(old_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "open\n"
        with open_snapshot(old_path) as snapshot:
            assert snapshot.taken_at
            assert snapshot.file.path == old_path
            assert read_info(snapshot.file).schema_version == 1
            assert fingerprint(snapshot.file.connection) == KNOWN_FINGERPRINTS[SCHEMA_VERSION]
        holder.communicate("")
    assert old_path.read_bytes() == before


def test_a_change_that_was_cut_off_is_taken_back_in_a_copy_alone(old_path: Path) -> None:
    script = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size = 1'); c.execute('BEGIN')\n"
        "c.execute(\"UPDATE talking_point SET title = hex(randomblob(3000))\"); c.execute('DELETE FROM clearance')\n"
        "os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script, str(old_path)], check=True)
    before = Look.at(old_path)
    assert f"{old_path.name}-journal" in before.names
    with open_snapshot(old_path) as snapshot:
        assert snapshot.file.connection.execute("SELECT count(*) FROM clearance").fetchone() == (42,)
        assert read_info(snapshot.file).schema_version == 1
    assert Look.at(old_path) == before
    with LibraryFile.open(old_path) as file:
        assert file.connection.execute("SELECT count(*) FROM clearance").fetchone() == (42,)


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_stick_that_cannot_be_written_is_read(old_path: Path) -> None:
    old_path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with LibraryFile.open(old_path) as file:
            assert file.read_only
            assert fingerprint(file.connection) == KNOWN_FINGERPRINTS[SCHEMA_VERSION]
    finally:
        old_path.parent.chmod(stat.S_IRWXU)


def test_what_cannot_be_written_is_read(old_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    before = Look.at(old_path)
    with LibraryFile.open(old_path) as file:
        assert file.read_only
        assert file.schema_version == 1
    assert Look.at(old_path) == before


def test_a_copy_of_one_that_is_only_read_has_the_form_of_today(old_path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.briefbook"
    with open_snapshot(old_path) as snapshot:
        snapshot.file.save_copy(copy)
    with LibraryFile.open(copy) as file:
        assert file.notices == ()
        assert file.schema_version == SCHEMA_VERSION


def test_a_backup_of_an_older_form_is_opened_as_a_copy(old_path: Path, backups: Path, tmp_path: Path) -> None:
    LibraryFile.open(old_path, backups=backups).close()
    (backup,) = find_backups(backups, old_path)
    before = Look.at(backup.path)
    copy = Path(shutil.copy(backup.path, tmp_path / "back.briefbook"))
    assert sniff(copy).schema_version == 1
    with open_snapshot(backup.path) as snapshot:
        snapshot.file.save_copy(tmp_path / "forth.briefbook")
    assert Look.at(backup.path) == before
    assert sniff(tmp_path / "forth.briefbook").schema_version == SCHEMA_VERSION
