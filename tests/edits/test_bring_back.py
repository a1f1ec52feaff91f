"""A thing of a backup comes back as a copy beside what is there, in one step that can be undone."""

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefbook.edits.brief import delete_brief
from briefbook.edits.bring_back import OFFERED, bring_back
from briefbook.edits.entity import create_entity, delete_entity, rename_entity
from briefbook.edits.issue import delete_issue
from briefbook.edits.point import change_point_text, delete_points, move_point
from briefbook.edits.refusal import RefusedError
from briefbook.edits.sample import write_sample
from briefbook.edits.section import change_section
from briefbook.session import Session
from briefbook.store.backup_difference import Change, Fate, compare_rows
from briefbook.store.file import LibraryFile
from briefbook.store.library_rows import LibraryRows, read_rows
from briefbook.text.json_codec import load_rich_text
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import EntityKind, SectionKind
from briefbook.values.place import Place

SUFFIX = "(from backup of 27 November)"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.briefbook"
    write_sample(path)
    return path


@pytest.fixture(scope="module")
def before(sample: Path) -> LibraryRows:
    """The rows of the backup."""
    with LibraryFile.open_read_only(sample) as file:
        return read_rows(file.connection, file.lock, with_bytes=True)


@pytest.fixture
def session(sample: Path, tmp_path: Path) -> Iterator[Session]:
    session = Session(LibraryFile.open(Path(shutil.copy(sample, tmp_path / "library.briefbook"))))
    yield session
    session.close()


def read(session: Session) -> LibraryRows:
    return read_rows(session.file.connection, threading.Lock())


def compare(session: Session, before: LibraryRows) -> tuple[Change, ...]:
    return compare_rows(before, read(session))


def find_first(session: Session, table: str) -> int:
    return min(read(session)[table])


def find_visit(before: LibraryRows) -> int:
    return next(iter(before["visit"]))


def test_what_did_not_change_is_not_told(session: Session, before: LibraryRows) -> None:
    assert compare(session, before) == ()


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda s: change_point_text(s, 1, plain_text("Other words")), [(Fate.REWORDED, "talking_point")]),
        (lambda s: delete_points(s, [2]), [(Fate.DELETED, "talking_point")]),
        (lambda s: move_point(s, 1, 2, 0), [(Fate.CHANGED, "talking_point")]),
        (lambda s: move_point(s, 1, 1, 1), []),
        (lambda s: create_entity(s, EntityKind.TOPIC, "Zenda"), [(Fate.ADDED, "topic")]),
        (lambda s: rename_entity(s, find_first(s, "topic"), "Strelsau"), [(Fate.REWORDED, "topic")]),
    ],
)
def test_what_changed_is_told_by_kind(
    session: Session, before: LibraryRows, edit: Callable[[Session], object], expected: list[tuple[Fate, str]]
) -> None:
    edit(session)
    found = [(change.fate, change.kind) for change in compare(session, before)]
    assert [each for each in found if each[1] in {kind for _, kind in expected}] == expected
    assert bool(found) == bool(expected)


def test_every_thing_of_every_kind_can_be_brought_beside_itself(session: Session, before: LibraryRows) -> None:
    whole = read(session)
    kinds: set[str] = set()
    for table in OFFERED:
        for row in before[table].values():
            if (kind := row.get("kind", table)) not in kinds:
                kinds.add(kind)
                bring_back(session, before, table, row["uid"], SUFFIX)
                brought = compare(session, before)
                assert brought
                assert {change.fate for change in brought} <= {Fate.ADDED, Fate.REWORDED}
                session.undo()
                assert compare_rows(whole, read(session)) == ()
    assert kinds >= set(EntityKind)


@pytest.mark.parametrize(
    "delete",
    [
        lambda session, before: delete_entity(session, find_visit(before)),
        lambda session, _: delete_brief(session, 3),
        lambda session, _: delete_issue(session, 1),
        lambda session, _: delete_points(session, [2]),
        lambda session, before: delete_entity(session, next(iter(before["person"]))),
    ],
)
def test_what_was_deleted_comes_back_with_all_its_parts(
    session: Session, before: LibraryRows, delete: Callable[[Session, LibraryRows], object]
) -> None:
    delete(session, before)
    gone = [change for change in compare(session, before) if change.fate is Fate.DELETED]
    first = next(change for table in OFFERED for change in gone if change.table == table)
    bring_back(session, before, first.table, first.uid, SUFFIX)
    left = compare(session, before)
    assert not [change for change in left if change.fate is Fate.DELETED]
    assert not [change for change in left if change.fate is Fate.ADDED]
    (title,) = {
        row["text"] if table == "name" else row["title"]
        for table in ("name", "brief", "issue", "talking_point")
        for row in read(session)[table].values()
        if SUFFIX in row["text" if table == "name" else "title"]
    }
    assert title.endswith(SUFFIX)


def test_a_photograph_comes_back_with_its_person(session: Session, before: LibraryRows) -> None:
    rows: dict[str, Any] = {name: dict(table) for name, table in before.items()}
    photo = {"id": 9, "uid": "photo", "sha256": "0" * 64, "media_type": "image/png", "title": "", "bytes": b"picture"}
    key, person = next(iter(before["person"].items()))
    rows["attachment"] = {9: photo}
    rows["person"] |= {key: {**person, "photo_id": 9}}
    bring_back(session, rows, "entity", person["uid"], SUFFIX)
    assert [row["sha256"] for row in read(session)["attachment"].values()] == ["0" * 64]


def test_a_text_is_put_behind_the_one_that_is_there(session: Session, before: LibraryRows) -> None:
    section = next(row for row in before["section"].values() if row["kind"] == SectionKind.BACKGROUND)
    change_section(session, Place("brief", section["brief_id"]), SectionKind.BACKGROUND, plain_text("New words"))
    bring_back(session, before, "section", section["uid"], SUFFIX)
    (now,) = [row for row in read(session)["section"].values() if row["uid"] == section["uid"]]
    lines = load_rich_text(now["text"]).text.splitlines()
    assert lines[:2] == ["New words", SUFFIX]
    assert lines[2:] == load_rich_text(section["text"]).text.splitlines()


def test_what_it_belongs_to_has_to_come_first(session: Session, before: LibraryRows) -> None:
    point = next(iter(before["talking_point"].values()))
    delete_issue(session, point["issue_id"])
    whole = read(session)
    with pytest.raises(RefusedError, match="issue"):
        bring_back(session, before, "talking_point", point["uid"], SUFFIX)
    assert compare_rows(whole, read(session)) == ()


def test_no_clearance_comes_along(session: Session, before: LibraryRows) -> None:
    steps = len(read(session)["clearance"])
    for row in before["talking_point"].values():
        bring_back(session, before, "talking_point", row["uid"], SUFFIX)
    assert len(read(session)["clearance"]) == steps
