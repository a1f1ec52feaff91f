"""What the markings of a library and of a brief add up to, wherever they stand."""

import pytest

from briefbook.session import Session
from briefbook.store.brief_scope import OWN
from briefbook.store.field import TABLES
from briefbook.store.field_use import Column, FieldKind, Table, Use
from briefbook.store.marking_read import holds_guarded, read_brief_marking, read_highest_marking

MARKINGS = [(table, column) for table in TABLES for column in table.list_columns(FieldKind.MARKING, FieldKind.TEXT)]
COUNTED = [each for each in MARKINGS if Use.LIMIT not in each[1].uses]
IN_BRIEF = [each for each in COUNTED if each[0].name in OWN]
SECRET = "desk:SECRET//EYES ONLY//TLP:AMBER"
WORDS = "SECRET//EYES ONLY//TLP:AMBER"


def name_of(each: tuple[Table, Column]) -> str:
    return f"{each[0].name}.{each[1].name}"


def run(session: Session, sql: str, *values: object) -> None:
    with session.change("Write") as db:
        db.connection().exec_driver_sql(sql, values)


@pytest.fixture
def unmarked(session: Session) -> Session:
    """The sample with a scheme of three levels and nothing marked."""
    run(session, "UPDATE scheme SET code = 'desk'")
    run(session, "DELETE FROM scheme_level")
    for at, code in enumerate(("OPEN", "QUIET", "SECRET")):
        run(
            session,
            "INSERT INTO scheme_level (uid, scheme_id, position, code, wording, abbreviation, colour)"
            " VALUES (?, 1, ?, ?, ?, ?, ?)",
            code, at, code, code, code[0], f"#00000{at}",
        )  # fmt: skip
    for table, column in MARKINGS:
        if column.kind is FieldKind.MARKING:
            run(session, f'UPDATE {table.name} SET "{column.name}" = NULL')
    return session


def mark(session: Session, table: Table, column: Column, row_id: int, marking: str = SECRET) -> None:
    block = f'{{"v":1,"blocks":[{{"kind":"paragraph"}},{{"kind":"paragraph","marking":"{marking}","runs":[]}}]}}'
    value = block if column.kind is FieldKind.TEXT else marking
    run(session, f'UPDATE {table.name} SET "{column.name}" = ? WHERE id = ?', value, row_id)


def pick(session: Session, sql: str) -> int:
    return int(session.file.connection.execute(sql, {"brief_id": 1}).fetchone()[0])


@pytest.mark.parametrize("each", COUNTED, ids=name_of)
def test_a_mark_anywhere_raises_the_banner(each: tuple[Table, Column], unmarked: Session) -> None:
    assert read_highest_marking(unmarked.file.connection) is None
    mark(unmarked, *each, pick(unmarked, f"SELECT max(id) FROM {each[0].name}"))
    highest = read_highest_marking(unmarked.file.connection)
    assert highest
    assert (highest.wording, highest.colour, highest.unmapped) == (WORDS, "#000002", ())


def test_a_ceiling_is_no_mark_of_anything(unmarked: Session) -> None:
    run(unmarked, "UPDATE book_spec SET ceiling = ?", SECRET)
    assert read_highest_marking(unmarked.file.connection) is None


@pytest.mark.parametrize("each", IN_BRIEF, ids=name_of)
def test_a_mark_anywhere_in_a_brief_raises_that_of_the_brief(each: tuple[Table, Column], unmarked: Session) -> None:
    table, column = each
    connection = unmarked.file.connection
    run(unmarked, "UPDATE brief SET title_marking = 'desk:QUIET//REL ABC'")
    row_id = pick(unmarked, f"SELECT max(id) FROM {table.name} WHERE {OWN[table.name]}")
    mark(unmarked, table, column, row_id)
    marking, other = read_brief_marking(connection, 1), read_brief_marking(connection, 2)
    assert marking
    assert other
    assert marking.wording.startswith("SECRET//EYES ONLY")
    assert marking.carriers == ((table.place, row_id),)
    assert other.wording.startswith("QUIET")
    assert other.carriers == (("brief", 2),)


def test_the_subject_of_a_brief_counts_with_its_blocks(unmarked: Session) -> None:
    connection = unmarked.file.connection
    subject_id = pick(unmarked, "SELECT subject_id FROM brief WHERE id = :brief_id")
    entity = next(table for table in TABLES if table.name == "entity")
    for column in entity.list_columns(FieldKind.TEXT, FieldKind.MARKING):
        mark(unmarked, entity, column, subject_id)
        marking = read_brief_marking(connection, 1)
        assert marking
        assert (marking.wording, marking.carriers) == (WORDS, (("subject", subject_id),))
        unmarked.undo()
    assert read_brief_marking(connection, 1) is None


def test_everything_that_is_marked_adds_up(unmarked: Session) -> None:
    run(unmarked, "UPDATE talking_point SET marking = 'desk:QUIET//ALPHA//TLP:RED' WHERE id = 1")
    run(unmarked, "UPDATE talking_point SET marking = 'desk:SECRET//BETA//TLP:GREEN' WHERE id = 2")
    highest, marking = read_highest_marking(unmarked.file.connection), read_brief_marking(unmarked.file.connection, 1)
    assert highest
    assert marking
    assert highest.wording == marking.wording == "SECRET//ALPHA, BETA//TLP:RED"
    assert marking.carriers == (("point", 2),)


def test_lists_that_exclude_each_other_release_to_nobody(unmarked: Session) -> None:
    run(unmarked, "UPDATE talking_point SET marking = 'desk:SECRET//REL ABC' WHERE id = 1")
    run(unmarked, "UPDATE talking_point SET marking = 'desk:SECRET//REL DEF' WHERE id = 2")
    highest = read_highest_marking(unmarked.file.connection)
    assert highest
    assert highest.wording == "SECRET"


@pytest.mark.parametrize("each", COUNTED, ids=name_of)
def test_a_mark_above_the_lowest_level_guards_a_library_wherever_it_stands(
    each: tuple[Table, Column], unmarked: Session
) -> None:
    row_id = pick(unmarked, f"SELECT max(id) FROM {each[0].name}")
    mark(unmarked, *each, row_id, "desk:OPEN//TLP:CLEAR")
    assert not holds_guarded(unmarked.file.connection)
    mark(unmarked, *each, row_id, "desk:QUIET")
    assert holds_guarded(unmarked.file.connection)


@pytest.mark.parametrize(
    "marking",
    ["desk:OPEN//EYES ONLY", "desk:OPEN//TLP:GREEN", "desk:OPEN//REL ABC", "far:LOW", "desk:GONE", "no marking"],
)
def test_whatever_limits_the_lowest_level_guards_a_library(marking: str, unmarked: Session) -> None:
    run(unmarked, "UPDATE talking_point SET marking = 'desk:OPEN' WHERE id = 1")
    assert not holds_guarded(unmarked.file.connection)
    run(unmarked, "UPDATE talking_point SET marking = ? WHERE id = 2", marking)
    assert holds_guarded(unmarked.file.connection)


@pytest.mark.parametrize("foreign", ["far:HIGH//CLOSED", "desk:GONE", "no marking"])
def test_what_cannot_be_compared_is_named(foreign: str, unmarked: Session) -> None:
    connection = unmarked.file.connection
    run(unmarked, "UPDATE talking_point SET marking = ? WHERE id = 1", foreign)
    highest, marking = read_highest_marking(connection), read_brief_marking(connection, 1)
    assert highest
    assert marking
    assert (highest.wording, highest.unmapped) == ("", (foreign,))
    assert (marking.wording, marking.carriers, marking.unmapped) == ("", (), (foreign,))
    run(unmarked, "UPDATE talking_point SET marking = 'desk:OPEN' WHERE id = 2")
    highest, marking = read_highest_marking(connection), read_brief_marking(connection, 1)
    assert highest
    assert marking
    assert (highest.wording, highest.unmapped) == ("OPEN", (foreign,))
    assert (marking.carriers, marking.unmapped) == ((("point", 2),), (foreign,))


def test_a_foreign_level_counts_by_its_equivalence(unmarked: Session) -> None:
    run(unmarked, "INSERT INTO scheme (uid, code, name) VALUES ('far', 'far', 'Far away')")
    run(
        unmarked,
        "INSERT INTO scheme_level (uid, scheme_id, position, code, wording, abbreviation, colour)"
        " VALUES ('high', 2, 0, 'HIGH', 'Very high', 'H', '#ff0000')",
    )
    run(unmarked, "UPDATE talking_point SET marking = 'far:HIGH' WHERE id = 1")
    highest = read_highest_marking(unmarked.file.connection)
    assert highest
    assert (highest.wording, highest.unmapped) == ("", ("Very high (Far away)",))
    run(
        unmarked,
        "INSERT INTO equivalence (uid, foreign_level_id, own_level_id) SELECT 'eq', theirs.id, ours.id"
        " FROM scheme_level AS theirs, scheme_level AS ours WHERE theirs.code = 'HIGH' AND ours.code = 'OPEN'",
    )
    assert not holds_guarded(unmarked.file.connection)
    run(unmarked, "UPDATE equivalence SET own_level_id = (SELECT id FROM scheme_level WHERE code = 'QUIET')")
    assert holds_guarded(unmarked.file.connection)
    highest = read_highest_marking(unmarked.file.connection)
    assert highest
    assert (highest.wording, highest.colour, highest.unmapped) == ("QUIET", "#000001", ())


def test_a_damaged_text_stops_nothing(unmarked: Session) -> None:
    run(unmarked, """UPDATE talking_point SET text = '{"marking":"desk:SECRET"' WHERE id = 1""")
    assert read_highest_marking(unmarked.file.connection) is None
    assert read_brief_marking(unmarked.file.connection, 1) is None
