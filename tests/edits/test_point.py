"""Talking points and objectives changed one by one and several alike."""

import pytest

from briefbook.edits.objective import mark_objectives
from briefbook.edits.point import change_points
from briefbook.session import Session


@pytest.mark.parametrize(("ids", "label"), [([1], "Change Talking Point"), ([1, 2], "Change Talking Points")])
def test_points_are_changed_alike_in_one_step(session: Session, ids: list[int], label: str) -> None:
    def read() -> list[str]:
        rows = session.file.connection.execute("SELECT title FROM talking_point ORDER BY id").fetchall()
        return [title for (title,) in rows]

    before = read()
    change_points(session, ids, title="Ruritania")
    assert [at for at, title in enumerate(read(), 1) if title == "Ruritania"] == ids
    assert session.undo_label == label
    place = session.undo()
    assert place
    assert (place.kind, place.id, place.field) == ("point", 1, "title")
    assert read() == before


@pytest.mark.parametrize(("ids", "label"), [([1], "Mark Objective"), ([1, 2], "Mark Objectives")])
def test_objectives_are_marked_alike_in_one_step(session: Session, ids: list[int], label: str) -> None:
    before = session.file.connection.execute("SELECT id, marking FROM objective ORDER BY id").fetchall()
    mark_objectives(session, ids, None)
    bare = session.file.connection.execute("SELECT id FROM objective WHERE marking IS NULL ORDER BY id").fetchall()
    assert [row for (row,) in bare] == ids
    assert session.undo_label == label
    session.undo()
    assert session.file.connection.execute("SELECT id, marking FROM objective ORDER BY id").fetchall() == before
