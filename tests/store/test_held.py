"""SQLite's lock of an open library is held until it is closed, whatever else this program does with its path."""

import gc
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from briefbook.printing.export import TakenError, require_free
from briefbook.store.errors import InUseError, LongNameError, StoreError
from briefbook.store.file import LibraryFile
from briefbook.store.held import list_held
from briefbook.store.key import read_salt
from briefbook.store.lock_file import LockFile
from briefbook.store.snapshot import open_snapshot
from briefbook.store.sniff import FileKind, sniff

PROC_LOCKS = Path("/proc/locks")
PASSPHRASE = "Prisoner of Zenda"
WRITE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0)
connection.execute("UPDATE library SET title = 'stranger'")
connection.commit()
"""


@pytest.fixture
def path(sample_path: Path, tmp_path: Path) -> Path:
    """A copy of the sample, alone in its folder."""
    (tmp_path / "desk").mkdir()
    return Path(shutil.copy(sample_path, tmp_path / "desk" / "visit.briefbook"))


def open_as_copy(path: Path) -> None:
    with open_snapshot(path) as snapshot:
        assert snapshot.taken_at
        assert snapshot.file.connection.execute("SELECT count(*) FROM entity").fetchone() > (0,)


def open_again(path: Path) -> None:
    for opening in (LibraryFile.open, LibraryFile.open_read_only):
        with pytest.raises(InUseError, match="in another window"):
            opening(path)


def export_over(path: Path) -> None:
    with pytest.raises(TakenError):
        require_free(path)


def look(path: Path) -> None:
    assert sniff(path).kind is FileKind.OURS


def link(path: Path) -> Path:
    made = path.with_name("link.pdf")
    made.symlink_to(path)
    return made


def link_hard(path: Path) -> Path:
    made = path.with_name("second.pdf")
    made.hardlink_to(path)
    return made


def is_locked(path: Path) -> bool:
    """Whether another program finds the library locked, past its lock file."""
    told = subprocess.run([sys.executable, "-c", WRITE, str(path)], capture_output=True, text=True, check=False)
    return "locked" in told.stderr


@pytest.mark.parametrize("name", [lambda path: path, link, link_hard])
@pytest.mark.parametrize("way", [look, open_as_copy, open_again, export_over])
def test_nothing_costs_an_open_library_its_lock(
    path: Path, name: Callable[[Path], Path], way: Callable[[Path], None]
) -> None:
    gc.collect()  # what a failed opening of an earlier test has left
    with LibraryFile.open(path) as file:
        LockFile(path).path.unlink()
        way(name(path))
        assert is_held(path)
        assert [each.file for each in list_held()] == [file]
    assert list_held() == ()


def is_held(path: Path) -> bool:
    if not PROC_LOCKS.exists():
        return is_locked(path)
    rows = [line.split() for line in PROC_LOCKS.read_text().splitlines()]
    mine = [row[5] for row in rows if row[3] == "WRITE" and row[4] == str(os.getpid())]
    return any(each.endswith(f":{path.stat().st_ino}") for each in mine)


def test_another_program_finds_it_locked_by_any_name(path: Path) -> None:
    names = (path, link(path), link_hard(path))
    with LibraryFile.open(path):
        LockFile(path).path.unlink()
        assert all(map(is_locked, names))
    assert not is_locked(path)


def test_a_link_and_its_library_share_one_lock_file(path: Path, tmp_path: Path) -> None:
    far = tmp_path / "link.briefbook"
    far.symlink_to(path)
    with LibraryFile.open(far):
        assert LockFile(path).path.exists()
        assert {each.name for each in tmp_path.iterdir()} == {"desk", "link.briefbook"}
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_the_salt_of_an_open_library_is_asked_of_its_holder(tmp_path: Path) -> None:
    path = tmp_path / "sealed.briefbook"
    with LibraryFile.create(path, passphrase=PASSPHRASE) as file:
        assert file.key
        assert read_salt(path) == file.key.salt
        with suppress(StoreError):
            LibraryFile.open(path, passphrase=PASSPHRASE)
        assert is_held(path)


@pytest.mark.parametrize("written", [False, True])
def test_a_library_with_a_log_is_read_without_leaving_any(path: Path, written: bool) -> None:
    """Another program has told SQLite to keep one (WAL), and closed it or crashed."""
    other = sqlite3.connect(path)
    other.execute("PRAGMA journal_mode = WAL")
    if written:
        other.execute("UPDATE library SET title = 'Zenda'")
        other.commit()
        for name in (path.name, f"{path.name}-wal"):
            shutil.copy(path.with_name(name), path.with_name(f"x{name}"))
        other.close()
        for name in (path.name, f"{path.name}-wal"):
            path.with_name(f"x{name}").replace(path.with_name(name))
    other.close()
    before = {each.name: each.read_bytes() for each in path.parent.iterdir()}
    with open_snapshot(path) as snapshot:
        (title,) = snapshot.file.connection.execute("SELECT title FROM library").fetchone()
        assert (title == "Zenda") == written
    assert {each.name: each.read_bytes() for each in path.parent.iterdir()} == before
    with LibraryFile.open(path) as file:
        assert file.connection.execute("SELECT title FROM library").fetchone() == (title,)
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_name_that_leaves_no_room_for_the_lock_has_a_lock_still(path: Path) -> None:
    long = path.rename(path.with_name("é" * 118 + "x.briefbook"))
    assert len(os.fsencode(long.name)) == 247
    with LibraryFile.open(long):
        assert LockFile(long).find_holder()
        assert len(list(long.parent.iterdir())) == 2
    assert [each.name for each in long.parent.iterdir()] == [long.name]


def test_a_name_that_leaves_no_room_for_a_journal_is_refused(path: Path) -> None:
    long = path.rename(path.with_name("x" * 240 + ".briefbook"))
    before = long.read_bytes()
    with pytest.raises(LongNameError, match="too long for a library"):
        LibraryFile.open(long)
    assert long.read_bytes() == before
    new = long.with_name("y" * 240 + ".briefbook")
    with pytest.raises(LongNameError):
        LibraryFile.create(new)
    assert [each.name for each in long.parent.iterdir()] == [long.name]
    with open_snapshot(long) as snapshot:
        assert snapshot.file.read_only


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permission")
def test_a_folder_that_may_not_be_entered_is_told(path: Path) -> None:
    path.parent.chmod(0)
    me = os.geteuid()
    try:
        if me == 0:
            os.seteuid(65534)
        for opening in (LibraryFile.open, sniff, require_free):
            with pytest.raises(StoreError, match=r"not allowed to read|no folder"):
                opening(path)
    finally:
        os.seteuid(me)
        path.parent.chmod(0o700)
