"""Texts that are not cleared, or changed since, as the check before printing tells of them."""

import pytest

from briefbook.book.finding import FindingKind
from briefbook.edits.clearance import clear_text, return_to_draft, send_for_clearance
from briefbook.edits.objective import change_objective_text
from briefbook.edits.point import change_point_text
from briefbook.edits.section import change_section
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import PartKind, SectionKind
from briefbook.values.place import Place
from tests.book.finding_case import LAUNCH, WARNS, Case, Desk, Made, check_case


def uncleared(desk: Desk) -> Made:
    place = Place("point", desk.point(LAUNCH))
    return_to_draft(desk.session, [place])
    return (
        place,
        f"“{LAUNCH}” in 18th India–Japan Strategic Dialogue is not cleared.",
        lambda: clear_text(desk.session, [place], office="Desk"),
    )


def waiting(desk: Desk) -> Made:
    place = Place("point", desk.point(LAUNCH))
    send_for_clearance(desk.session, [place])
    return place, "is waiting for clearance", lambda: clear_text(desk.session, [place], office="Desk")


def changed_on_the_desk(desk: Desk) -> Made:
    """A text that was taken back is a draft, whatever is written in it afterwards."""
    place, _, mend = uncleared(desk)
    change_point_text(desk.session, place.id, plain_text("We look forward to the launch."))
    return place, "is not cleared", mend


def changed_on_its_way(desk: Desk) -> Made:
    """A text that was sent and not cleared yet is not said to have been."""
    place, _, mend = waiting(desk)
    change_point_text(desk.session, place.id, plain_text("We look forward to the launch."))
    return place, "was changed since it was sent for clearance", mend


def uncleared_background(desk: Desk) -> Made:
    place = Place(
        "section", desk.read("SELECT id FROM section WHERE kind = 'background' AND brief_id = ?", desk.brief())
    )
    return_to_draft(desk.session, [place])
    words = "Background of 18th India–Japan Strategic Dialogue is not cleared."
    return place, words, lambda: clear_text(desk.session, [place], office="Desk")


def uncleared_scene_setter(desk: Desk) -> Made:
    place = Place("section", desk.read("SELECT id FROM section WHERE kind = 'scene_setter'"))
    return_to_draft(desk.session, [place])
    return place, "The scene-setter is not cleared.", lambda: clear_text(desk.session, [place], office="Desk")


def uncleared_objective(desk: Desk) -> Made:
    objective = desk.read("SELECT id FROM objective WHERE brief_id = ? AND side = 'theirs'", desk.brief())
    place = Place("objective", objective)
    change_objective_text(desk.session, objective, plain_text("A bridge to Ruritania."))
    words = "Objective: “A bridge to Ruritania” in 18th India–Japan Strategic Dialogue is not cleared."
    return place, words, lambda: clear_text(desk.session, [place], office="Desk")


def changed_objective(desk: Desk) -> Made:
    objective = desk.read("SELECT id FROM objective WHERE brief_id = ?", desk.brief())
    place = Place("objective", objective)
    clear_text(desk.session, [place], office="Desk")
    change_objective_text(desk.session, objective, plain_text("A bridge to Ruritania."))
    words = "was changed since it was cleared"
    return place, words, desk.session.undo


def changed_since(desk: Desk) -> Made:
    point = desk.point(LAUNCH)
    change_point_text(desk.session, point, plain_text("We welcome the launch."))
    return Place("point", point), "was changed since it was cleared", desk.session.undo


def changed_prose(desk: Desk) -> Made:
    place = Place("section", desk.read("SELECT id FROM section WHERE kind = 'scene_setter'"))
    change_section(
        desk.session, Place("visit", desk.visit_id), SectionKind.SCENE_SETTER, plain_text("Zenda lies in Ruritania.")
    )
    return place, "The scene-setter was changed since it was cleared.", desk.session.undo


CASES: list[Case] = [
    (FindingKind.UNCLEARED, WARNS, uncleared),
    (FindingKind.UNCLEARED, WARNS, waiting),
    (FindingKind.UNCLEARED, WARNS, changed_on_the_desk),
    (FindingKind.UNCLEARED, WARNS, changed_on_its_way),
    (FindingKind.UNCLEARED, WARNS, uncleared_background),
    (FindingKind.UNCLEARED, WARNS, uncleared_scene_setter),
    (FindingKind.UNCLEARED, WARNS, uncleared_objective),
    (FindingKind.CHANGED_SINCE_CLEARANCE, WARNS, changed_since),
    (FindingKind.CHANGED_SINCE_CLEARANCE, WARNS, changed_objective),
    (FindingKind.CHANGED_SINCE_CLEARANCE, WARNS, changed_prose),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[2].__name__)
def test_a_finding_names_its_record_and_goes_when_it_is_put_right(desk: Desk, case: Case) -> None:
    check_case(desk, case)


def test_what_was_never_cleared_is_not_changed_since_clearance(desk: Desk) -> None:
    point = desk.point(LAUNCH)
    before = desk.words(PartKind.DISTRIBUTION).count("changed since clearance")
    return_to_draft(desk.session, [Place("point", point)])
    change_point_text(desk.session, point, plain_text("We look forward to the launch."))
    assert not [each for each in desk.check(FindingKind.CHANGED_SINCE_CLEARANCE) if each.place.id == point]
    assert desk.words(PartKind.DISTRIBUTION).count("changed since clearance") == before
