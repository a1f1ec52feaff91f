"""Which columns of a library hold a marking, and which hold rich text, whose paragraphs may carry one each."""

from dataclasses import dataclass
from functools import cache

from briefbook.store.field import TABLES
from briefbook.store.field_use import FieldKind


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    table: str
    name: str


@cache
def list_marking_columns() -> tuple[Column, ...]:
    """The columns that hold a marking, ceilings and floors among them."""
    return _list_columns(FieldKind.MARKING)


@cache
def list_rich_columns() -> tuple[Column, ...]:
    """The columns that hold rich text."""
    return _list_columns(FieldKind.TEXT)


def _list_columns(kind: FieldKind) -> tuple[Column, ...]:
    return tuple(Column(table.name, each.name) for table in TABLES for each in table.columns if each.kind is kind)
