"""An encrypted file whose first page, or whose list of tables, is gone: given ones that SQLCipher opens.

A page stands for itself: whoever has the key can put another first page before the rest. That of a file made for it
says how long the file is and has one table, whose tree is said to begin on this page and then on that, and so each page
is read. What is found of the old list of tables becomes the list of the copy.
"""

import contextlib
import os
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.connection import connect, set_pragmas
from briefbook.store.key import LibraryKey
from briefbook.store.recover.page_file import USUAL_PAGE_BYTES
from briefbook.store.recover.record import Value
from briefbook.store.recover.shape import LeafRows
from briefbook.store.schema import Connection

_CHUNK_BYTES = 50_000_000
_COLUMNS = 64
# What stands for a column that a row does not have; no row has this.
_NONE = b"\0no column\0"
# More than a leaf of that size can hold; what lies below an inner page is read leaf by leaf.
_LEAF_ROWS = 700
_SCHEMA_COLUMNS = 5


class SplicedFile:
    """A copy of an encrypted file under a first page of its own; the copy is written, and nothing plain is."""

    def __init__(self, copy: Path, key: LibraryKey) -> None:
        self._copy, self._key = copy, key
        self._connection: Connection = None

    def read_leaves(self, pages: Collection[int], report: Callable[[int, int], None]) -> Iterator[LeafRows]:
        """The rows of each of the pages, as stored; nothing for one that is no leaf of a table or below none."""
        self._splice(max(pages, default=1))
        with self._opened():
            for at, page in enumerate(sorted(pages)):
                report(at, len(pages))
                if page > 1 and (rows := self._read_leaf(page)):
                    yield rows

    def list_tables(self, version: int, catalogue: Collection[list[Value]]) -> None:
        """Make the rows of an old list of tables that of the copy, and give it a version."""
        with self._opened(), contextlib.suppress(sqlite.Error):
            connection = self._connection
            set_pragmas(connection, f"user_version = {version}", "writable_schema = ON")
            connection.execute("BEGIN")
            connection.execute("DELETE FROM sqlite_schema")
            # A table stands before its indexes.
            for row in sorted(catalogue, key=lambda each: each[0] != "table"):
                connection.execute("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", row)
            connection.execute("COMMIT")

    def _splice(self, count: int) -> None:
        head = self._copy.with_name("head.briefbook")
        with contextlib.closing(connect(head, "mode=rwc", self._key)) as connection:
            set_pragmas(connection, "journal_mode = OFF", "synchronous = OFF")
            columns = ", ".join(f"c{at} DEFAULT x'{_NONE.hex()}'" for at in range(_COLUMNS))
            connection.execute(f"CREATE TABLE page ({columns})")
            connection.execute("CREATE TABLE filling (bytes)")
            while (left := count - connection.execute("PRAGMA page_count").fetchone()[0]) > 0:
                size = min(left * USUAL_PAGE_BYTES, _CHUNK_BYTES)
                connection.execute("INSERT INTO filling VALUES (zeroblob(?))", (size,))
        with head.open("rb") as stream, self._copy.open("r+b") as copy:
            copy.write(stream.read(USUAL_PAGE_BYTES))
        os.truncate(self._copy, max(head.stat().st_size, count * USUAL_PAGE_BYTES))
        head.unlink()

    def _read_leaf(self, page: int) -> LeafRows:
        try:
            self._point_to(page)
            found = self._connection.execute(f"SELECT rowid, * FROM page NOT INDEXED LIMIT {_LEAF_ROWS}").fetchall()
        except sqlite.Error:
            found = self._read_one_by_one(page)
        return [(rowid, [value for value in values if value != _NONE]) for rowid, *values in found]

    def _read_one_by_one(self, page: int) -> list[tuple[int, ...]]:
        """The rows of a leaf of which one goes on in a page that is bad."""
        found: list[tuple[int, ...]] = []
        ids: list[tuple[int]] = []
        with contextlib.suppress(sqlite.Error):
            self._reopen()
            self._point_to(page)
            ids = self._connection.execute(f"SELECT rowid FROM page NOT INDEXED LIMIT {_LEAF_ROWS}").fetchall()
        for each in ids:
            try:
                found += self._connection.execute("SELECT rowid, * FROM page NOT INDEXED WHERE rowid = ?", each)
            except sqlite.Error:
                self._reopen()
                self._point_to(page)
        return found

    def _point_to(self, page: int) -> None:
        set_pragmas(self._connection, "writable_schema = ON")
        self._connection.execute("UPDATE sqlite_schema SET rootpage = ? WHERE name = 'page'", (page,))
        set_pragmas(self._connection, "writable_schema = RESET")

    @contextlib.contextmanager
    def _opened(self) -> Iterator[None]:
        self._reopen()
        try:
            yield
        finally:
            self._connection.close()

    def _reopen(self) -> None:
        """Open the copy, anew after an error: a connection that met a bad page reads nothing any more."""
        if self._connection is not None:
            self._connection.close()
        self._connection = connect(self._copy, "mode=rw", self._key)
        self._connection.text_factory = lambda words: words.decode(errors="replace")
        set_pragmas(self._connection, "journal_mode = OFF", "synchronous = OFF")


def is_listing(values: list[Value]) -> bool:
    """Whether the values of a row are those of a list of tables: a table or an index, and where it begins."""
    if len(values) != _SCHEMA_COLUMNS or values[0] not in ("table", "index"):
        return False
    kind, name, table, root, sql = values
    if not (isinstance(name, str) and isinstance(table, str) and isinstance(root, int) and root > 1):
        return False
    plain = isinstance(sql, str) and sql.upper().startswith("CREATE TABLE")
    return plain if kind == "table" else sql is None
