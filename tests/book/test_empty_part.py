"""A part with nothing in it is left out of the book and its contents, and Check says so; unknown facts are silent."""

from typing import Any

import pytest

from briefbook.book.block import FactsBox, Table
from briefbook.book.finding import FindingKind, Severity
from briefbook.book.printed import line_text
from briefbook.edits.book import set_part_included
from briefbook.edits.commitment import set_due_date
from briefbook.edits.entity import create_entity
from briefbook.edits.membership import change_membership
from briefbook.edits.participation import add_participant
from briefbook.values.kind import EntityKind, PartKind
from briefbook.values.place import Place

Desk = Any
EMPTIES = {
    PartKind.KEY_POINTS: "Key points",
    PartKind.BIOGRAPHIES: "Biographies",
    PartKind.COMMITMENTS: "Commitments and follow-up",
    PartKind.SOURCES: "Sources",
    PartKind.INDEX: "Index",
}


def kinds(desk: Desk) -> set[PartKind]:
    return {part.kind for part in desk.compile().parts}


def empty(desk: Desk) -> None:
    """A visit of which nothing is known, and its book with every part but the briefs."""
    emptied = ("talking_point", "citation", "participation", "programme_item", "section", "commitment", "objective")
    with desk.session.change("Empty"):
        for table in emptied:
            desk.session.file.connection.execute(f"DELETE FROM {table}")
    ids = "SELECT id FROM book_part WHERE kind = 'brief'"
    for (part,) in desk.session.file.connection.execute(ids).fetchall():
        set_part_included(desk.session, part, False)


def test_parts_with_nothing_in_them_are_left_out_and_told_of(desk: Desk) -> None:
    """Without the distribution, which names the book's reader: the index would list that page.

    Contents that name no part are left out as well.
    """
    empty(desk)
    distribution = desk.read("SELECT id FROM book_part WHERE kind = ?", "distribution")
    set_part_included(desk.session, distribution, False)
    assert kinds(desk) == {PartKind.COVER}
    found = desk.check(FindingKind.EMPTY_PART)
    assert {each.message for each in found} == {
        f"{title}: there is nothing to print, so the part is left out." for title in (*EMPTIES.values(), "Contents")
    }
    assert {(each.severity, each.place) for each in found} == {(Severity.NOTES, Place("book", desk.book_id))}
    told = [each.message for each in desk.check(FindingKind.EMPTY_SECTION)]
    assert {"The scene-setter is empty.", "The programme is empty."} <= set(told)


def test_a_book_of_nothing_is_not_printed(desk: Desk) -> None:
    empty(desk)
    for kind in ("cover", "contents", "distribution"):
        set_part_included(desk.session, desk.read("SELECT id FROM book_part WHERE kind = ?", kind), False)
    assert [each for each in desk.check(FindingKind.EMPTY_PART) if each.severity is Severity.BLOCKS]


@pytest.mark.parametrize("cover", [True, False])
def test_contents_of_nothing_are_left_out(desk: Desk, cover: bool) -> None:
    empty(desk)
    for kind in ("distribution",) if cover else ("distribution", "cover"):
        set_part_included(desk.session, desk.read("SELECT id FROM book_part WHERE kind = ?", kind), False)
    assert kinds(desk) == ({PartKind.COVER} if cover else set())
    told = [each for each in desk.check(FindingKind.EMPTY_PART) if each.severity is Severity.NOTES]
    assert "Contents: there is nothing to print, so the part is left out." in [each.message for each in told]
    blocked = [each for each in desk.check(FindingKind.EMPTY_PART) if each.severity is Severity.BLOCKS]
    assert bool(blocked) is not cover


def test_what_is_not_known_is_silent(desk: Desk) -> None:
    set_due_date(desk.session, desk.entity("Launch the India–Japan AI Dialogue"), "")
    words = "\n".join(desk.words(kind) for kind in (PartKind.BIOGRAPHIES, PartKind.COMMITMENTS, PartKind.BRIEF))
    assert "not known" not in words
    assert "not set" not in words
    mechanism = desk.read("SELECT subject_id FROM brief JOIN mechanism ON mechanism.id = subject_id")
    with desk.session.change("Change"):
        desk.session.file.connection.execute("UPDATE mechanism SET mechanism_kind = 'other' WHERE id = ?", [mechanism])
    forms = [
        fact.values
        for part in desk.compile().parts
        for block in part.blocks
        if isinstance(block, FactsBox)
        for fact in (*block.left, *block.right)
        if fact.label == "Form"
    ]
    assert forms
    assert "Other" not in repr(forms)


@pytest.mark.parametrize(("dates", "columns"), [({}, 1), ({"from_edtf": "2025"}, 3)])
def test_a_table_of_posts_has_dates_where_any_is_known(desk: Desk, dates: dict[str, str], columns: int) -> None:
    if dates:
        change_membership(desk.session, desk.membership("Toshimitsu Motegi"), **dates)
    tables = [block for block in desk.part(PartKind.BIOGRAPHIES).blocks if isinstance(block, Table)]
    (posts,) = [each for each in tables if each.caption == "Posts: Toshimitsu Motegi"]
    assert len(posts.columns) == columns
    assert posts.row_head == columns - 1
    assert [line_text(row[-1].lines[0]) for row in posts.rows] == ["Foreign Minister of Japan"]


def test_a_post_without_a_holder_says_no_more_than_itself(desk: Desk) -> None:
    post = create_entity(desk.session, EntityKind.POST, "King of Ruritania")
    add_participant(desk.session, desk.entity("18th India–Japan Strategic Dialogue"), post)
    rows = desk.words(PartKind.BRIEF).splitlines()
    assert rows[rows.index("King of Ruritania") - 1] == "–"


def test_the_contents_name_answers_outcomes_participants_and_people(desk: Desk) -> None:
    lines = desk.words(PartKind.CONTENTS).splitlines()
    first = lines.index("18th India–Japan Strategic Dialogue")
    brief = lines[first + 1 : lines.index("India–Japan AI Dialogue")]
    assert brief == ["Talking points", "If raised", "Background", "Outcomes and follow-up", "Participants"]
    people = lines[lines.index("Biographies") + 1 : lines.index("Commitments and follow-up")]
    assert "Toshimitsu Motegi" in people


def test_a_native_name_stands_behind_the_name_and_not_behind_the_title(desk: Desk) -> None:
    assert "S. Jaishankar एस. जयशंकर, External Affairs Minister of India" in desk.words(PartKind.COVER)


def test_a_meeting_is_on_or_before_a_day_and_a_promise_is_due_by_one(desk: Desk) -> None:
    assert "on or before 16 January 2026" in desk.words(PartKind.BIOGRAPHIES)
    set_due_date(desk.session, desk.entity("Launch the India–Japan AI Dialogue"), "by 30 June 2026", edtf="/2026-06-30")
    assert "By 30 June 2026" in desk.words(PartKind.COMMITMENTS)
