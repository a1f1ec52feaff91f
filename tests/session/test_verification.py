"""Verify finds what is damaged, says where, and leaves the library and its folder as they are."""

import contextlib
import json
import lzma
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from briefbook.cli.damage_output import describe_verification
from briefbook.edits.entity import create_entity, rename_entity
from briefbook.edits.sample import write_sample
from briefbook.session import Session
from briefbook.session.verification import verify_file, verify_library, verify_open
from briefbook.store.backup import back_up, copy_at_rest
from briefbook.store.backup_place import claim_series
from briefbook.store.connection import connect
from briefbook.store.conversion import encrypt_library
from briefbook.store.errors import DamagedFileError, PassphraseNeededError, WrongPassphraseError
from briefbook.store.field import TABLES
from briefbook.store.field_use import FieldKind
from briefbook.store.file import LibraryFile
from briefbook.store.verify.damage import Verification, VerifyCancelledError
from briefbook.values.kind import EntityKind

NOON = datetime(2031, 1, 16, 12, tzinfo=UTC)
KEPT = Path(__file__).parents[1] / "store" / "upgrade" / "kept"
RICH = '{{"v":1,"blocks":[{{"id":"b","kind":"paragraph","runs":[{{"text":"{}"}}]}}]}}'
PHOTO = "INSERT INTO attachment (uid, sha256, media_type, title, bytes) VALUES ('a', ?, 'image/png', '', x'00')"
Tamper = Callable[..., None]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample, a backup of it in `backups`, and one topic that was renamed since."""
    folder = tmp_path_factory.mktemp("source")
    path = folder / "library.briefbook"
    write_sample(path)
    with closing(Session(LibraryFile.open(path))) as session:
        topic = create_entity(session, EntityKind.TOPIC, "Harbours")
        session.save()
        assert back_up(session.file, folder / "backups" / "uid", NOON)
        rename_entity(session, topic, "Piers")
    return folder


@pytest.fixture
def path(source: Path, tmp_path: Path) -> Path:
    """A library of one's own, with its backup beside it."""
    return Path(shutil.copytree(source, tmp_path / "desk")) / "library.briefbook"


@pytest.fixture
def tamper(path: Path) -> Iterator[Tamper]:
    """Runs SQL on the closed library as a program would that knows nothing of it."""

    def run(sql: str, *values: object) -> None:
        with closing(sqlite.connect(str(path), isolation_level=None)) as connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(sql, values)

    yield run


def look(path: Path) -> Verification:
    """What is found, with the folder as it was."""
    before = {each: (each.read_bytes(), each.stat().st_mtime_ns) for each in path.parent.rglob("*") if each.is_file()}
    found, taken_at = verify_library(path, path.parent / "backups")
    assert taken_at is None
    after = {each: (each.read_bytes(), each.stat().st_mtime_ns) for each in path.parent.rglob("*") if each.is_file()}
    assert after == before
    return found


def tell(path: Path) -> set[tuple[str, str]]:
    """What is found where."""
    return {(damage.what.value, damage.place) for damage in look(path).damage}


def test_a_sound_library_is_sound(path: Path) -> None:
    found = look(path)
    assert found.ok
    assert found.backup is not None
    assert found.backup.parent == path.parent / "backups" / "uid"


def test_pages_are_looked_at(path: Path) -> None:
    with closing(connect(path, "mode=ro")) as connection:
        row = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'talking_point'").fetchone()
    raw = bytearray(path.read_bytes())
    raw[(row[0] - 1) * 4096] ^= 0xFF
    path.write_bytes(raw)
    assert ("page", f"page {row[0]}") in tell(path)


def test_a_header_or_a_schema_that_nobody_can_read_is_damage(path: Path, tamper: Tamper) -> None:
    tamper("CREATE TABLE foreign_matter (id INTEGER)")
    assert ("page", "sqlite_schema") in tell(path)
    raw = bytearray(path.read_bytes())
    raw[16:18] = b"\x00\x03"
    path.write_bytes(raw)
    assert {what for what, _ in tell(path)} == {"page"}


def test_links_are_looked_at(path: Path, tamper: Tamper) -> None:
    tamper("UPDATE issue SET brief_id = 9999 WHERE id = 1")
    tamper("DELETE FROM topic WHERE id = (SELECT max(id) FROM topic)")
    tamper("UPDATE sqlite_sequence SET seq = 1 WHERE name = 'name'")
    places = {place for what, place in tell(path) if what == "link"}
    assert {"issue 1 brief_id", "sqlite_sequence name"} <= places
    assert any(place.startswith("entity ") and place.endswith(" kind") for place in places)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("talking_point", "stance", "shout"),
        ("talking_point", "marking", "SECRET"),
        ("talking_point", "text", '{"v":1,"blocks":[{"kind":"shout","runs":[]}]}'),
        ("talking_point", "text", "[" * 100_000),
        ("talking_point", "text", RICH.format(r"half \ud800 a sign")),
        ("talking_point", "text", '{"v":1,"blocks":[{"id":"b","kind":"paragraph","marking":"?","runs":[]}]}'),
        ("talking_point", "position", -1),
        ("scheme_level", "colour", "#12345z"),
        ("source", "csl", "[]"),
        ("source", "csl", '{"author": [1]}'),
        ("source", "csl", '{"issued": {"date-parts": [1]}}'),
        ("book_part", "sections", '["shout"]'),
        ("book_spec", "budgets", '{"words": "many"}'),
        ("book_spec", "confirmed_names", "{}"),
        ("book_spec", "duplex", 2),
        ("visit", "date_edtf", "2026-40-40"),
        ("visit", "date_earliest", "1700000000"),
        ("programme_item", "start_time", "25:00"),
        ("library", "created_at", "yesterday"),
        ("library", "created_at", "2031-01-16T12:00:00"),
        ("name", "text", "a\0b"),
        ("name", "lang", ""),
    ],
)
def test_values_are_looked_at(path: Path, tamper: Tamper, table: str, column: str, value: object) -> None:
    tamper(f"UPDATE {table} SET {column} = ? WHERE id = (SELECT min(id) FROM {table})", value)
    found = [place for what, place in tell(path) if what == "value"]
    assert [place.split()[::2] for place in found if column in place] == [[table, column]]


def test_a_text_that_is_no_text_is_damage(path: Path, tamper: Tamper) -> None:
    tamper("UPDATE issue SET title = CAST(x'61ff62' AS TEXT) WHERE id = 1")
    assert {("value", "issue 1 title"), ("row", "issue 1 title")} <= tell(path)


@pytest.mark.parametrize("value", ["\ud7ff", "[" * 50_000, '{"v":1}', -(2**63)])
def test_no_value_stops_the_looking(path: Path, value: object) -> None:
    apart = (FieldKind.KEY, FieldKind.LINK, FieldKind.UID, FieldKind.BYTES)
    with closing(sqlite.connect(str(path), isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("BEGIN")
        for table in TABLES:
            for column in table.columns:
                if column.kind not in apart:
                    with contextlib.suppress(sqlite.Error):
                        connection.execute(f"UPDATE OR IGNORE {table.name} SET {column.name} = ?", (value,))
        connection.execute("COMMIT")
    assert not look(path).ok


def test_the_search_index_is_looked_at(path: Path, tamper: Tamper) -> None:
    tamper("UPDATE search_doc SET text = 'zenda' WHERE field = 'title' AND id = (SELECT min(id) FROM search_doc)")
    found = {place for what, place in tell(path) if what == "index"}
    assert found
    assert all(not place.startswith("search") for place in found)


@pytest.mark.parametrize(
    ("sql", "place"),
    [
        ("DELETE FROM search_index_docsize WHERE id = (SELECT max(id) FROM search_index_docsize)", "search_index"),
        ("UPDATE search_index_config SET v = 0 WHERE k = 'secure-delete'", "search_index"),
        ("INSERT INTO search_doc VALUES (99999 << 6 | 14, 'point', 99999, 'text', 'zenda')", "search_doc 6399950"),
    ],
)
def test_an_index_of_its_own_mind_is_damage(path: Path, tamper: Tamper, sql: str, place: str) -> None:
    tamper(sql)
    assert tell(path) == {("index", place)}


@pytest.mark.parametrize("row_id", [-1 << 63, (1 << 63) - 1])
def test_an_id_at_the_end_of_all_numbers_is_told(path: Path, tamper: Tamper, row_id: int) -> None:
    tamper("UPDATE mechanism SET id = ? WHERE id = (SELECT min(id) FROM mechanism)", row_id)
    assert "value" in {what for what, _ in tell(path)}


def test_attachments_are_looked_at(path: Path, tamper: Tamper) -> None:
    tamper(PHOTO, "0" * 64)
    found = tell(path)
    assert [place.split()[::2] for what, place in found if what == "attachment"] == [["attachment", "bytes"]]
    assert {what for what, _ in found} == {"attachment", "row"}


def test_rows_are_compared_with_the_backup(path: Path, tamper: Tamper) -> None:
    tamper("UPDATE issue SET title = 'Another title' WHERE id = 1")
    tamper("DELETE FROM clearance WHERE id = (SELECT max(id) FROM clearance)")
    tamper(
        "INSERT INTO visit_place (uid, visit_id, place_id, position) SELECT 'u', visit_id, place_id, 9 FROM visit_place"
    )
    messages = [damage.message for damage in look(path).damage if damage.what == "row"]
    assert any(
        words == "Issue 1 differs from the backup in “title” though no change of it was noted." for words in messages
    )
    for beginning, ending in (("Clearance", "is gone"), ("Visit place", "is new"), ("The highest id", "visit_place")):
        assert any(words.startswith(beginning) and ending in words for words in messages)


def test_a_backup_that_is_not_the_one_that_is_known_is_not_compared_with(path: Path, tamper: Tamper) -> None:
    tamper("UPDATE issue SET title = 'Another title' WHERE id = 1")
    (backup,) = (path.parent / "backups" / "uid").glob("*.briefbook")
    with closing(sqlite.connect(str(backup), isolation_level=None)) as connection:
        connection.execute("UPDATE issue SET title = 'A third title' WHERE id = 1")
    found = look(path)
    assert found.backup is None
    assert {damage.what for damage in found.damage} == {"index"}
    tamper("UPDATE backup_mark SET name = '../uid/' || name")
    assert look(path).backup is None


def test_a_backup_that_the_library_does_not_know_of_is_compared_with_while_nothing_was_changed_since(
    path: Path, tamper: Tamper
) -> None:
    tamper("DELETE FROM touched_row")
    tamper("DELETE FROM backup_mark")
    (old,) = (path.parent / "backups" / "uid").glob("*.briefbook")
    assert look(path).backup is None
    with closing(sqlite.connect(str(path))) as connection:
        (uid,) = connection.execute("SELECT uid FROM library").fetchone()
    kept = path.parent / "backups" / uid / old.name
    kept.parent.mkdir()
    shutil.copy(old, kept)
    shutil.copy(old.with_name("places.json"), kept.parent)
    assert look(path).backup is None
    series = claim_series(kept.parent, path)
    kept = kept.rename(kept.with_name(re.sub("-[0-9a-f]{8}-", f"-{series}-", kept.name)))
    # The topic was renamed since.
    assert look(path).backup is None
    shutil.copy2(path, kept)
    found = look(path)
    assert (found.backup, found.damage) == (kept, ())
    changed_ns = path.stat().st_mtime_ns
    tamper("UPDATE issue SET title = 'Another title' WHERE id = 1")
    assert look(path).backup is None
    os.utime(path, ns=(changed_ns, changed_ns))
    assert ("row", "issue 1 title") in tell(path)


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO touched_row (table_name, row_id) VALUES ('issue', -4)",
        "INSERT INTO sqlite_sequence VALUES (NULL, NULL)",
        "UPDATE library SET id = 2",
        "UPDATE clearance SET hash = '' WHERE id = 1",
    ],
)
def test_what_keeps_a_library_from_being_opened_is_damage_and_the_other_way_round(
    path: Path, tamper: Tamper, sql: str
) -> None:
    tamper("PRAGMA foreign_keys = OFF")
    for each in (path.parent / "backups" / "uid").iterdir():
        each.unlink()
    tamper(sql)
    assert "value" in {what for what, _ in tell(path)}
    with pytest.raises(DamagedFileError):
        LibraryFile.open(path)


def test_what_follows_from_a_change_is_no_damage(path: Path) -> None:
    with closing(Session(LibraryFile.open(path))) as session:
        gone = create_entity(session, EntityKind.PERSON, "Rupert of Hentzau")
        rename_entity(session, 1, "Changed")
        session.undo()
        session.undo()
        session.redo()
        assert gone
    assert look(path).ok


@pytest.mark.parametrize("version", [1, 2])
def test_a_library_of_an_older_form_is_looked_through(tmp_path: Path, version: int) -> None:
    path = tmp_path / "desk" / "old.briefbook"
    path.parent.mkdir()
    path.write_bytes(lzma.decompress((KEPT / f"schema_{version}.briefbook.xz").read_bytes()))
    assert look(path) == Verification(())
    with closing(sqlite.connect(str(path), isolation_level=None)) as connection:
        connection.execute("UPDATE source SET csl = '[]' WHERE id = (SELECT min(id) FROM source)")
    assert {what for what, _ in tell(path)} == {"value", "index"}


def test_a_library_that_is_open_is_looked_through_in_a_copy(path: Path) -> None:
    with LibraryFile.open(path), pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefbook.store.lock_file.os.getpid", lambda: -1)
        found, taken_at = verify_library(path, path.parent / "backups")
    assert found.ok
    assert taken_at is not None


def test_a_change_that_was_cut_off_is_no_damage_by_whatever_name(path: Path, tmp_path: Path) -> None:
    link, cut_off = tmp_path / "link.briefbook", tmp_path / "cut_off"
    link.symlink_to(path)
    with closing(connect(path, "mode=rw")) as connection:
        connection.executescript("PRAGMA cache_size = 10; BEGIN; UPDATE entity SET description = hex(zeroblob(3000));")
        shutil.copytree(path.parent, cut_off)
        connection.execute("ROLLBACK")
    shutil.copytree(cut_off, path.parent, dirs_exist_ok=True)
    before = path.read_bytes()
    found, taken_at = verify_library(link, path.parent / "backups")
    assert found.ok, found
    assert taken_at is None
    assert path.read_bytes() == before


def test_an_encrypted_library_is_compared_with_its_encrypted_backup(path: Path) -> None:
    home = path.parent / "backups"
    with pytest.raises(PassphraseNeededError):
        encrypt_and_verify(path, home, None)
    with pytest.raises(WrongPassphraseError):
        verify_library(path, home, passphrase="Flavia")
    with closing(Session(LibraryFile.open(path, passphrase="Rudolf"))) as session:
        made = back_up(session.file, home / "uid", NOON.replace(hour=13))
        rename_entity(session, 1, "Changed since")
        key = session.file.key
    assert made
    assert verify_library(path, home, passphrase="Rudolf")[0] == Verification((), made.path)
    with closing(connect(path, "mode=rw", key)) as connection:
        connection.execute("UPDATE clearance SET office = 'Castle' WHERE id = 1")
    found, _ = verify_library(path, home, passphrase="Rudolf")
    assert [(damage.what, damage.place) for damage in found.damage] == [("row", "clearance 1 office")]
    raw = bytearray(path.read_bytes())
    raw[40 * 4096 + 1000] ^= 1
    path.write_bytes(raw)
    assert "page" in {damage.what for damage in verify_library(path, home, passphrase="Rudolf")[0].damage}


def encrypt_and_verify(path: Path, home: Path, passphrase: str | None) -> None:
    encrypt_library(path, "Rudolf", backups=home)
    verify_library(path, home, passphrase=passphrase)


def test_looking_tells_how_far_it_is_and_can_be_left(path: Path) -> None:
    told: list[tuple[int, int]] = []

    def report(done: int, total: int) -> bool:
        told.append((done, total))
        return len(told) < 4

    with pytest.raises(VerifyCancelledError):
        verify_file(path, path.parent, report)
    told.clear()
    verify_file(path, path.parent, lambda done, total: told.append((done, total)) is None)
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 0


def test_json_is_what_it_was_said_to_be(path: Path, tamper: Tamper) -> None:
    tamper("UPDATE issue SET likelihood = 'perhaps' WHERE id = 1")
    told = json.loads(json.dumps(describe_verification(look(path))))
    assert told["ok"] is False
    assert {
        "what": "value",
        "place": "issue 1 likelihood",
        "message": "“likelihood” of issue 1 holds what cannot be read.",
    } in told["damage"]


@pytest.mark.skipif(os.name != "posix", reason="who may read a file is said by bits only there")
def test_the_copy_of_an_open_library_is_for_its_owner_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modes: list[int] = []

    def note(file: LibraryFile, copy: Path) -> None:
        modes.append(stat.S_IMODE(copy.stat().st_mode))
        copy_at_rest(file, copy)

    monkeypatch.setattr("briefbook.session.verification.copy_at_rest", note)
    with LibraryFile.open(path) as file:
        assert verify_open(file, path.parent / "backups").damage == ()
    assert modes == [0o600]
