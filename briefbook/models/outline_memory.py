"""What outline and banner know of a library, read again only where a change concerned it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import groupby
from typing import Generic, TypeVar

from briefbook.store.brief_scope import OWN, find_touched
from briefbook.store.change_log import RowChange
from briefbook.store.clearance_cover import touches_source
from briefbook.store.clearance_read import read_brief_dots
from briefbook.store.marking_read import HighestMarking, MarkedColumn, add_up, list_marked_columns, read_marked_rows
from briefbook.store.schema import Connection
from briefbook.values.clearance import Dot

ValueT = TypeVar("ValueT")
_COLUMNS = {table: tuple(each) for table, each in groupby(list_marked_columns(), lambda column: column.table)}


class TableMemory(Generic[ValueT]):
    """What `read` makes of these tables and of no other."""

    def __init__(self, read: Callable[[Connection], ValueT], tables: Iterable[str]) -> None:
        self._read = read
        self._tables = frozenset(tables)
        self._known: ValueT | None = None

    def read(self, connection: Connection) -> ValueT:
        """The same as `read` gives, which is asked only where it may have changed."""
        if self._known is None:
            self._known = self._read(connection)
        return self._known

    def forget(self, rows: Iterable[RowChange]) -> None:
        """Know no more what a change may have made otherwise."""
        if any(row.table in self._tables for row in rows):
            self._known = None


class DotMemory:
    """The dots of briefs, as `read_brief_dots` gives them."""

    def __init__(self) -> None:
        self._dots: dict[int, Dot] = {}

    def read(self, connection: Connection, brief_ids: Collection[int]) -> dict[int, Dot]:
        """The dot of each brief as the library stands now."""
        unknown = [brief_id for brief_id in brief_ids if brief_id not in self._dots]
        if unknown:
            self._dots |= read_brief_dots(connection, unknown)
        return {brief_id: self._dots[brief_id] for brief_id in brief_ids}

    def forget(self, connection: Connection, rows: Iterable[RowChange]) -> None:
        """Know no more what a change may have made otherwise; clearance covers names and facts of sources, too."""
        rows = list(rows)
        if touches_source(connection, rows):
            self._dots.clear()
            return
        for briefs in find_touched(connection, [row for row in rows if row.table in OWN]).values():
            if briefs is None:
                self._dots.clear()
                return
            for brief_id in briefs:
                self._dots.pop(brief_id, None)


class MarkingMemory:
    """The markings that stand in a library, row by row, and how often each does."""

    def __init__(self) -> None:
        self._found: dict[MarkedColumn, dict[int, frozenset[str]]] = {}
        self._counts: Counter[str] = Counter()
        self._changed: dict[MarkedColumn, set[int]] = defaultdict(set)

    def read_highest(self, connection: Connection) -> HighestMarking | None:
        """What they add up to, as `read_highest_marking` gives it."""
        for column in list_marked_columns():
            if column not in self._found:
                self._found[column] = {}
                self._take(column, read_marked_rows(connection, column), ())
            elif row_ids := self._changed.pop(column, None):
                self._take(column, read_marked_rows(connection, column, row_ids), row_ids)
        return add_up(connection, [marking for marking, count in self._counts.items() if count])

    def forget(self, rows: Iterable[RowChange]) -> None:
        """Know no more what a change may have made otherwise."""
        for row in rows:
            for column in _COLUMNS.get(row.table, ()):
                if not row.columns or column.name in row.columns:
                    self._changed[column].add(row.row_id)

    def _take(self, column: MarkedColumn, now: Mapping[int, frozenset[str]], row_ids: Iterable[int]) -> None:
        known = self._found[column]
        for row_id in row_ids:
            self._counts.subtract(known.pop(row_id, ()))
        for row_id, markings in now.items():
            known[row_id] = markings
            self._counts.update(markings)
