"""What clearance covers."""

from collections.abc import Callable

import pytest

from briefbook.edits import citation, clearance, point
from briefbook.session import Session
from briefbook.store.clearance_read import read_clearances
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import ClearanceState, Side, Stance
from briefbook.values.place import Place

POINT = Place("point", 1)
Find = Callable[[str], int]

CHANGES: dict[str, Callable[[Session, Find], object]] = {
    "stance": lambda s, find: point.set_stance(s, [1], Stance.AVOID),
    "side": lambda s, find: point.change_point(s, 1, side=Side.THEIRS),
    "title": lambda s, find: point.change_point(s, 1, title="Another"),
    "trigger": lambda s, find: point.change_point(s, 1, trigger="If asked"),
    "text": lambda s, find: point.change_point_text(s, 1, plain_text("Ruritania.")),
    "fallback": lambda s, find: point.change_point_fallback(s, 1, plain_text("Ruritania.")),
    "speaker": lambda s, find: point.change_point(s, 1, speaker_id=find("Narendra Modi")),
    "marking": lambda s, find: point.change_point(s, 1, marking=None),
    "sources": lambda s, find: citation.cite_source(s, POINT, find("Other public reports")),
}


def is_changed(session: Session) -> bool:
    return read_clearances(session.file.connection, "point", [1])[1].changed


@pytest.mark.parametrize("what", CHANGES)
def test_clearance_covers(what: str, session: Session, find_id: Find) -> None:
    clearance.clear_text(session, [POINT], office="Desk")
    assert not is_changed(session)
    CHANGES[what](session, find_id)
    assert is_changed(session)
    session.undo()
    assert not is_changed(session)


def test_topics_and_place_are_not_covered(session: Session, find_id: Find) -> None:
    clearance.clear_text(session, [POINT], office="Desk")
    point.set_point_topics(session, 1, [find_id("Trade")])
    point.move_point(session, 1, 3, 0)
    assert not is_changed(session)


def test_a_step_keeps_office_and_moment(session: Session) -> None:
    clearance.send_for_clearance(session, [POINT], office=" Desk ")
    row = session.file.connection.execute("SELECT state, office, at FROM clearance ORDER BY id DESC LIMIT 1").fetchone()
    assert row[:2] == (ClearanceState.FOR_CLEARANCE, "Desk")
    assert row[2].endswith("Z")
