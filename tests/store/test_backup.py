"""Backups hold what the library held, are made when it has changed, and older ones are thinned out."""

import os
import re
import shutil
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefbook.store import backup as backup_module
from briefbook.store.backup import back_up
from briefbook.store.backup_file import Backup, find_backups, find_stem, list_backups, list_own
from briefbook.store.backup_place import PLACES, find_series
from briefbook.store.errors import ClosedFolderError, DamagedFileError, StoreError
from briefbook.store.file import LibraryFile
from briefbook.store.reads import read_library
from briefbook.store.rotation import DAYS_KEPT, thin_out
from briefbook.store.sniff import SCHEMA_VERSION

NOON = datetime(2031, 1, 16, 12, 0, tzinfo=UTC)


@pytest.fixture
def path(sample_path: Path, tmp_path: Path) -> Path:
    """A copy of the sample."""
    return Path(shutil.copy(sample_path, tmp_path / "Zenda [draft].briefbook"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where its backups go; not there yet."""
    return tmp_path / "backups" / "uid"


def touch(path: Path, moment: datetime) -> None:
    os.utime(path, (moment.timestamp(), moment.timestamp()))


def test_a_backup_is_the_library_for_its_owner_alone(path: Path, folder: Path) -> None:
    with LibraryFile.open(path) as file:
        made = back_up(file, folder, NOON)
        title = read_library(file.connection).title
    assert made
    assert re.fullmatch(
        rf"Zenda \[draft\] 2031-01-16 12\.00\.00 UTC 1-[0-9a-f]{{8}}-{SCHEMA_VERSION}\.briefbook", made.path.name
    )
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {each.name for each in folder.iterdir()} == {made.path.name, "places.json"}
    assert list_own(folder, path) == find_backups(folder.parent, path) == (made,)
    with LibraryFile.open(made.path) as copy:
        assert read_library(copy.connection).title == title


def test_only_what_has_changed_is_backed_up_again(path: Path, folder: Path) -> None:
    with LibraryFile.open(path) as file:
        assert back_up(file, folder, NOON)
        assert back_up(file, folder, NOON + timedelta(hours=1)) is None
        touch(path, datetime.now(UTC) + timedelta(seconds=10))
        assert back_up(file, folder, NOON + timedelta(hours=2))
    assert [each.moment.hour for each in list_backups(folder, find_stem(path))] == [14, 12]


def test_a_pipe_or_a_folder_of_a_backups_name_is_none(path: Path, folder: Path) -> None:
    with LibraryFile.open(path) as file:
        made = back_up(file, folder, NOON)
    assert made
    os.mkfifo(folder / made.path.name.replace("UTC 1-", "UTC 2-"))
    (folder / made.path.name.replace("UTC 1-", "UTC 3-")).mkdir()
    os.mkfifo(folder / f"{path.stem} 2031-01-16 13.00.00 UTC.briefbook")
    assert list_backups(folder) == list_own(folder, path) == find_backups(folder.parent, path) == (made,)


@pytest.mark.parametrize("stands", [True, False])
def test_a_damaged_copy_under_another_name_finds_the_backups_of_its_library(
    path: Path, tmp_path: Path, stands: bool
) -> None:
    with LibraryFile.open(path) as file:
        made = back_up(file, tmp_path / "backups" / read_library(file.connection).uid, NOON)
    assert made
    copy = Path(shutil.copy(path, tmp_path / "Strelsau.briefbook"))
    with copy.open("r+b") as stream:
        stream.seek(-20 * 4096, os.SEEK_END)
        stream.write(bytes(8 * 4096))
    if not stands:
        path.unlink()
    assert find_backups(tmp_path / "backups", copy) == (made,)


def test_nothing_is_found_for_what_does_not_say_which_library_it_is(path: Path, tmp_path: Path) -> None:
    with LibraryFile.open(path) as file:
        assert back_up(file, tmp_path / "backups" / read_library(file.connection).uid, NOON)
    other = tmp_path / "Strelsau.briefbook"
    for content in (b"", bytes(9 * 4096), b"%PDF-1.7"):
        other.write_bytes(content)
        assert find_backups(tmp_path / "backups", other) == ()
    os.mkfifo(tmp_path / "Pipe.briefbook")
    assert find_backups(tmp_path / "backups", tmp_path / "Pipe.briefbook") == ()


def test_a_pipe_in_place_of_the_places_is_not_waited_for(path: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    os.mkfifo(folder / PLACES)
    writer = os.open(folder / PLACES, os.O_RDWR)
    os.write(writer, b"{}")
    try:
        assert find_series(folder, path) == ""
        assert os.read(writer, 2) == b"{}"
    finally:
        os.close(writer)


def test_what_is_not_saved_yet_is_in_the_backup(path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup_module, "_PAUSE_S", 0)
    with LibraryFile.open(path) as file:
        file.connection.execute("BEGIN")
        file.connection.execute("UPDATE library SET title = 'Strelsau'")
        made = back_up(file, folder, NOON)
        file.connection.execute("ROLLBACK")
    assert made
    with LibraryFile.open(made.path) as copy:
        assert read_library(copy.connection).title == "Strelsau"


def test_a_copy_that_is_damaged_does_not_count(path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with LibraryFile.open(path) as file:
        first = back_up(file, folder, NOON)
        touch(path, datetime.now(UTC) + timedelta(seconds=10))
        whole = backup_module.write_duplicate

        def spoil(connection: object, copy: Path, *key: object) -> None:
            whole(connection, copy, *key)
            with copy.open("r+b") as stream:
                stream.seek(4096 * 3)
                stream.write(b"\xff" * 4096 * 20)

        monkeypatch.setattr(backup_module, "write_duplicate", spoil)
        with pytest.raises(StoreError):
            back_up(file, folder, NOON + timedelta(hours=1))
    assert first
    assert list(folder.glob("Zenda*")) == [first.path]


def test_a_folder_that_cannot_be_made_is_said(path: Path, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("in the way")
    with LibraryFile.open(path) as file, pytest.raises(StoreError):
        back_up(file, tmp_path / "backups" / "uid", NOON)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_closed_folder_is_said(path: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(0o500)
    with LibraryFile.open(path) as file, pytest.raises(ClosedFolderError):
        back_up(file, closed / "uid", NOON)


def test_a_full_disk_leaves_no_half_backup(path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_connection: object, copy: Path, _key: object) -> None:
        copy.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup_module, "write_duplicate", fail)
    with LibraryFile.open(path) as file, pytest.raises(StoreError, match="full"):
        back_up(file, folder, NOON)
    assert [each.name for each in folder.iterdir()] == ["places.json"]


def test_other_files_in_the_folder_are_left_alone(path: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in (
        "notes.txt",
        "Zenda 2031-01-01 10.00.00 UTC.briefbook",
        f"{path.stem} 2031-13-01 10.00.00 UTC.briefbook",
    ):
        (folder / name).write_text("mine")
    with LibraryFile.open(path) as file:
        for day in range(30):
            touch(path, datetime.now(UTC) + timedelta(days=day + 1))
            back_up(file, folder, NOON + timedelta(days=day))
    assert sum(each.read_bytes() == b"mine" for each in folder.iterdir()) == 3
    assert len(list_backups(folder, find_stem(path))) == DAYS_KEPT


def test_a_backup_that_cannot_be_removed_stays(folder: Path) -> None:
    folder.mkdir(parents=True)
    gone = [Backup(folder / f"{hours}", NOON - timedelta(days=40, hours=hours), 1) for hours in range(8)]
    thin_out(gone)


@pytest.mark.parametrize("name", ["a" * 237, "काठमाण्डू" * 9])
def test_a_long_name_fits(sample_path: Path, tmp_path: Path, folder: Path, name: str) -> None:
    path = Path(shutil.copy(sample_path, tmp_path / f"{name.encode()[:237].decode(errors='ignore')}.briefbook"))
    with LibraryFile.open(path) as file:
        assert back_up(file, folder, NOON)
    assert len(list_backups(folder, find_stem(path))) == 1


def test_a_damaged_backup_is_refused_like_any_library(path: Path, folder: Path) -> None:
    with LibraryFile.open(path) as file:
        made = back_up(file, folder, NOON)
    assert made
    with made.path.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xff" * 40_000)
    with pytest.raises(DamagedFileError):
        LibraryFile.open(made.path)
