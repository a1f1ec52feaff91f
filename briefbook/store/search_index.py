"""The search documents of a library: one for each searchable field of a row, kept true to it.

They follow from the rows, so that no undo log needs them: whoever changes rows, undoes or replays a change has the
documents of those rows refreshed in the same transaction.
"""

from collections.abc import Iterable, Sequence
from itertools import chain, islice

from briefbook.store.change_log import RowChange
from briefbook.store.schema import Connection
from briefbook.store.search_field import TABLES, SearchField, SearchTable
from briefbook.store.search_form import build_search_form

_CHUNK = 500
_TABLES = {table.name: table for table in TABLES}
# One statement for many rows: the index writes itself out at the beginning of every statement.
_DELETE = "DELETE FROM search_doc WHERE id IN ({})"
_WRITE = """
INSERT INTO search_doc (id, kind, owner_id, field, text) VALUES {}
ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, owner_id = excluded.owner_id, text = excluded.text
WHERE (kind, owner_id, text) IS NOT (excluded.kind, excluded.owner_id, excluded.text)
"""
Doc = tuple[int, str, int, str, str]


def refresh_docs(connection: Connection, rows: Iterable[RowChange]) -> None:
    """Make the documents of these rows true to them, inside a transaction; those of rows that are gone are deleted."""
    touched: dict[str, set[int]] = {}
    for row in rows:
        if row.table in _TABLES:
            touched.setdefault(row.table, set()).add(row.row_id)
    for name, row_ids in touched.items():
        remaining = iter(sorted(row_ids))
        while chunk := list(islice(remaining, _CHUNK)):
            _refresh(connection, _TABLES[name], chunk)


def rebuild_docs(connection: Connection) -> None:
    """Make every document anew, inside a transaction."""
    connection.execute("DELETE FROM search_doc")
    for table in TABLES:
        row_ids = [row_id for (row_id,) in connection.execute(f"SELECT id FROM {table.name} ORDER BY id").fetchall()]
        for start in range(0, len(row_ids), _CHUNK):
            _refresh(connection, table, row_ids[start : start + _CHUNK])


def _refresh(connection: Connection, table: SearchTable, row_ids: Sequence[int]) -> None:
    docs = build_docs(connection, table, row_ids)
    kept = {doc[0] for doc in docs}
    every = (field.doc_id(row_id) for field in table.fields for row_id in row_ids)
    if gone := [doc_id for doc_id in every if doc_id not in kept]:
        connection.execute(_DELETE.format(",".join("?" * len(gone))), gone)
    if docs:
        connection.execute(_WRITE.format(",".join(["(?,?,?,?,?)"] * len(docs))), list(chain.from_iterable(docs)))


def build_docs(connection: Connection, table: SearchTable, row_ids: Sequence[int]) -> list[Doc]:
    """The documents that these rows of a table ask for."""
    columns = ", ".join(f"{table.name}.{field.column}" for field in table.fields)
    found = connection.execute(
        f"SELECT {table.name}.id, {table.kind}, {table.owner}, {columns} FROM {table.name}"
        f" WHERE {table.name}.id IN ({','.join('?' * len(row_ids))})",
        row_ids,
    ).fetchall()
    return [
        (field.doc_id(row_id), kind, owner_id, _name_field(table, field, row_id), form)
        for row_id, kind, owner_id, *values in found
        for field, value in zip(table.fields, values, strict=True)
        if (form := build_search_form(field.read(value)).strip())
    ]


def _name_field(table: SearchTable, field: SearchField, row_id: int) -> str:
    return f"{field.name}:{row_id}" if table.many else field.name
