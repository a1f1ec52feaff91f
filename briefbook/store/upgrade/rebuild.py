"""Giving tables the form that a script of SQL lays down, row for row.

SQLite's own ALTER TABLE changes few things. The rows of a table whose statement differs are put aside, and it is
dropped, laid down anew and filled, so that a library which was brought here has the very statements of a new one.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.upgrade.step import Connection, Report

_TABLE = re.compile(r"CREATE (?:VIRTUAL )?TABLE (\w+)")
_PART = re.compile(r"CREATE (?:UNIQUE INDEX|INDEX|TRIGGER) \w+ .*?\bON (\w+)", re.DOTALL)
_ASIDE = "before_{}"
_ROWS_AT_ONCE = 4_000


@dataclass(frozen=True, slots=True)
class TableForm:
    """The statement of a table, and those of its indexes and triggers."""

    name: str
    statement: str
    parts: tuple[str, ...]


def read_forms(script: str) -> list[TableForm]:
    """The tables that a script lays down, in its order."""
    statements = list(_split(script))
    parts: dict[str, list[str]] = {}
    for statement in statements:
        if part := _PART.match(statement):
            parts.setdefault(part[1], []).append(statement)
    tables = ((found[1], statement) for statement in statements if (found := _TABLE.match(statement)))
    return [TableForm(name, statement, tuple(parts.get(name, ()))) for name, statement in tables]


def rebuild_tables(connection: Connection, script: str, report: Report) -> None:
    """Give every table the form that the script has for it, and make those that are new.

    Rows keep their values by the names of columns; a column that is new takes its default. No id that was ever given
    is given again. For a transaction without foreign keys.
    """
    rows = "SELECT name, sql FROM main.sqlite_schema WHERE type = 'table'"
    known = {name: _squeeze(sql) for name, sql in connection.execute(rows).fetchall()}
    changed = [form for form in read_forms(script) if known.get(form.name) != _squeeze(form.statement)]
    counts = {
        form.name: connection.execute(f'SELECT count(*) FROM "{form.name}"').fetchone()[0] if form.name in known else 0
        for form in changed
    }
    done, total = 0, sum(counts.values())
    for form in changed:
        report(done, total)
        if form.name in known:
            _rebuild(connection, form, partial(_report_rows, report, done, total))
        else:
            connection.execute(form.statement)
        for part in form.parts:
            connection.execute(part)
        done += counts[form.name]
    report(done, total)


def _rebuild(connection: Connection, form: TableForm, report: Callable[[int], None]) -> None:
    table, aside = f'main."{form.name}"', f'temp."{_ASIDE.format(form.name)}"'
    highest = _read_highest_id(connection, form.name)
    names = connection.execute(f'PRAGMA main.table_info("{form.name}")').fetchall()
    columns = ", ".join(f'"{row[1]}"' for row in names)
    # To rename a table SQLite reads every statement of the schema anew, which takes longer than to copy most tables.
    connection.execute(f"CREATE TEMP TABLE {aside.removeprefix('temp.')} AS SELECT {columns} FROM {table} WHERE 0")
    for done, span in _slice(connection, table):
        _copy(connection, table, aside, columns, span)
        report(done // 2)
    # Its indexes and triggers, whose names are needed again, go with it, and its pages serve the next table.
    connection.execute(f"DROP TABLE {table}")
    connection.execute(form.statement)
    copied = connection.execute(f"SELECT count(*) FROM {aside}").fetchone()[0]
    for done, span in _slice(connection, aside):
        _copy(connection, aside, table, columns, span)
        report((copied + done) // 2)
    connection.execute(f"DROP TABLE {aside}")
    if highest > _read_highest_id(connection, form.name):
        connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (form.name,))
        connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (form.name, highest))


def _copy(connection: Connection, source: str, target: str, columns: str, span: tuple[int, int]) -> None:
    connection.execute(
        f"INSERT INTO {target} ({columns}) SELECT {columns} FROM {source} WHERE rowid BETWEEN ? AND ? ORDER BY rowid",
        span,
    )


def _report_rows(report: Report, before: int, total: int, rows: int) -> None:
    """Say how far it is within a table, before which so many rows were done."""
    report(before + rows, total)


def _slice(connection: Connection, table: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """The rows of a table in spans of so many ids, with how many rows that makes with those before."""
    last: int | None = None
    done = 0
    while True:
        beyond = "" if last is None else f"WHERE rowid > {last}"
        first, last, count = connection.execute(
            f"SELECT min(id), max(id), count(*) FROM (SELECT rowid AS id FROM {table} {beyond} ORDER BY id LIMIT ?)",
            (_ROWS_AT_ONCE,),
        ).fetchone()
        if not count:
            return
        done += count
        yield done, (first, last)


def _read_highest_id(connection: Connection, table: str) -> int:
    """The highest id that a table ever gave, as far as it remembers."""
    if not connection.execute("SELECT 1 FROM main.sqlite_schema WHERE name = 'sqlite_sequence'").fetchone():
        return 0
    row = connection.execute("SELECT seq FROM main.sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(row[0]) if row else 0


def _split(script: str) -> Iterator[str]:
    """The statements of a script, without the comments and the semicolons between them."""
    statement = ""
    for line in script.splitlines(keepends=True):
        if not statement and (not line.strip() or line.startswith("--")):
            continue
        statement += line
        if sqlite.complete_statement(statement):
            yield statement.strip().removesuffix(";")
            statement = ""


def _squeeze(sql: str) -> str:
    return " ".join(sql.split())
