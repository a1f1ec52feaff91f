"""Which rows are of one brief alone, to tell whether a change concerns it; reached by `LibraryFile.look`."""

from collections.abc import Iterable

from briefbook.store.change_log import RowChange
from briefbook.store.field import TABLES
from briefbook.store.field_use import Table
from briefbook.store.schema import Connection


def _find_own(own: dict[str, str], table: Table) -> str:
    """SQL for which rows of a table are of a brief, given that of the tables above it; empty where none can be."""
    return " OR ".join(
        f'"{owner.name}" = :brief_id'
        if owner.to == "brief"
        else f'"{owner.name}" IN (SELECT id FROM {owner.to} WHERE {own[owner.to]})'
        for owner in table.owners
        if owner.to in own
    )


def _list_own() -> dict[str, str]:
    own: dict[str, str] = {}
    found = {"brief": "id = :brief_id"}
    while found != own:
        own = found
        found = own | {each.name: where for each in TABLES if (where := _find_own(own, each))}
    return own


# By table, SQL for which of its rows are of the brief `:brief_id`.
OWN = _list_own()
_OWN = " UNION ALL ".join(f"SELECT '{table}', id FROM {table} WHERE {where}" for table, where in OWN.items())
Scope = frozenset[tuple[str, int]]


def read_brief_scope(connection: Connection, brief_id: int) -> Scope:
    """The table and id of every row that is of this brief and of no other."""
    return frozenset(connection.execute(_OWN, {"brief_id": brief_id}).fetchall())


def is_of_briefs(rows: Iterable[RowChange]) -> bool:
    """Whether a change touched nothing but rows that briefs own."""
    return all(row.table in OWN for row in rows)


def find_touched(rows: Iterable[RowChange], scope: Scope) -> set[str]:
    """The tables in which a change may concern whoever shows this brief.

    The scope holds what was the brief's before or is so after the change, so that what leaves it counts too. Every
    other row of a brief's own tables is another brief's; a row of any other table may be anybody's.
    """
    return {row.table for row in rows if row.table not in OWN or (row.table, row.row_id) in scope}
