"""What can be read of a damaged library comes into a new, sound one; the damaged one stays as it is."""

import lzma
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlite

from briefbook.edits.salvage import salvage
from briefbook.session.verification import verify_library
from briefbook.store.connection import connect
from briefbook.store.conversion import encrypt_library
from briefbook.store.errors import (
    DamagedFileError,
    ExistsError,
    ForeignFileError,
    LostSaltError,
    NothingSavedError,
    PassphraseNeededError,
    SalvageCancelledError,
    StoreError,
    WrongPassphraseError,
)
from briefbook.store.file import LibraryFile
from briefbook.store.key import LibraryKey
from briefbook.store.recover.layout import load_layout
from briefbook.store.recover.salvage import Salvage
from briefbook.store.sniff import SCHEMA_VERSION

KEPT = Path(__file__).parents[1] / "upgrade" / "kept" / "schema_1.briefbook.xz"
PAGE = 4096
WORDS = "The strait stays open"
PASSPHRASE = "Zenda, at noon"
Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def path(sample_path: Path, tmp_path: Path) -> Path:
    """A copy of the sample, alone in its folder, with rows that were touched since its backup."""
    (tmp_path / "desk").mkdir()
    path = Path(shutil.copy(sample_path, tmp_path / "desk" / "Zenda.briefbook"))
    with connected(path) as connection:
        for table in ("talking_point", "issue"):
            connection.execute(f"INSERT INTO touched_row (table_name, row_id) SELECT '{table}', id FROM {table}")
    return path


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return tmp_path / "new.briefbook"


@contextmanager
def connected(path: Path) -> Iterator[Any]:
    with closing(sqlite.connect(str(path), isolation_level=None)) as connection:
        yield connection


def read_rows(path: Path, passphrase: str | None = None) -> Rows:
    with LibraryFile.open_read_only(path, passphrase=passphrase) as file:
        tables = load_layout(SCHEMA_VERSION).tables
        return {name: file.connection.execute(f"SELECT * FROM {name} ORDER BY id").fetchall() for name in tables}


def zero(path: Path, page: int, count: int = 1) -> None:
    with path.open("r+b") as stream:
        stream.seek((page - 1) * PAGE)
        stream.write(bytes(count * PAGE))


def save(path: Path, new: Path, **terms: Any) -> Salvage:
    """Salvage, and see that the old file and its folder are as they were and that the new one is sound."""
    before = {each.name: each.read_bytes() for each in path.parent.iterdir()}
    try:
        return salvage(path, new, **terms)
    finally:
        assert {each.name: each.read_bytes() for each in path.parent.iterdir()} == before
        if new.exists():
            given = {name: each for name, each in terms.items() if name != "progress"}
            LibraryFile.open(new, **given).close()
            if not given:
                assert verify_library(new, path.parent)[0].damage == ()


def test_a_whole_library_is_saved_row_for_row(path: Path, new: Path) -> None:
    done = save(path, new)
    assert done.lost == ()
    assert read_rows(new) == read_rows(path)
    assert done.saved == sum(map(len, read_rows(path).values()))
    with connected(path) as old, connected(new) as saved:
        for query in (
            "SELECT * FROM sqlite_sequence WHERE name <> 'touched_row' ORDER BY name",
            "SELECT * FROM search_doc ORDER BY id",
        ):
            assert saved.execute(query).fetchall() == old.execute(query).fetchall()


def test_a_library_of_an_older_form_comes_in_todays(tmp_path: Path, new: Path) -> None:
    (tmp_path / "desk").mkdir()
    path = tmp_path / "desk" / "Zenda.briefbook"
    path.write_bytes(lzma.decompress(KEPT.read_bytes()))
    assert save(path, new).lost == ()
    assert read_rows(new) == read_rows(path)


def test_a_first_page_that_is_gone_costs_nothing(path: Path, new: Path) -> None:
    before = read_rows(path)
    zero(path, 1)
    assert save(path, new).lost == ()
    assert read_rows(new) == before


def test_any_page_that_is_gone_costs_the_rows_in_it(path: Path, new: Path) -> None:
    whole = path.read_bytes()
    total, saved, told = sum(map(len, read_rows(path).values())), [], 0
    for page in Random(7).sample(range(2, len(whole) // PAGE), 6):
        path.write_bytes(whole)
        zero(path, page)
        done = save(path, new)
        saved.append(done.saved)
        assert done.saved + done.lost_count >= total
        told += done.lost_count
        new.unlink()
    assert min(saved) > 0.9 * total
    assert sum(saved) > 0.98 * 6 * total
    assert told < 0.04 * 6 * total


def test_a_file_that_is_cut_gives_what_is_left(path: Path, new: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 2 // 3 + 77])
    done = save(path, new)
    assert done.saved > 0
    assert done.lost_count > 0


@pytest.mark.parametrize(
    ("sql", "query", "expected"),
    [
        ("DELETE FROM visit; DELETE FROM entity WHERE kind = 'visit'", "SELECT count(*) FROM brief", 6),
        ("DELETE FROM brief", "SELECT count(*) FROM talking_point", 20),
        ("DELETE FROM issue", "SELECT count(*) FROM talking_point", 20),
        ("DELETE FROM library", "SELECT title FROM library", "Zenda"),
        ("DELETE FROM name WHERE entity_id = 1", "SELECT count(*) FROM name WHERE entity_id = 1", 1),
        ("UPDATE entity SET kind = 'nobody'", "SELECT count(*) FROM entity WHERE kind = 'nobody'", 0),
        ("UPDATE talking_point SET stance = 'x'", "SELECT count(*) FROM talking_point WHERE stance = 'raise'", 20),
        (
            'UPDATE talking_point SET text = \'{"v":1,"blocks":[{"text": "{words}"}\'',
            "SELECT count(*) FROM talking_point WHERE text LIKE '%{words}%'",
            20,
        ),
        ("UPDATE visit SET host_id = 4711", "SELECT host_id FROM visit", None),
        ("UPDATE talking_point SET marking = 'no'", "SELECT min(marking) FROM talking_point", "house:SAMPLE"),
        ("UPDATE book_spec SET ceiling = 'no'", "SELECT ceiling FROM book_spec", "house:SAMPLE"),
        ('UPDATE source SET csl = \'{"x": "\\ud800"}\'', "SELECT max(csl) FROM source", "{}"),
        ("UPDATE name SET id = 1 << 62 WHERE id = 107", "SELECT count(*) FROM name WHERE id > 107", 0),
        ("CREATE TABLE mine (x); CREATE VIEW yours AS SELECT 1", "SELECT count(*) FROM entity", 61),
    ],
)
def test_what_the_rest_hangs_on_is_put_back_and_what_cannot_stand_is_mended(
    path: Path, new: Path, sql: str, query: str, expected: object
) -> None:
    with connected(path) as connection:
        connection.executescript(sql.replace("{words}", WORDS))
    save(path, new)
    with connected(new) as connection:
        assert connection.execute(query.replace("{words}", WORDS)).fetchone() == (expected,)


def test_what_is_lost_is_counted(path: Path, new: Path) -> None:
    with connected(path) as connection:
        connection.executescript("DELETE FROM citation_conflict; DELETE FROM brief")
        connection.execute("UPDATE citation SET source_id = 4711 WHERE id <= 3")
    done = save(path, new)
    assert {loss.table: loss.count for loss in done.lost} == {"brief": 6, "citation": 3, "source": 1}


@pytest.mark.parametrize("name", ["Zenda.briefbook", "link.briefbook"])
def test_a_change_that_was_cut_off_is_taken_back_in_the_copy(path: Path, new: Path, tmp_path: Path, name: str) -> None:
    (path.parent / "link.briefbook").symlink_to(path)
    before = read_rows(path)
    with connected(path) as connection:
        connection.executescript("PRAGMA cache_size = 10; BEGIN; UPDATE entity SET description = hex(zeroblob(3000));")
        for each in path.parent.glob("Zenda*"):
            shutil.copy(each, tmp_path)
        connection.execute("ROLLBACK")
    for each in tmp_path.glob("Zenda*"):
        each.replace(path.parent / each.name)
    assert path.with_name("Zenda.briefbook-journal").stat().st_size > 0
    zero(path, 1)
    assert save(path.with_name(name), new).lost == ()
    assert read_rows(new) == before


@given(st.binary(max_size=200), st.integers(0, 2**32), st.integers(1, 40))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_are_too_much(path: Path, new: Path, junk: bytes, seed: int, places: int) -> None:
    chance = Random(seed)
    content = bytearray(path.read_bytes() if seed % 4 else b"SQLite format 3\0" + junk)
    for _ in range(places if len(content) > PAGE else 0):
        at = chance.randrange(len(content))
        content[at : at + len(junk)] = junk[: len(content) - at]
    broken = path.with_name("broken.briefbook")
    broken.write_bytes(content)
    try:
        save(broken, new)
    except StoreError:
        assert not new.exists()
    new.unlink(missing_ok=True)


def test_an_encrypted_library_is_saved_under_its_key(
    path: Path, new: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_rows(path)
    sealed = path.with_name("sealed.briefbook")
    shutil.copy(path, sealed)
    key = encrypt_library(sealed, PASSPHRASE).key
    seen = watch_scratch(monkeypatch)
    assert save(sealed, new, passphrase=PASSPHRASE).lost == ()
    assert read_rows(new, PASSPHRASE) == before
    new.unlink()
    whole, saved, told = sealed.read_bytes(), 0, 0
    for page in (60, 120):
        sealed.write_bytes(whole)
        zero(sealed, page)
        done = save(sealed, new, key=key)
        assert not new.read_bytes().startswith(b"SQLite")
        saved, told = saved + done.saved, told + done.lost_count
        new.unlink()
    total = sum(map(len, before.values()))
    assert saved > 0.95 * 2 * total
    assert saved + told >= 2 * total
    assert seen
    assert not any(b"SQLite format 3" in content or WORDS.encode() in content for content in seen)
    with pytest.raises(PassphraseNeededError):
        save(sealed, new)
    with pytest.raises(WrongPassphraseError):
        save(sealed, new, passphrase="Strelsau")


@pytest.fixture(scope="module")
def sealed(sample_path: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, LibraryKey]:
    """The bytes of the sample encrypted, and its key."""
    path = Path(shutil.copy(sample_path, tmp_path_factory.mktemp("sealed") / "Zenda.briefbook"))
    key = encrypt_library(path, PASSPHRASE).key
    assert key
    return path.read_bytes(), key


def find_listing_pages(path: Path, key: LibraryKey) -> list[int]:
    """The pages below the first that hold the list of tables, as the pages of the plain library show them."""
    whole = path.read_bytes()
    with closing(connect(path, "mode=ro", key)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    assert count > 100
    found = []
    for page in range(2, len(whole) // PAGE + 1):
        zero(path, page)
        with suppress(sqlite.DatabaseError), closing(connect(path, "mode=ro", key)) as connection:
            # Parsing the list reads all of it and nothing else.
            connection.execute("SELECT 1 FROM library LIMIT 0").fetchall()
            path.write_bytes(whole)
            continue
        found.append(page)
        path.write_bytes(whole)
    return found


@pytest.mark.parametrize("junk", [bytes(PAGE), b"\x0d" * PAGE], ids=["zero", "junk"])
def test_an_encrypted_first_page_that_is_gone_costs_nothing(
    path: Path, new: Path, sealed: tuple[bytes, LibraryKey], junk: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_rows(path)
    whole, key = sealed
    path.write_bytes(junk + whole[PAGE:])
    seen = watch_scratch(monkeypatch)
    done = save(path, new, key=key)
    assert (done.lost, done.saved) == ((), sum(map(len, before.values())))
    assert read_rows(new, PASSPHRASE) == before
    assert seen
    assert not any(b"SQLite format 3" in content or WORDS.encode() in content for content in seen)


def test_an_encrypted_list_of_tables_that_is_gone_costs_next_to_nothing(
    path: Path, new: Path, sealed: tuple[bytes, LibraryKey]
) -> None:
    total = sum(map(len, read_rows(path).values()))
    whole, key = sealed
    path.write_bytes(whole)
    pages = find_listing_pages(path, key)
    assert len(pages) > 3
    for gone in (pages[1:2], [1, *pages]):
        path.write_bytes(whole)
        for page in gone:
            zero(path, page)
        done = save(path, new, key=key)
        assert done.saved > 0.98 * total
        assert done.saved == total or done.lost
        new.unlink()


def test_an_encrypted_library_whose_salt_is_gone_opens_with_that_of_a_backup(
    path: Path, new: Path, sealed: tuple[bytes, LibraryKey], tmp_path: Path
) -> None:
    before = read_rows(path)
    whole, _ = sealed
    folder = tmp_path / "backups" / "uid"
    folder.mkdir(parents=True)
    (folder / "Zenda 2026-01-01 12.00.00 UTC 1-abcdef01-3.briefbook").write_bytes(whole)
    for head in (bytes(16), bytes(PAGE)):
        path.write_bytes(head + whole[len(head) :])
        with pytest.raises(LostSaltError):
            save(path, new, passphrase=PASSPHRASE)
        assert salvage(path, new, passphrase=PASSPHRASE, home=tmp_path / "backups").lost == ()
        assert read_rows(new, PASSPHRASE) == before
        new.unlink()


def test_a_first_page_that_is_bad_is_damage_and_no_wrong_passphrase(
    path: Path, sealed: tuple[bytes, LibraryKey]
) -> None:
    whole, _ = sealed
    path.write_bytes(whole[:2000] + bytes(8) + whole[2008:])
    with pytest.raises(DamagedFileError):
        LibraryFile.open(path, passphrase=PASSPHRASE)
    with pytest.raises(WrongPassphraseError):
        LibraryFile.open(path, passphrase="Strelsau")


def watch_scratch(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What stood in the scratch folder when it was left."""
    import tempfile

    seen: list[bytes] = []
    leave = tempfile.TemporaryDirectory.cleanup

    def look(self: Any) -> None:
        seen.extend(each.read_bytes()[: 400 * PAGE] for each in Path(self.name).iterdir())
        leave(self)

    monkeypatch.setattr(tempfile.TemporaryDirectory, "cleanup", look)
    monkeypatch.setattr(tempfile.TemporaryDirectory, "__exit__", lambda self, *_: self.cleanup())
    return seen


def test_nothing_is_written_where_nothing_can_be_read(tmp_path: Path, new: Path, path: Path) -> None:
    empty = tmp_path / "desk" / "empty.briefbook"
    empty.write_bytes(b"no library at all")
    with pytest.raises(NothingSavedError):
        save(empty, new)
    assert not new.exists()
    new.write_text("mine")
    with pytest.raises(ExistsError):
        salvage(path, new)
    assert new.read_text() == "mine"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_a_pipe_is_not_waited_for(path: Path, new: Path) -> None:
    pipe = path.with_name("pipe.briefbook")
    os.mkfifo(pipe)
    with pytest.raises(ForeignFileError):
        salvage(pipe, new)
    assert not new.exists()


def test_it_can_be_cancelled(path: Path, new: Path) -> None:
    def listen(most: int) -> Callable[[int, int], bool]:
        return lambda done, total: done * 10 < most * total

    for most in (0, 7):
        with pytest.raises(SalvageCancelledError):
            save(path, new, progress=listen(most))
        assert not new.exists()
