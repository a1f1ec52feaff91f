"""The rows that lists and the first sight of a library show, in plain SQL; reached by `LibraryFile.look`."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from briefbook.store.schema import Connection
from briefbook.values.kind import EntityKind, PartKind

SHORT_NAME = "(SELECT text FROM name WHERE entity_id = {} ORDER BY kind <> 'short', position LIMIT 1)"
FIRST_NAME = "(SELECT text FROM name WHERE entity_id = {} ORDER BY position LIMIT 1)"


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """The library itself."""

    uid: str
    title: str
    office: str
    scheme_id: int


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit under its first name; `date_edtf` may be empty."""

    id: int
    title: str
    date_edtf: str
    date_words: str


@dataclass(frozen=True, slots=True)
class BookRow:
    """The recipe of a book."""

    id: int
    title: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of a book; `title` is its brief's, empty for every other kind."""

    id: int
    kind: PartKind
    brief_id: int | None
    title: str
    included: bool


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity under its first name, with a detail that tells it from others, in words or as EDTF."""

    id: int
    kind: EntityKind
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class EditionRow:
    """A frozen printing; `as_of` is a UTC moment."""

    id: int
    number: int
    title: str
    as_of: str


def read_library(connection: Connection) -> LibraryRow:
    """The library's own row."""
    return LibraryRow(*connection.execute("SELECT uid, title, office, scheme_id FROM library").fetchone())


def list_visits(connection: Connection) -> list[VisitRow]:
    """Every visit, the latest first."""
    rows = connection.execute(
        f"SELECT id, {FIRST_NAME.format('visit.id')}, date_edtf, date_words FROM visit"
        " ORDER BY date_earliest DESC NULLS FIRST, id DESC"
    )
    return [VisitRow(*row) for row in rows]


def list_books(connection: Connection, visit_id: int) -> list[BookRow]:
    """The books of a visit in their order."""
    rows = connection.execute("SELECT id, title FROM book_spec WHERE visit_id = ? ORDER BY position", (visit_id,))
    return [BookRow(*row) for row in rows]


def list_parts(connection: Connection, book_id: int) -> list[PartRow]:
    """The parts of a book in their order, a brief without a title under its subject's short name."""
    rows = connection.execute(
        "SELECT book_part.id, kind, brief_id,"
        f" coalesce(nullif(brief.title, ''), {SHORT_NAME.format('brief.subject_id')}, ''), included"
        " FROM book_part LEFT JOIN brief ON brief.id = brief_id WHERE book_id = ? ORDER BY book_part.position",
        (book_id,),
    )
    return [PartRow(key, PartKind(kind), brief, title, bool(included)) for key, kind, brief, title, included in rows]


def count_kinds(connection: Connection) -> dict[EntityKind, int]:
    """How many entities of each kind that there are any of."""
    rows = connection.execute("SELECT kind, count(*) FROM entity GROUP BY kind")
    return {EntityKind(kind): count for kind, count in rows}


def list_editions(connection: Connection, book_id: int) -> list[EditionRow]:
    """The editions of a book, the newest first."""
    rows = connection.execute(
        "SELECT edition.id, number, edition.title, as_of FROM edition"
        " JOIN book_spec ON book_spec.uid = book_uid WHERE book_spec.id = ? ORDER BY number DESC",
        (book_id,),
    )
    return [EditionRow(*row) for row in rows]


# CSL-JSON lets a field be a number.
CSL_WORDS = "CAST(json_extract(csl, '$.{}') AS TEXT)"
_POST = (
    f"SELECT coalesce({FIRST_NAME.format('post_id')}, nullif(label, ''), {FIRST_NAME.format('organisation_id')})"
    " FROM membership WHERE person_id = entity.id ORDER BY to_edtf IN ('', '..') DESC, from_edtf DESC LIMIT 1"
)
_STATUS = "SELECT status FROM commitment_status WHERE commitment_id = entity.id ORDER BY position DESC"
_DETAILS = {
    EntityKind.PERSON: _POST,
    EntityKind.POST: f"SELECT {FIRST_NAME.format('organisation_id')} FROM post WHERE id = entity.id",
    EntityKind.ORGANISATION: f"SELECT {FIRST_NAME.format('country_id')} FROM organisation WHERE id = entity.id",
    EntityKind.PLACE: f"SELECT {FIRST_NAME.format('country_id')} FROM place WHERE id = entity.id",
    EntityKind.COUNTRY: "SELECT iso_code FROM country WHERE id = entity.id",
    EntityKind.TOPIC: f"SELECT {FIRST_NAME.format('parent_id')} FROM topic WHERE id = entity.id",
    EntityKind.MECHANISM: "SELECT mechanism_kind FROM mechanism WHERE id = entity.id",
    EntityKind.DIALOGUE: "SELECT date_edtf FROM dialogue WHERE id = entity.id",
    EntityKind.VISIT: "SELECT date_edtf FROM visit WHERE id = entity.id",
    EntityKind.COMMITMENT: f"{_STATUS} LIMIT 1",
    EntityKind.SOURCE: f"SELECT {CSL_WORDS.format('publisher')} FROM source WHERE id = entity.id",
}

_ROWS = f"SELECT id, {FIRST_NAME.format('entity.id')} AS name, coalesce(({{}}), '') FROM entity"


def list_entities(connection: Connection, kind: EntityKind) -> list[EntityRow]:
    """The entities of a kind by name.

    A person's detail is the post held, an event's its date in EDTF, a mechanism's its form and a commitment's its
    status as they are stored.
    """
    rows = connection.execute(
        f"{_ROWS.format(_DETAILS[kind])} WHERE kind = ? ORDER BY name COLLATE NOCASE, id", (kind.value,)
    )
    return [EntityRow(key, kind, name or "", detail) for key, name, detail in rows]


def read_entities(connection: Connection, kind: EntityKind, ids: Iterable[int]) -> list[EntityRow]:
    """Entities of one kind as lists show them; those that no longer exist are not among them."""
    these = json.dumps(list(ids))
    query = f"{_ROWS.format(_DETAILS[kind])} WHERE id IN (SELECT value FROM json_each(?))"
    return [EntityRow(key, kind, name or "", detail) for key, name, detail in connection.execute(query, (these,))]


def read_entity(connection: Connection, entity_id: int) -> EntityRow | None:
    """One entity as lists show it; None for one that no longer exists."""
    found = connection.execute("SELECT kind FROM entity WHERE id = ?", (entity_id,)).fetchone()
    return read_entities(connection, EntityKind(found[0]), [entity_id])[0] if found else None
