"""The log that SQLite keeps of every change of a row: the statement that undoes it and the one that does it again.

Temporary triggers write it, so it sees cascades, link rows and bulk statements alike. `attachment` and `edition` are
never undone and are logged by their values alone; the search index is not logged, since it follows from the rest, nor
is what the file knows of its backups.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from briefbook.store.schema import Connection

_KEPT = frozenset({"attachment", "edition"})
_UNLOGGED = frozenset({"backup_mark", "touched_row"})
_UNDONE_BY_NONE = {"library": {"changed_at"}}


class Operation(StrEnum):
    """What happened to a row."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class RowChange:
    """That a row was inserted, updated or deleted; `columns` are those that an update changed."""

    table: str
    row_id: int
    op: Operation
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inverse:
    """The statement that undoes one change of a row."""

    row: RowChange
    sql: str


@dataclass(frozen=True, slots=True)
class Forward:
    """The statement that does one change of a row again."""

    row: RowChange
    sql: str
    values: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Logged:
    """Everything a change did: `inverses` in the order to run them, `forwards` likewise."""

    inverses: tuple[Inverse, ...] = ()
    forwards: tuple[Forward, ...] = ()

    @property
    def rows(self) -> frozenset[RowChange]:
        """The rows it touched."""
        return frozenset(forward.row for forward in self.forwards)


def arm_change_log(connection: Connection) -> None:
    """Begin to log on this connection; to be called after migrations."""
    # Without it INSERT OR REPLACE deletes rows that no trigger sees.
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute(
        "CREATE TEMP TABLE change_log (seq INTEGER PRIMARY KEY, table_name TEXT, row_id INTEGER, op TEXT, columns TEXT,"
        " inverse TEXT, forward TEXT)"
    )
    for table in _list_tables(connection):
        for trigger in _compile_triggers(table, _list_columns(connection, table)):
            connection.execute(trigger)


def take_logged(connection: Connection) -> Logged:
    """What was logged since the last time; empties the log."""
    rows = connection.execute(
        "SELECT table_name, row_id, op, columns, inverse, forward FROM change_log ORDER BY seq"
    ).fetchall()
    if not rows:
        return Logged()
    connection.execute("DELETE FROM change_log")
    changes = [RowChange(table, row_id, Operation(op), _split(columns)) for table, row_id, op, columns, _, _ in rows]
    logged = [(change, inverse, forward) for change, (*_, inverse, forward) in zip(changes, rows, strict=True)]
    inverses = [Inverse(change, inverse) for change, inverse, _ in reversed(logged) if inverse]
    forwards = [
        Forward(change, forward) if forward else _read_kept(connection, change) for change, _, forward in logged
    ]
    return Logged(tuple(inverses), tuple(forwards))


def run_inverses(connection: Connection, inverses: Iterable[Inverse]) -> None:
    """Undo changes, inside a transaction; what that does is logged in its turn."""
    _run_deferred(connection, ((inverse.sql, ()) for inverse in inverses))


def run_forwards(connection: Connection, forwards: Iterable[Forward]) -> None:
    """Do changes again that a failed COMMIT took back, inside a transaction and without logging them."""
    _run_deferred(connection, ((forward.sql, forward.values) for forward in forwards))
    connection.execute("DELETE FROM change_log")


def _run_deferred(connection: Connection, statements: Iterable[tuple[str, tuple[Any, ...]]]) -> None:
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for sql, values in statements:
        connection.execute(sql, values)
    connection.execute("PRAGMA defer_foreign_keys = OFF")


@lru_cache(maxsize=1024)
def _split(columns: str) -> tuple[str, ...]:
    return tuple(columns.split(",")) if columns else ()


def _read_kept(connection: Connection, row: RowChange) -> Forward:
    values = connection.execute(f'SELECT * FROM "{row.table}" WHERE id = ?', (row.row_id,)).fetchone()
    return Forward(row, f'INSERT INTO "{row.table}" VALUES ({",".join("?" * len(values))})', values)


def _list_tables(connection: Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " AND name NOT LIKE 'search\\_%' ESCAPE '\\' ORDER BY name"
    ).fetchall()
    return [name for (name,) in rows if name not in _UNLOGGED]


def _list_columns(connection: Connection, table: str) -> dict[str, str]:
    rows = connection.execute(f'PRAGMA main.table_info("{table}")').fetchall()
    return {name: kind for _, name, kind, *_ in rows if name not in _UNDONE_BY_NONE.get(table, ())}


def _compile_triggers(table: str, columns: dict[str, str]) -> Iterator[str]:
    """The triggers of one table; `columns` maps name to type."""
    if table in _KEPT:
        yield _compile_trigger(table, Operation.INSERT, "new", "''", "NULL", "NULL")
        return
    where_new, where_old = "' WHERE id=' || new.id", "' WHERE id=' || old.id"
    delete = f"'DELETE FROM \"{table}\"' || "
    update = f"'UPDATE \"{table}\" SET ' || "
    check = _refuse_nul(columns)
    differs = " OR ".join(f'old."{name}" IS NOT new."{name}"' for name in columns)
    yield _compile_trigger(
        table, Operation.INSERT, "new", "''", delete + where_new, _insertion(table, columns, "new"), check=check
    )
    yield _compile_trigger(
        table,
        Operation.UPDATE,
        "new",
        _changed(columns, "',' || '{}'"),
        update + _changed(columns, '\',"{0}"=\' || quote(old."{0}")') + " || " + where_new,
        update + _changed(columns, '\',"{0}"=\' || quote(new."{0}")') + " || " + where_old,
        when=f"WHEN {differs} ",
        check=check,
    )
    yield _compile_trigger(table, Operation.DELETE, "old", "''", _insertion(table, columns, "old"), delete + where_old)


def _compile_trigger(
    table: str, op: Operation, row: str, columns: str, inverse: str, forward: str, *, when: str = "", check: str = ""
) -> str:
    return (
        f'CREATE TEMP TRIGGER log_{op}_{table} AFTER {op.upper()} ON main."{table}" {when}BEGIN {check}'
        "INSERT INTO change_log (table_name, row_id, op, columns, inverse, forward)"
        f" VALUES ('{table}', {row}.id, '{op}', {columns}, {inverse}, {forward}); END"
    )


def _insertion(table: str, columns: Iterable[str], row: str) -> str:
    names = ",".join(f'"{name}"' for name in columns)
    values = " || ',' || ".join(f'quote({row}."{name}")' for name in columns)
    return f"'INSERT INTO \"{table}\" ({names}) VALUES (' || {values} || ')'"


def _changed(columns: Iterable[str], piece: str) -> str:
    """An expression that joins a piece, which begins with a comma, for each column that an update changes."""
    cases = " || ".join(
        f'CASE WHEN old."{name}" IS NOT new."{name}" THEN {piece.format(name)} ELSE \'\' END' for name in columns
    )
    return f"substr({cases}, 2)"


def _refuse_nul(columns: dict[str, str]) -> str:
    """A statement that aborts: quote() ends a text at its first NUL, so undo would cut it."""
    texts = ", ".join(f'new."{name}"' for name, kind in columns.items() if kind == "TEXT")
    refusal = "RAISE(ABORT, 'a text cannot hold the character NUL')"
    return f"SELECT {refusal} WHERE instr(concat({texts}), char(0)); "
