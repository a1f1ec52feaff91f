"""Tying claims to their sources, and saying where two sources disagree."""

from collections.abc import Sequence
from typing import Any

from briefbook.edits.date import check_edtf
from briefbook.edits.refusal import RefusedError, check_words
from briefbook.edits.row import add_row, change_fields, get_row, list_rows, next_position
from briefbook.records import Citation, CitationConflict, Source
from briefbook.session import Session
from briefbook.values.place import Place

_OWNERS = {"entity": "entity_id", "point": "point_id", "section": "section_id", "membership": "membership_id"}
_CHANGEABLE = ("claim", "kind", "speaker_id", "said_on_edtf", "confidence", "locator")


def cite_source(session: Session, owner: Place, source_id: int, **fields: Any) -> int:
    """Cite a source for a claim of an entity, a point, a section or a membership; raises RefusedError."""
    column = _OWNERS[owner.kind]
    with session.change("Cite Source", place=Place(owner.kind, owner.id, "sources")) as db:
        siblings = list_rows(db, Citation, **{column: owner.id})
        own: dict[str, Any] = {column: owner.id}
        citation = Citation(source_id=get_row(db, Source, source_id).id, position=next_position(siblings), **own)
        change_fields(citation, _check_fields(fields), _CHANGEABLE)
        return add_row(db, citation).id


def change_citation(session: Session, citation_id: int, **fields: Any) -> None:
    """Change what a citation says, by column; raises RefusedError for a bad value."""
    field = next(iter(fields), "")
    place = Place("citation", citation_id, field)
    with session.change("Change Citation", place=place, join=f"citation:{citation_id}:{field}") as db:
        change_fields(get_row(db, Citation, citation_id), _check_fields(fields), _CHANGEABLE)


def uncite_source(session: Session, citation_id: int) -> None:
    """Take a citation away."""
    with session.read() as db:
        citation = get_row(db, Citation, citation_id)
        owner = next(
            (kind, row_id) for kind, name in _OWNERS.items() if (row_id := getattr(citation, name)) is not None
        )
    with session.change("Remove Citation", place=Place(*owner, "sources")) as db:
        db.delete(get_row(db, Citation, citation_id))


def set_sources(session: Session, owner: Place, source_ids: Sequence[int]) -> None:
    """Let a claim cite exactly these sources; what is said of those that stay is kept."""
    with session.change("Set Sources", place=Place(owner.kind, owner.id, "sources")) as db:
        cited = [(row.id, row.source_id) for row in list_rows(db, Citation, **{_OWNERS[owner.kind]: owner.id})]
        for citation_id, source_id in cited:
            if source_id not in source_ids:
                uncite_source(session, citation_id)
        known = {source_id for _, source_id in cited}
        for source_id in dict.fromkeys(source_ids):
            if source_id not in known:
                cite_source(session, owner, source_id)


def add_conflict(session: Session, citation_id: int, other_id: int, note: str = "") -> int:
    """Say that two citations cannot both be right, unless it is said already; gives the id of the conflict.

    Raises RefusedError for one and the same.
    """
    if citation_id == other_id:
        raise RefusedError("other_id", "A citation cannot conflict with itself.")
    words, pair = check_words("note", note), (citation_id, other_id)
    with session.read() as db:
        for one, other in (pair, pair[::-1]):
            for known in list_rows(db, CitationConflict, citation_id=one, other_id=other):
                return known.id
    with session.change("Add Conflict", place=Place("citation", citation_id, "conflicts")) as db:
        for one in (citation_id, other_id):
            get_row(db, Citation, one)
        return add_row(db, CitationConflict(citation_id=citation_id, other_id=other_id, note=words)).id


def resolve_conflict(session: Session, conflict_id: int, resolution: str) -> None:
    """Say which of two citations holds, and why; empty opens the conflict again."""
    words = check_words("resolution", resolution)
    with session.read() as db:
        place = Place("citation", get_row(db, CitationConflict, conflict_id).citation_id, "conflicts")
    with session.change("Resolve Conflict", place=place, join=f"conflict:{conflict_id}") as db:
        get_row(db, CitationConflict, conflict_id).resolution = words


def remove_conflict(session: Session, conflict_id: int) -> None:
    """Take back that two citations cannot both be right."""
    with session.read() as db:
        place = Place("citation", get_row(db, CitationConflict, conflict_id).citation_id, "conflicts")
    with session.change("Remove Conflict", place=place) as db:
        db.delete(get_row(db, CitationConflict, conflict_id))


def _check_fields(fields: dict[str, Any]) -> dict[str, Any]:
    if "said_on_edtf" in fields:
        return fields | {"said_on_edtf": check_edtf("said_on_edtf", fields["said_on_edtf"])}
    return fields
