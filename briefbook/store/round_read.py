"""The rounds of a mechanism and who takes part in a dialogue, in plain SQL; reached by `LibraryFile.look`."""

from dataclasses import dataclass
from datetime import date

from briefbook.store.reads import FIRST_NAME
from briefbook.store.schema import Connection
from briefbook.store.tenure_read import list_held_posts, list_post_holders, read_name
from briefbook.values.date_words import describe_edtf
from briefbook.values.edtf import find_edtf
from briefbook.values.holder import Certainty
from briefbook.values.kind import EntityKind, Role, Side


@dataclass(frozen=True, slots=True)
class RoundRead:
    """A dialogue with its date and place in words."""

    id: int
    name: str
    when: str
    where: str


@dataclass(frozen=True, slots=True)
class ParticipantRead:
    """A participant of a dialogue: a person with the post on the day, or a post with who held it."""

    id: int
    participant_id: int
    name: str
    detail: str
    side: Side | None
    role: Role


def list_rounds(connection: Connection, subject_id: int) -> list[RoundRead]:
    """The rounds of the subject's mechanism, or of the mechanism that is the subject, the latest first."""
    row = connection.execute("SELECT mechanism_id FROM dialogue WHERE id = ?", (subject_id,)).fetchone()
    mechanism_id = row[0] if row else subject_id
    rows = connection.execute(
        f"SELECT id, {FIRST_NAME.format('dialogue.id')}, date_edtf, date_words, {FIRST_NAME.format('place_id')}"
        " FROM dialogue WHERE mechanism_id = ? ORDER BY ordinal DESC, date_latest DESC, id DESC",
        (mechanism_id,),
    ).fetchall()
    return [RoundRead(key, name or "", _describe(edtf, words), place or "") for key, name, edtf, words, place in rows]


def list_participant_ids(connection: Connection, event_id: int) -> list[int]:
    """Who takes part in an event, the other side before ours, each in the order of the event."""
    sql = "SELECT participant_id FROM participation WHERE event_id = ? ORDER BY side = 'ours', position"
    return [participant_id for (participant_id,) in connection.execute(sql, (event_id,)).fetchall()]


def list_participants(connection: Connection, event_id: int, day: date) -> list[ParticipantRead]:
    """Who takes part in an event, in the order of the event."""
    rows = connection.execute(
        f"SELECT participation.id, participant_id, {FIRST_NAME.format('participant_id')}, kind, side, role"
        " FROM participation JOIN entity ON entity.id = participant_id WHERE event_id = ? ORDER BY position",
        (event_id,),
    ).fetchall()
    return [
        ParticipantRead(
            id=key,
            participant_id=participant_id,
            name=name or "",
            detail=_describe_participant(connection, participant_id, EntityKind(kind), day),
            side=Side(side) if side else None,
            role=Role(role),
        )
        for key, participant_id, name, kind, side, role in rows
    ]


def _describe_participant(connection: Connection, entity_id: int, kind: EntityKind, day: date) -> str:
    if kind is EntityKind.POST:
        holders = list_post_holders(connection, entity_id, day)
        named = [(read_name(connection, each.person_id), each.certainty) for each in holders]
        return "; ".join(_flag(name, certainty) for name, certainty in named)
    return "; ".join(_flag(post.words, post.certainty) for post in list_held_posts(connection, entity_id, day))


def _flag(words: str, certainty: Certainty) -> str:
    return f"{words} (unconfirmed)" if certainty is Certainty.UNCONFIRMED else words


def _describe(edtf: str, words: str) -> str:
    found = find_edtf(edtf) if edtf else None
    return describe_edtf(found) if found else words
