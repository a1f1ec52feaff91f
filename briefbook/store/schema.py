"""The schema of a library: how a new one is laid down, and the fingerprint by which a known one is told."""

import hashlib
from pathlib import Path
from typing import Any, TypeAlias

from briefbook.store.sniff import APPLICATION_ID, SCHEMA_VERSION

# sqlcipher3 has no types; its connections are those of the standard library's sqlite3.
Connection: TypeAlias = Any
_SCHEMA_PATH = Path(__file__).with_name("schema.sql")


def create_schema(connection: Connection) -> None:
    """Lay down the newest schema in an empty file, in one transaction."""
    lay_down(connection, SCHEMA_VERSION, _SCHEMA_PATH.read_text(encoding="utf-8"))


def lay_down(connection: Connection, version: int, script: str) -> None:
    """Lay down the schema of a version by its script, in an empty file and in one transaction."""
    connection.executescript(
        f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {version};\n"
        f"BEGIN EXCLUSIVE;\n{script}\n"
        "INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1);\nCOMMIT;"
    )


def fingerprint(connection: Connection) -> str:
    """A hash over the file's tables, indexes and triggers, whatever the white space of their statements."""
    rows = connection.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM main.sqlite_master"
        " WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name"
    ).fetchall()
    words = repr([(kind, name, table, " ".join(sql.split())) for kind, name, table, sql in rows])
    return hashlib.blake2b(words.encode(), digest_size=8).hexdigest()
