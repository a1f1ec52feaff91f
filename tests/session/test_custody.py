"""Twenty ways in which an open library's file is taken away, and the ways to go on: no word is lost or called saved."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from itertools import product
from pathlib import Path
from threading import Event

import pytest

from briefbook.edits.entity import create_entity
from briefbook.edits.library import create_library
from briefbook.session import Moved, News, Saved, SaveFailed, Session
from briefbook.store.cipher_copy import convert_copy
from briefbook.store.connection import connect
from briefbook.store.errors import ExistsError, InUseError, NoScratchError, StoreError
from briefbook.store.file import LibraryFile
from briefbook.store.guard_error import AwayError, GoneFileError, OverwrittenFileError, TornError
from briefbook.store.key import LibraryKey
from briefbook.values.kind import EntityKind
from tests.full_disk import full_disk
from tests.session.displacement import KEY, PAGE, WAYS, Desk, write

NEVER_MS = 3_600_000
NOW = datetime(2031, 1, 14, 9, 14)


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two libraries, written once, and both encrypted beside them."""
    folder = tmp_path_factory.mktemp("libraries")
    paths = folder / "visit.briefbook", folder / "other.briefbook"
    for path in paths:
        create_library(path, path.stem)
    with closing(Session(LibraryFile.open(paths[0]))) as session:
        for name in ("Harbours", "Railways"):
            create_entity(session, EntityKind.TOPIC, name)
    for path in paths:
        sealed = path.with_suffix(".sealed")
        shutil.copyfile(path, sealed)
        convert_copy(sealed, None, KEY)
    return paths


@pytest.fixture
def key() -> LibraryKey | None:
    """The key of the libraries; a test may name another."""
    return None


@pytest.fixture
def desk(libraries: tuple[Path, Path], tmp_path: Path, key: LibraryKey | None) -> Desk:
    (tmp_path / "desk").mkdir()
    made = Desk(tmp_path / "desk" / "visit.briefbook", tmp_path / "older.briefbook", tmp_path / "other.briefbook")
    for source, copy in ((libraries[0], made.path), (libraries[0], made.older), (libraries[1], made.other)):
        shutil.copyfile(source.with_suffix(".sealed") if key else source, copy)
    return made


@pytest.fixture
def session(desk: Desk, key: LibraryKey | None) -> Session:
    opened = Session(LibraryFile.open(desk.path, key=key), commit_delay_ms=NEVER_MS)
    create_entity(opened, EntityKind.TOPIC, "Saved")
    opened.save()
    create_entity(opened, EntityKind.TOPIC, "Typed")
    return opened


def read_names(path: Path, key: LibraryKey | None = None) -> list[str]:
    if key:
        assert not any(word.encode() in path.read_bytes() for word in ("SQLite", *ALL))
    with closing(connect(path, "mode=ro", key)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [text for (text,) in connection.execute("SELECT text FROM name ORDER BY id")]


ALL = ["Harbours", "Railways", "Saved", "Typed"]


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
@pytest.mark.parametrize("way", WAYS)
def test_what_is_typed_is_kept_and_never_called_saved(
    desk: Desk, session: Session, key: LibraryKey | None, way: str, tmp_path: Path
) -> None:
    attack, expected = WAYS[way]
    told: list[News] = []
    session.watch(told.append)
    attack(desk)
    before = desk.path.read_bytes() if desk.path.is_file() else None
    for _ in range(2):
        with pytest.raises(expected):
            session.save()
    with pytest.raises(expected):
        session.close()
    create_entity(session, EntityKind.TOPIC, "Typed later")
    assert not [each for each in told if isinstance(each, Saved)]
    assert isinstance(told[0], SaveFailed)
    if desk.path.is_file():
        assert desk.path.read_bytes() == before
    elsewhere = tmp_path / "elsewhere.briefbook"
    session.custody.save_elsewhere(elsewhere)
    assert (session.path, session.unsaved) == (elsewhere, False)
    session.undo()
    create_entity(session, EntityKind.TOPIC, "Typed there")
    session.close()
    assert read_names(elsewhere, key) == [*ALL, "Typed there"]
    if desk.path.is_file():
        assert desk.path.read_bytes() == before


@pytest.mark.parametrize("key", [KEY], ids=["encrypted"])
@pytest.mark.parametrize("way", sorted(WAYS)[::2])
def test_what_is_open_is_put_back_and_the_other_kept(
    desk: Desk, session: Session, key: LibraryKey | None, way: str
) -> None:
    attack, expected = WAYS[way]
    attack(desk)
    with pytest.raises(expected):
        session.save()
    before = desk.path.read_bytes() if desk.path.is_file() else None
    stood = os.path.lexists(desk.path)
    found = session.custody.put_back(NOW)
    assert (found is not None) == stood
    create_entity(session, EntityKind.TOPIC, "Typed later")
    session.close()
    assert read_names(desk.path, key) == [*ALL, "Typed later"]
    if found:
        assert found == desk.path.with_name("visit (found 2031-01-14 09.14).briefbook")
        if before is not None:
            assert found.read_bytes() == before
    left = {each.name for each in desk.path.parent.iterdir() if each.suffix != ".briefbook" and each.is_file()}
    # A journal goes along with the file beside which it was found.
    assert left <= {"mine.old", "visit.bak", "visit (found 2031-01-14 09.14).briefbook-journal"}


def rename(desk: Desk) -> Path:
    return desk.path.rename(desk.path.with_name("visit in May.briefbook"))


def move(desk: Desk) -> Path:
    folder = desk.path.parent.with_name("other desk")
    folder.mkdir()
    return desk.path.rename(folder / desk.path.name)


def rename_folder(desk: Desk) -> Path:
    return desk.path.parent.rename(desk.path.parent.with_name("desk of May")) / desk.path.name


def keep_second_link(desk: Desk) -> Path:
    link = desk.path.with_name("second.briefbook")
    link.hardlink_to(desk.path)
    desk.path.unlink()
    return link


@pytest.mark.parametrize("way", [rename, move, rename_folder, keep_second_link])
def test_a_library_that_was_renamed_is_followed(desk: Desk, session: Session, way: Callable[[Desk], Path]) -> None:
    told: list[News] = []
    session.watch(told.append)
    new = way(desk)
    session.save()
    assert [type(each) for each in told] == [Moved, Saved]
    assert session.path == new
    assert os.path.lexists(new.with_name(f".~lock.{new.name}#"))
    session.undo()
    create_entity(session, EntityKind.TOPIC, "Typed later")
    session.close()
    assert read_names(new) == ["Harbours", "Railways", "Saved", "Typed later"]
    assert not desk.path.exists()
    assert [each.name for each in new.parent.iterdir()] == [new.name]


def test_a_library_that_comes_back_is_gone_on_with(desk: Desk, session: Session) -> None:
    away = desk.path.rename(desk.path.with_name(".away"))
    with pytest.raises(GoneFileError):
        session.save()
    away.rename(desk.path)
    session.close()
    assert read_names(desk.path) == ALL


def test_a_touched_library_is_looked_at_closer_and_still_ours(desk: Desk, session: Session) -> None:
    os.utime(desk.path, (1, 1))
    session.save()
    session.close()
    assert read_names(desk.path) == ALL


def test_one_that_cannot_be_looked_at_closer_is_not_called_saved(
    desk: Desk, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = Event()
    session.watch(lambda news: failed.set() if isinstance(news, SaveFailed) else None)
    monkeypatch.setattr(tempfile, "tempdir", str(desk.path.parent / "away"))
    os.utime(desk.path, (1, 1))
    session.custody.look_soon()
    assert failed.wait(10)
    with pytest.raises(NoScratchError):
        session.save()
    assert session.unsaved
    monkeypatch.undo()
    session.close()
    assert read_names(desk.path) == ALL


def test_nothing_is_put_back_on_another_disk(desk: Desk, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.path.unlink()
    monkeypatch.setattr(LibraryFile, "device", -1)
    with pytest.raises(AwayError):
        session.custody.put_back(NOW)
    assert not desk.path.exists()
    session.close(discard_unsaved=True)


def test_a_disk_that_is_too_full_to_put_it_back_is_told(desk: Desk, session: Session) -> None:
    shutil.copyfile(desk.older, desk.path.with_name("x"))
    desk.path.with_name("x").replace(desk.path)
    with full_disk(PAGE), pytest.raises(StoreError, match=f"“{desk.path.name}”"):
        session.custody.put_back(NOW)
    assert desk.path.read_bytes() == desk.older.read_bytes()
    assert session.custody.put_back(NOW)
    session.close()
    assert read_names(desk.path) == ALL


def test_nothing_is_put_back_where_another_computer_works(desk: Desk, session: Session) -> None:
    desk.other.replace(desk.path)
    lock, before = desk.path.with_name(f".~lock.{desk.path.name}#"), desk.path.read_bytes()
    lock.write_text('{"user": "rudolf", "host": "strelsau", "pid": 1, "since": "2031-01-14T09:14:00+00:00"}')
    with pytest.raises(InUseError, match="is open on strelsau"):
        session.custody.put_back(NOW)
    assert desk.path.read_bytes() == before
    assert [each.name for each in desk.path.parent.glob("*.briefbook")] == [desk.path.name]
    session.close(discard_unsaved=True)
    assert lock.exists()


def test_what_is_saved_elsewhere_never_takes_a_place(desk: Desk, session: Session) -> None:
    before = desk.other.read_bytes()
    for path in (desk.other, desk.path):
        with pytest.raises(ExistsError):
            session.custody.save_elsewhere(path)
    assert desk.other.read_bytes() == before
    session.close()
    assert read_names(desk.path) == ALL


def keep_two_pages(session: Session) -> None:
    """As in a library that is larger than what of it is kept in memory."""
    session.file.connection.execute("PRAGMA main.cache_size = 2")
    session.file.connection.execute("PRAGMA shrink_memory")


def break_reference(desk: Desk) -> None:
    """An older copy in which only what refers to what does not agree."""
    with closing(connect(desk.older, "mode=rw")) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM topic")
        connection.execute("UPDATE name SET entity_id = 999 WHERE text = 'Railways'")
    shutil.copyfile(desk.older, desk.path)


def break_constraint(desk: Desk) -> None:
    """An older copy with a row that its table forbids, which no copy takes."""
    with closing(connect(desk.older, "mode=rw")) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE name SET text = '' WHERE text = 'Railways'")
    shutil.copyfile(desk.older, desk.path)


def break_index(desk: Desk) -> None:
    """An older copy whose search index does not know its own form."""
    with closing(connect(desk.older, "mode=rw")) as connection:
        connection.execute("DELETE FROM search_index_config")
    shutil.copyfile(desk.older, desk.path)


TORN = {
    "noughts but for its head": lambda d: write(d.path, bytes(d.path.stat().st_size - PAGE), PAGE),
    "noughts": lambda d: write(d.path, bytes(d.path.stat().st_size)),
    "cut": lambda d: os.truncate(d.path, PAGE * 3),
    "what would not be opened": break_reference,
    "what no table takes": break_constraint,
    "what cannot be searched": break_index,
}


@pytest.mark.parametrize(
    ("way", "typed"), [*product([*TORN][:-1], [False]), *product([[*TORN][at] for at in (0, 2, 4, 5)], [True])]
)
def test_no_copy_is_made_of_what_is_no_longer_whole(
    desk: Desk, session: Session, tmp_path: Path, way: str, typed: bool
) -> None:
    session.save()
    keep_two_pages(session)
    if typed:
        create_entity(session, EntityKind.TOPIC, "Typed later")
    TORN[way](desk)
    before = desk.path.read_bytes()
    elsewhere = tmp_path / "elsewhere.briefbook"
    with pytest.raises(OverwrittenFileError):
        session.save()
    with pytest.raises(TornError, match="no whole copy can be made; its backups can"):
        session.custody.save_elsewhere(elsewhere)
    with pytest.raises(TornError):
        session.custody.put_back(NOW)
    with pytest.raises(OverwrittenFileError):
        session.close()
    assert session.unsaved == typed
    assert desk.path.read_bytes() == before
    assert not elsewhere.exists()
    assert [each.name for each in desk.path.parent.glob("*.briefbook")] == [desk.path.name]
    session.close(discard_unsaved=True)


@pytest.mark.parametrize("large", [False, True])
def test_what_was_not_in_memory_is_in_doubt(desk: Desk, session: Session, tmp_path: Path, large: bool) -> None:
    session.save()
    if large:
        keep_two_pages(session)
    shutil.copyfile(desk.older, desk.path)
    with pytest.raises(OverwrittenFileError):
        session.save()
    session.custody.save_elsewhere(tmp_path / "elsewhere.briefbook")
    assert session.custody.doubtful == large
    session.close()
    assert read_names(tmp_path / "elsewhere.briefbook") == (ALL[:2] if large else ALL)


@pytest.mark.parametrize("followed", [False, True])
def test_what_is_written_over_a_renamed_library_never_takes_its_place(
    desk: Desk, session: Session, tmp_path: Path, followed: bool
) -> None:
    session.save()
    new = rename(desk)
    if followed:
        session.save()
    shutil.copyfile(desk.older, new)
    with pytest.raises(OverwrittenFileError):
        session.save()
    session.custody.save_elsewhere(tmp_path / "elsewhere.briefbook")
    assert not session.custody.doubtful
    session.close()
    assert read_names(tmp_path / "elsewhere.briefbook") == ALL
    assert new.read_bytes() == desk.older.read_bytes()


PULL_OUT = """
import subprocess, sys
from datetime import datetime
from itertools import product
from pathlib import Path
from briefbook.edits.entity import create_entity
from briefbook.edits.library import create_library
from briefbook.session import Session
from briefbook.store.file import LibraryFile
from briefbook.store.guard_error import AwayError, GoneFileError
from briefbook.values.kind import EntityKind
stick, elsewhere = map(Path, sys.argv[1:])
create_library(stick / "visit.briefbook", "Ruritania desk")
session = Session(LibraryFile.open(stick / "visit.briefbook"), commit_delay_ms=3_600_000)
create_entity(session, EntityKind.TOPIC, "Saved")
session.save()
create_entity(session, EntityKind.TOPIC, "Typed")
subprocess.run(["umount", "-l", stick], check=True)
for act, error in ((session.save, GoneFileError), (lambda: session.custody.put_back(datetime.now()), AwayError)):
    try:
        act()
    except error:
        continue
    raise AssertionError(error)
session.custody.save_elsewhere(elsewhere)
session.close()
assert not list(stick.iterdir())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a test have mounts of its own")
def test_a_stick_that_is_pulled_out_is_told(tmp_path: Path) -> None:
    alone = ["unshare", "--map-root-user", "--mount"]
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no mounts of one's own are allowed here")
    (tmp_path / "stick").mkdir()
    mount = 'mount -t tmpfs none "$3" && exec "$1" -c "$2" "$3" "$4"'
    words = ["sh", "-c", mount, "sh", sys.executable, PULL_OUT, str(tmp_path / "stick"), str(tmp_path / "x.briefbook")]
    subprocess.run([*alone, *words], check=True)
    assert read_names(tmp_path / "x.briefbook") == ["Saved", "Typed"]
