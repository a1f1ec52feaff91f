"""The law of undo: done, undone, done again, refused by the disk or reopened, the tables are as they were.

Backed up in between, a library is never taken for damaged by that, and whatever is changed past Briefbook is found.
"""

import random
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlcipher3 import dbapi2 as sqlite

from briefbook.edits.brief import create_brief
from briefbook.edits.entity import create_entity, delete_entity, describe_entity, rename_entity
from briefbook.edits.issue import add_issue, delete_issue, move_issue
from briefbook.edits.library import create_library
from briefbook.edits.party import set_mechanism_parties
from briefbook.edits.point import add_point, change_point_text, delete_points, duplicate_point, move_point, set_stance
from briefbook.session import Session
from briefbook.session.verification import verify_library
from briefbook.store.backup import back_up
from briefbook.store.errors import StoreError
from briefbook.store.field import TABLES
from briefbook.store.field_use import FieldKind
from briefbook.store.file import LibraryFile
from briefbook.store.search_index import rebuild_docs
from briefbook.store.verify.damage import Verification
from briefbook.text.rich_text import plain_text
from briefbook.values.blank import is_blank
from briefbook.values.kind import EntityKind, Stance
from tests.full_disk import full_disk

Tables = dict[str, list[tuple[Any, ...]]]
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=30).filter(
    lambda words: not is_blank(words)
)
NEVER_MS = 3_600_000
NOON = datetime(2031, 1, 16, 12, tzinfo=UTC)
TAMPERED = (FieldKind.UID, FieldKind.WORDS, FieldKind.CODE, FieldKind.POSITION, FieldKind.MARKING, FieldKind.TEXT)


def dump(session: Session) -> Tables:
    """Every row of every table, with the search index and without the moment of the last change or of a backup."""
    read = session.file.connection.execute
    names = read(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_index%'"
        " AND name NOT LIKE 'sqlite_%' AND name NOT IN ('backup_mark', 'touched_row')"
    ).fetchall()
    tables = {name: read(f"SELECT * FROM {name} ORDER BY 1").fetchall() for (name,) in names}
    tables["library"] = [row[:-1] for row in tables["library"]]
    tables["search_doc"] = sorted(row[1:] for row in tables["search_doc"])
    return tables


@contextmanager
def taken_back(connection: sqlite.Connection) -> Iterator[None]:
    """Take back what is done inside: in the file the session would take it for somebody else's."""
    begins = not connection.in_transaction
    connection.execute("BEGIN" if begins else "SAVEPOINT looking")
    try:
        yield
    finally:
        for each in ("ROLLBACK",) if begins else ("ROLLBACK TO looking", "RELEASE looking"):
            connection.execute(each)


class UndoLaw(RuleBasedStateMachine):
    """Random edits on a small library beside a list of the states that they went through."""

    @initialize()
    def open_library(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "law.briefbook"
        self.home, self.backups = self.path.parent / "backups", 0
        create_library(self.path, "Law")
        self.session = Session(LibraryFile.open(self.path), commit_delay_ms=NEVER_MS)
        visit_id = create_entity(self.session, EntityKind.VISIT, "Visit to Ruritania")
        subject_id = create_entity(self.session, EntityKind.TOPIC, "Harbours")
        self.brief_id = create_brief(self.session, visit_id, subject_id)
        self.issue_id = add_issue(self.session, self.brief_id, "First")
        self.session.save()
        self.reopen()

    def reopen(self) -> None:
        self.session.close()
        self.session = Session(LibraryFile.open(self.path), commit_delay_ms=NEVER_MS)
        self.states = [dump(self.session)]
        self.at = 0

    def ids(self, table: str) -> list[int]:
        return [key for (key,) in self.session.file.connection.execute(f"SELECT id FROM {table} ORDER BY id")]

    def note(self) -> None:
        """A step was taken: what was undone before is forgotten. The next step does not join it."""
        self.session.end_join()
        state = dump(self.session)
        if state != self.states[self.at]:
            self.states = [*self.states[: self.at + 1], state]
            self.at += 1

    @rule(kind=st.sampled_from(list(EntityKind)), name=WORDS)
    def create(self, kind: EntityKind, name: str) -> None:
        create_entity(self.session, kind, name)
        self.note()

    @rule(data=st.data(), words=WORDS)
    def rename_and_describe(self, data: st.DataObject, words: str) -> None:
        entity_id = data.draw(st.sampled_from(self.ids("entity")))
        rename_entity(self.session, entity_id, words)
        self.note()
        describe_entity(self.session, entity_id, plain_text(words))
        self.note()

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        kept = set(self.ids("visit")[:1]) | {self.brief_subject()}
        entity_ids = [key for key in self.ids("entity") if key not in kept]
        if entity_ids:
            delete_entity(self.session, data.draw(st.sampled_from(entity_ids)))
            self.note()

    def brief_subject(self) -> int:
        row = self.session.file.connection.execute("SELECT subject_id FROM brief").fetchone()
        return int(row[0])

    @rule(data=st.data())
    def set_parties(self, data: st.DataObject) -> None:
        mechanisms, countries = self.ids("mechanism"), self.ids("country")
        if mechanisms and countries:
            parties = data.draw(st.lists(st.sampled_from(countries), unique=True))
            set_mechanism_parties(self.session, data.draw(st.sampled_from(mechanisms)), parties)
            self.note()

    @rule(title=WORDS)
    def issue(self, title: str) -> None:
        add_issue(self.session, self.brief_id, title)
        self.note()

    @rule(data=st.data(), position=st.integers(0, 5))
    def move_an_issue(self, data: st.DataObject, position: int) -> None:
        move_issue(self.session, data.draw(st.sampled_from(self.ids("issue"))), position)
        self.note()

    @precondition(lambda self: len(self.ids("issue")) > 1)
    @rule(data=st.data())
    def drop_an_issue(self, data: st.DataObject) -> None:
        delete_issue(self.session, data.draw(st.sampled_from(self.ids("issue"))))
        self.note()

    @rule(data=st.data(), words=WORDS)
    def point(self, data: st.DataObject, words: str) -> None:
        point_id = add_point(self.session, data.draw(st.sampled_from(self.ids("issue"))))
        self.note()
        change_point_text(self.session, point_id, plain_text(words))
        self.note()

    @precondition(lambda self: self.ids("talking_point"))
    @rule(data=st.data(), stance=st.sampled_from(list(Stance)), what=st.integers(0, 3))
    def change_points(self, data: st.DataObject, stance: Stance, what: int) -> None:
        points = self.ids("talking_point")
        point_id = data.draw(st.sampled_from(points))
        match what:
            case 0:
                set_stance(self.session, points, stance)
            case 1:
                duplicate_point(self.session, point_id)
            case 2:
                delete_points(self.session, [point_id])
            case _:
                move_point(self.session, point_id, data.draw(st.sampled_from(self.ids("issue"))), 0)
        self.note()

    @rule()
    def fail_inside(self) -> None:
        try:
            with self.session.change("Fail"):
                create_entity(self.session, EntityKind.TOPIC, "Never seen")
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass

    @rule()
    def undo(self) -> None:
        self.session.undo()
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self) -> None:
        self.session.redo()
        self.at = min(len(self.states) - 1, self.at + 1)

    @rule()
    def save(self) -> None:
        self.session.save()
        assert not self.session.unsaved

    @rule()
    def save_on_a_full_disk(self) -> None:
        unsaved = self.session.unsaved
        with full_disk():
            try:
                self.session.save()
            except StoreError:
                assert unsaved
        assert self.session.unsaved == unsaved or not unsaved

    @rule()
    def back_up(self) -> None:
        self.backups += 1
        if not self.session.unsaved:
            back_up(self.session.file, self.home / "uid", NOON + timedelta(hours=self.backups))

    @rule()
    def close_and_open(self) -> None:
        before = dump(self.session)
        self.reopen()
        assert self.states == [before]

    @invariant()
    def tables_are_as_they_should_be(self) -> None:
        if hasattr(self, "session"):
            assert dump(self.session) == self.states[self.at]

    def teardown(self) -> None:
        if hasattr(self, "session"):
            found = dump(self.session)["search_doc"]
            with taken_back(self.session.file.connection):
                rebuild_docs(self.session.file.connection)
                assert dump(self.session)["search_doc"] == found
            self.session.save()
            verify_law(self)
            self.folder.cleanup()


def verify_law(law: UndoLaw) -> None:
    """Nothing that was done is damage, and one value that is changed past Briefbook is found."""
    assert verify_file_of(law).ok
    law.back_up()
    rename_entity(law.session, law.brief_subject(), "Changed since")
    law.session.close()
    found = verify_library(law.path, law.home)[0]
    assert found.ok
    assert found.backup
    place = tamper(law.path, random.Random(law.backups + len(law.states)))
    assert place in {damage.place for damage in verify_library(law.path, law.home)[0].damage}


def verify_file_of(law: UndoLaw) -> Verification:
    """What is found in the library of a law, as it stands saved."""
    law.session.close()
    found, _ = verify_library(law.path, law.home)
    law.session = Session(LibraryFile.open(law.path), commit_delay_ms=NEVER_MS)
    return found


def tamper(path: Path, chance: random.Random) -> str:
    """Change one value of a row that was not touched since the backup; gives its place."""
    with closing(sqlite.connect(str(path), isolation_level=None)) as connection:
        touched = set(connection.execute("SELECT table_name, row_id FROM touched_row").fetchall())
        rows = [
            (table, column, row_id)
            for table in TABLES
            if table.name not in ("search_doc", "backup_mark", "touched_row")
            for column in table.columns
            if column.kind in TAMPERED
            for (row_id,) in connection.execute(f"SELECT id FROM {table.name}").fetchall()
            if (table.name, row_id) not in touched
        ]
        table, column, row_id = chance.choice(rows)
        changed = "+ 1" if column.kind in (FieldKind.POSITION, FieldKind.NUMBER) else "|| 'x'"
        connection.execute(
            f"UPDATE {table.name} SET {column.name} = coalesce({column.name}, '') {changed} WHERE id = ?", (row_id,)
        )
    return f"{table.name} {row_id} {column.name}"


TestUndoLaw = UndoLaw.TestCase
TestUndoLaw.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
