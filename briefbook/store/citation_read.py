"""What sources are cited for, and where they disagree; whoever calls holds the file's lock."""

from dataclasses import dataclass

from briefbook.store.reads import FIRST_NAME
from briefbook.store.schema import Connection
from briefbook.values.kind import CitationKind, Confidence

_BRIEF = f"coalesce(nullif(brief.title, ''), {FIRST_NAME.format('brief.subject_id')})"
_OF_POINT = (
    f"SELECT {_BRIEF} FROM talking_point JOIN issue ON issue.id = issue_id JOIN brief ON brief.id = brief_id"
    " WHERE talking_point.id = citation.point_id"
)
_OF_SECTION = (
    f"SELECT coalesce({_BRIEF}, {FIRST_NAME.format('section.visit_id')})"
    " FROM section LEFT JOIN brief ON brief.id = brief_id WHERE section.id = citation.section_id"
)
_OF_MEMBERSHIP = f"SELECT {FIRST_NAME.format('person_id')} FROM membership WHERE membership.id = citation.membership_id"
_CITATIONS = f"""
SELECT citation.id, {FIRST_NAME.format("citation.source_id")}, claim, kind, {FIRST_NAME.format("speaker_id")},
    said_on_edtf, confidence, locator,
    coalesce({FIRST_NAME.format("citation.entity_id")}, ({_OF_POINT}), ({_OF_SECTION}), ({_OF_MEMBERSHIP})),
    CASE WHEN point_id THEN 'Talking point in {{}}' WHEN section_id THEN 'Text in {{}}' ELSE '' END
FROM citation WHERE
"""
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
    """A source cited for a claim, with the names of source and speaker.

    `where` names what the claim is of; `form` are the words around it where that is a text, `{}` standing for it.
    """

    key: int
    source: str
    claim: str
    kind: CitationKind
    speaker: str
    said_on_edtf: str
    confidence: Confidence
    locator: str
    where: str
    form: str


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
    return [
        CitationRead(
            key, source or "", claim, CitationKind(kind), speaker or "", on, Confidence(trust), at, where or "", form
        )
        for key, source, claim, kind, speaker, on, trust, at, where, form in rows
    ]


def list_conflicts(connection: Connection, entity_id: int) -> list[ConflictRead]:
    """Where sources disagree about an entity, or a source with another."""
    rows = connection.execute(_CONFLICTS, {"id": entity_id}).fetchall()
    return [ConflictRead(key, one, other, *words) for key, one, other, *words in rows]
