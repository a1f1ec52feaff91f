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
from briefbook.store.key import LibraryKey, find_key
from briefbook.store.lock_file import LockFile
from briefbook.store.schema import Connection, create_schema
from briefbook.store.side_file import fresh_path, journal_path
from briefbook.store.sniff import SCHEMA_VERSION
from briefbook.store.touched_row import TouchedRows

if TYPE_CHECKING:
    from briefbook.store.upgrade.step import Progress


class LibraryFile:
    """An open library.

    `connection` is the only connection for the life of the file; whoever uses it holds `lock`, since COMMITs run in
    another thread. `read_only` is true on read-only media and for a snapshot; `taken_at` is set for a snapshot of a
    library that is open elsewhere, whose path it bears. `key` is that of an encrypted library. `schema_version` is that
    of the file on the disk, older than what `connection` shows where a library is only read. `notices` are sentences
    for the person, there once: what became of a library of an older form when this opening brought it to today's.
    """

    def __init__(
        self,
        path: Path,
        connection: Connection,
        lock_file: LockFile | None,
        schema_version: int,
        key: LibraryKey | None = None,
    ) -> None:
        self.path = path
        self.connection = connection
        self.key = key
        self.lock = threading.RLock()
        self.touched = TouchedRows(connection)
        self.read_only = lock_file is None
        self.taken_at: datetime | None = None
        self.schema_version = schema_version
        self.notices: tuple[str, ...] = ()
        self._lock_file = lock_file

    @classmethod
    def create(cls, path: Path, *, passphrase: str | None = None) -> Self:
        """Make an empty library, which still lacks its `library` row; raises ExistsError and other StoreErrors.

        With a passphrase it is encrypted from its first byte.
        """
        key = LibraryKey.derive(passphrase) if passphrase else None
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except OSError as error:
            raise to_creation_error(error, path) from error
        try:
            return cls._open_locked(path, key, new=True)
        except StoreError:
            path.unlink(missing_ok=True)
            raise

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        passphrase: str | None = None,
        key: LibraryKey | None = None,
        backups: Path | None = None,
        progress: "Progress | None" = None,
    ) -> Self:
        """Open a library, for reading only if it cannot be written; raises StoreError and leaves the file as it was.

        An encrypted one needs its passphrase, or the key that was made of it; a plain one needs neither. One of an
        older form is brought to today's after a backup in `backups`, the folder of all backups, without it the
        program's own; `progress` hears how far that is.
        """
        # Looking into a file and closing it would cost this process the locks it has on it (SQLite, "How To Corrupt",
        # section 2.2), so one that is open here already is not looked into.
        lock_file = LockFile(path)
        holder = lock_file.find_holder()
        if holder and holder.is_this_process and not lock_file.kept:
            raise InUseError(path.name, holder.words)
        key = find_key(path, passphrase, key)
        if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            return cls.open_read_only(path, key=key)
        file = cls._open_locked(path, key, new=False)
        if file.schema_version < SCHEMA_VERSION:
            file._upgrade(backups or backup_folder(), progress)
        return file

    @classmethod
    def open_read_only(cls, path: Path, *, passphrase: str | None = None, key: LibraryKey | None = None) -> Self:
        """Open a library that nobody else writes, such as a snapshot or one on a read-only stick.

        One of an older form stays as it is: what is read is a copy in memory.
        """
        key = find_key(path, passphrase, key)
        # A hot journal has to be rolled back, which `immutable` would skip: it is for media that cannot be written.
        still = not os.access(path.parent, os.W_OK) and not journal_path(path).exists()
        with naming_errors(path.name):
            connection = connect(path, "mode=ro&immutable=1" if still else "mode=ro", key)
            try:
                version = check_library(connection, path)
                shown = connection if version == SCHEMA_VERSION else _upgrade_copy(connection, path.name, key)
            except BaseException:
                connection.close()
                raise
        return cls(path, shown, None, version, key)

    @classmethod
    def _open_locked(cls, path: Path, key: LibraryKey | None, *, new: bool) -> Self:
        lock_file = LockFile(path)
        lock_file.acquire()
        _drop_left_over(path)
        try:
            with naming_errors(path.name):
                connection = connect(path, "mode=rw", key)
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
        return cls(path, connection, lock_file, version, key)

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
        return self.key is not None

    def require_writable(self) -> None:
        """Raise ReadOnlyError where nothing can be written."""
        if self.read_only:
            raise ReadOnlyError(self.path.name)

    def save_copy(self, path: Path) -> None:
        """Write a copy, with what is not saved yet, to a path that does not exist yet; raises StoreError.

        It has the key of the library.
        """
        if path.exists():
            raise ExistsError(path.name)
        if not path.parent.is_dir():
            raise NoFolderError(str(path.parent))
        try:
            with self.lock:
                write_duplicate(self.connection, path, self.key)
        except (sqlite.Error, OSError) as error:
            path.unlink(missing_ok=True)
            raise to_store_error(error, path.name) from error

    def give_way(self, fresh: Path) -> None:
        """Close the file and put a new one in its place, under the lock file; raises StoreError and OSError."""
        self._close_connection()
        try:
            place = self.path.resolve()
            # One that was kept after its change had ended would be played back into a file that it is not of.
            journal_path(place).unlink(missing_ok=True)
            fresh.replace(place)
            sync_folder(place.parent)
        finally:
            if self._lock_file:
                self._lock_file.release()

    def close(self) -> None:
        """Close the file, leaving nothing beside it."""
        self._close_connection()
        if self._lock_file:
            self._lock_file.release()

    def _close_connection(self) -> None:
        with self.lock:
            if not self.read_only:
                with contextlib.suppress(sqlite.Error):
                    self.connection.execute("PRAGMA journal_mode = DELETE").fetchall()
            self.connection.close()
        if self._lock_file:
            _drop_empty_journal(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _upgrade_copy(connection: Connection, name: str, key: LibraryKey | None) -> Connection:
    from briefbook.store.upgrade.runner import upgrade_in_memory

    with contextlib.closing(connection):
        return upgrade_in_memory(connection, name, key)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _drop_left_over(path: Path) -> None:
    """Remove a new file that was to take the place of this one when the program was ended."""
    with contextlib.suppress(OSError):
        fresh_path(path.resolve()).unlink(missing_ok=True)


def _drop_empty_journal(path: Path) -> None:
    journal = journal_path(path)
    with contextlib.suppress(OSError):
        if journal.stat().st_size == 0:
            journal.unlink()
