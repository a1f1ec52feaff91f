"""The search documents of a library: one for each searchable field of a row, kept true to it.

They follow from the rows, so that no undo log needs them: whoever changes rows, undoes or replays a change has the
documents of those rows refreshed in the same transaction.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import chain, islice

from briefbook.store.change_log import RowChange
from briefbook.store.schema import Connection
from briefbook.store.search_field import TABLES, SearchField, SearchTable
from briefbook.store.search_form import build_search_form

_CHUNK = 500
_TABLES = {table.name: table for table in TABLES}
# One statement for many rows: the index writes itself out at the beginning of every statement.
_READ = "SELECT id, kind, owner_id, field, text FROM search_doc WHERE id IN ({})"
_DELETE = "DELETE FROM search_doc WHERE id IN ({})"
_WRITE = "INSERT INTO search_doc (id, kind, owner_id, field, text) VALUES {}"
# FTS5 loses count of a row that is deleted and inserted in one writing, with `secure-delete` and an index of prefixes.
_WRITE_OUT = "INSERT INTO search_index (search_index) VALUES ('flush')"
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
    connection.execute(_WRITE_OUT)
    for table in TABLES:
        row_ids = [row_id for (row_id,) in connection.execute(f"SELECT id FROM {table.name} ORDER BY id").fetchall()]
        for start in range(0, len(row_ids), _CHUNK):
            _refresh(connection, table, row_ids[start : start + _CHUNK])


def _refresh(connection: Connection, table: SearchTable, row_ids: Sequence[int]) -> None:
    docs = {doc[0]: doc for doc in build_docs(connection, table, row_ids)}
    every = [field.doc_id(row_id) for field in table.fields for row_id in row_ids]
    found = {doc[0]: doc for doc in connection.execute(_READ.format(_list_marks("?", every)), every).fetchall()}
    if gone := [doc_id for doc_id, doc in found.items() if docs.get(doc_id) != doc]:
        connection.execute(_DELETE.format(_list_marks("?", gone)), gone)
        connection.execute(_WRITE_OUT)
    if new := [doc for doc_id, doc in docs.items() if found.get(doc_id) != doc]:
        connection.execute(_WRITE.format(_list_marks("(?,?,?,?,?)", new)), list(chain.from_iterable(new)))


def _list_marks(mark: str, values: Collection[object]) -> str:
    return ",".join([mark] * len(values))


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
