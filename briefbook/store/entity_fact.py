"""The few facts of an entity that matter beside a text, as of a day, in plain SQL."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefbook.store.reads import CSL_WORDS, FIRST_NAME
from briefbook.store.schema import Connection
from briefbook.store.tenure_read import list_held_posts, list_post_holders, read_name
from briefbook.values.date_words import describe_edtf
from briefbook.values.edtf import find_edtf
from briefbook.values.holder import Certainty
from briefbook.values.kind import CommitmentStatus, EntityKind


class FactKind(StrEnum):
    """What a fact says."""

    POST = "post"
    HOLDER = "holder"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    PART_OF = "part_of"
    VISIT = "visit"
    WHEN = "when"
    WHERE = "where"
    MECHANISM = "mechanism"
    FORM = "form"
    LEVEL = "level"
    STATUS = "status"
    CHAIRS = "chairs"
    CHAIRED_BY = "chaired_by"
    LAST_MET = "last_met"
    LAST_ROUND = "last_round"
    NEXT_ROUND = "next_round"
    HOST = "host"
    GUEST = "guest"
    NUMBER = "number"
    OWNERS = "owners"
    DUE = "due"
    AGREED_AT = "agreed_at"
    TIME_ZONE = "time_zone"
    PUBLISHER = "publisher"
    GENRE = "genre"
    OPEN = "open"
    POINTS = "points"
    CITATIONS = "citations"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact in words, or as a count; `unconfirmed` is to be flagged."""

    kind: FactKind
    words: str = ""
    count: int | None = None
    unconfirmed: bool = False


Reader = Callable[[Connection, int, date], list[Fact]]

_OPEN_STATES = ", ".join(f"'{status}'" for status in CommitmentStatus if status.open)
_STATUS = "(SELECT status FROM commitment_status WHERE commitment_id = commitment.id ORDER BY position DESC LIMIT 1)"
_OPEN = f"SELECT count(*) FROM commitment WHERE coalesce({_STATUS}, 'proposed') IN ({_OPEN_STATES}) AND "
_OWNED = "id IN (SELECT commitment_id FROM commitment_owner WHERE owner_id = ?)"
# A meeting of which only the end of a span is known counts as held when that end has come.
_HELD = "(date_latest < :day OR date_earliest IS NULL AND date_latest <= :day)"
_MEETING = f"SELECT {FIRST_NAME.format('dialogue.id')}, date_edtf, date_words FROM dialogue WHERE "
_LATEST = f" AND {_HELD} ORDER BY date_latest DESC, dialogue.id DESC LIMIT 1"


def list_facts(connection: Connection, kind: EntityKind, entity_id: int, day: date) -> list[Fact]:
    """The facts of an entity on a day, in the order in which they are shown."""
    return [fact for reader in _READERS[kind] for fact in reader(connection, entity_id, day)]


def describe_date(edtf: str, words: str) -> str:
    """A date in words: those it is understood as, else those of its source, which also say a beginning not known."""
    found = find_edtf(edtf) if edtf else None
    return describe_edtf(found) if found and (found.earliest or not words) else words


def _words(kind: FactKind, sql: str) -> Reader:
    def read(connection: Connection, entity_id: int, day: date) -> list[Fact]:
        row = connection.execute(sql, (entity_id,)).fetchone()
        return [Fact(kind, str(row[0]))] if row and row[0] else []

    return read


def _count(kind: FactKind, sql: str) -> Reader:
    def read(connection: Connection, entity_id: int, day: date) -> list[Fact]:
        (count,) = connection.execute(sql, [entity_id] * sql.count("?")).fetchone()
        return [Fact(kind, count=count)] if count else []

    return read


def _date(kind: FactKind, sql: str) -> Reader:
    def read(connection: Connection, entity_id: int, day: date) -> list[Fact]:
        row = connection.execute(sql, (entity_id,)).fetchone()
        words = describe_date(*row) if row else ""
        return [Fact(kind, words)] if words else []

    return read


def _meeting(kind: FactKind, where: str) -> Reader:
    def read(connection: Connection, entity_id: int, day: date) -> list[Fact]:
        row = connection.execute(_MEETING + where, {"id": entity_id, "day": day.isoformat()}).fetchone()
        if row is None:
            return []
        name, edtf, words = row
        return [Fact(kind, ", ".join(filter(None, (name, describe_date(edtf, words)))))]

    return read


def _read_posts(connection: Connection, person_id: int, day: date) -> list[Fact]:
    """Every post held on the day, an unconfirmed one only where none is sure, the country where there is no post."""
    held = list_held_posts(connection, person_id, day)
    if not held:
        return _words(FactKind.COUNTRY, _name("country_id", "person"))(connection, person_id, day)
    sure = [post for post in held if post.certainty is not Certainty.UNCONFIRMED]
    return [Fact(FactKind.POST, post.words, unconfirmed=not sure) for post in sure or held[:1]]


def _read_holder(connection: Connection, post_id: int, day: date) -> list[Fact]:
    holders = list_post_holders(connection, post_id, day)
    named = [(read_name(connection, each.person_id), each.certainty) for each in holders]
    return [Fact(FactKind.HOLDER, name, unconfirmed=certainty is Certainty.UNCONFIRMED) for name, certainty in named]


def _read_open_of_person(connection: Connection, person_id: int, day: date) -> list[Fact]:
    """The open commitments that a person owes by name or by a post."""
    owners = [person_id, *(post.post_id for post in list_held_posts(connection, person_id, day) if post.post_id)]
    marks = ",".join("?" * len(owners))
    owned = _OWNED.replace("owner_id = ?", f"owner_id IN ({marks})")
    (count,) = connection.execute(_OPEN + owned, owners).fetchone()
    return [Fact(FactKind.OPEN, count=count)] if count else []


def _name(column: str, table: str) -> str:
    return f"SELECT {FIRST_NAME.format(column)} FROM {table} WHERE id = ?"


def _names(column: str, table: str, own: str) -> str:
    return f"SELECT group_concat({FIRST_NAME.format(column)}, ', ' ORDER BY position) FROM {table} WHERE {own} = ?"


_TAKES_PART = "dialogue.id IN (SELECT event_id FROM participation WHERE participant_id = :id AND side IS NOT 'ours')"
_IS_PARTY = (
    "dialogue.id IN (SELECT dialogue_id FROM dialogue_party WHERE party_id = :id)"
    " AND :id IS NOT (SELECT own_country_id FROM library)"
)
_VISITED = (
    "SELECT date_edtf, date_words FROM visit JOIN participation ON event_id = visit.id"
    " WHERE participant_id = ? AND side = 'theirs' ORDER BY date_latest DESC LIMIT 1"
)
_FORM = "SELECT mechanism_kind || coalesce(', ' || level, '') FROM mechanism WHERE id = ?"
_OPEN_OWNED = _count(FactKind.OPEN, _OPEN + _OWNED)

_READERS: dict[EntityKind, tuple[Reader, ...]] = {
    EntityKind.PERSON: (
        _read_posts,
        _date(FactKind.VISIT, _VISITED),
        _meeting(FactKind.LAST_MET, _TAKES_PART + _LATEST),
        _read_open_of_person,
    ),
    EntityKind.POST: (
        _read_holder,
        _words(FactKind.ORGANISATION, _name("organisation_id", "post")),
        _words(FactKind.CHAIRS, _names("mechanism_id", "mechanism_chair", "post_id")),
        _OPEN_OWNED,
    ),
    EntityKind.ORGANISATION: (
        _words(FactKind.PART_OF, _name("parent_id", "organisation")),
        _words(FactKind.COUNTRY, _name("country_id", "organisation")),
        _OPEN_OWNED,
    ),
    EntityKind.COUNTRY: (_meeting(FactKind.LAST_MET, _IS_PARTY + _LATEST), _OPEN_OWNED),
    EntityKind.PLACE: (
        _words(FactKind.COUNTRY, _name("country_id", "place")),
        _words(FactKind.TIME_ZONE, "SELECT time_zone FROM place WHERE id = ?"),
    ),
    EntityKind.MECHANISM: (
        _words(FactKind.FORM, _FORM),
        _words(FactKind.PART_OF, _name("parent_id", "mechanism")),
        _words(FactKind.STATUS, "SELECT status FROM mechanism WHERE id = ?"),
        _words(FactKind.CHAIRED_BY, _names("post_id", "mechanism_chair", "mechanism_id")),
        _meeting(FactKind.LAST_ROUND, "mechanism_id = :id" + _LATEST),
        _meeting(
            FactKind.NEXT_ROUND,
            f"mechanism_id = :id AND date_latest >= :day AND NOT {_HELD} ORDER BY date_latest LIMIT 1",
        ),
        _count(FactKind.OPEN, f"{_OPEN} subject_id = ?"),
    ),
    EntityKind.DIALOGUE: (
        _date(FactKind.WHEN, "SELECT date_edtf, date_words FROM dialogue WHERE id = ?"),
        _words(FactKind.WHERE, _name("coalesce(place_id, country_id)", "dialogue")),
        _words(FactKind.LEVEL, "SELECT level FROM dialogue WHERE id = ?"),
        _words(FactKind.MECHANISM, _name("mechanism_id", "dialogue")),
        _count(FactKind.OPEN, f"{_OPEN} (subject_id = ? OR agreed_at_id = ?)"),
    ),
    EntityKind.VISIT: (
        _date(FactKind.WHEN, "SELECT date_edtf, date_words FROM visit WHERE id = ?"),
        _words(FactKind.WHERE, _names("place_id", "visit_place", "visit_id")),
        _words(FactKind.HOST, _name("host_id", "visit")),
        _words(FactKind.GUEST, _name("guest_id", "visit")),
    ),
    EntityKind.TOPIC: (
        _words(FactKind.PART_OF, _name("parent_id", "topic")),
        _count(FactKind.POINTS, "SELECT count(*) FROM point_topic WHERE topic_id = ?"),
    ),
    EntityKind.COMMITMENT: (
        _words(FactKind.NUMBER, "SELECT number FROM commitment WHERE id = ?"),
        _words(FactKind.STATUS, f"SELECT {_STATUS} FROM commitment WHERE id = ?"),
        _date(FactKind.DUE, "SELECT due_edtf, due_words FROM commitment WHERE id = ?"),
        _words(FactKind.OWNERS, _names("owner_id", "commitment_owner", "commitment_id")),
        _words(FactKind.AGREED_AT, _name("agreed_at_id", "commitment")),
    ),
    EntityKind.SOURCE: (
        _words(FactKind.PUBLISHER, f"SELECT {CSL_WORDS.format('publisher')} FROM source WHERE id = ?"),
        _words(FactKind.GENRE, f"SELECT {CSL_WORDS.format('genre')} FROM source WHERE id = ?"),
        _count(FactKind.CITATIONS, "SELECT count(*) FROM citation WHERE source_id = ?"),
    ),
}
