"""To which table a leaf belongs that no tree reaches: told by the form of its rows, and by what they are linked to."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from briefbook.store.field import get_table
from briefbook.store.recover.finding import Found
from briefbook.store.recover.layout import TableColumn
from briefbook.store.recover.record import Value

LeafRows = list[tuple[int, list[Value]]]
_TYPES: dict[str, type] = {"TEXT": str, "INTEGER": int, "BLOB": bytes}
_SAMPLE = 12
_UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Claims:
    """The tables of a file that may lay claim to rows, all or some, by how many columns they have."""

    def __init__(self, found: Found, tables: Collection[str] | None = None) -> None:
        self.found = found
        self.by_length: dict[int, list[str]] = {}
        for table, columns in found.layout.tables.items():
            if tables is not None and table not in tables:
                continue
            self.by_length.setdefault(len(columns), []).append(table)


def find_claims(claims: Claims, rows: LeafRows) -> str:
    """The table whose rows these must be; empty where none fits or several do."""
    rows = rows[:_SAMPLE]
    if not rows:
        return ""
    tables = claims.found.layout.tables
    fitting = [table for table in claims.by_length.get(len(rows[0][1]), ()) if fits_all(tables[table], rows)]
    if len(fitting) < 2:
        return "".join(fitting)
    scores = Counter({table: _count_links(claims.found, table, rows) for table in fitting})
    (first, most), (_, next_most) = scores.most_common(2)
    return first if most > next_most else ""


def fits_all(columns: tuple[TableColumn, ...], rows: Sequence[tuple[int, list[Value] | None]]) -> bool:
    """Whether all rows have the form of a table's, and one at least a uid, if they are to have any.

    What the program notes for itself has rows of the same form, with other words in place of that.
    """
    if not all(values is not None and _fits(columns, values) for _, values in rows):
        return False
    at = next((at for at, column in enumerate(columns) if column.name == "uid"), None)
    return at is None or not rows or any(values and _UID.fullmatch(str(values[at])) for _, values in rows)


def _fits(columns: tuple[TableColumn, ...], values: list[Value]) -> bool:
    if len(values) != len(columns):
        return False
    for column, value in zip(columns, values, strict=True):
        if value is None:
            if column.required and column.name != "id":
                return False
        elif column.name == "id" or not isinstance(value, _TYPES.get(column.declared, object)):
            return False
    return True


def _count_links(found: Found, table: str, rows: LeafRows) -> int:
    """How many links of the rows lead to something that is there, the entity among them of which a row is a detail."""
    count = 0
    names = [column.name for column in found.layout.tables[table]]
    entities = found.rows.get("entity", {})
    linked = {column.name: column.to for column in get_table(table).columns if column.to and column.name != "id"}
    for rowid, values in rows:
        entity = entities.get(rowid)
        count += 3 * (entity is not None and entity.get("kind") == table)
        for name, value in zip(names, values, strict=True):
            if name in linked and value is not None:
                count += 1 if value in found.rows.get(linked[name], {}) else -1

    return count
