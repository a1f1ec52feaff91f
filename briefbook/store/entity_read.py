"""What the tab of an entity shows, in plain SQL; reached by `LibraryFile.look`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefbook.store.reads import FIRST_NAME
from briefbook.store.schema import Connection
from briefbook.text.json_codec import load_rich_text
from briefbook.text.rich_text import RichText
from briefbook.values.kind import EntityKind, NameKind

_SHORT = (
    "SELECT text FROM name WHERE entity_id = entity.id AND kind = 'short' AND lang NOT LIKE '%-%' ORDER BY position"
)
_SHORT_NAMED = f"SELECT id, kind, {FIRST_NAME.format('entity.id')}, ({_SHORT} LIMIT 1) FROM entity WHERE id IN ({{}})"


@dataclass(frozen=True, slots=True)
class EntityHead:
    """An entity under its first name."""

    id: int
    kind: EntityKind
    name: str
    description: RichText
    marking: str | None


@dataclass(frozen=True, slots=True)
class ShortNamed:
    """An entity with its first name and its short one, which is the first where there is none."""

    id: int
    kind: EntityKind
    name: str
    short: str


@dataclass(frozen=True, slots=True)
class NameRead:
    """One name of an entity."""

    key: int
    kind: NameKind
    text: str
    lang: str
    sort_form: str
    say: str
    address: str


@dataclass(frozen=True, slots=True)
class MembershipRead:
    """A person in a post or an organisation, as its table shows it; dates are EDTF."""

    key: int
    person_id: int
    person: str
    post: str
    organisation: str
    label: str
    from_edtf: str
    to_edtf: str
    attested: tuple[str, ...]


def read_entity_head(connection: Connection, entity_id: int) -> EntityHead | None:
    """An entity; None for one that no longer exists."""
    row = connection.execute(
        f"SELECT id, kind, {FIRST_NAME.format('entity.id')}, description, marking FROM entity WHERE id = ?",
        (entity_id,),
    ).fetchone()
    if row is None:
        return None
    key, kind, name, description, marking = row
    return EntityHead(key, EntityKind(kind), name or "", load_rich_text(description), marking)


def read_detail(connection: Connection, kind: EntityKind, entity_id: int) -> dict[str, Any]:
    """The columns of an entity's own table."""
    cursor = connection.execute(f"SELECT * FROM {kind.value} WHERE id = ?", (entity_id,))
    values = cursor.fetchone() or ()
    return dict(zip((column[0] for column in cursor.description), values, strict=False))


def read_name(connection: Connection, entity_id: int | None) -> str:
    """The first name of an entity, nothing for none."""
    if entity_id is None:
        return ""
    (name,) = connection.execute(f"SELECT {FIRST_NAME.format('?')}", (entity_id,)).fetchone()
    return name or ""


def list_name_reads(connection: Connection, entity_id: int) -> list[NameRead]:
    """The names of an entity in their order."""
    rows = connection.execute(
        "SELECT id, kind, text, lang, sort_form, say, address FROM name WHERE entity_id = ? ORDER BY position",
        (entity_id,),
    )
    return [NameRead(key, NameKind(kind), *words) for key, kind, *words in rows]


def list_memberships(connection: Connection, column: str, entity_id: int) -> list[MembershipRead]:
    """The memberships of a person (`column` is `person_id`), or those in a post or an organisation."""
    rows = connection.execute(
        f"SELECT id, person_id, {FIRST_NAME.format('person_id')}, coalesce({FIRST_NAME.format('post_id')}, ''),"
        f" coalesce({FIRST_NAME.format('organisation_id')}, (SELECT {FIRST_NAME.format('post.organisation_id')}"
        " FROM post WHERE post.id = post_id), ''), label, from_edtf, to_edtf"
        f" FROM membership WHERE {column} = ? ORDER BY from_edtf DESC, id DESC",
        (entity_id,),
    ).fetchall()
    attested = "SELECT on_edtf FROM attestation WHERE membership_id = ? ORDER BY on_edtf"
    found: list[MembershipRead] = []
    for key, person_id, person, post, organisation, label, from_edtf, to_edtf in rows:
        days = tuple(on for (on,) in connection.execute(attested, (key,)))
        found.append(MembershipRead(key, person_id, person, post, organisation, label, from_edtf, to_edtf, days))
    return found


def list_short_names(connection: Connection, entity_ids: Sequence[int]) -> list[ShortNamed]:
    """Those of these entities that exist."""
    marks = ",".join("?" * len(entity_ids))
    rows = connection.execute(_SHORT_NAMED.format(marks), list(entity_ids)).fetchall()
    return [ShortNamed(key, EntityKind(kind), name or "", short or name or "") for key, kind, name, short in rows]


def list_names(connection: Connection, kinds: Sequence[EntityKind] = ()) -> list[tuple[int, str]]:
    """Every name of every entity, of these kinds if any are given, first names first: the entity's id and the name."""
    marks = ",".join("?" * len(kinds))
    chosen = f"WHERE entity_id IN (SELECT id FROM entity WHERE kind IN ({marks}))" if kinds else ""
    statement = f"SELECT entity_id, text FROM name {chosen} ORDER BY position, entity_id"
    return [(key, text) for key, text in connection.execute(statement, [kind.value for kind in kinds])]


def list_linked(connection: Connection, table: str, own: str, other: str, entity_id: int) -> list[tuple[int, str]]:
    """The entities that a table links to an entity, in their order, with their names."""
    rows = connection.execute(
        f"SELECT {other}, {FIRST_NAME.format(other)} FROM {table} WHERE {own} = ? ORDER BY position", (entity_id,)
    )
    return [(key, name or "") for key, name in rows]
