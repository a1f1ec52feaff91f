"""What cannot be done is one sentence and a status, never a traceback, and every file stays as it was."""

import errno
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Run = Callable[..., Any]
Files = dict[str, bytes | None]

FAILED = 2
READING = {
    "info": ["info", "{file}", "--json"],
    "export": ["export", "{file}", "-o", "{out}"],
    "check": ["check", "{file}"],
    "search": ["search", "{file}", "critical"],
}
# Cuts the last change of a library off in the middle, as a power failure does.
CUT_OFF = """
import os, sys
from pathlib import Path
from briefbook.store.file import LibraryFile
connection = LibraryFile.open(Path(sys.argv[1])).connection
connection.execute("PRAGMA cache_size = 10")
connection.execute("BEGIN")
for number in range(300):
    connection.execute("INSERT INTO entity (uid, kind) VALUES (?, 'topic')", [f"{number:03000}"])
connection.execute("UPDATE library SET title = 'Half done'")
os._exit(9)
"""
HOLD_OPEN = """
import sys
from pathlib import Path
from briefbook.store.file import LibraryFile
with LibraryFile.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.readline()
"""


def look(folder: Path) -> Files:
    """Everything in a folder, byte for byte."""
    return {str(each): each.read_bytes() if each.is_file() else None for each in sorted(folder.rglob("*"))}


def is_sentence(words: str) -> bool:
    """Whether it is one sentence on a line of its own."""
    return words.endswith(".\n") and words.count("\n") == 1 and ". " not in words and words[0] == words[0].upper()


def fill(words: list[str], library: Path) -> list[str]:
    return [word.format(file=library, out=library.parent / "book.pdf") for word in words]


def overwrite(path: Path, offset: int, data: bytes) -> None:
    with path.open("r+b") as stream:
        stream.seek(offset)
        stream.write(data)


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def make_foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE other (id)")


def lead_nowhere(path: Path) -> None:
    """Take a row away that others stand on."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM source")


SPOILT: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: path.unlink(), "There is no file “visit.briefbook”"),
    "a folder": (make_folder, "“visit.briefbook” is a folder"),
    "empty": (lambda path: path.write_bytes(b""), "is not a Briefbook library"),
    "text": (lambda path: path.write_text("Dear Minister,"), "is not a Briefbook library"),
    "noise": (
        lambda path: path.write_bytes(Random(1).randbytes(8192)),
        "is encrypted, or it is not a Brief",
    ),
    "another program's": (make_foreign, "is not a Briefbook library"),
    "newer": (lambda path: overwrite(path, 60, (99).to_bytes(4, "big")), "written by a newer version"),
    "damaged": (lambda path: overwrite(path, 4096 * 3, b"\xa5" * 4096 * 5), "is damaged"),
    "truncated": (lambda path: os.truncate(path, 300_000), "is damaged"),
    "half a header": (lambda path: os.truncate(path, 50), "is damaged"),
    "without its sources": (lead_nowhere, "is damaged"),
}


@pytest.mark.parametrize("verb", READING)
@pytest.mark.parametrize("how", SPOILT)
def test_a_file_that_cannot_be_read_is_told_and_left(run: Run, library: Path, how: str, verb: str) -> None:
    spoil, words = SPOILT[how]
    spoil(library)
    before = look(library.parent)
    outcome = run(*fill(READING[verb], library))
    assert (outcome.status, outcome.out) == (FAILED, "")
    assert words in outcome.err
    assert is_sentence(outcome.err), outcome.err
    assert look(library.parent) == before


@pytest.mark.parametrize("verb", ["check", "export"])
def test_a_paragraph_whose_marking_cannot_be_read_is_told(run: Run, library: Path, verb: str) -> None:
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute(
            "UPDATE talking_point SET text = json_set(text, '$.blocks[0].marking', 'far above everything') WHERE id = "
            "(SELECT min(id) FROM talking_point WHERE json_array_length(text, '$.blocks') > 0)"
        )
    before = look(library.parent)
    outcome = run(*fill(READING[verb], library))
    assert (outcome.status, outcome.out) == (FAILED, "")
    assert "is damaged" in outcome.err
    assert is_sentence(outcome.err), outcome.err
    assert look(library.parent) == before


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False), st.sampled_from(["check", "search", "info"]))
def test_whatever_is_damaged_never_ends_in_a_traceback(
    run: Run, sample_path: Path, library: Path, random: Random, verb: str
) -> None:
    data = bytearray(sample_path.read_bytes())
    for _ in range(random.randint(1, 40)):
        data[random.randrange(100, len(data))] = random.randrange(256)
    library.write_bytes(data)
    outcome = run(*fill(READING[verb], library))
    assert outcome.status in (0, 1) or (outcome.status == FAILED and is_sentence(outcome.err))
    assert library.read_bytes() == data


OUTPUTS = {
    "nowhere/book.pdf": "There is no folder “",
    "sub": "“sub” is a folder",
    "visit.briefbook": "“visit.briefbook” is a library and was not written over",
    "other.briefbook": "“other.briefbook” is a library and was not written over",
    "pipe": "“pipe” is a device",
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_book_is_not_written_over_what_is_no_pdf(run: Run, library: Path, name: str) -> None:
    folder = library.parent
    (folder / "sub").mkdir()
    (folder / "other.briefbook").write_bytes(b"encrypted, perhaps")
    os.mkfifo(folder / "pipe")
    before = look(folder)
    outcome = run("export", library, "-o", folder / name)
    assert (outcome.status, outcome.out) == (FAILED, "")
    assert OUTPUTS[name] in outcome.err
    assert is_sentence(outcome.err)
    assert look(folder) == before


@pytest.mark.parametrize("make", [getattr(os, "mkfifo", os.mkdir), os.mkdir])
@pytest.mark.parametrize("verb", ["info", "verify", "backup"])
def test_what_is_no_file_is_no_journal(run: Run, library: Path, verb: str, make: Callable[[Path], None]) -> None:
    make(library.with_name(f"{library.name}-journal"))
    before = look(library.parent)
    outcome = run(verb, library)
    assert (outcome.status, outcome.out) == (FAILED, "")
    assert f"“{library.name}-journal” beside it is no file" in outcome.err
    assert is_sentence(outcome.err)
    assert look(library.parent) == before


@pytest.mark.parametrize(
    "words",
    [
        ["export", "{file}", "-o", "{out}", "--book", "Zenda book"],
        ["check", "{file}", "--book", "Zenda book"],
        ["export", "{file}", "-o", "{out}", "--as-of", "yesterday"],
        ["export", "{file}", "-o", "{out}", "--as-of", "9999-12-31T23:59"],
        ["export", "{file}", "-o", "{out}", "--profile", "odd"],
        ["export", "{file}"],
        ["export", "{file}", "-o", ""],
        ["search", "{file}"],
        ["info", ""],
        ["info", "{file}", "more"],
        ["sample", "{file}/new.briefbook"],
        ["print", "{file}"],
    ],
    ids=" ".join,
)
def test_a_call_that_cannot_be_meant_is_one_sentence(run: Run, library: Path, words: list[str]) -> None:
    before = look(library.parent)
    outcome = run(*fill(words, library))
    assert (outcome.status, outcome.out) == (FAILED, "")
    assert is_sentence(outcome.err), outcome.err
    assert look(library.parent) == before


def test_an_unknown_book_is_answered_with_those_there_are(run: Run, library: Path) -> None:
    told = run("check", library, "--book", "Zenda book").err
    assert told == "There is no book “Zenda book”; the library has “Minister’s book”.\n"


def test_a_folder_that_cannot_be_written_is_read_and_told(start: Run, library: Path, sample_path: Path) -> None:
    folder = library.parent
    library.chmod(0o400)
    folder.chmod(0o500)
    before = look(folder)
    try:
        assert start("info", library).out.startswith("Sample library\n")
        for words in (["export", library, "-o", folder / "book.pdf"], ["sample", folder / "new.briefbook"]):
            outcome = start(*words)
            assert (outcome.status, outcome.err) == (
                FAILED,
                f"The folder “{folder}” does not let anything be written in it.\n",
            )
        folder.chmod(0)
        outcome = start("recover", sample_path, "-o", folder / "below" / "new.briefbook")
        assert (outcome.status, outcome.err) == (FAILED, f"There is no folder “{folder / 'below'}”.\n")
        folder.chmod(0o500)
        library.chmod(0)
        assert start("info", library).err == "You are not allowed to read “visit.briefbook”.\n"
        library.chmod(0o400)
        assert look(folder) == before
    finally:
        folder.chmod(0o700)


def test_a_protected_pdf_stays(start: Run, library: Path) -> None:
    out = library.parent / "book.pdf"
    out.write_bytes(b"%PDF-1.7 the last edition")
    out.chmod(0o444)
    outcome = start("export", library, "-o", out)
    assert (outcome.status, outcome.err) == (FAILED, "“book.pdf” is protected and was not written over.\n")
    assert out.read_bytes() == b"%PDF-1.7 the last edition"


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300 KiB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a small disk can be mounted by root alone")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_takes_nothing_and_loses_nothing(run: Run, library: Path, tiny: Path) -> None:
    out = tiny / "book.pdf"
    assert run("export", library, "-o", out).status == 0
    (tiny / "ballast").write_bytes(bytes(100_000))
    before = look(tiny)
    for words in (["export", library, "-o", out], ["sample", tiny / "new.briefbook"]):
        outcome = run(*words)
        assert (outcome.status, outcome.err) == (FAILED, f"The disk with “{words[-1].name}” is full.\n")
        assert look(tiny) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_an_output_that_is_full_is_told(library: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "briefbook", "info", str(library)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (ended.returncode, ended.stderr) == (FAILED, "The output could not be written.\n")


def test_a_reader_who_has_had_enough_is_no_error(library: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [sys.executable, "-m", "briefbook", "search", str(library), "Modi"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert ended.stderr == b""


@pytest.mark.parametrize(("system", "said"), [("win32", ""), ("linux", "The output could not be written.\n")])
def test_a_reader_who_has_had_enough_on_windows(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch, system: str, said: str
) -> None:
    class Gone(StringIO):
        def flush(self) -> None:
            raise OSError(errno.EINVAL, "Invalid argument")

        def fileno(self) -> int:
            return handle

    monkeypatch.setattr(sys, "stdout", Gone())
    monkeypatch.setattr(sys, "platform", system)
    handle = os.open(os.devnull, os.O_WRONLY)
    outcome = run("search", library, "Modi")
    os.close(handle)
    assert (outcome.status, outcome.err) == (FAILED, said)


@pytest.mark.parametrize("words", [["info", "--json"], ["check", "--json"], ["info"]], ids=" ".join)
def test_without_any_output_nothing_is_said_and_nothing_fails(library: Path, words: list[str]) -> None:
    command = [sys.executable, "-m", "briefbook", *words, str(library)]
    ended = subprocess.run(["sh", "-c", '"$@" >&-', "sh", *command], stderr=subprocess.PIPE, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_terminal_without_other_scripts_still_gets_an_answer(library: Path) -> None:
    def search(*words: str) -> str:
        command = [sys.executable, "-m", "briefbook", "search", str(library), *words]
        ascii_only = os.environ | {"PYTHONIOENCODING": "ascii"}
        return subprocess.run(command, env=ascii_only, capture_output=True, text=True, check=True).stdout

    assert "S. Jaishankar ? ??. ?????? ?" in search("जयशंकर")
    assert "एस. जयशंकर" in json.loads(search("जयशंकर", "--json"))[0]["snippet"]


def test_a_library_that_is_open_elsewhere_is_read_as_it_stood(run: Run, library: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD_OPEN, str(library)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "open\n"
        before = look(library.parent)
        outcome = run("info", library)
        holder.communicate("close\n", timeout=30)
    assert outcome.status == 0
    assert outcome.out.startswith("Sample library\n")
    opening, _, moment = outcome.err.removesuffix(".\n").rpartition(" ")
    assert opening == "“visit.briefbook” is open elsewhere; this is how it stood at"
    assert [len(part) for part in moment.split(":")] == [2, 2, 2]
    assert before[str(library)] == library.read_bytes()
    assert run("info", library).err == ""


def test_a_change_that_was_cut_off_is_not_there_and_not_touched(run: Run, library: Path) -> None:
    subprocess.run([sys.executable, "-c", CUT_OFF, str(library)], check=False)
    before = look(library.parent)
    assert f"{library}-journal" in before
    outcome = run("info", library)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith("Sample library\n")
    outcome = run("verify", library)
    assert (outcome.status, outcome.err) == (0, "")
    assert look(library.parent) == before
