"""A private copy of a damaged library, which is read in its stead."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.errors import InUseError, StoreError, to_store_error
from briefbook.store.held import find_held
from briefbook.store.key import LibraryKey
from briefbook.store.lock_file import HERE
from briefbook.store.new_file import make_file
from briefbook.store.side_file import journal_path, log_path
from briefbook.store.snapshot import open_scratch, take_change_back
from briefbook.store.sniff import MAGIC

_JOURNAL_BYTES = 16_000_000
_BESIDE = (journal_path, log_path)


@contextlib.contextmanager
def open_scratch_copy(path: Path) -> Iterator[Path]:
    """A copy of a file that nobody else may read, byte for byte but for a change that was cut off; raises StoreError.

    That change is taken back in the copy. It is as encrypted as the file, and gone when the block ends.
    """
    if find_held(path):
        raise InUseError(path.name, HERE)
    real = path.resolve()
    with open_scratch(path.name) as folder:
        copy = folder / "copy.briefbook"
        try:
            _copy(path, copy)
        except OSError as error:
            raise to_store_error(error, path.name) from error
        for name in _BESIDE:
            beside = name(real)
            with contextlib.suppress(OSError):
                if beside.is_file() and beside.stat().st_size:
                    _copy(beside, name(copy))
        if _is_plain(copy):
            take_back(copy)
        yield copy


def _copy(source: Path, copy: Path) -> None:
    make_file(copy)
    shutil.copyfile(source, copy)


def take_back(copy: Path, key: LibraryKey | None = None) -> None:
    """Take back, in a copy, the change that was cut off, as far as the file lets SQLite; raises nothing."""
    if not any(name(copy).exists() for name in _BESIDE):
        return
    with contextlib.suppress(sqlite.Error, StoreError, UnicodeDecodeError):
        take_change_back(copy, key)


def _is_plain(copy: Path) -> bool:
    """Whether a file, or the first page that its journal kept of it, begins as those of SQLite do."""
    with copy.open("rb") as stream:
        if stream.read(len(MAGIC)) == MAGIC:
            return True
    with contextlib.suppress(OSError), journal_path(copy).open("rb") as journal:
        return MAGIC in journal.read(_JOURNAL_BYTES)
    return False
