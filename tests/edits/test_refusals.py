"""What edits do not take, and that nothing is left of a refused edit."""

from collections.abc import Callable
from typing import Any

import pytest

from briefbook.edits import (
    book,
    citation,
    clearance,
    commitment,
    entity,
    event,
    issue,
    membership,
    name,
    participation,
    party,
    photo,
    point,
    programme,
)
from briefbook.edits.refusal import RefusedError
from briefbook.session import Session
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place

Find = Callable[[str], int]

REFUSED: dict[str, tuple[str, Callable[[Session, Find], object]]] = {
    "nameless entity": ("name", lambda s, find: entity.create_entity(s, EntityKind.TOPIC, "  ")),
    "NUL in a name": ("name", lambda s, find: entity.rename_entity(s, find("Japan"), "Ja\0pan")),
    "NUL in a text": ("text", lambda s, find: point.change_point_text(s, 1, plain_text("a\0b"))),
    "entity under itself": (
        "parent_id",
        lambda s, find: entity.change_entity(s, find("Technology"), parent_id=find("Artificial intelligence")),
    ),
    "only name": ("names", lambda s, find: name.remove_name(s, only_name(s, find("Trade")))),
    "unknown level": ("marking", lambda s, find: point.change_point(s, 1, marking="house:SECRET")),
    "unknown scheme": ("marking", lambda s, find: point.change_point(s, 1, marking="ruritania:SECRET")),
    "unknown caveat": ("marking", lambda s, find: point.change_point(s, 1, marking="house:SAMPLE//EYES ONLY")),
    "unknown TLP": ("marking", lambda s, find: point.change_point(s, 1, marking="house:SAMPLE//TLP:PINK")),
    "no marking at all": ("marking", lambda s, find: point.change_point(s, 1, marking="SAMPLE")),
    "bad side": ("side", lambda s, find: point.change_point(s, 1, side="nobody's")),
    "bad date": ("date", lambda s, find: event.set_dialogue_date(s, find("18th Strategic Dialogue"), "soon")),
    "bad EDTF": ("from_edtf", lambda s, find: membership.change_membership(s, 1, from_edtf="2023-02-29")),
    "no seat": ("post_id", lambda s, find: membership.change_membership(s, 1, post_id=None)),
    "no day attested": ("on_edtf", lambda s, find: membership.attest_membership(s, 1, "")),
    "no photo": ("photo", lambda s, find: photo.set_photo(s, find("Narendra Modi"), photo.develop_photo(b"GIF89a"))),
    "participant twice": (
        "participant_id",
        lambda s, find: participation.add_participant(s, find("18th Strategic Dialogue"), find("S. Jaishankar")),
    ),
    "country as participant": (
        "participant_id",
        lambda s, find: participation.add_participant(s, find("18th Strategic Dialogue"), find("Japan")),
    ),
    "person as party": (
        "",
        lambda s, find: party.set_dialogue_parties(s, find("18th Strategic Dialogue"), [find("Narendra Modi")]),
    ),
    "topic as owner": (
        "owner_id",
        lambda s, find: commitment.add_owner(s, find("Launch the India–Japan AI Dialogue"), find("Trade")),
    ),
    "untitled issue": ("title", lambda s, find: issue.rename_issue(s, 1, "")),
    "conflict with itself": ("other_id", lambda s, find: citation.add_conflict(s, 1, 1)),
    "bad time": ("start_time", lambda s, find: programme.change_programme_item(s, 1, start_time="25:00")),
    "untitled item": ("title", lambda s, find: programme.change_programme_item(s, 1, title=" ")),
    "budget of nothing": ("objectives", lambda s, find: book.set_budgets(s, 1, {"objectives": 0})),
    "deleted point": ("", lambda s, find: point.change_point(s, 9999, title="Gone")),
}


def only_name(session: Session, entity_id: int) -> int:
    rows = session.file.connection.execute("SELECT id FROM name WHERE entity_id = ?", [entity_id]).fetchall()
    assert len(rows) == 1
    return int(rows[0][0])


@pytest.mark.parametrize("case", REFUSED)
def test_a_refusal_names_its_field_and_changes_nothing(
    case: str, session: Session, find_id: Find, dump: Callable[[], Any]
) -> None:
    field, edit = REFUSED[case]
    before = dump()
    with pytest.raises(RefusedError) as refused:
        edit(session, find_id)
    assert refused.value.field == field
    assert str(refused.value).endswith(".")
    assert dump() == before
    assert session.undo_label is None


def test_nobody_clears_nothing(session: Session) -> None:
    with pytest.raises(RefusedError, match="name or your office"):
        clearance.clear_text(session, [Place("point", 1)], office=" ")


def test_an_empty_text_is_neither_sent_nor_cleared(session: Session) -> None:
    """And a person who says no office may clear, as an office without a person."""
    place = Place("point", point.add_point(session, 1))
    for take in (clearance.send_for_clearance, clearance.clear_text):
        with pytest.raises(RefusedError, match="empty"):
            take(session, [place], person="R. Elphberg")
    clearance.return_to_draft(session, [place])
    point.change_point_text(session, place.id, plain_text("Ruritania."))
    for said in ({"person": "R. Elphberg"}, {"office": "Desk of Ruritania"}):
        clearance.clear_text(session, [place], **said)


def test_a_column_that_is_not_the_edits_is_a_mistake_of_the_caller(session: Session) -> None:
    with pytest.raises(TypeError):
        point.change_point(session, 1, issue_id=2)
