"""Texts without a marking get the same one in one step, and no text gets one that nobody chose."""

from collections.abc import Callable

import pytest

from briefbook.edits.clearance import clear_text
from briefbook.edits.entity import mark_entity
from briefbook.edits.marking import mark_alike
from briefbook.edits.objective import mark_objective
from briefbook.edits.point import change_point
from briefbook.edits.programme import change_programme_item
from briefbook.edits.refusal import RefusedError
from briefbook.edits.section import mark_section
from briefbook.session import Session
from briefbook.store.brief_read import list_points
from briefbook.values.kind import SectionKind
from briefbook.values.place import Place

MARK, OTHER = "house:SAMPLE", "house:SAMPLE//TLP:AMBER"
TABLES = {"point": "talking_point", "person": "entity", "commitment": "entity"}
Find = Callable[[str], int]


def unmark(session: Session, find_id: Find) -> list[Place]:
    person, commitment = find_id("Narendra Modi"), find_id("Launch the India–Japan AI Dialogue")
    change_point(session, 1, marking=None)
    mark_objective(session, 1, None)
    section = mark_section(session, Place("brief", 1), SectionKind.BACKGROUND, None)
    change_programme_item(session, 1, marking=None)
    for each in (person, commitment):
        mark_entity(session, each, None)
    kinds = {"point": 1, "objective": 1, "section": section, "programme_item": 1}
    return [
        *(Place(kind, key) for kind, key in kinds.items()),
        Place("person", person),
        Place("commitment", commitment),
    ]


def read_marks(session: Session, places: list[Place]) -> list[str | None]:
    def read(place: Place) -> str | None:
        table = TABLES.get(place.kind, place.kind)
        row = session.file.connection.execute(f"SELECT marking FROM {table} WHERE id = ?", (place.id,)).fetchone()
        return row[0]

    return [read(place) for place in places]


def test_every_kind_of_text_is_marked_and_one_step_takes_it_back(session: Session, find_id: Find) -> None:
    places = unmark(session, find_id)
    mark_alike(session, places, MARK)
    assert read_marks(session, places) == [MARK] * len(places)
    assert session.undo_label == "Mark All Alike"
    session.undo()
    assert read_marks(session, places) == [None] * len(places)


def test_what_was_marked_meanwhile_stays(session: Session, find_id: Find) -> None:
    places = unmark(session, find_id)
    change_point(session, 1, marking=OTHER)
    mark_alike(session, places, MARK)
    assert read_marks(session, places) == [OTHER, *[MARK] * (len(places) - 1)]


@pytest.mark.parametrize("marking", ["", "house:NEVER", "nonsense"])
def test_no_marking_and_an_unknown_one_are_refused(session: Session, find_id: Find, marking: str) -> None:
    places = unmark(session, find_id)
    with pytest.raises(RefusedError):
        mark_alike(session, places, marking)
    assert read_marks(session, places) == [None] * len(places)


def test_what_was_cleared_lapses(session: Session) -> None:
    change_point(session, 1, marking=None)
    clear_text(session, [Place("point", 1)], office="Desk of Ruritania")
    mark_alike(session, [Place("point", 1)], MARK)
    (point,) = [each for each in list_points(session.file.connection, 1) if each.id == 1]
    assert point.clearance.changed
