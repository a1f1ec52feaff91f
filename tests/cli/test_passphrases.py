"""Encrypted libraries on the command line: what opens them, what is asked, what is said of backups."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from briefbook.edits.library import change_library
from briefbook.folder import backup_folder, cache_folder
from briefbook.session import Session
from briefbook.settings import save_json
from briefbook.store.backup import back_up, find_stem, list_backups
from briefbook.store.errors import WrongPassphraseError
from briefbook.store.file import LibraryFile
from briefbook.store.reads import read_library
from briefbook.store.trace import cover_path, recent_list_path
from briefbook.values.passphrase import MOST_LETTERS

Run = Callable[..., Any]
NOON = datetime(2031, 1, 16, 12, 0, tzinfo=UTC)
FIRST, SECOND = "Zenda, at noon", "Strelsau, at night"


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return write(tmp_path / "first", FIRST)


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return write(tmp_path / "second", SECOND + "\r\n")


def write(path: Path, words: str) -> Path:
    path.write_bytes(words.encode())
    return path


def back_up_once(library: Path, passphrase: str | None = None) -> Path:
    with LibraryFile.open(library, passphrase=passphrase) as file:
        backup = back_up(file, backup_folder() / read_library(file.connection).uid, NOON)
    assert backup
    return backup.path


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\r"])
def test_one_line_end_is_not_part_of_a_passphrase(run: Run, library: Path, tmp_path: Path, end: str) -> None:
    assert run("encrypt", library, "--passphrase-file", write(tmp_path / "p", FIRST + end)).status == 0
    LibraryFile.open(library, passphrase=FIRST).close()


def test_a_second_line_end_is(run: Run, library: Path, tmp_path: Path) -> None:
    assert run("encrypt", library, "--passphrase-file", write(tmp_path / "p", FIRST + "\n\n")).status == 0
    LibraryFile.open(library, passphrase=FIRST + "\n").close()


def test_a_mark_at_the_head_of_a_file_is_not_part_of_it(run: Run, library: Path, tmp_path: Path) -> None:
    """Some editors put one before every text; nobody could type it at the window."""
    assert run("encrypt", library, "--passphrase-file", write(tmp_path / "p", f"\ufeff{FIRST}\r\n")).status == 0
    LibraryFile.open(library, passphrase=FIRST).close()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes of this kind")
def test_a_pipe_is_read_and_one_without_a_writer_is_not_waited_for(run: Run, library: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    before = library.read_bytes()
    told = run("encrypt", library, "--passphrase-file", pipe)
    assert (told.status, told.err) == (2, "There is no passphrase in “pipe”.\n")
    assert library.read_bytes() == before
    slow = subprocess.Popen(
        ["sh", "-c", f"exec 3<>'{pipe}'; echo ready; sleep 1; echo '{FIRST}' >&3; sleep 2"], stdout=-1
    )
    assert slow.stdout
    slow.stdout.readline()
    with slow:
        assert run("encrypt", library, "--passphrase-file", pipe).status == 0
    LibraryFile.open(library, passphrase=FIRST).close()


def test_every_verb_takes_a_passphrase(run: Run, library: Path, first: Path, tmp_path: Path) -> None:
    told = run("encrypt", library, "--passphrase-file", first)
    assert (told.status, told.out, told.err) == (0, "“visit.briefbook” is encrypted now.\n", "")
    for words in (
        ("info", library, "--json"),
        ("search", library, "the"),
        ("check", library),
        ("export", library, "-o", tmp_path / "book.pdf"),
    ):
        assert run(*words, "--passphrase-file", first).status == 0, words
        refused = run(*words)
        assert refused.status == 2
        assert "opens with its passphrase only" in refused.err
    assert json.loads(run("info", library, "--json", "--passphrase-file", first).out)["encrypted"] is True
    assert run("sample", tmp_path / "sample.briefbook", "--passphrase-file", first).status == 0
    LibraryFile.open(tmp_path / "sample.briefbook", passphrase=FIRST).close()
    assert run("info", tmp_path / "sample.briefbook").status == 2


def test_there_and_back(run: Run, library: Path, first: Path, second: Path) -> None:
    assert run("encrypt", library, "--passphrase-file", first).status == 0
    told = run("rekey", library, "--passphrase-file", first, "--new-passphrase-file", second)
    assert (told.status, told.out) == (0, "“visit.briefbook” has another passphrase now.\n")
    wrong = run("decrypt", library, "--passphrase-file", first)
    assert (wrong.status, wrong.err) == (2, "The passphrase does not open “visit.briefbook”.\n")
    told = run("decrypt", library, "--passphrase-file", second)
    assert (told.status, told.out) == (0, "“visit.briefbook” is plain now.\n")
    assert run("info", library).status == 0


def test_what_makes_no_sense_is_refused(run: Run, library: Path, first: Path, second: Path, tmp_path: Path) -> None:
    before = library.read_bytes()
    for words, sentence in (
        (("decrypt", library, "--passphrase-file", first), "is not encrypted"),
        (("rekey", library, "--passphrase-file", first, "--new-passphrase-file", second), "is not encrypted"),
        (("encrypt", library, "--passphrase-file", tmp_path / "none"), "cannot be read"),
        (("encrypt", library, "--passphrase-file", write(tmp_path / "empty", "\n")), "There is no passphrase"),
        (("encrypt", library, "--passphrase-file", tmp_path), "cannot be read"),
        (("encrypt", tmp_path / "no.briefbook", "--passphrase-file", first), "There is no file"),
    ):
        told = run(*words)
        assert told.status == 2
        assert sentence in told.err
    for noise in (b"\xff\xfe", b"Zenda\0at noon"):
        (tmp_path / "noise").write_bytes(noise)
        assert "no text" in run("encrypt", library, "--passphrase-file", tmp_path / "noise").err
    (tmp_path / "long").write_text("Z" * (MOST_LETTERS + 1))
    assert "too long" in run("encrypt", library, "--passphrase-file", tmp_path / "long").err
    assert library.read_bytes() == before
    assert run("encrypt", library, "--passphrase-file", first).status == 0
    assert "encrypted already" in run("encrypt", library, "--passphrase-file", first).err


@pytest.mark.parametrize("verb", ["encrypt", "decrypt", "rekey", "info", "search"])
def test_nobody_waits_for_a_key_without_a_terminal(library: Path, tmp_path: Path, verb: str) -> None:
    if verb != "encrypt":
        subprocess.run(
            [sys.executable, "-m", "briefbook", "encrypt", library, "--passphrase-file", write(tmp_path / "p", FIRST)],
            check=True,
            capture_output=True,
        )
    words = ["the"] if verb == "search" else []
    ended = subprocess.run(
        [sys.executable, "-m", "briefbook", verb, library, *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        start_new_session=True,
    )
    assert ended.returncode == 2
    assert "passphrase" in ended.stderr
    assert ended.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there are no terminals of this kind")
def test_a_person_at_a_terminal_is_asked(library: Path) -> None:
    import pty

    in_latin_1 = "Straße".encode("latin-1")
    for verb, answers, wanted in (
        ("encrypt", [FIRST.encode(), FIRST.encode()], 0),
        ("info", [FIRST.encode()], 0),
        ("info", [in_latin_1], 2),
    ):
        process, terminal = pty.fork()
        if process == 0:
            os.execv(sys.executable, [sys.executable, "-m", "briefbook", verb, str(library)])
        shown = b""
        for answer in answers:
            while not shown.rstrip().endswith(b":"):
                shown += os.read(terminal, 1024)
            os.write(terminal, answer + b"\n")
            shown = b""
        _, status = os.waitpid(process, 0)
        os.close(terminal)
        assert os.waitstatus_to_exitcode(status) == wanted
    LibraryFile.open(library, passphrase=FIRST).close()


def test_backups_get_the_key_of_the_library(run: Run, library: Path, first: Path, second: Path) -> None:
    backup = back_up_once(library)
    assert run("encrypt", library, "--passphrase-file", first).out == "“visit.briefbook” is encrypted now.\n"
    assert b"SQLite format" not in backup.read_bytes()[:16]
    with LibraryFile.open_read_only(backup, passphrase=FIRST) as file:
        assert file.is_encrypted
    assert (
        run("rekey", library, "--passphrase-file", first, "--new-passphrase-file", second).out
        == "“visit.briefbook” has another passphrase now.\n"
    )
    with pytest.raises(WrongPassphraseError):
        LibraryFile.open_read_only(backup, passphrase=FIRST)
    assert back_up_is_known(library, SECOND)
    told = run("decrypt", library, "--passphrase-file", second).out
    assert "keep the passphrase that they were made with" in told
    assert str(backup) in told
    with LibraryFile.open_read_only(backup, passphrase=SECOND) as file:
        assert file.is_encrypted


def back_up_is_known(library: Path, passphrase: str) -> bool:
    """Whether the newest backup still counts as one of the library as it stands."""
    with LibraryFile.open(library, passphrase=passphrase) as file:
        return back_up(file, backup_folder() / read_library(file.connection).uid, NOON) is None


def test_what_remains_plain_is_said(run: Run, library: Path, first: Path) -> None:
    backup = back_up_once(library)
    told = run("encrypt", library, "--passphrase-file", first, "--backups", "keep").out
    assert told == f"“visit.briefbook” is encrypted now.\nThese backups are plain:\n  {backup}\n"
    LibraryFile.open_read_only(backup).close()
    told = run("decrypt", library, "--passphrase-file", first, "--backups", "remove").out
    assert told == "“visit.briefbook” is plain now.\n"
    assert not backup.exists()
    assert list_backups(backup.parent, find_stem(library)) == ()


def test_what_is_kept_of_it_elsewhere_goes(run: Run, library: Path, first: Path) -> None:
    cover = cover_path(library.resolve())
    cover.parent.mkdir(parents=True)
    cover.write_bytes(b"picture")
    entry = {"path": str(library), "opened_at": "2031-01-16T12:00:00", "title": "Zenda", "visit": "V", "dates": "D"}
    other = entry | {"path": "/elsewhere"}
    save_json(recent_list_path(), [entry, other])
    assert run("encrypt", library, "--passphrase-file", first).status == 0
    assert not cover.exists()
    assert json.loads(recent_list_path().read_text()) == [entry | {"title": "", "visit": "", "dates": ""}, other]
    assert cache_folder().is_dir()


def test_what_is_kept_of_it_under_an_earlier_name_goes(run: Run, library: Path, first: Path) -> None:
    """A library that was renamed by another program stays in the list under both names."""
    with LibraryFile.open_read_only(library) as file:
        title = read_library(file.connection).title
    gone, stick = str(library.with_name("gone.briefbook")), str(library.with_name("stick.briefbook"))
    entries = [
        {"path": path, "opened_at": "2031-01-16T12:00:00", "title": name, "visit": "V", "dates": "D"}
        for path, name in ((gone, title), (stick, "Strelsau"))
    ]
    cover = cover_path(Path(gone))
    cover.parent.mkdir(parents=True)
    cover.write_bytes(b"picture")
    save_json(recent_list_path(), entries)
    assert run("encrypt", library, "--passphrase-file", first).status == 0
    assert not cover.exists()
    assert json.loads(recent_list_path().read_text()) == [
        entries[0] | {"title": "", "visit": "", "dates": ""},
        entries[1],
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="a process is ended otherwise there")
@pytest.mark.parametrize("choice", ["keep", "rekey", "remove"])
def test_what_a_killed_backup_left_is_not_left_plain(run: Run, library: Path, first: Path, choice: str) -> None:
    """Neither of the making of one, nor of a passphrase that was being removed from them."""
    backup = back_up_once(library)
    script = (
        "import os, signal, sys; from pathlib import Path\n"
        "from briefbook.store import backup, conversion, cipher_copy\n"
        "from briefbook.store.file import LibraryFile\n"
        "from datetime import UTC, datetime\n"
        "def stop(*_): os.kill(os.getpid(), signal.SIGKILL)\n"
        "backup.look_through = cipher_copy.check_library = stop\n"
        "if sys.argv[2]: cipher_copy.convert_copy(Path(sys.argv[2]), None, None)\n"
        "file = LibraryFile.open(Path(sys.argv[1]))\n"
        "backup.back_up_anew(file, Path(sys.argv[3]), datetime.now(UTC))\n"
    )
    for converted in (backup, ""):
        killed = subprocess.run([sys.executable, "-c", script, library, converted, backup.parent], check=False)
        assert killed.returncode == -9
    assert len(list(backup.parent.glob("*.new"))) == 2
    assert run("encrypt", library, "--passphrase-file", first, "--backups", choice).status == 0
    left = {each.name for each in backup.parent.iterdir()} - {"places.json"}
    assert left == (set() if choice == "remove" else {backup.name})


def test_an_encrypted_library_that_is_open_is_read_from_a_copy(run: Run, library: Path, first: Path) -> None:
    run("encrypt", library, "--passphrase-file", first)
    session = Session(LibraryFile.open(library, passphrase=FIRST))
    change_library(session, title="Harbours")
    session.save()
    code = "import sys; from briefbook.__main__ import main; sys.exit(main(sys.argv[1:]))"
    ended = subprocess.run(
        [sys.executable, "-c", code, "info", library, "--passphrase-file", first],
        capture_output=True,
        text=True,
        check=False,
    )
    session.close()
    assert ended.returncode == 0
    assert "Harbours" in ended.stdout


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there a bound of one byte says more than none")
def test_no_image_of_the_memory_is_kept_nor_handed_to_whoever_collects_them(library: Path) -> None:
    script = (
        "import resource, sys; from briefbook.__main__ import main\n"
        "main(['info', sys.argv[1]]); print(resource.getrlimit(resource.RLIMIT_CORE)[0])\n"
    )
    resource = pytest.importorskip("resource")
    told = subprocess.run([sys.executable, "-c", script, library], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == ("1" if resource.getrlimit(resource.RLIMIT_CORE)[1] else "0")
