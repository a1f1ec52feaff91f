"""The rows of a library as plain values, so that two libraries can be compared and rows go from one to the other."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any, TypeAlias

from briefbook.store.field import TABLES, get_table
from briefbook.store.field_use import FieldKind, Table
from briefbook.store.schema import Connection
from briefbook.values.kind import EntityKind

LibraryRow: TypeAlias = Mapping[str, Any]
LibraryRows: TypeAlias = Mapping[str, Mapping[int, LibraryRow]]

# What a person sees as one thing; every other row is a part of one, or of none.
THINGS = ("entity", "brief", "issue", "talking_point", "objective", "section", "programme_item")
# Parts of things that say how far work on them is, or how books show them, and not what they are.
_APART = ("clearance", "citation_conflict", "dismissed_mention", "book_spec", "book_part", "book_omission")
_DETAILS = frozenset(EntityKind)


def read_rows(connection: Connection, lock: AbstractContextManager[Any], *, with_bytes: bool = False) -> LibraryRows:
    """All rows by table and id, each by its columns; the lock is held for one table at a time."""
    rows: dict[str, dict[int, LibraryRow]] = {}
    for table in TABLES:
        names = [each.name for each in table.columns if with_bytes or each.kind is not FieldKind.BYTES]
        if not {"id", "uid"} <= set(names):
            continue
        columns = ", ".join(f'"{name}"' for name in names)
        with lock:
            found = connection.execute(f'SELECT {columns} FROM "{table.name}"').fetchall()
        rows[table.name] = {row[0]: dict(zip(names, row, strict=True)) for row in found}
    return rows


def list_part_tables() -> Iterator[Table]:
    """The tables whose rows are parts of things, but for the details of entities."""
    for table in TABLES:
        if table.owners and table.name not in (*THINGS, *_APART) and not table.name.startswith(("scheme", "equiv")):
            yield table


def find_owner(table: str, row: LibraryRow) -> tuple[str, int] | None:
    """What a row belongs to, by table and id: a thing, or a part of one. An entity's kind has no table here."""
    if table in _DETAILS:
        return "entity", row["id"]
    for column in get_table(table).owners:
        if row[column.name] is not None:
            return as_thing(column.to), row[column.name]
    return None


def as_thing(table: str) -> str:
    """The table of the thing that a row of a table is: an entity for the rows of its kinds."""
    return "entity" if table in _DETAILS else table


def find_thing(rows: LibraryRows, table: str, row: LibraryRow) -> tuple[str, int] | None:
    """The thing that a row is a part of, through what it belongs to; None where that is missing."""
    owner = find_owner(table, row)
    while owner and owner[0] not in THINGS:
        above = rows.get(owner[0], {}).get(owner[1])
        owner = find_owner(owner[0], above) if above else None
    return owner
