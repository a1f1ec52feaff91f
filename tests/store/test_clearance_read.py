"""How far texts are cleared: whatever is covered counts, in every kind of text, and old hashes stay good."""

import pytest

from briefbook.edits.citation import cite_source
from briefbook.edits.clearance import clear_text, send_for_clearance
from briefbook.edits.entity import rename_entity
from briefbook.edits.objective import add_objective, change_objective_text
from briefbook.edits.point import add_point
from briefbook.edits.refusal import RefusedError
from briefbook.edits.section import change_section
from briefbook.printing.gathering.content import gather_content
from briefbook.session import Session
from briefbook.store.clearance_cover import CLEARABLE
from briefbook.store.clearance_read import (
    LedgerRow,
    list_ledger,
    list_visit_ledger,
    read_brief_dots,
    read_clearances,
    read_visit_dot,
)
from briefbook.store.field import get_table
from briefbook.store.field_use import Column, FieldKind, Table, Use
from briefbook.store.objective_read import list_objectives
from briefbook.store.place_word import describe_place
from briefbook.text.json_codec import dump_rich_text
from briefbook.text.rich_text import plain_text
from briefbook.values.clearance import ClearanceView, Dot
from briefbook.values.kind import ClearanceState, SectionKind, Side
from briefbook.values.place import Place

COVERED = [
    (kind, table, column)
    for kind, (own, _) in CLEARABLE.items()
    for table in (own, *(map(get_table, ("citation", "source", "name")) if kind != "objective" else ()))
    for column in table.list_used(Use.COVERED)
]
BARE = ("talking_point.position", "talking_point.commitment_id", "citation.confidence", "citation.position", "name.say")
# What the program wrote into files before hashes had a rule, of the point and the section that follow.
OLD_POINT = "05bc24ff5caf557a3c48eec05b9ea4c9c8d2e4992e994cee5ef6e4ba5a3558bb"
OLD_SECTION = "17c4c915586703619f1ae1081d20a8555a0eef3bd59539ec1541f0f509c42175"
OLD_TEXT = '{"v":1,"blocks":[{"id":"b1","kind":"paragraph","runs":[{"text":"Ask for the bridge at Strelsau."}]}]}'
OLD_FALLBACK = (
    '{"v":1,"blocks":[{"id":"b2","kind":"paragraph","marking":"house:SAMPLE","runs":[{"text":"Say \\"no\\"."}]}]}'
)


def name_of(each: tuple[str, Table, Column]) -> str:
    return f"{each[0]}-{each[1].name}.{each[2].name}"


@pytest.fixture
def texts(session: Session) -> dict[str, Place]:
    """One written text of each kind; the point and the section cite a source each."""
    objective_id = add_objective(session, 1, Side.OURS, plain_text("A bridge to Ruritania."))
    section_id = change_section(session, Place("brief", 1), SectionKind.OUTCOMES, plain_text("The bridge stands."))
    source_id = pick_id(session, "source")
    for place in (Place("point", 1), Place("section", section_id)):
        cite_source(session, place, source_id, claim="It is long.")
    return {
        "point": Place("point", 1),
        "section": Place("section", section_id),
        "objective": Place("objective", objective_id),
    }


def pick_id(session: Session, table: str, end: str = "min") -> int:
    (row_id,) = session.file.connection.execute(f"SELECT {end}(id) FROM {table}").fetchone()
    return int(row_id)


def view_of(session: Session, place: Place) -> ClearanceView:
    return read_clearances(session.file.connection, place.kind, [place.id])[place.id]


def run(session: Session, sql: str, *values: object) -> None:
    with session.change("Write") as db:
        db.connection().exec_driver_sql(sql, values)


def find_row(session: Session, table: str, place: Place) -> int:
    """The row of a table that a text's clearance covers: itself, its citation, the source or the name of that."""
    connection, cited = session.file.connection, f"SELECT max(id), source_id FROM citation WHERE {place.kind}_id = ?"
    if table not in ("citation", "source", "name"):
        return place.id
    citation_id, source_id = connection.execute(cited, (place.id,)).fetchone()
    named = "SELECT id FROM name WHERE entity_id = ? ORDER BY position LIMIT 1"
    return int(
        {"citation": citation_id, "source": source_id}.get(table)
        or connection.execute(named, (source_id,)).fetchone()[0]
    )


def another(session: Session, column: Column) -> object:
    if column.kind is FieldKind.LINK:
        return pick_id(session, column.to, "max")
    if column.kind is FieldKind.TEXT:
        return dump_rich_text(plain_text("Other words."))
    others = {FieldKind.JSON: '{"publisher": "Another"}', FieldKind.POSITION: 7, FieldKind.MARKING: "house:OTHER"}
    return others.get(column.kind, "other")


@pytest.mark.parametrize("each", COVERED, ids=name_of)
def test_a_change_of_whatever_is_covered_counts(
    each: tuple[str, Table, Column], session: Session, texts: dict[str, Place]
) -> None:
    kind, table, column = each
    clear_text(session, list(texts.values()), office="Desk of Ruritania")
    before = {place: view_of(session, place) for place in texts.values()}
    assert {view.dot for view in before.values()} == {Dot.CLEARED}
    row_id = find_row(session, table.name, texts[kind])
    run(session, f'UPDATE {table.name} SET "{column.name}" = ? WHERE id = ?', another(session, column), row_id)
    assert view_of(session, texts[kind]).dot is Dot.CHANGED
    session.undo()
    assert {place: view_of(session, place) for place in texts.values()} == before


@pytest.mark.parametrize("name", BARE)
def test_what_is_not_covered_changes_nothing(name: str, session: Session, texts: dict[str, Place]) -> None:
    table, _, column_name = name.partition(".")
    column = next(each for each in get_table(table).columns if each.name == column_name)
    clear_text(session, [texts["point"]], office="Desk")
    row_id = find_row(session, table, texts["point"])
    run(session, f'UPDATE {table} SET "{column_name}" = ? WHERE id = ?', another(session, column), row_id)
    assert view_of(session, texts["point"]).dot is Dot.CLEARED


def test_a_source_that_is_renamed_counts_and_one_that_is_only_described_does_not(
    session: Session, texts: dict[str, Place]
) -> None:
    clear_text(session, [texts["section"]], office="Desk")
    source_id = find_row(session, "source", texts["section"])
    run(session, "UPDATE entity SET description = ? WHERE id = ?", dump_rich_text(plain_text("A paper.")), source_id)
    assert view_of(session, texts["section"]).dot is Dot.CLEARED
    rename_entity(session, source_id, "The Strelsau Gazette")
    assert view_of(session, texts["section"]).dot is Dot.CHANGED


def write_old(session: Session) -> tuple[Place, Place]:
    """A point and a section as the program before wrote and cleared them."""
    sources = [key for (key,) in session.file.connection.execute("SELECT id FROM source ORDER BY id LIMIT 2")]
    visit = Place("visit", pick_id(session, "visit"))
    section_id = change_section(session, visit, SectionKind.OUTCOMES, plain_text("x"))
    point_id = add_point(session, 1)
    for table in ("entity", "source"):
        for uid, key in zip(("uid-a", "uid-b"), sources, strict=True):
            run(session, f"UPDATE {table} SET uid = ? WHERE id = ?", uid, key)
    run(session, "UPDATE entity SET uid = 'uid-speaker' WHERE id = ?", pick_id(session, "person"))
    run(
        session,
        "UPDATE talking_point SET title = 'Bridge', trigger = 'If asked', text = ?, fallback = ?,"
        " speaker_id = ?, marking = 'house:SAMPLE' WHERE id = ?",
        OLD_TEXT,
        OLD_FALLBACK,
        pick_id(session, "person"),
        point_id,
    )
    run(session, "UPDATE section SET text = ?, marking = NULL WHERE id = ?", OLD_TEXT, section_id)
    for place, cited in ((Place("point", point_id), (1, 0, 1)), (Place("section", section_id), (0,))):
        for at in cited:
            cite_source(session, place, sources[at], claim="A claim.")
    for column, key, hashed in (("point_id", point_id, OLD_POINT), ("section_id", section_id, OLD_SECTION)):
        run(
            session,
            f"INSERT INTO clearance (uid, {column}, state, office, at, hash)"
            " VALUES (?, ?, 'cleared', 'Desk', '2026-01-05T09:00:00Z', ?)",
            f"step-{key}-{column}",
            key,
            hashed,
        )
    return Place("point", point_id), Place("section", section_id)


def test_what_was_cleared_before_hashes_had_a_rule_is_still_cleared(session: Session) -> None:
    point, section = write_old(session)
    assert (view_of(session, point).dot, view_of(session, section).dot) == (Dot.CLEARED, Dot.CLEARED)
    run(session, "UPDATE talking_point SET fallback = ? WHERE id = ?", OLD_TEXT, point.id)
    run(session, "DELETE FROM citation WHERE section_id = ?", section.id)
    assert (view_of(session, point).dot, view_of(session, section).dot) == (Dot.CHANGED, Dot.CHANGED)


def test_objectives_are_cleared_as_points_are(session: Session) -> None:
    objective_id = pick_id(session, "objective")
    place = Place("objective", objective_id)
    send_for_clearance(session, [place], office="Desk of Ruritania", person="A. Clerk")
    (read,) = [each for each in list_objectives(session.file.connection, 1) if each.id == objective_id]
    assert (read.clearance.dot, read.clearance.office, read.clearance.person) == (
        Dot.FOR_CLEARANCE, "Desk of Ruritania", "A. Clerk",
    )  # fmt: skip
    objectives = [each for brief in gather_content(session.file, 1).briefs for each in brief.objectives]
    (gathered,) = [each.clearance for each in objectives if each.id == objective_id]
    assert (gathered.state, gathered.person) == (ClearanceState.FOR_CLEARANCE, "A. Clerk")
    assert gathered.at
    assert gathered.at.utcoffset() is not None
    change_objective_text(session, objective_id, plain_text("Another aim."))
    assert view_of(session, place).dot is Dot.CHANGED_SINCE_SENT


def test_an_objective_that_is_not_written_cannot_be_cleared_and_does_not_count(session: Session) -> None:
    connection = session.file.connection
    clear_text(session, [row.place for row in list_ledger(connection, 1)], office="Desk")
    assert read_brief_dots(connection, [1]) == {1: Dot.CLEARED}
    objective_id = add_objective(session, 1, Side.OURS)
    point_id = add_point(session, 1)
    assert read_brief_dots(connection, [1]) == {1: Dot.CLEARED}
    for place in (Place("objective", objective_id), Place("point", point_id)):
        with pytest.raises(RefusedError):
            clear_text(session, [place], office="Desk")
    change_objective_text(session, objective_id, plain_text("A bridge."))
    assert read_brief_dots(connection, [1]) == {1: Dot.DRAFTED}


def test_the_ledger_of_a_brief_lists_every_text_with_its_last_step(session: Session) -> None:
    connection = session.file.connection
    empty = add_point(session, 1)
    clear_text(session, [Place("objective", 1)], office="Desk of Ruritania", person="A. Clerk")
    ledger = list_ledger(connection, 1)
    told = {row.place: row for row in ledger}
    assert len(told) == len(ledger)
    assert Place("point", empty) not in told
    assert [row.place.kind for row in ledger] == sorted(row.place.kind for row in ledger)
    assert told[Place("objective", 1)].view.office == "Desk of Ruritania"
    assert told[Place("objective", 1)].view.at.endswith("Z")
    for kind, sql in (
        ("point", "SELECT talking_point.id FROM talking_point JOIN issue ON issue.id = issue_id WHERE brief_id = 1"),
        ("objective", "SELECT id FROM objective WHERE brief_id = 1"),
        ("section", "SELECT id FROM section WHERE brief_id = 1"),
    ):
        written = {Place(kind, key) for (key,) in connection.execute(sql)} - {Place("point", empty)}
        assert {row.place for row in ledger if row.place.kind == kind} == written
    assert all(row.words and describe_place(row.place.kind, row.called) for row in ledger)


def test_the_ledger_of_a_visit_lists_its_own_prose(session: Session) -> None:
    connection, visit_id = session.file.connection, pick_id(session, "visit")
    (row,) = list_visit_ledger(connection, visit_id)
    assert isinstance(row, LedgerRow)
    assert describe_place("section", row.called).startswith("Scene-setter · ")
    assert row.view.dot is read_visit_dot(connection, visit_id)
