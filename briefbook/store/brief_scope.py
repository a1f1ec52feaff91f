"""Which rows are of one brief alone, to tell whether a change concerns it; whoever calls holds the file's lock."""

from collections.abc import Iterable

from briefbook.store.change_log import RowChange
from briefbook.store.schema import Connection

_ISSUES = "SELECT id FROM issue WHERE brief_id = :brief_id"
_POINTS = f"SELECT id FROM talking_point WHERE issue_id IN ({_ISSUES})"
_SECTIONS = "SELECT id FROM section WHERE brief_id = :brief_id"
_OF_TEXTS = f"point_id IN ({_POINTS}) UNION SELECT '{{0}}', id FROM {{0}} WHERE section_id IN ({_SECTIONS})"
_WHERE = {
    "brief": "id = :brief_id",
    "issue": "brief_id = :brief_id",
    "objective": "brief_id = :brief_id",
    "section": "brief_id = :brief_id",
    "dismissed_mention": "brief_id = :brief_id",
    "talking_point": f"issue_id IN ({_ISSUES})",
    "point_topic": f"point_id IN ({_POINTS})",
    "citation": _OF_TEXTS.format("citation"),
    "clearance": _OF_TEXTS.format("clearance"),
}
_OWN = " UNION ALL ".join(f"SELECT '{table}', id FROM {table} WHERE {where}" for table, where in _WHERE.items())
Scope = frozenset[tuple[str, int]]


def read_brief_scope(connection: Connection, brief_id: int) -> Scope:
    """The table and id of every row that is of this brief and of no other."""
    return frozenset(connection.execute(_OWN, {"brief_id": brief_id}).fetchall())


def is_of_briefs(rows: Iterable[RowChange]) -> bool:
    """Whether a change touched nothing but rows that briefs own."""
    return all(row.table in _WHERE for row in rows)


def find_touched(rows: Iterable[RowChange], scope: Scope) -> set[str]:
    """The tables in which a change may concern whoever shows this brief.

    The scope holds what was the brief's before or is so after the change, so that what leaves it counts too. Every
    other row of a brief's own tables is another brief's; a row of any other table may be anybody's.
    """
    return {row.table for row in rows if row.table not in _WHERE or (row.table, row.row_id) in scope}
