"""The search index: whether it holds what the rows say, and whether it is in order itself."""

from collections.abc import Iterator, Sequence

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.schema import Connection
from briefbook.store.search_field import TABLES, SearchTable, find_field
from briefbook.store.search_index import Doc, build_docs
from briefbook.store.verify.damage import Damage, DamageKind, Pace, name_place, name_row

_CHUNK = 500
_PARTS = ("data", "idx", "docsize", "config")
_SQL = "SELECT sql FROM main.sqlite_schema WHERE name = 'search_index'"
_SECURE = "SELECT v FROM search_index_config WHERE k = 'secure-delete'"


def find_document_damage(connection: Connection, pace: Pace) -> Iterator[Damage]:
    """Search documents that are not what their rows say."""
    agreeing = 0
    for table in TABLES:
        row_ids = [row_id for (row_id,) in connection.execute(f"SELECT id FROM {table.name} ORDER BY id").fetchall()]
        for start in range(0, len(row_ids), _CHUNK):
            chunk = row_ids[start : start + _CHUNK]
            expected = {doc[0]: doc for doc in build_docs(connection, table, chunk)}
            stored = {doc[0]: doc for doc in _read_docs(connection, table, chunk)}
            for doc_id in sorted(expected.keys() | stored.keys()):
                if expected.get(doc_id) != stored.get(doc_id):
                    yield _tell(doc_id)
            agreeing += len(stored)
            pace.advance(len(chunk))
    if connection.execute("SELECT count(*) FROM search_doc").fetchone() != (agreeing,):
        yield from _find_strays(connection)


def find_index_damage(connection: Connection) -> Iterator[Damage]:
    """What FTS5 finds when it compares its index with the documents.

    It does so only where it may write, so that a copy of the index in memory is given to it.
    """
    if connection.execute(_SECURE).fetchone() != (1,):
        words = "The search index does not forget what is deleted."
        yield Damage(DamageKind.INDEX, "search_index", words)
    (sql,) = connection.execute(_SQL).fetchone()
    connection.execute("CREATE TEMP TABLE search_doc (id INTEGER PRIMARY KEY, text TEXT)")
    connection.execute("INSERT INTO temp.search_doc SELECT id, text FROM main.search_doc")
    try:
        connection.execute(sql.replace("search_index", "temp.search_index", 1))
        for part in _PARTS:
            connection.execute(f"DELETE FROM temp.search_index_{part}")
            connection.execute(f"INSERT INTO temp.search_index_{part} SELECT * FROM main.search_index_{part}")
        connection.execute("INSERT INTO temp.search_index (search_index, rank) VALUES ('integrity-check', 1)")
    except sqlite.DatabaseError as error:
        if "interrupted" in str(error):
            raise
        yield Damage(DamageKind.INDEX, "search_index", f"The search index does not agree with the rows: {error}.")


def _read_docs(connection: Connection, table: SearchTable, row_ids: Sequence[int]) -> list[Doc]:
    # An id that no row can have gives one that SQLite cannot hold.
    every = (field.doc_id(row_id) for field in table.fields for row_id in row_ids)
    doc_ids = [doc_id for doc_id in every if -1 << 63 <= doc_id < 1 << 63]
    found: list[Doc] = connection.execute(
        f"SELECT id, kind, owner_id, field, text FROM search_doc WHERE id IN ({','.join('?' * len(doc_ids))})", doc_ids
    ).fetchall()
    return found


def _find_strays(connection: Connection) -> Iterator[Damage]:
    """Documents of rows that are not there."""
    for (doc_id,) in connection.execute("SELECT id FROM search_doc ORDER BY id"):
        try:
            table, _, row_id = find_field(doc_id)
        except KeyError:
            row_id = None
        if row_id is None or not connection.execute(f"SELECT 1 FROM {table.name} WHERE id = ?", (row_id,)).fetchone():
            words = "The search index finds a row that is not there."
            yield Damage(DamageKind.INDEX, name_place("search_doc", doc_id), words)


def _tell(doc_id: int) -> Damage:
    try:
        table, field, row_id = find_field(doc_id)
    except KeyError:  # of a row whose id no row can have
        return Damage(DamageKind.INDEX, name_place("search_doc", doc_id), "The search index lacks a row.")
    words = f"The search index does not have what “{field.column}” of {name_row(table.name, row_id)} says."
    return Damage(DamageKind.INDEX, name_place(table.name, row_id, field.column), words)
