"""Which columns of a library hold a marking, and which hold rich text, whose paragraphs may carry one each."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_SCHEMA_PATH = Path(__file__).with_name("schema.sql")
_TABLE = re.compile(r"CREATE TABLE (\w+) \((.*?)\n\) STRICT", re.DOTALL)
_MARKING = re.compile(r"^    (marking|title_marking|ceiling|floor) TEXT\b", re.MULTILINE)
_RICH = re.compile(r"""^    (\w+) TEXT NOT NULL DEFAULT '\{"v":1,"blocks":\[\]\}'""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    table: str
    name: str


@cache
def list_marking_columns() -> tuple[Column, ...]:
    """The columns that hold a marking, ceilings and floors among them."""
    return _list_columns(_MARKING)


@cache
def list_rich_columns() -> tuple[Column, ...]:
    """The columns that hold rich text."""
    return _list_columns(_RICH)


def _list_columns(pattern: re.Pattern[str]) -> tuple[Column, ...]:
    tables = _TABLE.findall(_SCHEMA_PATH.read_text(encoding="utf-8"))
    return tuple(Column(table, name) for table, body in tables for name in pattern.findall(body))
