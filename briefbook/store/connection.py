"""The raw connection to a library: how it is made, made careful, and looked over before anything is trusted."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.errors import DamagedFileError, to_store_error
from briefbook.store.schema import Connection, fingerprint
from briefbook.store.sniff import KNOWN_FINGERPRINTS
from briefbook.store.value_check import require_values

QUICK_CHECK_BYTES = 20_000_000
_SAFETY = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "cache_size = -16000",
)
_WRITING = ("locking_mode = EXCLUSIVE", "journal_mode = TRUNCATE", "synchronous = EXTRA")


def connect(path: Path, options: str) -> Connection:
    """A connection to a file, careful with what it finds there; `options` are those of SQLite's URIs."""
    uri = f"{path.absolute().as_uri()}?{options}"
    return _make_careful(sqlite.connect(uri, uri=True, isolation_level=None, timeout=2, check_same_thread=False))


def connect_memory() -> Connection:
    """A connection to nothing yet: what is laid down there is never written anywhere."""
    return _make_careful(sqlite.connect(":memory:", isolation_level=None, check_same_thread=False))


def claim(connection: Connection) -> None:
    """Keep everybody else out until the connection is closed, and let what is committed last."""
    set_pragmas(connection, *_WRITING)
    if sys.platform == "darwin":
        set_pragmas(connection, "fullfsync = ON")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def set_pragmas(connection: Connection, *pragmas: str) -> None:
    """Set each `name = value`."""
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}").fetchall()


def check_library(connection: Connection, path: Path) -> int:
    """The schema version of the library at a path, once it is known to be sound; raises DamagedFileError."""
    whole = path.stat().st_size >= QUICK_CHECK_BYTES or _is_whole(connection)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if not whole or fingerprint(connection) != KNOWN_FINGERPRINTS.get(version):
        raise DamagedFileError(path.name)
    require_values(connection, path.name)
    return int(version)


@contextlib.contextmanager
def naming_errors(name: str) -> Iterator[None]:
    """Say what the engine's errors mean for the library of that name."""
    try:
        yield
    except sqlite.Error as error:
        raise to_store_error(error, name) from error
    except UnicodeDecodeError as error:
        # The engine quotes a damaged schema, byte for byte, in the words of its error.
        raise DamagedFileError(name) from error


def _make_careful(connection: Connection) -> Connection:
    try:
        set_pragmas(connection, "cipher_log_level = NONE", *_SAFETY)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_whole(connection: Connection) -> bool:
    """Whether pages, indexes and references from row to row agree; an index alone is what some lists are read from."""
    sound = connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
    return sound and connection.execute("PRAGMA foreign_key_check").fetchone() is None
