"""Reading an encrypted file through SQLCipher, which opens whole pages or none: rows by ranges around the bad ones."""

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.connection import connect
from briefbook.store.errors import SalvageCancelledError
from briefbook.store.key import LibraryKey
from briefbook.store.progress import Progress
from briefbook.store.recover.finding import MOST_ID, Found, Rows
from briefbook.store.recover.layout import choose_layout
from briefbook.store.recover.page_file import USUAL_PAGE_BYTES
from briefbook.store.schema import Connection

_CHUNK = 200
# As long as a file may have been of which a part is left; the system keeps no room for what was never written.
_LONGER = 8
_FAR = 1 << 62
# Ids that are looked for one by one where no index names them.
_MOST_GUESSES = 100_000


class KeyedReader:
    """Reads one file with its key."""

    def __init__(self, path: Path, key: LibraryKey, name: str, progress: Progress | None = None) -> None:
        self._path, self._key, self._name, self._progress = path, key, name, progress
        self._connection: Connection = None

    def read(self) -> Found:
        """All that can be read; raises WrongPassphraseError, SalvageCancelledError and sqlite's errors."""
        try:
            self._lengthen()
            self._open()
            (version,) = self._connection.execute("PRAGMA user_version").fetchone()
            listed = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'"
            statements = {str(name): str(sql) for name, sql in self._try_all(listed, ()) or ()}
            found = Found(choose_layout(version, statements))
            tables = [table for table in found.layout.tables if table in statements]
            for at, table in enumerate(tables):
                self._report(at, len(tables))
                self._read_table(found, table)
            found.unlisted = found.layout.tables.keys() - set(tables)
            found.gaps |= found.unlisted
            given = self._try_all("SELECT name, seq FROM sqlite_sequence", ()) or []
            found.highest = {str(name): seq for name, seq in given if isinstance(seq, int) and 0 < seq < MOST_ID}
            found.close_gaps()
        finally:
            self._close()
        return found

    def _read_table(self, found: Found, table: str) -> None:
        rows: Rows = {}
        whole = self._read_run(table, rows, up=True)
        if not whole:
            self._read_run(table, rows, up=False)
        ids, complete = self._list_ids(table)
        if not whole:
            self._read_between(table, rows, sorted(ids - rows.keys()) if ids else self._guess_ids(table, rows))
        found.rows[table] = rows
        found.named[table] = ids
        if not whole and not complete:
            found.gaps.add(table)

    def _read_run(self, table: str, rows: Rows, *, up: bool) -> bool:
        """Take rows from one end on until a page is bad; whether the other end was reached."""
        at, limit = (-_FAR, _CHUNK) if up else (_FAR, _CHUNK)
        sign, order = (">", "ASC") if up else ("<", "DESC")
        while True:
            query = (
                f'SELECT rowid, * FROM "{table}" NOT INDEXED WHERE rowid {sign} ? ORDER BY rowid {order} LIMIT {limit}'
            )
            taken = self._try_rows(query, (at,), rows)
            if taken is None and limit == 1:
                return False
            if taken is None:
                limit = 1
            elif taken:
                at = taken[-1]
            else:
                return True

    def _read_between(self, table: str, rows: Rows, ids: Sequence[int]) -> None:
        """Take rows by their ids, stepping ever farther while pages are bad and back to where they are good again."""
        query = f'SELECT rowid, * FROM "{table}" NOT INDEXED WHERE rowid = ?'

        def reads(at: int) -> bool:
            return self._try_rows(query, (ids[at],), rows) is not None

        at = 0
        while at < len(ids):
            if reads(at):
                at += 1
                continue
            bad, step = at, 1
            while bad + step < len(ids) and not reads(bad + step):
                bad, step = bad + step, step * 2
            good = min(bad + step, len(ids))
            while good - bad > 1:
                middle = (bad + good) // 2
                bad, good = (bad, middle) if reads(middle) else (middle, good)
            at = good

    def _guess_ids(self, table: str, rows: Rows) -> list[int]:
        highest = max(rows, default=0)
        given = self._try_all("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        if given and isinstance(given[0][0], int):
            highest = max(highest, given[0][0])
        return [each for each in range(1, min(highest, _MOST_GUESSES) + 1) if each not in rows]

    def _list_ids(self, table: str) -> tuple[set[int], bool]:
        """The ids that the index by uid names, as far as it can be read from both its ends, and whether that is all."""
        ids: set[int] = set()
        for order in ("ASC", "DESC"):
            query = f'SELECT rowid FROM "{table}" INDEXED BY "sqlite_autoindex_{table}_1" ORDER BY uid {order}'
            try:
                for (rowid,) in self._connection.execute(query):
                    ids.add(rowid)
            except sqlite.Error:
                self._open()
            else:
                return ids, True
        return ids, False

    def _try_rows(self, query: str, values: Sequence[object], rows: Rows) -> list[int] | None:
        """Take the rows of a query, if it can be read to its end; gives their ids."""
        try:
            cursor = self._connection.execute(query, values)
            taken = cursor.fetchall()
        except (sqlite.Error, OverflowError):
            self._open()
            return None
        names = [column[0] for column in cursor.description[1:]]
        for rowid, *row in taken:
            rows[rowid] = dict(zip(names, row, strict=True)) | {"id": rowid}
        return [row[0] for row in taken]

    def _try_all(self, query: str, values: Sequence[object]) -> list[tuple[object, ...]] | None:
        try:
            return list(self._connection.execute(query, values).fetchall())
        except sqlite.Error:
            self._open()
            return None

    def _lengthen(self) -> None:
        """Put nothing behind the end of the copy: a file that is shorter than it says is not read at all."""
        length = self._path.stat().st_size
        os.truncate(self._path, _LONGER * (length + -length % USUAL_PAGE_BYTES))

    def _open(self) -> None:
        """Open the file, anew after an error: a connection that met a bad page reads nothing any more."""
        self._close()
        self._connection = connect(self._path, "mode=ro", self._key)
        self._connection.text_factory = lambda words: words.decode(errors="replace")

    def _close(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(sqlite.Error):
                self._connection.close()
            self._connection = None

    def _report(self, done: int, total: int) -> None:
        if self._progress and not self._progress(done, 2 * total):
            raise SalvageCancelledError(self._name)
