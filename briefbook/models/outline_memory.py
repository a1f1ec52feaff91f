"""What outline and banner know of a library, read again only where a change concerned it."""

from collections.abc import Collection, Iterable

from briefbook.store.brief_scope import OWN, find_touched
from briefbook.store.change_log import RowChange
from briefbook.store.clearance_cover import touches_source
from briefbook.store.clearance_read import read_brief_dots
from briefbook.store.marking_read import HighestMarking, MarkedColumn, add_up, list_marked_columns, read_markings
from briefbook.store.schema import Connection
from briefbook.values.clearance import Dot


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
    """The markings that stand in a library, by the columns in which they do."""

    def __init__(self) -> None:
        self._found: dict[MarkedColumn, frozenset[str]] = {}

    def read_highest(self, connection: Connection) -> HighestMarking | None:
        """What they add up to, as `read_highest_marking` gives it."""
        for column in list_marked_columns():
            if column not in self._found:
                self._found[column] = read_markings(connection, column)
        return add_up(connection, frozenset[str]().union(*self._found.values()))

    def forget(self, rows: Iterable[RowChange]) -> None:
        """Know no more what a change may have made otherwise."""
        changed = {(row.table, name) for row in rows for name in row.columns or (None,)}
        for column in list(self._found):
            if (column.table, column.name) in changed or (column.table, None) in changed:
                del self._found[column]
