"""Backups and salvage on the command line: what they print, how they end, and that the library is never written."""

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefbook.folder import backup_folder
from briefbook.settings import Settings, save_settings
from briefbook.store.conversion import encrypt_library
from briefbook.store.file import LibraryFile

Run = Callable[..., Any]
PASSPHRASE = "Zenda, at noon"
HOLD_OPEN = """
import sys
from pathlib import Path
from briefbook.store.file import LibraryFile
with LibraryFile.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.readline()
"""


def list_told(run: Run, library: Path, *words: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(run("backups", library, "--json", *words).out)
    return told


def damage(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xff" * 40_000)


def test_a_backup_is_made_now_listed_and_restored(run: Run, library: Path, tmp_path: Path) -> None:
    before = library.read_bytes()
    assert list_told(run, library) == []
    assert run("backups", library).out == "There is no backup.\n"
    for hour in (1, 2):
        os.utime(library, (hour * 3600, hour * 3600))
        printed = run("backup", library)
        assert printed.status == 0
    path = Path(printed.out.removesuffix("\n"))
    assert path.is_relative_to(backup_folder())
    first, second = list_told(run, library)
    assert first == {
        "number": 1,
        "at": first["at"],
        "path": str(path),
        "bytes": path.stat().st_size,
        "verified": True,
        "schema": first["schema"],
        "encrypted": False,
    }
    assert second["number"] == 2
    assert first["at"].endswith("Z")
    assert len(run("backups", library).out.splitlines()) == 2
    new = tmp_path / "new.briefbook"
    assert run("restore", library, "2", "-o", new).status == 0
    assert new.read_bytes() == Path(second["path"]).read_bytes()
    LibraryFile.open(new).close()
    assert [each.name for each in library.parent.iterdir()] == [library.name]
    assert library.read_bytes() == before


def test_backups_go_to_the_folder_of_the_settings(run: Run, library: Path, tmp_path: Path) -> None:
    save_settings(Settings(backup_folder=str(tmp_path / "kept")))
    assert Path(run("backup", library).out.strip()).is_relative_to(tmp_path / "kept")


def test_a_library_that_is_open_is_backed_up(run: Run, library: Path) -> None:
    command = [sys.executable, "-c", HOLD_OPEN, str(library)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "open\n"
        assert run("backup", library).status == 0
        assert [each["verified"] for each in list_told(run, library)] == [True]
        holder.communicate("\n")


@pytest.mark.parametrize("harm", [damage, Path.unlink])
def test_a_library_that_is_damaged_or_gone_still_has_its_backups(
    run: Run, library: Path, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    run("backup", library)
    harm(library)
    assert [each["verified"] for each in list_told(run, library)] == [True]
    assert run("restore", library, "1", "-o", tmp_path / "new.briefbook").status == 0


def test_a_backup_that_is_damaged_is_told_and_not_restored(run: Run, library: Path, tmp_path: Path) -> None:
    damage(Path(run("backup", library).out.strip()))
    assert [each["verified"] for each in list_told(run, library)] == [False]
    assert "NOT SOUND" in run("backups", library).out
    assert run("restore", library, "1", "-o", tmp_path / "new.briefbook").status == 2
    assert not (tmp_path / "new.briefbook").exists()


def test_a_backup_of_a_newer_version_is_told_by_its_own_name(run: Run, library: Path, tmp_path: Path) -> None:
    backup = Path(run("backup", library).out.strip())
    with contextlib.closing(sqlite3.connect(backup)) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert "NEWER VERSION" in run("backups", library).out
    outcome = run("restore", library, "1", "-o", tmp_path / "new.briefbook")
    assert outcome.status == 2
    assert f"“{backup.name}” was written by a newer version" in outcome.err
    assert not (tmp_path / "new.briefbook").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["restore", "{file}", "2", "-o", "{new}"], "has no backup 2"),
        (["restore", "{file}", "0", "-o", "{new}"], "has no backup 0"),
        (["restore", "{file}", "one", "-o", "{new}"], "is not the number of a backup"),
        (["restore", "{file}", "1", "-o", "{file}"], "exists already"),
        (["restore", "{file}", "1", "-o", "."], f"“{Path.cwd().name}” exists already"),
        (["restore", "{file}", "1"], "required"),
        (["recover", "{file}", "-o", "{file}"], "exists already"),
        (["recover", "{new}", "-o", "{new}"], "There is no file"),
        (["recover", "{file}"], "required"),
        (["backup", "{new}"], "There is no file"),
        (["backups", "{new}"], "There is no file"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    run: Run, library: Path, tmp_path: Path, words: list[str], sentence: str
) -> None:
    run("backup", library)
    before = library.read_bytes()
    outcome = run(*(each.format(file=library, new=tmp_path / "new.briefbook") for each in words))
    assert (outcome.status, outcome.out) == (2, "")
    assert sentence in outcome.err
    assert library.read_bytes() == before
    assert not (tmp_path / "new.briefbook").exists()


def test_backups_of_an_encrypted_library_are_encrypted(run: Run, library: Path, tmp_path: Path) -> None:
    encrypt_library(library, PASSPHRASE)
    phrase = tmp_path / "phrase"
    phrase.write_text(PASSPHRASE)
    made = run("backup", library, "--passphrase-file", phrase)
    assert not Path(made.out.strip()).read_bytes().startswith(b"SQLite")
    (told,) = list_told(run, library, "--passphrase-file", str(phrase))
    assert (told["encrypted"], told["verified"]) == (True, True)
    for verb in (["backup"], ["backups"], ["recover", "-o", tmp_path / "n"], ["restore", "1", "-o", tmp_path / "n"]):
        outcome = run(verb[0], library, *verb[1:])
        assert (outcome.status, outcome.out) == (2, "")
        assert "passphrase" in outcome.err
    new = tmp_path / "new.briefbook"
    assert run("restore", library, "1", "-o", new, "--passphrase-file", phrase).status == 0
    LibraryFile.open(new, passphrase=PASSPHRASE).close()


def test_a_backup_that_is_kept_stays_when_the_next_is_made(run: Run, library: Path, tmp_path: Path) -> None:
    for name, words in (("old", PASSPHRASE), ("now", "Strelsau, at night")):
        (tmp_path / name).write_text(words)
    old, now = ("--passphrase-file", tmp_path / "old"), ("--passphrase-file", tmp_path / "now")
    made = [run("backup", library).out]
    assert run("encrypt", library, *old, "--backups", "keep").status == 0
    made.append(run("backup", library, *old).out)
    assert run("rekey", library, *old, "--new-passphrase-file", now[1], "--backups", "keep").status == 0
    made.append(run("backup", library, *now).out)
    assert [f"{each['path']}\n" for each in list_told(run, library, *map(str, now))] == made[::-1]


def test_a_backup_opens_with_the_passphrase_that_the_library_had_then(run: Run, library: Path, tmp_path: Path) -> None:
    for name, words in (("old", PASSPHRASE), ("now", "Strelsau, at night"), ("wrong", "Hentzau")):
        (tmp_path / name).write_text(words)
    old, now = ("--passphrase-file", tmp_path / "old"), ("--passphrase-file", tmp_path / "now")
    assert run("backup", library).status == 0
    assert run("encrypt", library, *old, "--backups", "keep").status == 0
    os.utime(library, (7200, 7200))
    kept = Path(run("backup", library, *old).out.removesuffix("\n"))
    assert run("rekey", library, *old, "--new-passphrase-file", now[1], "--backups", "keep").status == 0
    assert [each["verified"] for each in list_told(run, library, *map(str, now))] == [False, True]
    assert "ANOTHER PASSPHRASE, encrypted" in run("backups", library, *now).out
    new = tmp_path / "new.briefbook"
    refused = run("restore", library, "1", "-o", new, *now)
    assert (refused.status, refused.err) == (2, f"The passphrase does not open “{kept.name}”.\n")
    for number in ("1", "2"):
        assert run("restore", library, number, "-o", new, "--passphrase-file", tmp_path / "wrong").status == 2
    assert not new.exists()
    assert run("restore", library, "1", "-o", new, *old).status == 0
    LibraryFile.open(new, passphrase=PASSPHRASE).close()


def test_recover_says_what_was_saved_and_what_was_not(run: Run, library: Path, tmp_path: Path) -> None:
    whole = library.read_bytes()
    outcome = run("recover", library, "-o", tmp_path / "a.briefbook", "--json")
    assert outcome.status == 0
    total = json.loads(outcome.out)
    assert total == {"saved": total["saved"], "lost": []}
    with library.open("r+b") as stream:
        stream.truncate(len(whole) // 2)
    cut = library.read_bytes()
    outcome = run("recover", library, "-o", tmp_path / "b.briefbook", "--json")
    assert outcome.status == 1
    told = json.loads(outcome.out)
    assert 0 < told["saved"] < total["saved"]
    assert all(set(each) == {"table", "count"} and each["count"] > 0 for each in told["lost"])
    assert "rows were saved" in run("recover", library, "-o", tmp_path / "c.briefbook").out
    assert library.read_bytes() == cut
    library.write_bytes(b"nothing")
    outcome = run("recover", library, "-o", tmp_path / "d.briefbook", "--json")
    assert (outcome.status, json.loads(outcome.out)) == (2, {"saved": 0, "lost": []})
    assert not (tmp_path / "d.briefbook").exists()
    assert [each.name for each in library.parent.iterdir()] == [library.name]


def test_a_second_copy_of_a_library_has_backups_of_its_own(run: Run, library: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy2(library, tmp_path / library.name))
    run("backup", library)
    assert list_told(run, copy) == []
    library.unlink()
    assert len(list_told(run, copy)) == 1
