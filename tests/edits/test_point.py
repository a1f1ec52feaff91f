"""Talking points changed one by one and several alike."""

import pytest

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
