"""Looking over the values of a whole library, so that whoever reads it later meets none that it cannot read."""

from collections.abc import Sequence
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.constraint import find_broken_rows
from briefbook.store.errors import DamagedValueError
from briefbook.store.field import TABLES
from briefbook.store.field_use import Column, FieldKind, Table
from briefbook.store.schema import Connection
from briefbook.store.value_rule import GREATEST, NUMBERS, check_numbers, get_rule
from briefbook.values.kind import EntityKind

_LIBRARY = "SELECT 1 FROM library JOIN scheme ON scheme.id = scheme_id WHERE library.id = 1"
_SEQUENCE = "SELECT name FROM sqlite_sequence WHERE typeof(seq) <> 'integer' OR seq NOT BETWEEN 0 AND ?"
# An entity has the row that its kind asks for, and no other.
_DETAIL = (
    "SELECT id FROM entity WHERE kind = '{0}' AND id NOT IN (SELECT id FROM {0})"
    " UNION ALL SELECT {0}.id FROM {0} LEFT JOIN entity USING (id) WHERE kind IS NOT '{0}' LIMIT 1"
)


def require_values(connection: Connection, name: str) -> None:
    """Raise DamagedValueError for the first value of the library of that name which may not stand where it does.

    Of a library of an older form the columns that it has are looked over.
    """
    for table in TABLES:
        _check_table(connection, table, name)
    for kind in EntityKind:
        if found := connection.execute(_DETAIL.format(kind)).fetchone():
            raise DamagedValueError(name, "entity", found[0], "kind")
    if not connection.execute(_LIBRARY).fetchone():
        raise DamagedValueError(name, "library", 1, "scheme_id")
    # Of the first form no table remembers its ids.
    remembers = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'").fetchone()
    if remembers and (found := connection.execute(_SEQUENCE, (GREATEST,)).fetchone()):
        raise DamagedValueError(name, str(found[0]), None, "id")
    for broken, row_id in find_broken_rows(connection):
        raise DamagedValueError(name, broken, row_id, "")


def _check_table(connection: Connection, table: Table, name: str) -> None:
    laid_down = {row[1]: bool(row[3]) for row in connection.execute(f"PRAGMA table_info({table.name})").fetchall()}
    columns = [column for column in table.columns if column.name in laid_down]
    if not columns:
        return
    shown = ", ".join(
        f'typeof("{each.name}")' if each.kind is FieldKind.BYTES else f'"{each.name}"' for each in columns
    )
    try:
        rows = connection.execute(f"SELECT {shown} FROM {table.name}").fetchall()
    except sqlite.OperationalError as error:
        if "decode" in str(error):
            raise DamagedValueError(name, table.name, None, "") from error
        raise
    for place, column in enumerate(columns):
        values = {row[place] for row in rows}
        optional = not laid_down[column.name] and column.kind is not FieldKind.KEY
        if not _are_right(table, column, values, optional=optional):
            raise DamagedValueError(name, table.name, _find_row(table, column, rows, place, optional), column.name)


def _are_right(table: Table, column: Column, values: set[Any], *, optional: bool) -> bool:
    known = values - {None} if optional else values
    try:
        if column.kind in NUMBERS and (table.name, column.name) != ("search_doc", "id"):
            check_numbers(column.kind, known)
            return True
        rule = get_rule(table, column)
        for value in known:
            rule(value)
    except (ValueError, TypeError):
        return False
    return True


def _find_row(table: Table, column: Column, rows: Sequence[Sequence[Any]], place: int, optional: bool) -> Any:
    """The id, which is the first of its columns, of the first row whose value is none."""
    return next(row[0] for row in rows if not _are_right(table, column, {row[place]}, optional=optional))
