"""Which columns of which tables can be searched, and as what a document of each is found; see `store.field`."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from briefbook.store.field import TABLES as ALL_TABLES
from briefbook.store.field_use import Column, FieldKind, Table
from briefbook.text.json_codec import RichTextError, load_rich_text

FIRST_NAME_ID = 1 << 56
SLOT_BITS = 6
SLOT_MASK = (1 << SLOT_BITS) - 1
NAME_SLOT = 0


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

    `kind` and `owner` are SQL for the kind and id of the place where its rows are found. Where several rows belong to
    one owner, `many` gives each a field of its own.
    """

    name: str
    kind: str
    owner: str
    fields: tuple[SearchField, ...]
    many: bool = False


@lru_cache(maxsize=4096)
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
    except (ValueError, TypeError, RecursionError):
        return ""


def _iterate_leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _iterate_leaves(each)
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        yield str(value)


_READ: dict[FieldKind, Callable[[str], str]] = {FieldKind.TEXT: read_rich, FieldKind.JSON: read_json}


def read_words(column: Column, stored: str) -> str:
    """The bare words of what stands in a column."""
    return _READ.get(column.kind, str)(stored)


def _list_fields(table: Table) -> tuple[SearchField, ...]:
    return tuple(
        SearchField(each.slot, each.name, each.found_as or each.name, _READ.get(each.kind, str))
        for each in table.columns
        if each.slot is not None
    )


TABLES: tuple[SearchTable, ...] = tuple(
    SearchTable(table.name, table.place_kind_sql, table.place_id_sql, fields, table.many)
    for table in ALL_TABLES
    if (fields := _list_fields(table))
)
FIELDS = {field.slot: (table, field) for table in TABLES for field in table.fields}


def find_field(doc_id: int) -> tuple[SearchTable, SearchField, int]:
    """Of what table, column and row the document of that id is."""
    if doc_id >= FIRST_NAME_ID:
        return *FIELDS[NAME_SLOT], doc_id - FIRST_NAME_ID
    return *FIELDS[doc_id & SLOT_MASK], doc_id >> SLOT_BITS
