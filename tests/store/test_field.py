"""Every column of a library is known for what it is, and what is made from that knows every column."""

import json
from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlcipher3 import dbapi2 as sqlite

from briefbook.edits.entity import create_entity
from briefbook.session import Session
from briefbook.store.brief_scope import OWN
from briefbook.store.brief_text import list_brief_texts
from briefbook.store.field import TABLES, get_table
from briefbook.store.field_use import Column, FieldKind, Table, Use, UseRole
from briefbook.store.place_title import read_place_titles
from briefbook.store.place_word import ROLES, describe_hit, describe_place, describe_role
from briefbook.store.schema import Connection, create_schema
from briefbook.store.search import search
from briefbook.store.where_used import LINKS, TEXTS, UseRead, list_uses
from briefbook.text.json_codec import dump_rich_text
from briefbook.text.rich_text import RichText, plain_text
from briefbook.values.kind import EntityKind, Role, SectionKind
from briefbook.values.place import Place
from briefbook.values.term import TERMS

EMPTY_TEXT = dump_rich_text(RichText())
DETAILS = {kind.value for kind in EntityKind}
# The ids of search documents in files are made of these.
SLOTS = {
    0: "name.text", 1: "entity.description", 2: "source.csl", 3: "commitment.wording", 4: "commitment.number",
    5: "commitment.verb", 6: "commitment.due_words", 7: "commitment_status.note", 8: "mechanism.status",
    9: "mechanism.cadence", 10: "country.iso_code", 11: "membership.label", 12: "brief.title", 13: "issue.title",
    14: "talking_point.text", 15: "talking_point.title", 16: "talking_point.trigger", 17: "talking_point.fallback",
    18: "objective.text", 19: "section.text", 20: "programme_item.title", 21: "programme_item.note",
    22: "programme_item.interpreter", 23: "citation.claim", 24: "citation.locator", 25: "citation_conflict.note",
    26: "citation_conflict.resolution", 27: "book_spec.title", 28: "book_spec.handling",
}  # fmt: skip
COLUMNS = [(table, column) for table in TABLES for column in table.columns]
NAMED = "Castle of Zenda"


def name_of(each: tuple[Table, Column]) -> str:
    return f"{each[0].name}.{each[1].name}"


@pytest.fixture(scope="module")
def schema() -> Iterator[Connection]:
    with closing(sqlite.connect(":memory:")) as connection:
        create_schema(connection)
        yield connection


def test_every_column_has_one_row_and_every_row_a_column(schema: Connection) -> None:
    names = schema.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " AND name NOT LIKE 'search\\_index%' ESCAPE '\\'"
    )
    laid_down = {name: [row[1] for row in schema.execute(f"PRAGMA table_info({name})")] for (name,) in names.fetchall()}
    assert {table.name: [column.name for column in table.columns] for table in TABLES} == laid_down
    assert len(TABLES) == len(laid_down)


def test_links_are_the_foreign_keys(schema: Connection) -> None:
    for table in TABLES:
        keys = {row[3]: row[2] for row in schema.execute(f"PRAGMA foreign_key_list({table.name})")}
        assert {column.name: column.to for column in table.columns if column.to} == keys
        assert {each.name for each in table.list_columns(FieldKind.LINK)} <= keys.keys()


def test_a_row_belongs_to_what_takes_it_along(schema: Connection) -> None:
    for table in TABLES:
        taken_along = {
            row[3] for row in schema.execute(f"PRAGMA foreign_key_list({table.name})") if row[6] == "CASCADE"
        }
        assert {owner.name for owner in table.owners} <= taken_along


def test_texts_are_those_that_begin_as_empty_texts(schema: Connection) -> None:
    for table in TABLES:
        rows = schema.execute(f"PRAGMA table_info({table.name})").fetchall()
        begun = {name for _, name, _, _, default, _ in rows if default == f"'{EMPTY_TEXT}'"}
        assert {column.name for column in table.list_columns(FieldKind.TEXT)} == begun


def test_markings_are_those_that_are_called_so() -> None:
    called = {
        name_of(each) for each in COLUMNS if each[1].name.endswith("marking") or each[1].name in ("ceiling", "floor")
    }
    assert {name_of(each) for each in COLUMNS if each[1].kind is FieldKind.MARKING} == called


def test_what_marks_words_and_texts_is_a_marking() -> None:
    for table, column in COLUMNS:
        if column.marked:
            own, _, name = column.marked.rpartition(".")
            marking = next(each for each in get_table(own or table.name).columns if each.name == name)
            assert marking.kind is FieldKind.MARKING
    assert all(column.marked for _, column in COLUMNS if column.kind is FieldKind.TEXT)


def test_the_slots_of_search_documents_stay_what_they_are() -> None:
    slots = [(column.slot, name_of((table, column))) for table, column in COLUMNS if column.slot is not None]
    assert len({slot for slot, _ in slots}) == len(slots)
    assert dict(slots) == SLOTS


def test_a_link_to_an_entity_says_as_what_it_is_used_or_why_it_is_no_use() -> None:
    for table, column in COLUMNS:
        if column.to in DETAILS | {"entity"}:
            assert column.role or column.owner or column.apart, name_of((table, column))
    assert len(LINKS) == 40
    assert {table.name for table, _ in (*LINKS, *TEXTS) if not table.place} == set()


def test_words_and_links_that_are_no_use_are_few() -> None:
    """A column is among the uses unless somebody says why it is not."""
    assert {name_of(each) for each in COLUMNS if each[1].apart and each[1].kind is not FieldKind.KEY} == {
        "scheme.name", "scheme_level.wording", "scheme_caveat.wording", "attachment.title", "edition.title",
        "edition.note", "clearance.office", "clearance.person", "dismissed_mention.words",
        "dismissed_mention.entity_id",
        *(f"name.{name}" for name in ("text", "family", "sort_form", "say", "address")),
    }  # fmt: skip


def test_what_is_not_covered_is_little() -> None:
    """A column of what is cleared, and of what it cites, is covered unless it is named here."""
    bare = {
        "talking_point": {"issue_id", "position", "commitment_id"},
        "section": {"brief_id", "visit_id", "kind"},
        "objective": {"brief_id", "position"},
        "citation": {"entity_id", "point_id", "section_id", "membership_id", "position", "confidence"},
        "source": set[str](),
    }
    for name, columns in bare.items():
        table = get_table(name)
        covered = {column.name for column in table.list_used(Use.COVERED)}
        assert {column.name for column in table.columns} - covered == columns | {"id", "uid"}
    elsewhere = [name_of(each) for each in COLUMNS if Use.COVERED in each[1].uses and each[0].name not in bare]
    assert elsewhere == ["name.text"]


def test_every_role_and_kind_of_place_has_words() -> None:
    assert set(ROLES) == set(UseRole)
    plain = [role for role in Role if role not in ROLES]
    assert [describe_role(role) for role in plain] == [TERMS[Role][role] for role in plain]


def pick(connection: Connection, table: Table, end: str = "max") -> int:
    """The last row of a table, or the first."""
    (row_id,) = connection.execute(f"SELECT {end}(id) FROM {table.name}").fetchone()
    assert row_id is not None, f"the sample has no {table.name}"
    return int(row_id)


def write(session: Session, table: Table, column: Column, value: object, row_id: int | None = None) -> Place:
    """Put a value into a column of a row, and give the place where the row is found."""
    with session.change("Write") as db:
        row_id = row_id or pick(session.file.connection, table)
        db.connection().exec_driver_sql(f'UPDATE {table.name} SET "{column.name}" = ? WHERE id = ?', (value, row_id))
    query = f"SELECT {table.place_kind_sql}, {table.place_id_sql} FROM {table.name} WHERE id = ?"
    return Place(*session.file.connection.execute(query, (row_id,)).fetchone())


def stored(column: Column, words: str) -> str:
    if column.kind is FieldKind.TEXT:
        return dump_rich_text(plain_text(words))
    return json.dumps({"publisher": words}) if column.kind is FieldKind.JSON else words


def list_uses_of(session: Session, entity_id: int) -> list[UseRead]:
    return list_uses(session.file.connection, entity_id, lambda words: NAMED in words)


def kind_to(column: Column) -> EntityKind:
    return EntityKind(column.to) if column.to in DETAILS else EntityKind.PERSON


@pytest.mark.parametrize("each", [each for each in COLUMNS if each[1].slot is not None], ids=name_of)
def test_what_stands_in_a_column_with_a_slot_is_found(each: tuple[Table, Column], session: Session) -> None:
    table, column = each
    place = write(session, table, column, stored(column, "Quellenhof"))
    hits = search(session.file.connection, "quellenhof")
    assert place in [Place(hit.kind, hit.id) for hit in hits]
    assert all(describe_hit(hit)[0] for hit in hits)


@pytest.mark.parametrize("each", LINKS, ids=name_of)
def test_every_link_is_a_use(each: tuple[Table, Column], session: Session) -> None:
    table, column = each
    entity_id = create_entity(session, kind_to(column), NAMED)
    assert list_uses_of(session, entity_id) == []
    place = write(session, table, column, entity_id)
    (use,) = list_uses_of(session, entity_id)
    assert use.key[:2] == (place.kind, place.id)
    assert use.role == column.role or column.told_by
    assert describe_place(use.key[0], use.called)
    assert describe_role(use.role)


@pytest.mark.parametrize("each", [(table, column) for table, columns in TEXTS for column in columns], ids=name_of)
def test_every_text_that_names_an_entity_is_a_use(each: tuple[Table, Column], session: Session) -> None:
    table, column = each
    entity_id = create_entity(session, EntityKind.PLACE, NAMED)
    other_id = pick(session.file.connection, table, "min")
    place = write(session, table, column, stored(column, f"Seen at the {NAMED}, once."), other_id)
    (use,) = list_uses_of(session, entity_id)
    assert (use.key, use.role) == ((place.kind, place.id, "mentioned"), UseRole.MENTIONED)
    assert describe_place(use.key[0], use.called)


def test_a_damaged_text_names_nobody_and_stops_nothing(session: Session) -> None:
    entity_id = create_entity(session, EntityKind.PLACE, NAMED)
    points = get_table("talking_point")
    text, title = (next(each for each in points.columns if each.name == name) for name in ("text", "title"))
    write(session, points, text, "{", 1)
    assert list_uses_of(session, entity_id) == []
    write(session, points, title, NAMED, 1)
    assert [use.key for use in list_uses_of(session, entity_id)] == [("point", 1, "mentioned")]


IN_BRIEFS = [
    (table, column)
    for table in TABLES
    if table.name in OWN and not table.name.startswith("citation")
    for column in table.columns
    if column.names_entities
]


@pytest.mark.parametrize("each", IN_BRIEFS, ids=name_of)
def test_every_text_of_a_brief_is_among_its_words(each: tuple[Table, Column], session: Session) -> None:
    table, column = each
    connection = session.file.connection
    own = f"SELECT max(id) FROM {table.name} WHERE {OWN[table.name]}"
    (row_id,) = connection.execute(own, {"brief_id": 1}).fetchone()
    write(session, table, column, stored(column, "Quellenhof"), row_id)
    assert [text for text in list_brief_texts(connection, 1) if "Quellenhof" in text] == ["Quellenhof"]


def test_the_words_of_a_brief_are_those_of_its_fields() -> None:
    assert {name_of(each) for each in IN_BRIEFS} == {
        "brief.title", "issue.title", "objective.text", "section.text",
        *(f"talking_point.{name}" for name in ("title", "trigger", "text", "fallback")),
    }  # fmt: skip


def test_places_are_called_by_what_they_are(session: Session) -> None:
    connection = session.file.connection
    kinds = {"objective": "Objective in ", "issue": "", "point": ""}
    for kind, begin in kinds.items():
        called = read_place_titles(connection, [Place(kind, 1)])[Place(kind, 1)]
        assert describe_place(kind, called).startswith(begin)
        assert describe_place(kind, called) != begin
    (section_id,) = connection.execute("SELECT id FROM section WHERE kind = 'scene_setter'").fetchone()
    called = read_place_titles(connection, [Place("section", section_id)])[Place("section", section_id)]
    assert SectionKind(called.term) is SectionKind.SCENE_SETTER
    assert describe_place("section", called).startswith("Scene-setter · ")
    assert read_place_titles(connection, [Place("point", 99_999), Place("person", 99_999)]) == {}


def test_what_content_is_measured_by_is_no_content() -> None:
    assert [name_of(each) for each in COLUMNS if Use.LIMIT in each[1].uses] == ["book_spec.ceiling"]
