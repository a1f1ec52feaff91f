"""The records and the schema say the same."""

import sqlite3
from importlib.resources import files
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlmodel import SQLModel

from briefbook import records
from briefbook.records.checked import CheckedModel

# What the store keeps for itself.
UNRECORDED = ("search_", "sqlite_", "backup_mark", "touched_row")


@pytest.fixture(scope="module")
def schema() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.executescript(files("briefbook.store").joinpath("schema.sql").read_text("utf-8"))
    return connection


def _tables(schema: sqlite3.Connection) -> set[str]:
    rows = schema.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    return {name for (name,) in rows if not name.startswith(UNRECORDED)}


def _stored_type(column: sa.Column[Any]) -> str:
    kind = column.type.dialect_impl(sqlite.dialect())
    kind = kind.impl if isinstance(kind, sa.TypeDecorator) else kind  # type: ignore[assignment]
    if isinstance(kind, (sa.Integer, sa.Boolean)):
        return "INTEGER"
    return "BLOB" if isinstance(kind, sa.LargeBinary) else "TEXT"


def _schema_columns(schema: sqlite3.Connection, table: str) -> dict[str, tuple[str, bool, bool]]:
    rows = schema.execute(f"PRAGMA table_info({table})")
    return {name: (kind, bool(required or key), bool(key)) for _, name, kind, required, _, key in rows}


def _schema_keys(schema: sqlite3.Connection, table: str) -> set[tuple[str, str, str, str]]:
    rows = schema.execute(f"PRAGMA foreign_key_list({table})")
    return {(column, target, key, on_delete) for _, _, target, column, key, _, on_delete, _ in rows}


def _unique_columns(schema: sqlite3.Connection, table: str) -> set[str]:
    indices = [row[1] for row in schema.execute(f"PRAGMA index_list({table})") if row[2] and row[3] == "u"]
    columns = [[row[2] for row in schema.execute(f"PRAGMA index_info({index})")] for index in indices]
    return {names[0] for names in columns if len(names) == 1}


def test_every_table_has_its_record(schema: sqlite3.Connection) -> None:
    assert set(SQLModel.metadata.tables) == _tables(schema)


@pytest.mark.parametrize("table", sorted(SQLModel.metadata.tables))
def test_a_record_equals_its_table(schema: sqlite3.Connection, table: str) -> None:
    recorded = SQLModel.metadata.tables[table]
    columns = {c.name: (_stored_type(c), not c.nullable, c.primary_key) for c in recorded.columns}
    assert list(columns) == list(_schema_columns(schema, table))
    assert columns == _schema_columns(schema, table)
    keys = {
        (k.parent.name, k.column.table.name, k.column.name, k.ondelete or "NO ACTION") for k in recorded.foreign_keys
    }
    assert keys == _schema_keys(schema, table)
    assert {c.name for c in recorded.columns if c.unique} == _unique_columns(schema, table)


def _records() -> list[type[CheckedModel]]:
    named = [getattr(records, name) for name in records.__all__]
    return [r for r in named if isinstance(r, type) and r.model_config.get("table")]


@pytest.mark.parametrize("record", _records(), ids=lambda record: record.__name__)
def test_a_record_has_the_defaults_of_its_table(schema: sqlite3.Connection, record: type[CheckedModel]) -> None:
    for _, name, _, _, default, key in schema.execute(f"PRAGMA table_info({record.__table__.name})"):  # type: ignore[attr-defined]
        field = record.model_fields[name]
        if default is not None:
            (value,) = schema.execute(f"SELECT {default}").fetchone()
            assert field.default == value
        elif not key and name != "uid":
            assert field.is_required() or field.default is None


def test_no_vocabulary_is_checked_by_the_file(schema: sqlite3.Connection) -> None:
    """A new member of a vocabulary needs no new schema: the record refuses what is none."""
    for table in SQLModel.metadata.tables.values():
        (ddl,) = schema.execute("SELECT sql FROM sqlite_schema WHERE name = ?", [table.name]).fetchone()
        for column in table.columns:
            if getattr(column.type, "enum", None):
                assert f"CHECK ({column.name} IN (" not in ddl


OWN_KEYS = {"library", "search_doc", "backup_mark"}


def test_an_id_never_returns(schema: sqlite3.Connection) -> None:
    rows = schema.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE %'")
    reused = {name for name, sql in rows if "AUTOINCREMENT" not in sql and not name.startswith("sqlite_")}
    assert {name for name in reused if not name.startswith("search_index")} == OWN_KEYS
