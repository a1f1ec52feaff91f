"""Gathering what was agreed and where it is said."""

import json
from collections.abc import Iterable
from typing import Any

from briefbook.book.content import (
    CitationContent,
    CommitmentContent,
    ConflictContent,
    DateContent,
    OwnerContent,
    SourceContent,
    StatusContent,
)
from briefbook.printing.gathering.brief import POINTS, SECTIONS
from briefbook.printing.gathering.line import cut_line
from briefbook.printing.gathering.row import Row, Rows, read_date, read_edtf
from briefbook.store.row_text import read_text
from briefbook.text.csl import AUTHOR, DATES, read_csl_field
from briefbook.values.kind import CitationKind, CommitmentStatus, Confidence, EntityKind, Side
from briefbook.values.long_line import LONGEST_NAME, LONGEST_NOTE
from briefbook.values.place import Place

REACHED = f"""
WITH RECURSIVE reached (id) AS (
    SELECT id FROM citation WHERE point_id IN ({POINTS}) OR section_id IN ({SECTIONS})
    UNION SELECT id FROM citation WHERE point_id IS NULL AND section_id IS NULL
    UNION SELECT id FROM citation WHERE uid IN (SELECT value FROM json_each(:uids))
    UNION SELECT other_id FROM citation_conflict JOIN reached ON citation_id = reached.id
    UNION SELECT citation_id FROM citation_conflict JOIN reached ON other_id = reached.id
)
SELECT id FROM reached ORDER BY id
"""
LONG_FIELDS = frozenset({"URL", "note"})


def gather_commitments(rows: Rows) -> tuple[CommitmentContent, ...]:
    """Commitments with their owners and history."""
    owners = rows.group("commitment_owner", "commitment_id")
    statuses = rows.group("commitment_status", "commitment_id")
    return tuple(
        CommitmentContent(
            id=row["id"],
            number=row["number"],
            wording=read_text(row["wording"]),
            verb=row["verb"],
            subject_id=row["subject_id"],
            agreed_at_id=row["agreed_at_id"],
            due=read_date(row, "due"),
            owners=tuple(
                OwnerContent(each["owner_id"], Side(each["side"]) if each["side"] else None)
                for each in owners[row["id"]]
            ),
            statuses=tuple(read_status(each) for each in statuses[row["id"]]),
        )
        for row in rows.fetch("commitment")
    )


def read_status(row: Row) -> StatusContent:
    """One step of a commitment's history."""
    on = DateContent(read_edtf(row["on_edtf"]))
    return StatusContent(CommitmentStatus(row["status"]), on, row["dialogue_id"], row["note"])


def gather_sources(rows: Rows) -> tuple[SourceContent, ...]:
    """Sources with the fields of their CSL-JSON items that a book prints."""
    return tuple(rows.read("source", read_source))


def read_source(row: Row) -> SourceContent:
    """A source of its CSL-JSON item (CSL 1.0.2, input data)."""
    csl: dict[str, Any] = json.loads(row["csl"])
    plain = {
        name: cut_line(str(csl.get(key, "")), LONGEST_NOTE if key in LONG_FIELDS else LONGEST_NAME)
        for name, key in {
            "publisher": "publisher",
            "container": "container-title",
            "address": "URL",
            "genre": "genre",
            "dateline": "publisher-place",
            "note": "note",
        }.items()
    }
    return SourceContent(
        id=row["id"],
        authors=tuple(cut_line(each, LONGEST_NAME) for each in read_csl_field(csl, AUTHOR).split("; ") if each),
        **{name: cut_line(read_csl_field(csl, name), LONGEST_NAME) for name in DATES},
        **plain,
    )


def list_reached_citations(rows: Rows, visit_id: int, refs: Iterable[str]) -> tuple[int, ...]:
    """The citations that a book of a visit may print: those of its texts, of any entity, and in `refs` of its texts.

    Where two cannot both be right and one of them is among these, so is the other, and so on from that.
    """
    uids = [uid for kind, _, uid in (each.partition(":") for each in refs) if kind == "citation"]
    _, found = rows.select(REACHED, {"visit_id": visit_id, "uids": json.dumps(sorted(uids))})
    return tuple(key for (key,) in found)


def gather_citations(rows: Rows, *ids: int) -> tuple[CitationContent, ...]:
    """The citations with these ids."""
    columns = "citation.*, (SELECT kind FROM entity WHERE id = entity_id) AS entity_kind"
    return tuple(rows.read("citation", read_citation, "position, id", columns=columns, ids=ids))


def read_citation(row: Row) -> CitationContent:
    """A citation; `entity_kind` is the kind of the entity whose claim it is for."""
    return CitationContent(
        id=row["id"],
        uid=row["uid"],
        source_id=row["source_id"],
        owner=read_owner(row),
        claim=row["claim"],
        kind=CitationKind(row["kind"]),
        speaker_id=row["speaker_id"],
        said_on=read_edtf(row["said_on_edtf"]),
        confidence=Confidence(row["confidence"]),
        locator=row["locator"],
    )


def read_owner(row: Row) -> Place:
    """Whose claim a citation is for."""
    if row["entity_id"] is not None:
        return Place(EntityKind(row["entity_kind"]).value, row["entity_id"])
    kind = next(kind for kind in ("point", "section", "membership") if row[f"{kind}_id"] is not None)
    return Place(kind, row[f"{kind}_id"])


def gather_conflicts(rows: Rows, *ids: int) -> tuple[ConflictContent, ...]:
    """Which of the citations with these ids cannot both be right."""
    known = frozenset(ids)
    return tuple(
        ConflictContent(row["citation_id"], row["other_id"], row["note"], row["resolution"])
        for row in rows.fetch("citation_conflict")
        if row["citation_id"] in known
    )
