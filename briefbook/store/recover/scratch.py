"""A private copy of a damaged library, which is read in its stead."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.connection import connect
from briefbook.store.errors import NoScratchError, to_store_error

_BESIDE = ("-journal", "-wal")


@contextlib.contextmanager
def open_scratch_copy(path: Path) -> Iterator[Path]:
    """A copy of a file that nobody else may read, byte for byte but for a change that was cut off; raises StoreError.

    That change is taken back in the copy. It is as encrypted as the file, and gone when the block ends.
    """
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
        _take_back(copy)
        yield copy


def _copy(source: Path, copy: Path) -> None:
    with (
        source.open("rb") as stream,
        os.fdopen(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as new,
    ):
        shutil.copyfileobj(stream, new)


def _take_back(copy: Path) -> None:
    """Take back the change that was cut off, as far as the file lets SQLite."""
    if not any(copy.with_name(copy.name + each).exists() for each in _BESIDE):
        return
    with (
        contextlib.suppress(sqlite.Error, UnicodeDecodeError),
        contextlib.closing(connect(copy, "mode=rw")) as connection,
    ):
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
