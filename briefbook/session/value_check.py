"""The values of a library's rows, one by one: whether the records take them, and whatever reads them after that."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlmodel import SQLModel

from briefbook import records
from briefbook.records.checked import check_field
from briefbook.records.column import ChoiceText, MomentText
from briefbook.store.constraint import find_broken_rows
from briefbook.store.errors import DamagedValueError
from briefbook.store.field import TABLES, get_table
from briefbook.store.field_use import FieldKind, Table
from briefbook.store.schema import Connection
from briefbook.store.value_check import require_values
from briefbook.store.value_rule import check_value
from briefbook.store.verify.damage import Damage, DamageKind, Pace, name_place, name_row

Check = Callable[[Any], object]
# What a value that is none raises in whoever reads it: a text that is no text, JSON of another shape, no such member.
_REFUSALS = (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, OverflowError)
# Values that stand in many rows, such as stances and markings, are looked at once.
_DIALECT = SQLiteDialect()
_MOST_REMEMBERED, _LONGEST_REMEMBERED = 2_000, 100


def find_value_damage(connection: Connection, pace: Pace) -> Iterator[Damage]:
    """Values that their records, or those who gather and print them, would refuse; raises sqlite's errors.

    The connection gives bytes that are no text as halves of characters, which no text may hold.
    """
    kept_records = _list_records()
    for table in TABLES:
        if table.name in kept_records:
            yield from _check_table(connection, table, kept_records[table.name], pace)


def find_row_refusals(connection: Connection) -> Iterator[Damage]:
    """Rows whose values may each stand where they do, but not together; raises sqlite's errors."""
    for table, row_id in find_broken_rows(connection):
        words = f"{name_row(table, row_id).capitalize()} holds values that do not go together."
        yield Damage(DamageKind.VALUE, name_place(table, row_id), words)


def find_refusal(connection: Connection, name: str) -> Iterator[Damage]:
    """What alone would keep the library of that name from being opened; raises sqlite's errors."""
    try:
        require_values(connection, name)
    except DamagedValueError as error:
        words = f"What {error.table} holds keeps the library from being opened."
        yield Damage(DamageKind.VALUE, name_place(error.table, error.row_id, error.column), words)


def find_refused(table: str, row: Mapping[str, Any]) -> set[str]:
    """The columns of a row as it is to be written that hold what its record, or a reader of it, would refuse."""
    checks = _build_checks(table)
    return {name for name, value in row.items() if name in checks and not checks[name](value)}


@cache
def _build_checks(table: str) -> dict[str, Callable[[Any], bool]]:
    record = _list_records().get(table)
    if record is None:
        return {}
    columns = (column for column in get_table(table).columns if column.kind is not FieldKind.BYTES)
    return {each.name: remember(_build_check(table, record, each.name, each.kind)) for each in columns}


def _check_table(connection: Connection, table: Table, record: type[SQLModel], pace: Pace) -> Iterator[Damage]:
    columns = [column for column in table.columns if column.kind is not FieldKind.BYTES]
    checks = [remember(_build_check(table.name, record, column.name, column.kind)) for column in columns]
    listed = ", ".join(f'"{column.name}"' for column in columns)
    for values in connection.execute(f"SELECT {listed} FROM {table.name} ORDER BY id"):
        pace.advance()
        for column, holds, value in zip(columns, checks, values, strict=True):
            if not holds(value):
                words = f"“{column.name}” of {name_row(table.name, values[0])} holds what cannot be read."
                yield Damage(DamageKind.VALUE, name_place(table.name, values[0], column.name), words)


def remember(check: Check) -> Callable[[Any], bool]:
    """Whether a check lets a value pass; of values that come again it is asked once."""
    known: dict[Any, bool] = {}

    def holds(value: Any) -> bool:
        found = known.get(value)
        if found is None:
            found = _passes(check, value)
            if len(known) < _MOST_REMEMBERED and len(str(value)) <= _LONGEST_REMEMBERED:
                known[value] = found
        return found

    return holds


def _passes(check: Check, value: Any) -> bool:
    try:
        check(value)
    except _REFUSALS:
        return False
    return True


@cache
def _list_records() -> dict[str, type[SQLModel]]:
    """The records by the names of their tables."""
    named = (getattr(records, name) for name in records.__all__)
    return {
        str(each.__tablename__): each
        for each in named
        if isinstance(each, type) and issubclass(each, SQLModel) and each.model_config.get("table")
    }


def _build_check(table: str, record: type[SQLModel], name: str, kind: FieldKind) -> Check:
    decode = _find_decoder(SQLModel.metadata.tables[table].columns[name].type)
    column = next(each for each in get_table(table).columns if each.name == name)

    def check(value: Any) -> None:
        if isinstance(value, str):
            value.encode()
        check_field(record, name, decode(value))
        if value is not None:
            if kind is FieldKind.TEXT:
                _require_whole_characters(value)
            # What would keep the library from being opened.
            check_value(get_table(table), column, value)

    return check


def _find_decoder(kind: sa.types.TypeEngine[Any]) -> Check:
    """How SQLAlchemy makes of what stands in the file what the record has."""
    if isinstance(kind, ChoiceText | MomentText):
        return lambda value: kind.process_result_value(value, _DIALECT)
    if isinstance(kind, sa.Date):
        return lambda value: None if value is None else _read_day(value)
    return _read_flag if isinstance(kind, sa.Boolean) else _keep


def _keep(value: Any) -> Any:
    return value


def _read_day(value: str) -> date:
    day = date.fromisoformat(value)
    if day.isoformat() != value:
        raise ValueError(value)
    return day


def _read_flag(value: int) -> bool:
    return (False, True).index(value) == 1


def _require_whole_characters(stored: str) -> None:
    """Raise ValueError for half a character, which can be written in JSON, and in nothing that is printed."""
    json.dumps(json.loads(stored), ensure_ascii=False).encode()
