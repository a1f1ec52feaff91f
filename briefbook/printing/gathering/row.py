"""Rows of a library as they are gathered, in plain SQL, and the values that stand in their columns."""

import json
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, Concatenate, ParamSpec, TypeVar

from briefbook.book.content import DateContent
from briefbook.courtesy import give_way
from briefbook.printing.gathering.line import cut_line
from briefbook.printing.gathering.memory import GatherMemory, find_tables
from briefbook.store.field import get_table
from briefbook.store.field_use import FieldKind
from briefbook.store.file import LibraryFile
from briefbook.store.schema import Connection
from briefbook.values.blank import is_blank
from briefbook.values.edtf import Edtf, parse_edtf
from briefbook.values.long_line import LONGEST_NAME, LONGEST_NOTE
from briefbook.values.marking import Marking, parse_marking

SLICE_ROWS = 256
YIELD_S = 0.0003
LINES = frozenset({FieldKind.WORDS, FieldKind.CODE, FieldKind.DATE_WORDS})
# Sentences; every other line is a name, a number or a title.
NOTES = frozenset({"note", "claim", "resolution", "handling", "statement"})
Row = dict[str, Any]
P = ParamSpec("P")
KeyT = TypeVar("KeyT", bound=Hashable)
ValueT = TypeVar("ValueT")


class StaleError(Exception):
    """The library was changed while it was read, so that one table need not fit another."""


class Rows:
    """Reads tables of one library, and holds its lock for a slice of rows at a time.

    Whoever wants all of it as of one moment holds the lock meanwhile, or gives `is_wanted`, which is asked between
    slices: StaleError ends the reading when it says no, or when the library is not any more what it was at first.
    With a memory, what is made of tables that stand as before is not read again.
    """

    def __init__(
        self, file: LibraryFile, is_wanted: Callable[[], bool] | None = None, memory: GatherMemory | None = None
    ) -> None:
        self._file = file
        self._is_wanted = is_wanted
        self._memory = memory
        self._tables: set[str] = set()
        with file.lock:
            self._connection, self._changes = file.connection, file.connection.total_changes

    def look(self, read: Callable[Concatenate[Connection, P], ValueT], /, *facts: P.args, **named: P.kwargs) -> ValueT:
        """What a read of `store` gives."""
        self._go_on()
        return self._file.look(read, *facts, **named)

    def select(self, sql: str, values: Any = ()) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """The names of the columns of a query, and its rows."""
        self._tables |= find_tables(sql)
        self._go_on()
        with self._file.lock:
            cursor = self._file.connection.execute(sql, values)
            names = tuple(column[0] for column in cursor.description)
            rows = cursor.fetchmany(SLICE_ROWS)
        found = list(rows)
        while len(rows) == SLICE_ROWS:
            self._go_on()
            with self._file.lock:
                rows = cursor.fetchmany(SLICE_ROWS)
            found += rows
        return names, found

    def recall(self, gather: Callable[Concatenate["Rows", P], ValueT], *facts: P.args, **named: P.kwargs) -> ValueT:
        """What `gather`, a plain function that only selects, makes of these rows and facts: as it was if they are."""
        if self._memory is None:
            return gather(self, *facts, **named)
        name = (gather.__name__, *facts, *named.values())
        known = self._memory.find(name, self._connection, self._changes)
        if known is None:
            outer, self._tables = self._tables, set()
            value = gather(self, *facts, **named)
            known = frozenset(self._tables), value
            self._tables |= outer
            # No change comes between, whose notice would find nothing to forget yet.
            with self._file.lock:
                if self.is_current():
                    self._memory.keep(name, self._connection, self._changes, *known)
        made: ValueT = known[1]
        return made

    def is_current(self) -> bool:
        """Whether the library is what it was at first; a change is known here before anybody is told of it."""
        with self._file.lock:
            same = self._file.connection is self._connection
            return same and self._connection.total_changes == self._changes

    def _go_on(self) -> None:
        if self._is_wanted is None:
            return
        if not (self._is_wanted() and self.is_current()):
            raise StaleError
        # Whoever waits for the lock would not get it from a thread that takes it again at once.
        time.sleep(YIELD_S)
        give_way()

    def fetch(self, table: str, order: str = "id", **equal: Any) -> list[Row]:
        """The rows of a table whose columns equal these values."""
        where = " AND ".join(f"{name} = ?" for name in equal)
        sql = f"SELECT * FROM {table}{' WHERE ' if where else ''}{where} ORDER BY {order}"
        return _read_rows(*self.select(sql, tuple(equal.values())), list_lines(table))

    def fetch_of(self, table: str, column: str, owners: str, order: str = "id", **values: Any) -> list[Row]:
        """The rows of a table whose column is among what a query selects (`owners`, with these named values)."""
        sql = f"SELECT * FROM {table} WHERE {column} IN ({owners}) ORDER BY {order}"
        return _read_rows(*self.select(sql, values), list_lines(table))

    def read(
        self,
        table: str,
        make: Callable[[Row], ValueT],
        order: str = "id",
        *,
        columns: str = "*",
        ids: Collection[int] | None = None,
    ) -> list[ValueT]:
        """What `make`, a plain function, makes of every row of a table; a row that stands as before is not made again.

        `columns` are those that it is made of; with `ids` only the rows with these.
        """
        where = ""
        values: tuple[str, ...] = ()
        if ids is not None:
            where, values = f" WHERE {table}.id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
        names, rows = self.select(f"SELECT {columns} FROM {table}{where} ORDER BY {order}", values)
        lines = list_lines(table)
        return [_make(make, names, values, lines) for values in _pace(rows)]

    def group(self, table: str, key: str, order: str = "position") -> dict[Any, list[Row]]:
        """The rows of a table by the value of one column."""
        return group_by(self.fetch(table, order), lambda row: row[key])


@lru_cache(maxsize=32_768)
def _make(make: Callable[[Row], Any], names: tuple[str, ...], values: tuple[Any, ...], lines: frozenset[str]) -> Any:
    return make(_read_row(names, values, lines))


def _read_rows(names: Sequence[str], rows: Iterable[Sequence[Any]], lines: frozenset[str]) -> list[Row]:
    return [_read_row(names, values, lines) for values in _pace(rows)]


def _pace(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        give_way()
        yield tuple(row)


def _read_row(names: Sequence[str], values: Sequence[Any], lines: frozenset[str]) -> Row:
    """The columns of a row by name; words of which nothing is seen are none, and `lines` have an end."""
    shown = ("" if isinstance(each, str) and is_blank(each) else each for each in values)
    row = dict(zip(names, shown, strict=True))
    for name in lines:
        each = row.get(name)
        if isinstance(each, str):
            row[name] = cut_line(each, LONGEST_NOTE if name in NOTES else LONGEST_NAME)
    return row


@cache
def list_lines(table: str) -> frozenset[str]:
    """The columns of a table that a book prints as a line."""
    return frozenset(each.name for each in get_table(table).columns if each.kind in LINES)


def group_by(values: Iterable[ValueT], key: Callable[[ValueT], KeyT]) -> dict[KeyT, list[ValueT]]:
    """The values by what they have in common; asking for what is not there gives an empty list."""
    groups: dict[KeyT, list[ValueT]] = defaultdict(list)
    for value in values:
        groups[key(value)].append(value)
    return groups


@lru_cache(maxsize=1024)
def read_marking(stored: str | None) -> Marking | None:
    """A marking, None for what carries none."""
    return parse_marking(stored) if stored else None


@lru_cache(maxsize=4096)
def read_edtf(stored: str) -> Edtf | None:
    """A date, None for an unknown one."""
    return parse_edtf(stored) if stored else None


def read_date(row: Row, prefix: str = "date") -> DateContent:
    """A date with its words, from two columns."""
    return DateContent(read_edtf(row[f"{prefix}_edtf"]), row[f"{prefix}_words"])
