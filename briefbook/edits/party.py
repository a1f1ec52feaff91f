"""The parties of mechanisms and dialogues, the chairs of mechanisms, and the places of a visit."""

from collections.abc import Sequence
from typing import Any, TypeVar

import sqlmodel

from briefbook.edits.refusal import RefusedError
from briefbook.edits.row import get_row, list_rows
from briefbook.records import DialogueParty, Entity, MechanismChair, MechanismParty, VisitPlace
from briefbook.session import Session
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place

Link = TypeVar("Link", MechanismParty, DialogueParty, MechanismChair, VisitPlace)

_PARTIES = {EntityKind.COUNTRY, EntityKind.ORGANISATION}


def set_mechanism_parties(session: Session, mechanism_id: int, party_ids: Sequence[int]) -> None:
    """Let a mechanism have exactly these parties, in this order; raises RefusedError for what is no party."""
    with session.change("Set Parties", place=Place("entity", mechanism_id, "parties")) as db:
        _require_kind(db, party_ids, _PARTIES, "A party is a country or an organisation.")
        _set_links(db, MechanismParty, {"mechanism_id": mechanism_id}, "party_id", party_ids)


def set_dialogue_parties(session: Session, dialogue_id: int, party_ids: Sequence[int]) -> None:
    """Let a dialogue have exactly these parties, in this order; raises RefusedError for what is no party."""
    with session.change("Set Parties", place=Place("entity", dialogue_id, "parties")) as db:
        _require_kind(db, party_ids, _PARTIES, "A party is a country or an organisation.")
        _set_links(db, DialogueParty, {"dialogue_id": dialogue_id}, "party_id", party_ids)


def set_mechanism_chairs(session: Session, mechanism_id: int, post_ids: Sequence[int]) -> None:
    """Let exactly these posts chair a mechanism, in this order; raises RefusedError for what is no post."""
    with session.change("Set Chairs", place=Place("entity", mechanism_id, "chairs")) as db:
        _require_kind(db, post_ids, {EntityKind.POST}, "A mechanism is chaired by posts, whoever holds them.")
        _set_links(db, MechanismChair, {"mechanism_id": mechanism_id}, "post_id", post_ids)


def set_visit_places(session: Session, visit_id: int, place_ids: Sequence[int]) -> None:
    """Let a visit go to exactly these places, in this order; raises RefusedError for what is no place."""
    with session.change("Set Places", place=Place("entity", visit_id, "places")) as db:
        _require_kind(db, place_ids, {EntityKind.PLACE}, "A visit goes to places.")
        _set_links(db, VisitPlace, {"visit_id": visit_id}, "place_id", place_ids)


def _require_kind(db: sqlmodel.Session, entity_ids: Sequence[int], kinds: set[EntityKind], sentence: str) -> None:
    if any(get_row(db, Entity, entity_id).kind not in kinds for entity_id in entity_ids):
        raise RefusedError("", sentence)


def _set_links(
    db: sqlmodel.Session, record: type[Link], owner: dict[str, Any], column: str, targets: Sequence[int]
) -> None:
    rows = {getattr(row, column): row for row in list_rows(db, record, **owner)}
    for position, target in enumerate(dict.fromkeys(targets)):
        row = rows.pop(target, None)
        if row is None:
            db.add(record(**owner | {column: target, "position": position}))
        elif row.position != position:
            row.position = position
    for row in rows.values():
        db.delete(row)
