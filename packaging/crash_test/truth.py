"""What a library holds, told by opening it as the program does and looking through all of it."""

from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from briefbook.errors import BriefbookError
from briefbook.store.file import LibraryFile
from briefbook.text.json_codec import load_rich_text

POINT, TITLE, CELL = MARKERS = ("zendapoint", "zendatitle", "zendacell")
TABLES = {POINT: ("talking_point", "text"), TITLE: ("issue", "title"), CELL: ("programme_item", "title")}
DIGEST = "SELECT count(*), sum(id), sum(length(text)) FROM talking_point"
Words = dict[str, str]


class DamageError(Exception):
    """A library that is not what it has to be."""


def read_words(path: Path, passphrase: str = "") -> Words:
    """The words at the three places of a library, which has to be whole; raises DamageError."""
    with _open(path, passphrase) as file:
        look_through(file.connection)
        found = {marker: find_words(file.connection, marker)[1] for marker in MARKERS}
    return found | {POINT: load_rich_text(found[POINT]).text}


def read_digest(path: Path, passphrase: str = "") -> tuple[int, ...]:
    """Numbers that stand for all points of a library, which has to be whole; raises DamageError."""
    with _open(path, passphrase) as file:
        look_through(file.connection)
        return tuple(file.connection.execute(DIGEST).fetchone())


def find_words(connection: sqlite.Connection, marker: str) -> tuple[int, str]:
    """The id of the row with a marker's place, and what stands there."""
    table, column = TABLES[marker]
    row_id, words = connection.execute(f"SELECT id, {column} FROM {table} ORDER BY id LIMIT 1").fetchone()
    return int(row_id), str(words)


def require_backups(folder: Path, passphrase: str = "") -> None:
    """Raise DamageError unless every file that bears the name of a backup is a whole library."""
    for path in folder.rglob("*.briefbook"):
        read_words(path, passphrase)


def _open(path: Path, passphrase: str) -> LibraryFile:
    try:
        return LibraryFile.open(path, backups=path.with_name("backups"), passphrase=passphrase or None)
    except BriefbookError as error:
        raise DamageError(f"{type(error).__name__}: {error}") from error


def look_through(connection: sqlite.Connection) -> None:
    """Raise DamageError unless every page, row, reference and index is right."""
    try:
        if (said := connection.execute("PRAGMA integrity_check").fetchall()) != [("ok",)]:
            raise DamageError(f"integrity: {said[:3]}")
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise DamageError("a reference leads nowhere")
        connection.execute("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
    except sqlite.Error as error:
        raise DamageError(str(error)) from error
