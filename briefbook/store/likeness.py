"""Whether bytes that lie on the disk are what a library has open."""

import contextlib
import hashlib
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.connection import check_library, connect, has_sound_pages, is_whole
from briefbook.store.errors import StoreError
from briefbook.store.file import LibraryFile
from briefbook.store.guard_error import TornError
from briefbook.store.schema import Connection
from briefbook.store.snapshot import open_scratch

_TABLES = (
    "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND rootpage > 0"
    " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
)


def is_alike(file: LibraryFile, data: bytes, saved_at: str | None = None) -> bool:
    """Whether the bytes of a library's file are sound and hold row for row what is open, outside any change.

    They are looked at in a copy, since the file itself must not be opened twice; the copy goes at once. Of a large
    library much of what is open is read from that very file, so what it says of its last change is held against the
    moment when it was `saved_at`. Raises NoScratchError where there is no room for a copy.
    """
    with open_scratch(file.path.name) as folder:
        copy = folder / "closer"
        copy.touch(mode=0o600)
        copy.write_bytes(data)
        try:
            with contextlib.closing(connect(copy, "mode=ro", file.key)) as disk:
                ours = saved_at is None or disk.execute("SELECT changed_at FROM library").fetchall() == [(saved_at,)]
                return ours and has_sound_pages(disk) and _digest(disk) == _digest(file.connection)
        except (sqlite.Error, UnicodeDecodeError):
            return False


def require_whole(file: LibraryFile, copy: Path) -> None:
    """Raise TornError unless a copy that was made of an open library is sound and would be opened."""
    try:
        with contextlib.closing(connect(copy, "mode=ro", file.key)) as connection:
            whole = is_whole(connection)
            check_library(connection, copy)
    except (StoreError, sqlite.Error, UnicodeDecodeError):
        whole = False
    if not whole:
        raise TornError(file.path.name)


def _digest(connection: Connection) -> str:
    digest = hashlib.blake2b()
    for (table,) in connection.execute(_TABLES).fetchall():
        digest.update(table.encode())
        for row in connection.execute(f'SELECT * FROM main."{table}" ORDER BY 1, 2'):
            digest.update(repr(row).encode(errors="surrogatepass"))
    return digest.hexdigest()
