"""Attachments that nothing refers to: undo may need them until a library is closed, and nothing needs them then."""

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.schema import Connection

_REFERENCES = (
    'SELECT tables.name, keys."from" FROM main.sqlite_schema AS tables, pragma_foreign_key_list(tables.name) AS keys'
    " WHERE tables.type = 'table' AND keys.\"table\" = 'attachment' ORDER BY 1, 2"
)


def drop_orphans(connection: Connection) -> bool:
    """Remove them for good, in a transaction of its own, with zeroes in their place; whether there were any.

    A disk that does not take that leaves them to whoever opens the library next. Whoever calls holds the file's lock.
    """
    if connection.in_transaction:
        return False
    try:
        orphans = connection.execute(f"SELECT id FROM attachment WHERE {_compile_condition(connection)}").fetchall()
        if orphans:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("DELETE FROM attachment WHERE id = ?", orphans)
            connection.execute("COMMIT")
    except sqlite.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        return False
    return bool(orphans)


def _compile_condition(connection: Connection) -> str:
    """What holds of a row of `attachment` that no foreign key leads to."""
    references = connection.execute(_REFERENCES).fetchall()
    return " AND ".join(
        f'NOT EXISTS (SELECT 1 FROM "{table}" WHERE "{column}" = attachment.id)' for table, column in references
    )
