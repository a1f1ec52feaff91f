"""A photo that was taken away is kept for undo until the library is closed; then no byte of it is in any file."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefbook.edits.entity import delete_entity, rename_entity
from briefbook.edits.photo import Photo, develop_photo, remove_photo, set_photo
from briefbook.session import Session
from briefbook.session.verification import verify_library
from briefbook.store.backup import back_up_anew
from briefbook.store.file import LibraryFile
from tests.hostile_picture import build_noise, encode

HEADER_BYTES, PIECE_BYTES = 800, 16
NOW = datetime(2026, 1, 16, tzinfo=UTC)
PHOTO, OTHER = (develop_photo(encode(build_noise())) for _ in range(2))


def pieces_in(path: Path, photo: Photo = PHOTO) -> int:
    """How many pieces of a photo are in the bytes of a file."""
    raw = path.read_bytes()
    starts = range(HEADER_BYTES, len(photo.data) - PIECE_BYTES, len(photo.data) // 200)
    return sum(photo.data[at : at + PIECE_BYTES] in raw for at in starts)


def find_person(session: Session, name: str = "Narendra Modi") -> int:
    query = "SELECT entity_id FROM name WHERE text = ?"
    return int(session.file.connection.execute(query, (name,)).fetchone()[0])


@pytest.fixture
def library(sample_path: Path, tmp_path: Path) -> Path:
    """A library with a photo in it."""
    path = tmp_path / "library.briefbook"
    path.write_bytes(sample_path.read_bytes())
    with closing(Session(LibraryFile.open(path))) as session:
        set_photo(session, find_person(session), PHOTO)
    assert pieces_in(path) > 180
    return path


AWAY: dict[str, Callable[[Session], None]] = {
    "removed": lambda session: remove_photo(session, find_person(session)),
    "replaced": lambda session: set_photo(session, find_person(session), OTHER),
    "its person deleted": lambda session: delete_entity(session, find_person(session)),
}


@pytest.mark.parametrize(("how", "saved"), [("removed", True), ("replaced", False), ("its person deleted", False)])
def test_no_byte_of_it_is_left(library: Path, tmp_path: Path, how: str, saved: bool) -> None:
    copy = tmp_path / "copy.briefbook"
    with closing(Session(LibraryFile.open(library), commit_delay_ms=3_600_000)) as session:
        AWAY[how](session)
        if saved:
            session.save()
        session.file.save_copy(copy)
        session.save()
        backup = back_up_anew(session.file, tmp_path / "backups", NOW).path
    with closing(Session(LibraryFile.open(library))) as session:
        later = back_up_anew(session.file, tmp_path / "later", NOW).path
    assert [pieces_in(path) for path in (library, copy, backup, later)] == [0, 0, 0, 0]
    assert {path.name for path in tmp_path.iterdir()} == {"library.briefbook", "copy.briefbook", "backups", "later"}


@pytest.mark.parametrize("how", AWAY)
def test_undo_brings_it_back_for_good(library: Path, how: str) -> None:
    with closing(Session(LibraryFile.open(library))) as session:
        AWAY[how](session)
        session.save()
        session.undo()
    with closing(Session(LibraryFile.open(library))) as session:
        (held,) = session.file.connection.execute("SELECT bytes FROM attachment").fetchall()
    assert held == (PHOTO.data,)


def test_the_session_may_go_on_in_a_copy(library: Path, tmp_path: Path) -> None:
    with closing(Session(LibraryFile.open(library))) as session:
        remove_photo(session, find_person(session))
        session.save()
        library.rename(library.with_name("taken away"))
        session.custody.save_elsewhere(copy := tmp_path / "copy.briefbook")
        session.undo()
    assert pieces_in(copy) > 180


def test_what_undo_took_away_goes_too(library: Path) -> None:
    with closing(Session(LibraryFile.open(library))) as session:
        set_photo(session, find_person(session), OTHER)
        session.undo()
    assert pieces_in(library, OTHER) == 0
    assert pieces_in(library) > 180


def test_a_backup_from_before_calls_its_going_no_damage(library: Path, tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    with closing(Session(LibraryFile.open(library))) as session:
        rename_entity(session, find_person(session), "Rudolf Rassendyll")
        session.save()
        (uid,) = session.file.connection.execute("SELECT uid FROM library").fetchone()
        back_up_anew(session.file, backups / uid, NOW)
        delete_entity(session, find_person(session, "Rudolf Rassendyll"))
        session.file.save_copy(copy := tmp_path / "copy.briefbook")
    for path in (library, copy):
        found, _ = verify_library(path, backups)
        assert (found.damage, bool(found.backup)) == ((), True)


def test_after_a_crash_it_goes_when_the_library_is_opened_again(library: Path) -> None:
    crashed = LibraryFile.open(library)
    crashed.connection.execute("UPDATE person SET photo_id = NULL")
    crashed.close()
    assert pieces_in(library) > 180
    Session(LibraryFile.open(library)).close(discard_unsaved=True)
    assert pieces_in(library) == 0
