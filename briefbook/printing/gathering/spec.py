"""Gathering the recipe of a book, and what the library says of itself."""

import json
from datetime import datetime

from briefbook.book.content import BookPartContent, BookSpecContent, LibraryContent
from briefbook.printing.gathering.row import Row, Rows, read_marking
from briefbook.values.kind import BriefSection, CaveatKind, Paper, PartKind, TextSize
from briefbook.values.marking import Caveat, Level, Scheme


def gather_spec(rows: Rows, row: Row) -> BookSpecContent:
    """The recipe in a row of `book_spec`."""
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
    )


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
    levels, caveats = rows.group("scheme_level", "scheme_id"), rows.group("scheme_caveat", "scheme_id")
    schemes = {each["id"]: read_scheme(each, levels[each["id"]], caveats[each["id"]]) for each in rows.fetch("scheme")}
    own = schemes.pop(row["scheme_id"])
    return LibraryContent(
        title=row["title"],
        office=row["office"],
        statement=row["statement"],
        lang=row["lang"],
        scheme=own,
        changed_at=datetime.fromisoformat(row["changed_at"]),
        own_country_id=row["own_country_id"],
        foreign_schemes=tuple(schemes.values()),
        equivalences=gather_equivalences(rows),
    )


def read_scheme(row: Row, levels: list[Row], caveats: list[Row]) -> Scheme:
    """A marking scheme, its levels from the lowest."""
    return Scheme(
        code=row["code"],
        name=row["name"],
        portion_marks_required=bool(row["portion_marks_required"]),
        levels=tuple(
            Level(
                each["code"],
                each["wording"],
                each["abbreviation"],
                each["colour"],
                rank,
                bool(each["needs_release"]),
            )
            for rank, each in enumerate(levels)
        ),
        caveats=tuple(
            Caveat(each["code"], each["wording"], CaveatKind(each["kind"]), each["abbreviation"]) for each in caveats
        ),
    )


def gather_equivalences(rows: Rows) -> dict[tuple[str, str], str]:
    """Foreign (scheme, level) to the library's own level, as the person entered it."""
    schemes = {row["id"]: row["code"] for row in rows.fetch("scheme")}
    levels = {row["id"]: (schemes[row["scheme_id"]], row["code"]) for row in rows.fetch("scheme_level")}
    return {levels[row["foreign_level_id"]]: levels[row["own_level_id"]][1] for row in rows.fetch("equivalence")}
