"""One open library file: the order in which it is opened, its one raw connection, and how it is closed."""

import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.duplicate import write_duplicate
from briefbook.store.errors import (
    DamagedFileError,
    ExistsError,
    InUseError,
    NoFolderError,
    ReadOnlyError,
    StoreError,
    to_creation_error,
    to_store_error,
)
from briefbook.store.lock_file import LockFile
from briefbook.store.schema import KNOWN_FINGERPRINTS, Connection, create_schema, fingerprint
from briefbook.store.sniff import require_library

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


class LibraryFile:
    """An open library.

    `connection` is the only connection for the life of the file; whoever uses it holds `lock`, since COMMITs run in
    another thread. `read_only` is true on read-only media and for a snapshot; `taken_at` is set for a snapshot of a
    library that is open elsewhere, whose path it bears.
    """

    def __init__(self, path: Path, connection: Connection, lock_file: LockFile | None, *, read_only: bool) -> None:
        self.path = path
        self.connection = connection
        self.lock = threading.RLock()
        self.read_only = read_only
        self.taken_at: datetime | None = None
        self._lock_file = lock_file

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make an empty library, which still lacks its `library` row; raises ExistsError and other StoreErrors."""
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except OSError as error:
            raise to_creation_error(error, path) from error
        try:
            return cls._open_locked(path, new=True)
        except StoreError:
            path.unlink(missing_ok=True)
            raise

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a library, for reading only if it cannot be written; raises StoreError and leaves the file as it was."""
        # Looking into a file and closing it would cost this process the locks it has on it (SQLite, "How To Corrupt",
        # section 2.2), so one that is open here already is not looked into.
        holder = LockFile(path).find_holder()
        if holder and holder.is_this_process:
            raise InUseError(path.name, holder.words)
        require_library(path)
        if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            return cls.open_read_only(path)
        return cls._open_locked(path, new=False)

    @classmethod
    def open_read_only(cls, path: Path) -> Self:
        """Open a library that nobody else writes, such as a snapshot or one on a read-only stick."""
        require_library(path)
        # A hot journal has to be rolled back, which `immutable` would skip: it is for media that cannot be written.
        still = not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-journal").exists()
        with _naming_errors(path.name):
            connection = _connect(path, "mode=ro&immutable=1" if still else "mode=ro")
            try:
                _apply(connection, _SAFETY)
                _check(connection, path)
            except BaseException:
                connection.close()
                raise
        return cls(path, connection, None, read_only=True)

    @classmethod
    def _open_locked(cls, path: Path, *, new: bool) -> Self:
        lock_file = LockFile(path)
        lock_file.acquire()
        try:
            with _naming_errors(path.name):
                connection = _connect(path, "mode=rw")
                try:
                    _prepare(connection, path, new=new)
                except BaseException:
                    connection.close()
                    raise
        except BaseException:
            lock_file.release()
            raise
        return cls(path, connection, lock_file, read_only=False)

    def require_writable(self) -> None:
        """Raise ReadOnlyError where nothing can be written."""
        if self.read_only:
            raise ReadOnlyError(self.path.name)

    def save_copy(self, path: Path) -> None:
        """Write a copy, with what is not saved yet, to a path that does not exist yet; raises StoreError."""
        if path.exists():
            raise ExistsError(path.name)
        if not path.parent.is_dir():
            raise NoFolderError(str(path.parent))
        try:
            with self.lock:
                write_duplicate(self.connection, path)
        except (sqlite.Error, OSError) as error:
            path.unlink(missing_ok=True)
            raise to_store_error(error, path.name) from error

    def close(self) -> None:
        """Close the file, leaving nothing beside it."""
        with self.lock:
            if not self.read_only:
                with contextlib.suppress(sqlite.Error):
                    self.connection.execute("PRAGMA journal_mode = DELETE").fetchall()
            self.connection.close()
        if self._lock_file:
            _drop_empty_journal(self.path)
            self._lock_file.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _connect(path: Path, options: str) -> Connection:
    return sqlite.connect(
        f"{path.absolute().as_uri()}?{options}", uri=True, isolation_level=None, timeout=2, check_same_thread=False
    )


@contextlib.contextmanager
def _naming_errors(name: str) -> Iterator[None]:
    try:
        yield
    except sqlite.Error as error:
        raise to_store_error(error, name) from error
    except UnicodeDecodeError as error:
        # The engine quotes a damaged schema, byte for byte, in the words of its error.
        raise DamagedFileError(name) from error


def _apply(connection: Connection, pragmas: tuple[str, ...]) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}").fetchall()


def _prepare(connection: Connection, path: Path, *, new: bool) -> None:
    _apply(connection, _SAFETY)
    if new:
        create_schema(connection)
    else:
        # Before the first write of any kind, so that a file which cannot be used stays as it is.
        _check(connection, path)
    _apply(connection, (*_WRITING, "fullfsync = ON") if sys.platform == "darwin" else _WRITING)
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def _check(connection: Connection, path: Path) -> None:
    whole = path.stat().st_size >= QUICK_CHECK_BYTES or _is_whole(connection)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if not whole or fingerprint(connection) != KNOWN_FINGERPRINTS.get(version):
        raise DamagedFileError(path.name)


def _is_whole(connection: Connection) -> bool:
    """Whether pages, indexes and references from row to row agree; an index alone is what some lists are read from."""
    sound = connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
    return sound and connection.execute("PRAGMA foreign_key_check").fetchone() is None


def _drop_empty_journal(path: Path) -> None:
    journal = path.with_name(path.name + "-journal")
    with contextlib.suppress(OSError):
        if journal.stat().st_size == 0:
            journal.unlink()
