"""Which rows are of one brief alone, to tell whom a change concerns; reached by `LibraryFile.look`."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from briefbook.store.change_log import Operation, RowChange
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
_OWNERS = {table.name: table.owners for table in TABLES if table.name in OWN}


def _list_ways(table: str) -> list[str]:
    """SQL for the brief that a row is of, one for each way up to it; a way that does not lead there gives NULL."""
    if table == "brief":
        return ["brief.id"]
    return [
        f'(SELECT {way} FROM {owner.to} WHERE {owner.to}.id = {table}."{owner.name}")'
        for owner in _OWNERS[table]
        if owner.to in OWN
        for way in _list_ways(owner.to)
    ]


_BRIEFS = {
    table: " UNION ".join(
        f"SELECT {way} FROM {table} WHERE id IN (SELECT value FROM json_each(:ids))" for way in _list_ways(table)
    )
    for table in OWN
}
# By table, the briefs whose rows in it were changed; None where they may be anybody's.
Touched = Mapping[str, frozenset[int] | None]


def is_of_briefs(rows: Iterable[RowChange]) -> bool:
    """Whether a change touched nothing but rows that briefs own."""
    return all(row.table in OWN for row in rows)


def find_touched(connection: Connection, rows: Iterable[RowChange]) -> Touched:
    """Whose rows a change touched, as the library stands after it.

    A row of a brief's own tables is that brief's and no other's, unless it was deleted or has come from elsewhere: then
    nobody can tell whose it was. A row of any other table may be anybody's.
    """
    kept: dict[str, set[int]] = defaultdict(set)
    touched: dict[str, frozenset[int] | None] = {}
    for row in rows:
        if row.table not in OWN or row.op is Operation.DELETE or _has_come(row):
            touched[row.table] = None
        else:
            kept[row.table].add(row.row_id)
    for table in kept.keys() - touched.keys():
        found = connection.execute(_BRIEFS[table], {"ids": json.dumps(list(kept[table]))})
        touched[table] = frozenset(brief_id for (brief_id,) in found if brief_id is not None)
    return touched


def list_tables(touched: Touched, brief_id: int) -> set[str]:
    """The tables in which a change may concern whoever shows a brief."""
    return {table for table, briefs in touched.items() if briefs is None or brief_id in briefs}


def _has_come(row: RowChange) -> bool:
    """Whether it belongs to something else than before."""
    return any(owner.name in row.columns for owner in _OWNERS[row.table])
