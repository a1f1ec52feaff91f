"""Who takes part in a dialogue or a visit."""

from typing import Any

from briefbook.edits.refusal import RefusedError
from briefbook.edits.row import add_row, change_fields, get_row, list_rows, next_position, put_in_order
from briefbook.records import Entity, Participation
from briefbook.session import Session
from briefbook.values.kind import EntityKind, Role, Side
from briefbook.values.place import Place

_CHANGEABLE = ("side", "role")


def add_participant(
    session: Session, event_id: int, participant_id: int, *, side: Side | None = None, role: Role = Role.MEMBER
) -> int:
    """A person, or a post without its holder, at a dialogue or a visit; raises RefusedError for anything else."""
    with session.change("Add Participant", place=Place("entity", event_id, "participants")) as db:
        siblings = list_rows(db, Participation, event_id=get_row(db, Entity, event_id).id)
        if get_row(db, Entity, participant_id).kind not in {EntityKind.PERSON, EntityKind.POST}:
            raise RefusedError("participant_id", "A participant is a person or a post.")
        if any(row.participant_id == participant_id for row in siblings):
            raise RefusedError("participant_id", "This participant is already in the list.")
        position = next_position(siblings)
        row = Participation(event_id=event_id, participant_id=participant_id, side=side, role=role, position=position)
        return add_row(db, row).id


def change_participant(session: Session, participation_id: int, **fields: Any) -> None:
    """Change the side or the role of a participant."""
    with session.change("Change Participant", place=_get_place(session, participation_id)) as db:
        change_fields(get_row(db, Participation, participation_id), fields, _CHANGEABLE)


def move_participant(session: Session, participation_id: int, position: int) -> None:
    """Put a participant at that place in the list."""
    with session.change("Move Participant", place=_get_place(session, participation_id)) as db:
        row = get_row(db, Participation, participation_id)
        put_in_order(list_rows(db, Participation, event_id=row.event_id), row, position)


def remove_participant(session: Session, participation_id: int) -> None:
    """Take a participant off the list."""
    with session.change("Remove Participant", place=_get_place(session, participation_id)) as db:
        db.delete(get_row(db, Participation, participation_id))


def _get_place(session: Session, participation_id: int) -> Place:
    with session.read() as db:
        return Place("entity", get_row(db, Participation, participation_id).event_id, "participants")
