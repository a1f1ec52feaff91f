"""Which columns of which tables can be searched, and as what a document of each is found."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from briefbook.text.json_codec import RichTextError, load_rich_text

FIRST_NAME_ID = 1 << 56
SLOT_BITS = 6


@dataclass(frozen=True, slots=True)
class SearchField:
    """One column of a table; `slot` tells its documents from those of every other."""

    slot: int
    column: str
    name: str
    read: Callable[[str], str] = str

    def doc_id(self, row_id: int) -> int:
        """The id of the document of a row: newer rows above older ones, and names above everything else."""
        return FIRST_NAME_ID + row_id if self.slot == NAME_SLOT else row_id << SLOT_BITS | self.slot


@dataclass(frozen=True, slots=True)
class SearchTable:
    """A table with columns to search.

    `kind` and `owner` are SQL for the kind and id of the place where its rows are found, `joined` what they need.
    Where several rows belong to one owner, `many` gives each a field of its own.
    """

    name: str
    kind: str
    owner: str
    fields: tuple[SearchField, ...]
    joined: str = ""
    many: bool = False


def read_rich(stored: str) -> str:
    """The bare words of a stored text; nothing of one that is damaged, which its editor will say."""
    try:
        return load_rich_text(stored).text
    except RichTextError:
        return ""


def read_json(stored: str) -> str:
    """Every text and number in a stored JSON value, a line for each."""
    try:
        return "\n".join(_iterate_leaves(json.loads(stored)))
    except ValueError:
        return ""


def _iterate_leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _iterate_leaves(each)
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        yield str(value)


NAME_SLOT = 0
_ENTITY = "JOIN entity ON entity.id = name.entity_id"

TABLES: tuple[SearchTable, ...] = (
    SearchTable("name", "entity.kind", "name.entity_id", (SearchField(NAME_SLOT, "text", "name"),), _ENTITY, many=True),
    SearchTable("entity", "entity.kind", "entity.id", (SearchField(1, "description", "description", read_rich),)),
    SearchTable("source", "'source'", "source.id", (SearchField(2, "csl", "csl", read_json),)),
    SearchTable(
        "commitment",
        "'commitment'",
        "commitment.id",
        (
            SearchField(3, "wording", "wording", read_rich),
            SearchField(4, "number", "number"),
            SearchField(5, "verb", "verb"),
            SearchField(6, "due_words", "due"),
        ),
    ),
    SearchTable(
        "commitment_status",
        "'commitment'",
        "commitment_status.commitment_id",
        (SearchField(7, "note", "note"),),
        many=True,
    ),
    SearchTable(
        "mechanism",
        "'mechanism'",
        "mechanism.id",
        (SearchField(8, "status", "status"), SearchField(9, "cadence", "cadence")),
    ),
    SearchTable("country", "'country'", "country.id", (SearchField(10, "iso_code", "iso_code"),)),
    SearchTable("membership", "'membership'", "membership.id", (SearchField(11, "label", "label"),)),
    SearchTable("brief", "'brief'", "brief.id", (SearchField(12, "title", "title"),)),
    SearchTable("issue", "'issue'", "issue.id", (SearchField(13, "title", "title"),)),
    SearchTable(
        "talking_point",
        "'point'",
        "talking_point.id",
        (
            SearchField(14, "text", "text", read_rich),
            SearchField(15, "title", "title"),
            SearchField(16, "trigger", "trigger"),
            SearchField(17, "fallback", "fallback", read_rich),
        ),
    ),
    SearchTable("objective", "'objective'", "objective.id", (SearchField(18, "text", "text", read_rich),)),
    SearchTable("section", "'section'", "section.id", (SearchField(19, "text", "text", read_rich),)),
    SearchTable(
        "programme_item",
        "'programme_item'",
        "programme_item.id",
        (
            SearchField(20, "title", "title"),
            SearchField(21, "note", "note"),
            SearchField(22, "interpreter", "interpreter"),
        ),
    ),
    SearchTable(
        "citation",
        "'citation'",
        "citation.id",
        (SearchField(23, "claim", "claim"), SearchField(24, "locator", "locator")),
    ),
    SearchTable(
        "citation_conflict",
        "'citation'",
        "citation_conflict.citation_id",
        (SearchField(25, "note", "conflict"), SearchField(26, "resolution", "resolution")),
        many=True,
    ),
    SearchTable(
        "book_spec",
        "'book'",
        "book_spec.id",
        (SearchField(27, "title", "title"), SearchField(28, "handling", "handling")),
    ),
)
FIELDS = {field.slot: (table, field) for table in TABLES for field in table.fields}


def find_field(doc_id: int) -> tuple[SearchTable, SearchField, int]:
    """Of what table, column and row the document of that id is."""
    if doc_id >= FIRST_NAME_ID:
        return *FIELDS[NAME_SLOT], doc_id - FIRST_NAME_ID
    return *FIELDS[doc_id & ((1 << SLOT_BITS) - 1)], doc_id >> SLOT_BITS
