"""What sources are cited for, and where they disagree; reached by `LibraryFile.look`."""

from dataclasses import dataclass

from briefbook.store.place_title import PlaceTitle, read_place_titles
from briefbook.store.reads import FIRST_NAME
from briefbook.store.schema import Connection
from briefbook.values.kind import CitationKind, Confidence
from briefbook.values.place import Place

_CITATIONS = f"""
SELECT citation.id, {FIRST_NAME.format("citation.source_id")}, claim, kind, {FIRST_NAME.format("speaker_id")},
    said_on_edtf, confidence, locator, (SELECT entity.kind FROM entity WHERE entity.id = entity_id),
    entity_id, point_id, section_id, membership_id
FROM citation WHERE
"""
_OWNER_AT = 8
_OWN = "entity_id = :id ORDER BY position, id"
_OF_SOURCE = "source_id = :id ORDER BY entity_id IS NULL, point_id IS NULL, section_id IS NULL, id"
_CONFLICTS = f"""
SELECT citation_conflict.id, citation_id, other_id, note, resolution,
    coalesce(nullif(citation.claim, ''), {FIRST_NAME.format("citation.source_id")}),
    coalesce(nullif(other.claim, ''), {FIRST_NAME.format("other.source_id")})
FROM citation_conflict JOIN citation ON citation.id = citation_id JOIN citation AS other ON other.id = other_id
WHERE :id IN (citation.entity_id, other.entity_id, citation.source_id, other.source_id)
ORDER BY citation_conflict.id
"""


@dataclass(frozen=True, slots=True)
class CitationRead:
    """A source cited for a claim, with the names of source and speaker; `place` is what the claim is of.

    That is `called` as `store.place_word` says it.
    """

    key: int
    source: str
    claim: str
    kind: CitationKind
    speaker: str
    said_on_edtf: str
    confidence: Confidence
    locator: str
    place: Place
    called: PlaceTitle


@dataclass(frozen=True, slots=True)
class ConflictRead:
    """Two citations that cannot both be right, each by its claim or else its source."""

    key: int
    citation_id: int
    other_id: int
    note: str
    resolution: str
    one: str
    other: str


def list_citations(connection: Connection, entity_id: int, *, of_source: bool) -> list[CitationRead]:
    """What sources say of an entity, or all that a source is cited for."""
    rows = connection.execute(_CITATIONS + (_OF_SOURCE if of_source else _OWN), {"id": entity_id}).fetchall()
    places = [_find_place(*row[_OWNER_AT:]) for row in rows]
    titles = read_place_titles(connection, places)
    return [
        CitationRead(
            key, source or "", claim, CitationKind(kind), speaker or "", on, Confidence(trust), at, place, titles[place]
        )
        for (key, source, claim, kind, speaker, on, trust, at, *_), place in zip(rows, places, strict=True)
    ]


def _find_place(kind: str | None, *owner_ids: int | None) -> Place:
    """The one thing that holds a citation; `kind` is that of the entity."""
    kinds = (kind or "", "point", "section", "membership")
    return next(Place(each, key) for each, key in zip(kinds, owner_ids, strict=True) if key is not None)


def list_conflicts(connection: Connection, entity_id: int) -> list[ConflictRead]:
    """Where sources disagree about an entity, or a source with another."""
    rows = connection.execute(_CONFLICTS, {"id": entity_id}).fetchall()
    return [ConflictRead(key, one, other, *words) for key, one, other, *words in rows]
