"""A person who has no name in the book's script is named once wherever their name is printed."""

from typing import Any

import pytest

from briefbook.edits.entity import create_entity, rename_entity
from briefbook.edits.name import add_name
from briefbook.edits.participation import add_participant
from briefbook.values.kind import EntityKind, PartKind, Role, Side


@pytest.mark.parametrize("name", ["高橋 健一", "जयशंकर"])
def test_a_name_in_another_script_alone_is_printed_once(desk: Any, name: str) -> None:
    person = create_entity(desk.session, EntityKind.PERSON, "New Person")
    rename_entity(desk.session, person, name)
    subject = desk.read("SELECT subject_id FROM brief ORDER BY position")
    add_participant(desk.session, subject, person, side=Side.THEIRS, role=Role.MEMBER)
    for kind in (PartKind.BRIEF, PartKind.BIOGRAPHIES):
        words = desk.words(kind)
        assert name in words
        assert f"{name} {name}" not in words
        assert f"{name}\n{name}" not in words


def test_a_reading_is_still_printed(desk: Any) -> None:
    person = create_entity(desk.session, EntityKind.PERSON, "高橋 健一")
    add_name(desk.session, person, "たかはし けんいち", lang="ja-Hira")
    subject = desk.read("SELECT subject_id FROM brief ORDER BY position")
    add_participant(desk.session, subject, person, side=Side.THEIRS)
    assert "高橋 健一 たかはし けんいち" in desk.words(PartKind.BRIEF)
