"""The raw connection to a library: how it is made, made careful, and looked over before anything is trusted."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.errors import (
    DamagedFileError,
    ForeignFileError,
    NewerFileError,
    WrongPassphraseError,
    to_store_error,
)
from briefbook.store.held import find_held
from briefbook.store.key import LibraryKey
from briefbook.store.recover.sealed_page import has_sound_page
from briefbook.store.schema import Connection, fingerprint
from briefbook.store.sniff import APPLICATION_ID, KNOWN_FINGERPRINTS, SCHEMA_VERSION
from briefbook.store.value_check import require_values

QUICK_CHECK_BYTES = 20_000_000
_TRIES = 5
_SAFETY = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "cache_size = -16000",
)
# Nothing is written before a COMMIT, which may be refused: without the last, a long change would be.
_WRITING = ("locking_mode = EXCLUSIVE", "journal_mode = TRUNCATE", "synchronous = EXTRA", "cache_spill = OFF")


def connect(path: Path, options: str, key: LibraryKey | None = None) -> Connection:
    """A connection to a file, careful with what it finds there; `options` are those of SQLite's URIs.

    Raises sqlite's errors, and WrongPassphraseError for a key that does not open the file, DamagedFileError where it is
    the file's key and the first page is bad.
    """
    uri = f"{path.absolute().as_uri()}?{options}"
    try:
        return _make_careful(
            sqlite.connect(uri, uri=True, isolation_level=None, timeout=2, check_same_thread=False), key, path.name
        )
    except WrongPassphraseError as error:
        # To the engine both are one. A file that is open here is not opened again, which would cost it its lock.
        if key and not find_held(path) and has_sound_page(path, key):
            raise DamagedFileError(path.name) from error
        raise


def connect_memory(key: LibraryKey | None = None) -> Connection:
    """A connection to nothing yet: what is laid down there is never written anywhere.

    SQLite's backup from an encrypted library asks for the key of that library.
    """
    return _make_careful(sqlite.connect(":memory:", isolation_level=None, check_same_thread=False), key)


def claim(connection: Connection) -> None:
    """Keep everybody else out until the connection is closed, and let what is committed last."""
    set_pragmas(connection, *_WRITING)
    if sys.platform == "darwin":
        set_pragmas(connection, "fullfsync = ON")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def reconnect(path: Path, key: LibraryKey | None = None) -> Connection:
    """A connection that keeps everybody else out of a file which this process has just let go of."""
    for left in reversed(range(_TRIES)):
        with contextlib.ExitStack() as opened:
            try:
                connection = opened.enter_context(contextlib.closing(connect(path, "mode=rw", key)))
                claim(connection)
            except sqlite.OperationalError:
                # Somebody looks into it at this very moment, and each try waits two seconds for them.
                if not left:
                    raise
            else:
                opened.pop_all()
                return connection
    raise AssertionError


def set_pragmas(connection: Connection, *pragmas: str) -> None:
    """Set each `name = value`."""
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}").fetchall()


def check_library(connection: Connection, path: Path, name: str = "") -> int:
    """The schema version of the library at a path, once it is known to be sound; raises StoreError.

    A copy is told of by the name of what it is a copy of.
    """
    name = name or path.name
    version = require_ours(connection, name)
    whole = path.stat().st_size >= QUICK_CHECK_BYTES or _is_whole(connection)
    if not whole or fingerprint(connection) != KNOWN_FINGERPRINTS.get(version):
        raise DamagedFileError(name)
    require_values(connection, name)
    return version


def require_ours(connection: Connection, name: str) -> int:
    """The schema version of a library of that name; raises ForeignFileError and NewerFileError.

    What the head of a plain file says before it is opened, an encrypted one says only now.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise ForeignFileError(name)
    if version > SCHEMA_VERSION:
        raise NewerFileError(name)
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


def _make_careful(connection: Connection, key: LibraryKey | None, name: str = "") -> Connection:
    try:
        set_pragmas(connection, "cipher_log_level = NONE")
        if key:
            _unlock(connection, key, name)
        set_pragmas(connection, *_SAFETY)
    except BaseException:
        connection.close()
        raise
    return connection


def _unlock(connection: Connection, key: LibraryKey, name: str) -> None:
    """Set the key and read the first page: one that cannot be deciphered is of another key, or of no library."""
    set_pragmas(connection, f'key = "{key.literal}"')
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite.DatabaseError as error:
        if "not a database" in str(error):
            raise WrongPassphraseError(name) from error
        raise


def has_sound_pages(connection: Connection) -> bool:
    """Whether pages and indexes agree, and with them the rows that some lists are read from by an index alone."""
    return bool(connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))


def _is_whole(connection: Connection) -> bool:
    """Whether pages, indexes and references from row to row agree."""
    return has_sound_pages(connection) and connection.execute("PRAGMA foreign_key_check").fetchone() is None
