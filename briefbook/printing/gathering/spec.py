"""Gathering the recipe of a book, and what the library says of itself."""

import json
from datetime import datetime

from briefbook.book.content import BookPartContent, BookSpecContent, LibraryContent
from briefbook.printing.gathering.row import Row, Rows, read_marking
from briefbook.store.scheme_set_read import read_scheme_set
from briefbook.values.kind import BriefSection, Paper, PartKind, TextSize


def gather_spec(rows: Rows, row: Row) -> BookSpecContent:
    """The recipe in a row of `book_spec`."""
    omissions = rows.fetch("book_omission", book_id=row["id"])
    return BookSpecContent(
        id=row["id"],
        title=row["title"],
        parts=tuple(read_part(part) for part in rows.fetch("book_part", "position", book_id=row["id"])),
        reader_id=row["reader_id"],
        handling=row["handling"],
        paper=Paper(row["paper"]),
        duplex=bool(row["duplex"]),
        text_size=TextSize(row["text_size"]),
        page_banners=bool(row["page_banners"]),
        stubs=bool(row["stubs"]),
        ceiling=read_marking(row["ceiling"]),
        floor=read_marking(row["floor"]),
        title_marking=read_marking(row["title_marking"]),
        budgets=json.loads(row["budgets"]),
        omitted_issue_ids=read_ids(omissions, "issue_id"),
        omitted_point_ids=read_ids(omissions, "point_id"),
        confirmed_names=frozenset(json.loads(row["confirmed_names"])),
    )


def read_ids(omissions: list[Row], column: str) -> frozenset[int]:
    """What a book leaves out, as the ids in one column."""
    return frozenset(row[column] for row in omissions if row[column] is not None)


def read_part(row: Row) -> BookPartContent:
    """A part of a recipe."""
    return BookPartContent(
        id=row["id"],
        kind=PartKind(row["kind"]),
        brief_id=row["brief_id"],
        sections=frozenset(BriefSection(section) for section in json.loads(row["sections"])),
        included=bool(row["included"]),
    )


def gather_library(rows: Rows) -> LibraryContent:
    """The library's own row with its schemes."""
    row = rows.fetch("library")[0]
    schemes = rows.look(read_scheme_set)
    return LibraryContent(
        title=row["title"],
        office=row["office"],
        statement=row["statement"],
        lang=row["lang"],
        scheme=schemes.own,
        changed_at=datetime.fromisoformat(row["changed_at"]),
        own_country_id=row["own_country_id"],
        foreign_schemes=schemes.foreign,
        equivalences=schemes.equivalences,
    )
