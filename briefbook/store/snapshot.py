"""A snapshot for a second reader: a copy taken while nobody wrote, since the window's lock shuts out even readers.

A library whose last change was cut off, by a power failure say, is read from a copy too: taking that change back is for
whoever opens it to work on.
"""

import contextlib
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.connection import connect, naming_errors, set_pragmas
from briefbook.store.errors import BusyError, InUseError, NoScratchError, find_store_error, to_store_error
from briefbook.store.file import LibraryFile
from briefbook.store.held import find_held
from briefbook.store.key import LibraryKey, find_key
from briefbook.store.lock_file import LockFile
from briefbook.store.side_file import journal_path, log_path
from briefbook.store.sniff import sniff

if TYPE_CHECKING:
    from briefbook.store.progress import Progress

_TRIES = 20
_PAUSE_S = 0.1


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A library opened for reading; `taken_at` is set when it is a copy of one that is open elsewhere."""

    file: LibraryFile
    taken_at: datetime | None


@contextmanager
def open_snapshot(
    path: Path,
    *,
    passphrase: str | None = None,
    key: LibraryKey | None = None,
    progress: "Progress | None" = None,
) -> Iterator[Snapshot]:
    """A library for reading: itself where nobody has it open, else a copy of this moment; raises StoreError.

    The copy of an encrypted one is as encrypted as itself. `progress` hears how far one of an older form is on its way.
    """
    if held := find_held(path):
        with _open_copy_of(held.file, path) as snapshot:
            yield snapshot
        return
    key, logged = find_key(path, passphrase, key), sniff(path).is_logged
    real = path.resolve()
    open_elsewhere = _is_open_elsewhere(path)
    with _naming_damage(path.name):
        if not open_elsewhere and not _is_cut_off(real):
            try:
                still = LibraryFile.open_read_only(path, key=key, progress=progress)
            except InUseError:
                # Its lock file was lost or could not be written; SQLite's own lock knows better.
                open_elsewhere = True
            else:
                with still:
                    yield Snapshot(still, None)
                return
        with open_scratch(path.name) as folder:
            copy = folder / path.name
            taken_at = _copy_still(real, copy, at_rest=open_elsewhere)
            if not open_elsewhere or logged:
                take_change_back(copy, key)
            with LibraryFile.open_read_only(copy, key=key, progress=progress) as file:
                file.path = path
                file.taken_at = taken_at if open_elsewhere else None
                yield Snapshot(file, file.taken_at)


def is_at_rest(path: Path) -> bool:
    """Whether nobody has a library open, as far as its lock file says, and its last change was not cut off."""
    return not _is_open_elsewhere(path) and not _is_cut_off(path.resolve())


@contextmanager
def copy_still(path: Path, key: LibraryKey | None = None) -> Iterator[tuple[Path, datetime | None]]:
    """A copy of the very bytes of a library, which may be damaged; raises StoreError.

    It comes with its moment in UTC when the library is open elsewhere.
    """
    with open_scratch(path.name) as folder:
        copy, real = folder / path.name, path.resolve()
        open_elsewhere = not _is_cut_off(real) or _is_open_elsewhere(path)
        taken_at = _copy_still(real, copy, at_rest=open_elsewhere)
        if not open_elsewhere:
            with naming_errors(path.name):
                take_change_back(copy, key)
        yield copy, taken_at if open_elsewhere else None


@contextmanager
def _open_copy_of(held: LibraryFile, path: Path) -> Iterator[Snapshot]:
    """A copy of a library that this very process has open, written by whoever has it open (see `held`)."""
    with open_scratch(path.name) as folder:
        held.save_copy(folder / path.name)
        with LibraryFile.open_read_only(folder / path.name, key=held.key) as file:
            file.path = path
            file.taken_at = datetime.now(UTC)
            yield Snapshot(file, file.taken_at)


@contextmanager
def _naming_damage(name: str) -> Iterator[None]:
    """Say of a library that it is damaged when that shows only while it is read."""
    try:
        yield
    except sqlite.Error as error:
        if found := find_store_error(error, name):
            raise found from error
        raise


@contextmanager
def open_scratch(name: str) -> Iterator[Path]:
    """A folder of one's own for a copy of the library of that name; raises NoScratchError."""
    try:
        folder = tempfile.TemporaryDirectory(prefix="briefbook-")
    except OSError as error:
        raise NoScratchError(name) from error
    with folder as path:
        yield Path(path)


def _is_open_elsewhere(path: Path) -> bool:
    """Whether the lock file names somebody who may still have it open."""
    holder = LockFile(path).find_holder()
    return holder is not None and holder.alive


def _is_cut_off(path: Path) -> bool:
    return any(_find_length(beside) for beside in (journal_path(path), log_path(path)))


def _copy_still(path: Path, copy: Path, *, at_rest: bool) -> datetime:
    """Copy the bytes while nothing changes, `at_rest` only without a journal; raises BusyError after two seconds."""
    journal, log = journal_path(path), log_path(path)
    for _ in range(_TRIES):
        try:
            before = _state(path)
            if not before[1] or not at_rest:
                shutil.copyfile(path, copy)
                for beside, length, name in ((journal, before[1], journal_path), (log, before[2], log_path)):
                    if length:
                        shutil.copyfile(beside, name(copy))
                if _state(path) == before:
                    return datetime.now(UTC)
        except OSError as error:
            raise to_store_error(error, path.name) from error
        time.sleep(_PAUSE_S)
    raise BusyError(path.name)


def take_change_back(copy: Path, key: LibraryKey | None) -> None:
    """Take back, in a copy, the change that was cut off, or take over what stands in the log."""
    with closing(connect(copy, "mode=rw", key)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        set_pragmas(connection, "journal_mode = DELETE")


def _state(path: Path) -> tuple[int, int, int, int]:
    """When the library last changed (nanoseconds), how long its journal and its log are, and its own length (bytes)."""
    facts = path.stat()
    return facts.st_mtime_ns, _find_length(journal_path(path)), _find_length(log_path(path)), facts.st_size


def _find_length(path: Path) -> int:
    with contextlib.suppress(OSError):
        return path.stat().st_size
    return 0
