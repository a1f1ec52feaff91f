"""Lines that go on without end: what the book prints of them, and of which the check before printing tells."""

import json

import pytest

from briefbook.book.finding import FindingKind
from briefbook.edits.entity import create_entity, rename_entity
from briefbook.edits.issue import rename_issue
from briefbook.edits.programme import change_programme_item
from briefbook.values.kind import EntityKind, PartKind
from briefbook.values.long_line import CUT, LONGEST_NAME
from briefbook.values.place import Place
from tests.book.finding_case import Desk

ENDLESS = "Zenda " * 1_000


def write(desk: Desk, column: str, words: str = ENDLESS) -> None:
    """Words in a column of every row of a table, past the window, which refuses some of them."""
    table, name = column.split(".")
    with desk.session.change("Write without End") as db:
        db.connection().exec_driver_sql(f"UPDATE {table} SET {name} = ?", (words,))


def count_cut(desk: Desk) -> int:
    """How many lines of the book end before their words do."""
    return sum(desk.words(kind).count("[…]") for kind in PartKind)


def test_a_line_without_end_is_printed_to_where_nobody_reads_on(desk: Desk) -> None:
    issue = desk.read("SELECT id FROM issue ORDER BY position")
    rename_issue(desk.session, issue, "Bridges " * 62)
    assert not desk.check(FindingKind.LINE_CUT)
    assert desk.words(PartKind.BRIEF).count("Bridges") == 62
    rename_issue(desk.session, issue, "Bridges " * 4_000)
    assert desk.words(PartKind.BRIEF).count("Bridges") == 62
    assert desk.words(PartKind.BRIEF).count("[…]") == 1
    assert desk.read("SELECT length(title) FROM issue ORDER BY position") == 4_000 * len("Bridges ") - 1


def test_a_note_may_be_longer_than_a_name(desk: Desk) -> None:
    item = desk.read("SELECT id FROM programme_item ORDER BY position")
    change_programme_item(desk.session, item, note="Zenda " * 300)
    assert not desk.check(FindingKind.LINE_CUT)
    change_programme_item(desk.session, item, note="Zenda " * 400)
    (found,) = desk.check(FindingKind.LINE_CUT)
    assert "longer than 2,000 characters" in found.message


@pytest.mark.parametrize("column", ["membership.label", "citation.claim", "clearance.office"])
def test_a_line_among_the_words_of_others_is_told_of_too(desk: Desk, column: str) -> None:
    table, name = column.split(".")
    with desk.session.change("Write without End") as db:
        db.connection().exec_driver_sql(f"UPDATE {table} SET {name} = ?", ("Zenda " * 1_000,))
    assert all("Zenda" in each.message for each in desk.check(FindingKind.LINE_CUT))
    assert desk.check(FindingKind.LINE_CUT)


@pytest.mark.parametrize("column", ["library.office", "library.statement"])
def test_a_line_of_the_cover_is_told_of(desk: Desk, column: str) -> None:
    write(desk, column)
    assert [each.place for each in desk.check(FindingKind.LINE_CUT)] == [Place("library", 1)]


def test_a_name_that_stands_on_the_cover_alone_is_told_of(desk: Desk) -> None:
    rename_entity(desk.session, desk.visit_id, ENDLESS)
    assert [each.place for each in desk.check(FindingKind.LINE_CUT)] == [Place("visit", desk.visit_id)]


def test_a_line_that_somebody_ended_so_is_whole(desk: Desk) -> None:
    issue = desk.read("SELECT id FROM issue ORDER BY position")
    for length in (LONGEST_NAME - 20, LONGEST_NAME - len(CUT)):
        rename_issue(desk.session, issue, "Z" * length + CUT)
        assert "Z" * length + CUT in desk.words(PartKind.BRIEF)
        assert not desk.check(FindingKind.LINE_CUT)


def test_no_line_speaks_for_another_that_ends_like_it(desk: Desk) -> None:
    issue = desk.read("SELECT id FROM issue ORDER BY position")
    rename_issue(desk.session, issue, ENDLESS)
    create_entity(desk.session, EntityKind.TOPIC, "Hentzau " * 10 + ENDLESS)
    assert [each.place for each in desk.check(FindingKind.LINE_CUT)] == [Place("issue", issue)]


@pytest.mark.parametrize("column", ["citation_conflict.note", "citation_conflict.resolution"])
def test_a_line_of_a_conflict_is_told_of(desk: Desk, column: str) -> None:
    write(desk, column)
    assert count_cut(desk)
    assert desk.check(FindingKind.LINE_CUT)


@pytest.mark.parametrize(
    "field", ["publisher", "container-title", "genre", "publisher-place", "note", "author", "issued", "accessed"]
)
def test_a_line_of_a_source_ends_and_is_told_of(desk: Desk, field: str) -> None:
    value: object = {"author": [{"literal": ENDLESS}], "issued": {"raw": ENDLESS}, "accessed": {"raw": ENDLESS}}.get(
        field, ENDLESS
    )
    for key, csl in desk.session.file.connection.execute("SELECT id, csl FROM source").fetchall():
        with desk.session.change("Write without End") as db:
            changed = json.dumps(json.loads(csl) | {field: value})
            db.connection().exec_driver_sql("UPDATE source SET csl = ? WHERE id = ?", (changed, key))
    found = desk.check(FindingKind.LINE_CUT)
    assert found
    assert {each.place.kind for each in found} == {"source"}
    assert count_cut(desk) >= len(found)


@pytest.mark.parametrize("column", ["name.family", "name.say", "name.sort_form", "visit.date_words"])
def test_a_line_that_is_not_printed_is_not_told_of(desk: Desk, column: str) -> None:
    write(desk, column)
    assert bool(count_cut(desk)) == bool(desk.check(FindingKind.LINE_CUT))
