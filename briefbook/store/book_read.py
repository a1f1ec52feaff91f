"""A book's recipe as its tab shows it, in plain SQL; reached by `LibraryFile.look`."""

import json
from dataclasses import dataclass

from briefbook.store.reads import FIRST_NAME, SHORT_NAME
from briefbook.store.schema import Connection
from briefbook.values.kind import BriefSection, Paper, PartKind, TextSize


@dataclass(frozen=True, slots=True)
class BookRead:
    """The recipe of a book; `budgets` holds only the limits that differ from the usual ones."""

    id: int
    title: str
    reader_id: int | None
    reader: str
    handling: str
    paper: Paper
    duplex: bool
    text_size: TextSize
    page_banners: bool
    stubs: bool
    ceiling: str | None
    floor: str | None
    title_marking: str | None
    budgets: dict[str, int]


@dataclass(frozen=True, slots=True)
class BookPartRead:
    """A part of a recipe; a brief's title, and which of its sections are printed."""

    id: int
    kind: PartKind
    title: str
    included: bool
    sections: frozenset[BriefSection]
    brief_id: int | None = None


@dataclass(frozen=True, slots=True)
class MissingPart:
    """A part that a book does not have: a kind, and of a brief its id and title."""

    kind: PartKind
    brief_id: int | None = None
    title: str = ""


def read_book(connection: Connection, book_id: int) -> BookRead | None:
    """A book; None for one that no longer exists."""
    row = connection.execute(
        f"SELECT id, title, reader_id, coalesce({FIRST_NAME.format('reader_id')}, ''), handling, paper, duplex,"
        " text_size, page_banners, stubs, ceiling, floor, title_marking, budgets FROM book_spec WHERE id = ?",
        (book_id,),
    ).fetchone()
    if row is None:
        return None
    key, title, reader_id, reader, handling, paper, duplex, size, banners, stubs, ceiling, floor, mark, budgets = row
    return BookRead(
        id=key,
        title=title,
        reader_id=reader_id,
        reader=reader,
        handling=handling,
        paper=Paper(paper),
        duplex=bool(duplex),
        text_size=TextSize(size),
        page_banners=bool(banners),
        stubs=bool(stubs),
        ceiling=ceiling,
        floor=floor,
        title_marking=mark,
        budgets=json.loads(budgets),
    )


def read_book_name(connection: Connection, book_id: int) -> tuple[str, str]:
    """The first name of the visit of a book, and the book's own title; both empty for one that no longer exists."""
    row = connection.execute(
        f"SELECT coalesce({FIRST_NAME.format('visit_id')}, ''), title FROM book_spec WHERE id = ?", (book_id,)
    ).fetchone()
    return row or ("", "")


def list_book_parts(connection: Connection, book_id: int) -> list[BookPartRead]:
    """The parts of a book in their order."""
    rows = connection.execute(
        f"SELECT book_part.id, kind, coalesce(nullif(brief.title, ''), {SHORT_NAME.format('brief.subject_id')}, ''),"
        " included, sections, brief_id FROM book_part LEFT JOIN brief ON brief.id = brief_id"
        " WHERE book_id = ? ORDER BY book_part.position",
        (book_id,),
    )
    return [
        BookPartRead(
            key,
            PartKind(kind),
            title,
            bool(included),
            frozenset(BriefSection(each) for each in json.loads(sections)),
            brief_id,
        )
        for key, kind, title, included, sections, brief_id in rows
    ]


def list_missing_parts(connection: Connection, book_id: int) -> list[MissingPart]:
    """The parts that a book does not have, in reading order: kinds, and briefs of its visit."""
    found = connection.execute("SELECT kind FROM book_part WHERE book_id = ?", (book_id,))
    kinds = {PartKind(kind) for (kind,) in found}
    rows = connection.execute(
        f"SELECT brief.id, coalesce(nullif(brief.title, ''), {SHORT_NAME.format('brief.subject_id')}, '') FROM brief"
        " WHERE visit_id = (SELECT visit_id FROM book_spec WHERE id = :book_id)"
        " AND id NOT IN (SELECT brief_id FROM book_part WHERE book_id = :book_id AND brief_id IS NOT NULL)"
        " ORDER BY position, id",
        {"book_id": book_id},
    )
    briefs = [MissingPart(PartKind.BRIEF, brief_id, title) for brief_id, title in rows]
    missing: list[MissingPart] = []
    for kind in PartKind:
        if kind is PartKind.BRIEF:
            missing += briefs
        elif kind not in kinds:
            missing.append(MissingPart(kind))
    return missing
