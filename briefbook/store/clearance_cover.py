"""What clearance of texts covers as it stands now, in plain SQL made from `store.field`."""

import json
from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache

from briefbook.store.change_log import Operation, RowChange
from briefbook.store.field import get_table
from briefbook.store.field_use import Column, FieldKind, Use
from briefbook.store.reads import FIRST_NAME
from briefbook.store.schema import Connection
from briefbook.values.clearance import SOURCE, CoveredText, CoveredValue, CoveredValues, Form

# By the kind of a place, the table of the texts that can be cleared, and the column that says of which text a step is.
CLEARABLE = {
    get_table(owner.to).place: (get_table(owner.to), owner.name)
    for owner in get_table("clearance").list_columns(FieldKind.LINK)
}
THESE = "(SELECT value FROM json_each(?))"
_FORMS = {FieldKind.TEXT: Form.RICH, FieldKind.JSON: Form.JSON}
# By the name under which it is hashed, the form of a value and its SQL.
Covered = tuple[tuple[str, Form, str], ...]
_UID = "(SELECT uid FROM entity WHERE entity.id = {})"


def _list_covered(table: str) -> Covered:
    """The covered columns of a table by the names under which they are hashed, each with its form and SQL."""
    return tuple(_cover(table, column) for column in get_table(table).list_used(Use.COVERED))


def _cover(table: str, column: Column) -> tuple[str, Form, str]:
    stored = f'{table}."{column.name}"'
    if column.kind is FieldKind.LINK:
        return column.name.removesuffix("_id"), Form.PLAIN, _UID.format(stored)
    return column.name, _FORMS.get(column.kind, Form.PLAIN), stored


def _list_cited() -> Covered:
    """What is covered of a citation, and of its source: how it is called and what else is known of it."""
    names = [(key, form, FIRST_NAME.format("source_id")) for key, form, _ in _list_covered("name")]
    sources = ((f"{SOURCE}_{key}", form, sql) for key, form, sql in (*names, *_list_covered("source")))
    return (*_list_covered("citation"), *sources)


_OWN = {kind: _list_covered(table.name) for kind, (table, _) in CLEARABLE.items()}
_CITED = _list_cited()
_CITATIONS = (
    f"SELECT citation.{{0}}, {', '.join(sql for *_, sql in _CITED)}"
    f" FROM citation JOIN source ON source.id = source_id WHERE citation.{{0}} IN {THESE}"
)
_NAMES = f"SELECT 1 FROM name JOIN source ON source.id = entity_id WHERE name.id IN {THESE}"
_CITABLE = {owner.name for owner in get_table("citation").owners}


def read_covered(connection: Connection, kind: str, ids: Collection[int]) -> dict[int, CoveredText]:
    """What clearance of texts covers, by their ids; `kind` is that of a place."""
    table, column = CLEARABLE[kind]
    these = (json.dumps(list(ids)),)
    own = f"SELECT id, {', '.join(sql for *_, sql in _OWN[kind])} FROM {table.name} WHERE id IN {THESE}"
    cited: dict[int, list[CoveredValues]] = defaultdict(list)
    if column in _CITABLE:
        for key, *values in connection.execute(_CITATIONS.format(column), these):
            cited[key].append(_join(_CITED, tuple(values)))
    rows = connection.execute(own, these)
    return {key: CoveredText(_join(_OWN[kind], tuple(values)), cited[key]) for key, *values in rows}


def touches_source(connection: Connection, rows: Collection[RowChange]) -> bool:
    """Whether a change touched a source or its name, which clearance covers of every text that cites it.

    A name that has gone may have been one.
    """
    names = [row for row in rows if row.table == "name"]
    if any(row.table == "source" for row in rows) or any(row.op is Operation.DELETE for row in names):
        return True
    ids = json.dumps([row.row_id for row in names])
    return bool(names) and connection.execute(_NAMES, (ids,)).fetchone() is not None


@lru_cache(maxsize=4096)
def _join(covered: Covered, values: tuple[str | None, ...]) -> CoveredValues:
    named = zip(covered, values, strict=True)
    return tuple(CoveredValue(name, value, form) for (name, form, _), value in named)
