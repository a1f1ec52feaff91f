"""Opening a library: what it is, who has it, what is wrong with it; what cannot be opened stays as it was."""

import errno
import json
import os
import platform
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from briefbook.store.errors import (
    DamagedFileError,
    ExistsError,
    FolderError,
    ForeignFileError,
    InUseError,
    LinkedError,
    LongNameError,
    NewerFileError,
    NotFoundError,
    PassphraseNeededError,
    StoreError,
    UnreadableError,
)
from briefbook.store.file import LibraryFile
from briefbook.store.lock_file import LockFile
from briefbook.store.process import find_birth
from briefbook.store.snapshot import open_snapshot
from briefbook.store.sniff import APPLICATION_ID, FileKind, sniff

DEAD_PID = 2**22 + 1


@pytest.fixture
def path(sample_path: Path, tmp_path: Path) -> Path:
    """A copy of the sample, alone in its folder."""
    folder = tmp_path / "desk"
    folder.mkdir()
    return Path(shutil.copy(sample_path, folder / "visit.briefbook"))


def overwrite(path: Path, offset: int, data: bytes) -> None:
    with path.open("r+b") as stream:
        stream.seek(offset)
        stream.write(data)


def spoil_header(path: Path) -> None:
    overwrite(path, 60, (99).to_bytes(4, "big"))


def spoil_pages(path: Path) -> None:
    overwrite(path, 4096 * 3, b"\xa5" * 4096 * 5)


def spoil_index(path: Path) -> None:
    """Let an index say of a person what its row does not: no page looks broken."""
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'entity_kind'").fetchone()
    data = path.read_bytes()
    overwrite(path, data.index(b"person", (page - 1) * 4096), b"pers0n")


def add_trigger(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TRIGGER evil AFTER INSERT ON entity BEGIN DELETE FROM name; END")


def make_foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE other (id)")


SPOILT: dict[str, tuple[Callable[[Path], object], type[StoreError]]] = {
    "newer": (spoil_header, NewerFileError),
    "damaged": (spoil_pages, DamagedFileError),
    "an index that lies": (spoil_index, DamagedFileError),
    "truncated": (lambda path: os.truncate(path, 9000), DamagedFileError),
    "a version that nobody gave": (lambda path: overwrite(path, 60, b"\xff"), DamagedFileError),
    "the size of its pages": (lambda path: overwrite(path, 16, b"\xff"), DamagedFileError),
    "the form of its tables": (lambda path: overwrite(path, 47, b"\xff"), DamagedFileError),
    "another schema": (add_trigger, DamagedFileError),
    "another program's": (make_foreign, ForeignFileError),
    "text": (lambda path: path.write_text("Dear Minister,"), ForeignFileError),
    "empty": (lambda path: path.write_bytes(b""), ForeignFileError),
    "noise": (lambda path: path.write_bytes(os.urandom(8192)), PassphraseNeededError),
    "missing": (lambda path: path.unlink(), NotFoundError),
    "half a header": (lambda path: os.truncate(path, 50), DamagedFileError),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_file_that_cannot_be_opened_is_left_as_it_was(path: Path, how: str) -> None:
    spoil, refusal = SPOILT[how]
    spoil(path)
    before = path.read_bytes() if path.exists() else None
    for open_it in (LibraryFile.open, LibraryFile.open_read_only):
        with pytest.raises(refusal) as told:
            open_it(path)
        assert path.name in str(told.value)
        assert str(told.value).endswith(".")
    assert (path.read_bytes() if path.exists() else None) == before
    assert [each.name for each in path.parent.iterdir()] == ([path.name] if before is not None else [])


def test_a_folder_that_the_system_will_not_open_is_told_as_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FolderError, match=f"“{path.parent.name}” is a folder"):
        sniff(path.parent)
    with pytest.raises(UnreadableError):
        sniff(path)


def test_a_pipe_is_told_and_nobody_waits_at_it(tmp_path: Path) -> None:
    path = tmp_path / "pipe.briefbook"
    os.mkfifo(path)
    assert sniff(path).kind is FileKind.FOREIGN
    with pytest.raises(ForeignFileError, match="is not a Briefbook library"):
        LibraryFile.open(path)


def test_a_path_with_a_nul_leads_nowhere(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        LibraryFile.open_read_only(tmp_path / "a\0b.briefbook")


def test_sniffing_tells_ours(path: Path) -> None:
    assert sniff(path).kind is FileKind.OURS
    assert int.from_bytes(path.read_bytes()[68:72], "big") == APPLICATION_ID


def test_an_open_file_is_named_after_its_holder(path: Path) -> None:
    with LibraryFile.open(path):
        lock = path.with_name(f".~lock.{path.name}#")
        assert json.loads(lock.read_text())["pid"] == os.getpid()
        with pytest.raises(InUseError, match="another window"):
            LibraryFile.open(path)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_dead_holder_is_taken_over_and_another_machine_is_not(path: Path) -> None:
    lock = path.with_name(f".~lock.{path.name}#")
    holder = {"user": "rudolf", "host": platform.node(), "pid": DEAD_PID, "since": "2031-01-14T10:00:00+00:00"}
    lock.write_text(json.dumps(holder))
    LibraryFile.open(path).close()
    lock.write_text(json.dumps(holder | {"host": "zenda"}))
    local = datetime.fromisoformat("2031-01-14T10:00:00+00:00").astimezone()
    with pytest.raises(
        InUseError, match=f"on zenda, where rudolf has had it since {local:%H:%M} on {local.day} January 2031;"
    ):
        LibraryFile.open(path)
    lock.write_text(json.dumps(holder | {"host": "zenda", "since": "for ages"}))
    with pytest.raises(InUseError, match="on zenda, where rudolf has had it;"):
        LibraryFile.open(path)


def test_a_number_that_another_process_was_given_since_is_a_dead_holder(path: Path) -> None:
    lock = LockFile(path)
    holder = {"user": "rudolf", "host": platform.node(), "pid": os.getpid(), "since": "2031-01-14T10:00:00+00:00"}
    lock.path.write_text(json.dumps(holder | {"born": find_birth(os.getpid())}))
    with pytest.raises(InUseError, match="another window"):
        LibraryFile.open(path)
    lock.path.write_text(json.dumps(holder | {"born": "an earlier run:17"}))
    LibraryFile.open(path).close()
    assert not lock.path.exists()


@pytest.mark.parametrize(
    "words",
    ["", "{}", "[]", "null", '{"user": 1, "host": 2, "pid": "3", "since": 4}', "[" * 60_000],
    ids=["empty", "nobody", "list", "null", "kinds", "nested"],
)
def test_a_lock_file_that_names_nobody_is_taken_over(path: Path, words: str) -> None:
    lock = LockFile(path)
    lock.path.write_text(words)
    assert lock.find_holder() is None
    with LibraryFile.open(path):
        holder = lock.find_holder()
        assert holder
        assert holder.is_this_process


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo, lambda name: name.symlink_to("/dev/zero")])
def test_what_only_bears_the_name_of_a_lock_file_is_not_waited_for(path: Path, make: Callable[[Path], None]) -> None:
    lock = LockFile(path).path
    make(lock)
    with open_snapshot(path) as snapshot:
        assert snapshot.taken_at is None
    with LibraryFile.open(path):
        assert "database is locked" in write_elsewhere(path)
    assert lock.exists() == (make is os.mkdir)


@pytest.mark.parametrize("length", [250, 300])
def test_a_copy_is_given_no_name_that_is_too_long_for_a_library(path: Path, length: int) -> None:
    with LibraryFile.open(path) as file, pytest.raises(LongNameError):
        file.save_copy(path.with_name("x" * length))


CUT_OFF = """
import os, sys
from pathlib import Path
from briefbook.store.file import LibraryFile
connection = LibraryFile.open(Path(sys.argv[1])).connection
for words in ("PRAGMA cache_spill = ON", "PRAGMA cache_size = 5", "BEGIN", "UPDATE search_doc SET text = text || '!'"):
    connection.execute(words)
os.kill(os.getpid(), 9)
"""


def test_a_change_that_was_cut_off_is_not_missed_by_a_second_link(path: Path) -> None:
    link = path.with_name("second.briefbook")
    link.hardlink_to(path)
    subprocess.run([sys.executable, "-c", CUT_OFF, str(path)], check=False)
    before = path.read_bytes()
    for open_library in (LibraryFile.open, LibraryFile.open_read_only):
        with pytest.raises(LinkedError, match="is also called “visit"):
            open_library(link)
    assert path.read_bytes() == before
    LibraryFile.open(path).close()
    LibraryFile.open(link).close()


def test_a_lock_file_can_be_read_by_whoever_can_read_the_library(path: Path) -> None:
    for mode, expected in ((0o664, 0o644), (0o600, 0o600)):
        path.chmod(mode)
        with LibraryFile.open(path):
            assert stat.S_IMODE(LockFile(path).path.stat().st_mode) == expected


def test_a_lock_file_that_only_its_owner_may_read_is_respected(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = LockFile(path).path
    lock.write_text("{}")
    open_file = os.open

    def refuse(name: Path, flags: int, *rest: int) -> int:
        if name == lock and not flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, "Permission denied")
        return open_file(name, flags, *rest)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(InUseError):
        LibraryFile.open(path)
    assert lock.exists()


def test_a_lock_file_of_a_later_version_is_understood(path: Path) -> None:
    lock = LockFile(path)
    with LibraryFile.open(path):
        lock.path.write_text(json.dumps(json.loads(lock.path.read_text()) | {"colour": "red"}))
        assert lock.find_holder()


def write_elsewhere(path: Path) -> str:
    """What another program is told that would write into a library."""
    script = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('UPDATE library SET title = 0')"
    outcome = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False)
    return outcome.stderr


def test_asking_for_an_open_library_again_costs_it_no_lock(path: Path) -> None:
    with LibraryFile.open(path):
        with pytest.raises(InUseError):
            LibraryFile.open(path)
        assert "database is locked" in write_elsewhere(path)


def test_a_library_whose_lock_file_was_lost_is_read_from_a_copy(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from briefbook.store.file import LibraryFile\n"
        "with LibraryFile.open(Path(sys.argv[1])): print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "open\n"
        LockFile(path).path.unlink()
        with pytest.raises(InUseError, match="in another program"):
            LibraryFile.open(path)
        with open_snapshot(path) as snapshot:
            assert snapshot.taken_at
            assert snapshot.file.taken_at == snapshot.taken_at
            assert snapshot.file.connection.execute("SELECT count(*) FROM visit").fetchone() == (1,)
        holder.communicate("")


def test_pragmas_are_those_of_a_careful_file(path: Path) -> None:
    with LibraryFile.open(path) as file:
        read = {
            name: file.connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "secure_delete",
                "trusted_schema",
                "locking_mode",
            )
        }
    assert read == {
        "journal_mode": "truncate",
        "synchronous": 3,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "locking_mode": "exclusive",
    }


def test_a_second_reader_gets_a_copy_of_the_moment(path: Path) -> None:
    with open_snapshot(path) as snapshot:
        assert snapshot.taken_at is None
    with LibraryFile.open(path) as file:
        file.connection.execute("UPDATE library SET title = 'Later'")
        with open_snapshot(path) as snapshot:
            assert snapshot.taken_at
            assert snapshot.file.read_only
            assert snapshot.file.connection.execute("SELECT title FROM library").fetchone() == ("Later",)


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_stick_that_cannot_be_written_is_read(path: Path) -> None:
    path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with LibraryFile.open(path) as file:
            assert file.read_only
    finally:
        path.parent.chmod(stat.S_IRWXU)


def test_nothing_is_written_over(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(ExistsError):
        LibraryFile.create(path)
    with LibraryFile.open(path) as file, pytest.raises(ExistsError):
        file.save_copy(path)
    assert sniff(path).kind is FileKind.OURS
    assert len(path.read_bytes()) == len(before)
