"""The names of an entity, in every script."""

from typing import Any

from briefbook.edits.entity import NAMELESS
from briefbook.edits.refusal import RefusedError, require_words
from briefbook.edits.row import add_row, change_fields, get_row, list_rows, next_position, put_in_order
from briefbook.records import Entity, Name
from briefbook.session import Session
from briefbook.values.kind import NameKind
from briefbook.values.name_tag import retell_tag, tell_tag
from briefbook.values.place import Place

CHANGEABLE = ("kind", "text", "lang", "family", "sort_form", "say", "address")


def add_name(
    session: Session, entity_id: int, text: str, *, lang: str | None = None, kind: NameKind = NameKind.FULL
) -> int:
    """A further name of the entity, last in its list; without `lang` its letters tell the tag.

    Raises RefusedError for an empty one.
    """
    words = require_words("text", text, NAMELESS)
    with session.change("Add Name", place=Place("entity", entity_id, "names")) as db:
        names = list_rows(db, Name, entity_id=get_row(db, Entity, entity_id).id)
        tag = lang or tell_tag(words)
        name = Name(entity_id=entity_id, position=next_position(names), kind=kind, text=words, lang=tag)
        return add_row(db, name).id


def change_name(session: Session, name_id: int, **fields: Any) -> None:
    """Change a name by column; a new text without `lang` changes a tag that its letters contradict.

    Raises RefusedError for an empty text or a bad value.
    """
    for field in ("text", "lang"):
        if field in fields:
            fields[field] = require_words(field, fields[field], NAMELESS if field == "text" else "Say which language.")
    with session.read() as db:
        entity_id = get_row(db, Name, name_id).entity_id
    field = next(iter(fields), "")
    place = Place("entity", entity_id, f"name:{name_id}:{field}")
    with session.change("Change Name", place=place, join=f"name:{name_id}:{field}") as db:
        name = get_row(db, Name, name_id)
        if "text" in fields and "lang" not in fields:
            fields["lang"] = retell_tag(name.lang, name.text, fields["text"])
        change_fields(name, fields, CHANGEABLE)


def remove_name(session: Session, name_id: int) -> None:
    """Take a name away; raises RefusedError for the only one."""
    with session.read() as db:
        entity_id = get_row(db, Name, name_id).entity_id
    with session.change("Remove Name", place=Place("entity", entity_id, "names")) as db:
        if len(list_rows(db, Name, entity_id=entity_id)) == 1:
            raise RefusedError("names", "An entity keeps at least one name.")
        db.delete(get_row(db, Name, name_id))


def move_name(session: Session, name_id: int, position: int) -> None:
    """Put a name at that place in its entity's list; the first is the one that is shown."""
    with session.read() as db:
        entity_id = get_row(db, Name, name_id).entity_id
    with session.change("Move Name", place=Place("entity", entity_id, "names")) as db:
        put_in_order(list_rows(db, Name, entity_id=entity_id), get_row(db, Name, name_id), position)
