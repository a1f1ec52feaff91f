"""A private copy of a damaged library, which is read in its stead."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.connection import connect
from briefbook.store.errors import InUseError, NoScratchError, StoreError, to_store_error
from briefbook.store.held import find_held
from briefbook.store.key import LibraryKey
from briefbook.store.lock_file import HERE
from briefbook.store.schema import Connection

MAGIC = b"SQLite format 3\0"
_JOURNAL_BYTES = 16_000_000
_BESIDE = ("-journal", "-wal")


@contextlib.contextmanager
def open_scratch_copy(path: Path) -> Iterator[Path]:
    """A copy of a file that nobody else may read, byte for byte but for a change that was cut off; raises StoreError.

    That change is taken back in the copy. It is as encrypted as the file, and gone when the block ends.
    """
    if find_held(path):
        raise InUseError(path.name, HERE)
    try:
        folder = tempfile.TemporaryDirectory(prefix="briefbook-")
    except OSError as error:
        raise NoScratchError(path.name) from error
    with folder as name:
        copy = Path(name) / "copy.briefbook"
        try:
            _copy(path, copy)
        except OSError as error:
            raise to_store_error(error, path.name) from error
        for each in _BESIDE:
            beside = path.with_name(path.name + each)
            with contextlib.suppress(OSError):
                if beside.is_file() and beside.stat().st_size:
                    _copy(beside, copy.with_name(copy.name + each))
        if _is_plain(copy):
            take_back(copy)
        yield copy


def _copy(source: Path, copy: Path) -> None:
    with (
        source.open("rb") as stream,
        os.fdopen(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as new,
    ):
        shutil.copyfileobj(stream, new)


def take_back(copy: Path, key: LibraryKey | None = None) -> None:
    """Take back, in a copy, the change that was cut off, as far as the file lets SQLite."""
    if not any(copy.with_name(copy.name + each).exists() for each in _BESIDE):
        return
    with contextlib.suppress(sqlite.Error, StoreError, UnicodeDecodeError), _connected(copy, key) as connection:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


@contextlib.contextmanager
def _connected(copy: Path, key: LibraryKey | None) -> Iterator[Connection]:
    with contextlib.closing(connect(copy, "mode=rw", key)) as connection:
        yield connection


def _is_plain(copy: Path) -> bool:
    """Whether a file, or the first page that its journal kept of it, begins as those of SQLite do."""
    with copy.open("rb") as stream:
        if stream.read(len(MAGIC)) == MAGIC:
            return True
    with contextlib.suppress(OSError), copy.with_name(copy.name + _BESIDE[0]).open("rb") as journal:
        return MAGIC in journal.read(_JOURNAL_BYTES)
    return False
