"""One open library file: the order in which it is opened, its one raw connection, and how it is closed."""

import contextlib
import os
import threading
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlcipher3 import dbapi2 as sqlite

from briefbook.folder import backup_folder
from briefbook.store.connection import check_library, claim, connect, naming_errors
from briefbook.store.duplicate import write_duplicate
from briefbook.store.errors import (
    ExistsError,
    InUseError,
    NoFolderError,
    ReadOnlyError,
    StoreError,
    to_creation_error,
    to_store_error,
)
from briefbook.store.lock_file import LockFile
from briefbook.store.schema import Connection, create_schema
from briefbook.store.sniff import SCHEMA_VERSION, require_library

if TYPE_CHECKING:
    from briefbook.store.upgrade.step import Progress


class LibraryFile:
    """An open library.

    `connection` is the only connection for the life of the file; whoever uses it holds `lock`, since COMMITs run in
    another thread. `read_only` is true on read-only media and for a snapshot; `taken_at` is set for a snapshot of a
    library that is open elsewhere, whose path it bears. `schema_version` is that of the file on the disk, older than
    what `connection` shows where a library is only read. `notices` are sentences for the person, there once: what
    became of a library of an older form when this opening brought it to today's.
    """

    def __init__(self, path: Path, connection: Connection, lock_file: LockFile | None, schema_version: int) -> None:
        self.path = path
        self.connection = connection
        self.lock = threading.RLock()
        self.read_only = lock_file is None
        self.taken_at: datetime | None = None
        self.schema_version = schema_version
        self.notices: tuple[str, ...] = ()
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
    def open(cls, path: Path, *, backups: Path | None = None, progress: "Progress | None" = None) -> Self:
        """Open a library, for reading only if it cannot be written; raises StoreError and leaves the file as it was.

        One of an older form is brought to today's after a backup in `backups`, the folder of all backups, without it
        the program's own; `progress` hears how far that is.
        """
        # Looking into a file and closing it would cost this process the locks it has on it (SQLite, "How To Corrupt",
        # section 2.2), so one that is open here already is not looked into.
        lock_file = LockFile(path)
        holder = lock_file.find_holder()
        if holder and holder.is_this_process and not lock_file.kept:
            raise InUseError(path.name, holder.words)
        require_library(path)
        if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            return cls.open_read_only(path)
        file = cls._open_locked(path, new=False)
        if file.schema_version < SCHEMA_VERSION:
            file._upgrade(backups or backup_folder(), progress)
        return file

    @classmethod
    def open_read_only(cls, path: Path) -> Self:
        """Open a library that nobody else writes, such as a snapshot or one on a read-only stick.

        One of an older form stays as it is: what is read is a copy in memory.
        """
        require_library(path)
        # A hot journal has to be rolled back, which `immutable` would skip: it is for media that cannot be written.
        still = not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-journal").exists()
        with naming_errors(path.name):
            connection = connect(path, "mode=ro&immutable=1" if still else "mode=ro")
            try:
                version = check_library(connection, path)
                shown = connection if version == SCHEMA_VERSION else _upgrade_copy(connection, path.name)
            except BaseException:
                connection.close()
                raise
        return cls(path, shown, None, version)

    @classmethod
    def _open_locked(cls, path: Path, *, new: bool) -> Self:
        lock_file = LockFile(path)
        lock_file.acquire()
        try:
            with naming_errors(path.name):
                connection = connect(path, "mode=rw")
                try:
                    if new:
                        create_schema(connection)
                    # Before the first write of any kind, so that a file which cannot be used stays as it is.
                    version = SCHEMA_VERSION if new else check_library(connection, path)
                    claim(connection)
                except BaseException:
                    connection.close()
                    raise
        except BaseException:
            lock_file.release()
            raise
        return cls(path, connection, lock_file, version)

    def _upgrade(self, backups: Path, progress: "Progress | None") -> None:
        from briefbook.store.upgrade.runner import upgrade_library

        try:
            self.notices = upgrade_library(self, backups, progress)
        except BaseException:
            self.close()
            raise
        self.schema_version = SCHEMA_VERSION

    @property
    def is_encrypted(self) -> bool:
        """Whether the file on the disk is encrypted."""
        with self.lock:
            return bool(self.connection.execute("PRAGMA cipher_status").fetchone() == ("1",))

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


def _upgrade_copy(connection: Connection, name: str) -> Connection:
    from briefbook.store.upgrade.runner import upgrade_in_memory

    with contextlib.closing(connection):
        return upgrade_in_memory(connection, name)


def _drop_empty_journal(path: Path) -> None:
    journal = path.with_name(path.name + "-journal")
    with contextlib.suppress(OSError):
        if journal.stat().st_size == 0:
            journal.unlink()
