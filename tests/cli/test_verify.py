"""`verify` says what is damaged, and by its status whether anything is."""

import json
import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlite

from briefbook.edits.entity import rename_entity
from briefbook.session import Session
from briefbook.settings import find_backup_folder, load_settings
from briefbook.store.backup import back_up, find_folder
from briefbook.store.file import LibraryFile

Run = Callable[..., Any]


def test_a_sound_library_ends_with_0(run: Run, library: Path) -> None:
    before = library.read_bytes()
    told = run("verify", library)
    assert (told.status, told.err) == (0, "")
    assert told.out.splitlines() == ["Nothing is damaged.", "There is no backup to compare the rows with."]
    assert json.loads(run("verify", library, "--json").out) == {"ok": True, "damage": [], "backup": None}
    assert (library.read_bytes(), [each.name for each in library.parent.iterdir()]) == (before, [library.name])


def test_damage_ends_with_1(run: Run, library: Path) -> None:
    with closing(Session(LibraryFile.open(library))) as session:
        made = back_up(session.file, find_backup_folder(load_settings()) / "uid", session.now())
        rename_entity(session, 1, "Changed since")
    with closing(sqlite.connect(str(library), isolation_level=None)) as connection:
        connection.execute("UPDATE issue SET likelihood = 'perhaps' WHERE id = 1")
    told = run("verify", library)
    assert told.status == 1
    assert told.out.splitlines()[0] == "value: “likelihood” of issue 1 holds what cannot be read."
    assert made
    assert told.out.splitlines()[-1] == f"The rows were compared with the backup “{made.path.name}”."
    found = json.loads(run("verify", library, "--json").out)
    assert [(each["what"], each["place"]) for each in found["damage"]] == [
        ("value", "issue 1 likelihood"),
        ("row", "issue 1 likelihood"),
    ]
    assert found["backup"] == str(made.path)


@pytest.mark.parametrize(
    "junk", [bytes(4096), Random(1).randbytes(4096), Random(1).randbytes(16)], ids=["zero", "junk", "salt"]
)
def test_a_library_without_its_head_is_damaged_and_not_encrypted(run: Run, library: Path, junk: bytes) -> None:
    with library.open("r+b") as stream:
        stream.write(junk)
    told = run("verify", library, "--json")
    assert (told.status, told.err) == (1, "")
    assert [(each["what"], each["place"]) for each in json.loads(told.out)["damage"]] == [("page", "page 1")]
    assert run("info", library).err.startswith("“visit.briefbook” is damaged")


def test_an_encrypted_library_that_is_cut_short_is_damaged(run: Run, library: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("Zenda, at noon")
    assert run("encrypt", library, "--passphrase-file", secret).status == 0
    os.truncate(library, library.stat().st_size // 2 + 77)
    told = run("verify", library, "--passphrase-file", secret, "--json")
    assert (told.status, json.loads(told.out)["damage"][0]["what"]) == (1, "page")
    assert "is damaged" in run("info", library, "--passphrase-file", secret).err


def test_an_encrypted_library_without_its_salt_is_damaged_where_a_backup_tells(
    run: Run, library: Path, tmp_path: Path
) -> None:
    secret, wrong = tmp_path / "secret", tmp_path / "wrong"
    secret.write_text("Zenda, at noon")
    wrong.write_text("Strelsau")
    assert run("encrypt", library, "--passphrase-file", secret).status == 0
    made = run("backup", library, "--passphrase-file", secret).out.strip()
    with library.open("r+b") as stream:
        stream.write(b"\x07" * 16)
    told = run("verify", library, "--passphrase-file", secret, "--json")
    assert (told.status, json.loads(told.out)["damage"][0]["place"]) == (1, "page 1")
    listed = run("backups", library, "--passphrase-file", secret, "--json")
    assert [(each["path"], each["verified"]) for each in json.loads(listed.out)] == [(made, True)]
    for verb in ("info", "check", "backup"):
        assert "“visit.briefbook” is damaged" in run(verb, library, "--passphrase-file", secret).err
    for verb in ("info", "verify", "backups"):
        told = run(verb, library, "--passphrase-file", wrong)
        assert (told.status, told.err) == (2, "The passphrase does not open “visit.briefbook”.\n")


def test_a_backup_that_was_asked_for_is_compared_with(run: Run, library: Path) -> None:
    made = run("backup", library).out.strip()
    assert json.loads(run("verify", library, "--json").out) == {"ok": True, "damage": [], "backup": made}
    before = library.stat().st_mtime_ns
    with closing(sqlite.connect(str(library), isolation_level=None)) as connection:
        connection.execute("UPDATE clearance SET office = 'Castle' WHERE id = 1")
    # As the disk does it, which tells nobody.
    os.utime(library, ns=(before, before))
    found = json.loads(run("verify", library, "--json").out)
    assert ([each["place"] for each in found["damage"]], found["backup"]) == (["clearance 1 office"], made)


def test_a_backup_of_rows_that_changed_without_notice_is_no_measure(run: Run, library: Path) -> None:
    with closing(Session(LibraryFile.open(library))) as session:
        folder = find_folder(session.file, find_backup_folder(load_settings()))
        made = back_up(session.file, folder, session.now())
        rename_entity(session, 1, "Changed since")
    assert made
    with closing(sqlite.connect(str(library), isolation_level=None)) as connection:
        connection.execute("UPDATE clearance SET office = 'Castle' WHERE id = 1")
    told = run("backup", library)
    assert (told.status, told.err.count("briefbook verify")) == (0, 1)
    assert [each["verified"] for each in json.loads(run("backups", library, "--json").out)] == [False, True]
    with closing(Session(LibraryFile.open(library))) as session:
        assert back_up(session.file, folder, session.now()) is None
        rename_entity(session, 1, "Changed again")
    found = json.loads(run("verify", library, "--json").out)
    assert ([each["place"] for each in found["damage"]], found["backup"]) == (["clearance 1 office"], str(made.path))


def test_what_is_no_library_ends_with_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.briefbook").write_bytes(b"Notes " * 1_000)
    for path in (tmp_path / "missing.briefbook", tmp_path / "notes.briefbook", tmp_path):
        told = run("verify", path, "--json")
        assert (told.status, told.out) == (2, "")
        assert told.err.count("\n") == 1
