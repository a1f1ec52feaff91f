"""Making, naming, describing and deleting entities."""

from typing import Any

import sqlmodel

from briefbook.edits.marking import check_marking
from briefbook.edits.refusal import RefusedError, require_words
from briefbook.edits.row import add_row, change_fields, get_row, list_rows
from briefbook.edits.text import dump_text
from briefbook.records import (
    CheckedModel,
    Commitment,
    Country,
    Dialogue,
    Entity,
    Mechanism,
    Name,
    Organisation,
    Person,
    Post,
    Source,
    Topic,
    Visit,
)
from briefbook.records import Place as PlaceRecord
from briefbook.session import Session
from briefbook.text.rich_text import RichText
from briefbook.values.kind import EntityKind, VisitDirection
from briefbook.values.name_tag import retell_tag, tell_tag
from briefbook.values.place import Place

NAMELESS = "Write a name."

DETAILS: dict[EntityKind, type[CheckedModel]] = {
    EntityKind.PERSON: Person,
    EntityKind.POST: Post,
    EntityKind.ORGANISATION: Organisation,
    EntityKind.COUNTRY: Country,
    EntityKind.PLACE: PlaceRecord,
    EntityKind.MECHANISM: Mechanism,
    EntityKind.DIALOGUE: Dialogue,
    EntityKind.VISIT: Visit,
    EntityKind.TOPIC: Topic,
    EntityKind.COMMITMENT: Commitment,
    EntityKind.SOURCE: Source,
}

CHANGEABLE: dict[EntityKind, tuple[str, ...]] = {
    EntityKind.PERSON: ("country_id",),
    EntityKind.POST: ("organisation_id", "country_id"),
    EntityKind.ORGANISATION: ("parent_id", "country_id"),
    EntityKind.COUNTRY: ("iso_code",),
    EntityKind.PLACE: ("country_id", "time_zone"),
    EntityKind.MECHANISM: ("mechanism_kind", "level", "parent_id", "status", "cadence"),
    EntityKind.DIALOGUE: (
        "mechanism_id",
        "ordinal",
        "visit_id",
        "sidelines_of_id",
        "follows_id",
        "place_id",
        "country_id",
        "level",
    ),
    EntityKind.VISIT: ("direction", "host_id", "guest_id"),
    EntityKind.TOPIC: ("parent_id",),
    EntityKind.COMMITMENT: ("number", "verb", "subject_id", "agreed_at_id"),
    EntityKind.SOURCE: ("csl",),
}


def create_entity(session: Session, kind: EntityKind, name: str, *, lang: str | None = None) -> int:
    """A new entity of that kind under its first name; without `lang` its letters tell the tag.

    Raises RefusedError for an empty name.
    """
    text = require_words("name", name, NAMELESS)
    with session.change(f"Add {kind.title()}") as db:
        entity = add_row(db, Entity(kind=kind))
        db.add(Name(entity_id=entity.id, position=0, text=text, lang=lang or tell_tag(text)))
        add_row(db, DETAILS[kind](id=entity.id, uid=entity.uid, **list_first_fields(kind)))
        return entity.id


def list_first_fields(kind: EntityKind) -> dict[str, Any]:
    """What a new entity of that kind is given that has no default."""
    return {"direction": VisitDirection.INCOMING} if kind is EntityKind.VISIT else {}


def rename_entity(session: Session, entity_id: int, name: str) -> None:
    """Change the name that is shown first, and its tag where its letters contradict it.

    Raises RefusedError for an empty one.
    """
    text = require_words("name", name, NAMELESS)
    place = Place("entity", entity_id, "name")
    with session.change("Rename Entity", place=place, join=f"entity:{entity_id}:name") as db:
        names = list_rows(db, Name, entity_id=get_row(db, Entity, entity_id).id)
        names[0].lang = retell_tag(names[0].lang, names[0].text, text)
        names[0].text = text


def describe_entity(session: Session, entity_id: int, description: RichText) -> None:
    """Change what is said about an entity."""
    place = Place("entity", entity_id, "description")
    with session.change("Describe Entity", place=place, join=f"entity:{entity_id}:description") as db:
        get_row(db, Entity, entity_id).description = dump_text("description", description)


def mark_entity(session: Session, entity_id: int, marking: str | None) -> None:
    """Mark the description of an entity; raises RefusedError for a marking that the library does not know."""
    with session.change("Mark Entity", place=Place("entity", entity_id, "marking")) as db:
        get_row(db, Entity, entity_id).marking = check_marking(db, "marking", marking)


def change_entity(session: Session, entity_id: int, **fields: Any) -> None:
    """Change what this kind of entity has beside its names, by column; dates have edits of their own.

    Raises RefusedError for a bad value and for an entity that would stand under itself.
    """
    place = Place("entity", entity_id, next(iter(fields), ""))
    with session.change("Change Entity", place=place, join=f"entity:{entity_id}:{place.field}") as db:
        kind = get_row(db, Entity, entity_id).kind
        detail = get_row(db, DETAILS[kind], entity_id)
        _check_links(db, kind, entity_id, fields)
        change_fields(detail, fields, CHANGEABLE[kind])
        db.flush()


def _check_links(db: sqlmodel.Session, kind: EntityKind, entity_id: int, fields: dict[str, Any]) -> None:
    for field in ("parent_id", "sidelines_of_id", "follows_id"):
        above: int | None = fields.get(field)
        while above is not None:
            if above == entity_id:
                raise RefusedError(field, "An entity cannot stand under itself.")
            above = getattr(get_row(db, DETAILS[kind], above), field)


def delete_entity(session: Session, entity_id: int) -> None:
    """Delete an entity with its names, memberships, citations and, for a visit or a subject, its briefs."""
    with session.change("Delete Entity", place=Place("entity", entity_id)) as db:
        db.delete(get_row(db, Entity, entity_id))
