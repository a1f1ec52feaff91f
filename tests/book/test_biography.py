"""What a biography tells of a person beside the words that somebody wrote."""

from typing import Any

from briefbook.book.block import Table
from briefbook.book.portion import list_part
from briefbook.book.printed import line_text
from briefbook.edits.entity import create_entity, mark_entity
from briefbook.edits.participation import add_participant
from briefbook.values.kind import EntityKind, PartKind
from briefbook.values.place import Place

Desk = Any


def test_the_meetings_of_a_person_stand_newest_first_and_those_without_a_day_last(desk: Desk) -> None:
    person = desk.entity("Toshimitsu Motegi")
    for day in ("", "2024-11-27", "2026-40"):
        add_participant(desk.session, desk.read("SELECT id FROM dialogue WHERE date_edtf = ?", day), person)
    tables = [block for block in desk.part(PartKind.BIOGRAPHIES).blocks if isinstance(block, Table)]
    (meetings,) = [each for each in tables if each.caption == "Meetings: Toshimitsu Motegi"]
    days = ["".join(map(line_text, row[0].lines)) for row in meetings.rows]
    assert days == ["first half of 2026", "16 January 2026", "27 November 2024", ""]


def test_whoever_meets_elsewhere_alone_has_none(desk: Desk) -> None:
    person = create_entity(desk.session, EntityKind.PERSON, "Rudolf Rassendyll")
    elsewhere = create_entity(desk.session, EntityKind.DIALOGUE, "Talks in Zenda")
    add_participant(desk.session, elsewhere, person)
    assert "Rassendyll" not in desk.words(PartKind.BIOGRAPHIES)
    add_participant(desk.session, desk.read("SELECT id FROM dialogue WHERE date_edtf = '2026-40'"), person)
    assert "Rassendyll" in desk.words(PartKind.BIOGRAPHIES)


def test_a_day_on_which_a_source_shows_a_post_counts_with_the_marking_of_that_source(desk: Desk) -> None:
    desk.add_levels()
    source = desk.read("SELECT DISTINCT source_id FROM attestation")
    assert "in post on 16 January 2026" in desk.words(PartKind.BIOGRAPHIES)
    mark_entity(desk.session, source, "house:HIGH")
    printed = {(each.place, str(each.marking)) for each in list_part(desk.part(PartKind.BIOGRAPHIES))}
    assert (Place("source", source), "house:HIGH") in printed
