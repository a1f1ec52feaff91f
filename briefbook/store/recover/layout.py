"""The form of each version of a library: its tables and columns, and what in a damaged file tells which one it has."""

import contextlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store import upgrade
from briefbook.store.connection import connect_memory
from briefbook.store.field import TABLES
from briefbook.store.field_use import FieldKind
from briefbook.store.schema import Connection
from briefbook.store.sniff import KNOWN_FINGERPRINTS, SCHEMA_VERSION

# What follows from other rows, and what is told of a file that the new one is not.
_LEFT_OUT = ("search_doc", "touched_row", "backup_mark")
# What the engine says to a statement of a stranger: an error, that it is two, or that it is no text.
_REFUSALS = (sqlite.Error, sqlite.Warning, ValueError)
_TABLE = re.compile(r'CREATE TABLE "?(\w+)"? ?\(', re.ASCII)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: whether it may be empty and what SQL says stands there by itself, None for nothing."""

    name: str
    declared: str
    required: bool
    default: str | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The tables of a version that are salvaged, by their columns; `roots` are the pages that a new file gives them."""

    version: int
    script: str
    tables: Mapping[str, tuple[TableColumn, ...]]
    statements: Mapping[str, str]
    roots: Mapping[str, int]
    key_roots: Mapping[str, int]
    sequence_root: int


@cache
def load_layout(version: int) -> Layout:
    """The form of a version."""
    script = (Path(upgrade.__file__).with_name(f"schema_{version}.sql")).read_text(encoding="utf-8")
    with contextlib.closing(connect_memory()) as connection:
        connection.executescript(script)
        rows = connection.execute(
            "SELECT type, tbl_name, rootpage, sql, name FROM sqlite_schema WHERE type IN ('table', 'index')"
        ).fetchall()
        known = {table.name for table in TABLES} - set(_LEFT_OUT)
        tables = {row[1]: read_columns(connection, row[1]) for row in rows if row[0] == "table" and row[1] in known}
    statements = {row[1]: squeeze(row[3]) for row in rows if row[0] == "table" and row[1] in tables}
    roots = {row[1]: row[2] for row in rows if row[0] == "table" and row[1] in tables}
    keys = {row[1]: row[2] for row in rows if is_uid_index(row[4])}
    sequence_root = next((row[2] for row in rows if row[4] == "sqlite_sequence"), 0)
    return Layout(version, script, tables, statements, roots, keys, sequence_root)


def read_columns(connection: Connection, table: str) -> tuple[TableColumn, ...]:
    """The columns of a table in the order of a row's values; none where it has columns that no row holds."""
    found = connection.execute(f'PRAGMA main.table_xinfo("{table}")').fetchall()
    if any(row[6] for row in found):
        return ()
    return tuple(TableColumn(row[1], row[2].upper(), bool(row[3]), row[4]) for row in found)


def choose_layout(version: int, statements: Mapping[str, str]) -> Layout:
    """The form that a file has by its header, else the one that most of its tables have."""
    if version in KNOWN_FINGERPRINTS:
        return load_layout(version)
    layouts = [load_layout(each) for each in range(SCHEMA_VERSION, 0, -1)]
    return max(layouts, key=lambda layout: _count_equal(layout, statements))


def find_own_columns(layout: Layout, table: str, statement: str) -> tuple[str, ...]:
    """The names of the columns as a file itself lays a table down, where it does that in a way of its own."""
    own = tuple(column.name for column in layout.tables[table])
    if squeeze(statement) == layout.statements[table]:
        return own
    plain = _TABLE.match(statement)
    # What a statement might run is not for a stranger to say.
    if not plain or plain[1] != table or re.search(r"\bSELECT\b", statement, re.IGNORECASE):
        return own
    with contextlib.closing(connect_memory()) as connection, contextlib.suppress(*_REFUSALS):
        connection.execute(statement)
        return tuple(column.name for column in read_columns(connection, table)) or own
    return own


def find_kind(table: str, column: str) -> FieldKind | None:
    """What stands in a column; None for one that is no more."""
    return _kinds().get((table, column))


def is_uid_index(name: str) -> bool:
    """Whether an index is the one by uid, which names every row."""
    return name.startswith("sqlite_autoindex_") and name.endswith("_1")


def squeeze(statement: str) -> str:
    """A statement whatever its white space."""
    return " ".join(statement.split())


@cache
def _kinds() -> dict[tuple[str, str], FieldKind]:
    return {(table.name, column.name): column.kind for table in TABLES for column in table.columns}


def _count_equal(layout: Layout, statements: Mapping[str, str]) -> int:
    return sum(squeeze(sql) == layout.statements.get(name) for name, sql in statements.items())


def list_names(columns: Iterable[TableColumn]) -> tuple[str, ...]:
    """The names of columns."""
    return tuple(column.name for column in columns)
