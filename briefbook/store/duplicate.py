"""A duplicate of a library, also of what is not saved yet."""

import contextlib
from pathlib import Path

from briefbook.store.connection import connect
from briefbook.store.key import LibraryKey
from briefbook.store.orphan import drop_orphans
from briefbook.store.schema import Connection, create_schema

_TABLES = (
    "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    " AND name NOT LIKE 'search\\_index%' ESCAPE '\\'"
)


def write_duplicate(
    connection: Connection, path: Path, key: LibraryKey | None = None, *, keeps_orphans: bool = False
) -> None:
    """Write all that a connection sees to a new file, for its owner alone; raises sqlite's errors and OSError.

    `key` is that of the library, and of the duplicate: nothing that is encrypted is ever plain on the disk. Without
    `keeps_orphans` it lacks the attachments that only undo could bring back.
    SQLite's own backup waits for the end of an open transaction, and one that a full disk holds up may never end: then
    the rows are copied one by one with the ids that were ever given, and the new file's triggers fill its search index.
    """
    path.touch(0o600)
    with contextlib.closing(connect(path, "mode=rw", key)) as copy:
        if connection.in_transaction:
            _copy_rows(connection, copy)
        else:
            connection.backup(copy)
        if not keeps_orphans:
            # A journal on the disk would keep them beside the copy for a moment.
            copy.execute("PRAGMA journal_mode = MEMORY").fetchall()
            drop_orphans(copy)


def _copy_rows(connection: Connection, copy: Connection) -> None:
    create_schema(copy)
    copy.execute("PRAGMA foreign_keys = OFF")
    copy.execute("BEGIN")
    for (table,) in connection.execute(_TABLES).fetchall():
        rows = connection.execute(f'SELECT * FROM "{table}"').fetchall()
        if rows:
            marks = ",".join("?" * len(rows[0]))
            copy.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)
    # The rows tell only the highest id of those that are left.
    copy.execute("DELETE FROM sqlite_sequence")
    given = connection.execute("SELECT name, seq FROM main.sqlite_sequence").fetchall()
    copy.executemany("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", given)
    copy.execute("COMMIT")
