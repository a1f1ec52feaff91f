"""A snapshot for a second reader: a copy taken while nobody wrote, since the window's lock shuts out even readers."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from briefbook.store.errors import BusyError, to_store_error
from briefbook.store.file import LibraryFile
from briefbook.store.lock_file import LockFile
from briefbook.store.sniff import require_library

_TRIES = 20
_PAUSE_S = 0.1


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A library opened for reading; `taken_at` is set when it is a copy of one that is open elsewhere."""

    file: LibraryFile
    taken_at: datetime | None


@contextmanager
def open_snapshot(path: Path) -> Iterator[Snapshot]:
    """A library for reading: itself where nobody has it open, else a copy of this moment; raises StoreError."""
    require_library(path)
    holder = LockFile(path).find_holder()
    with tempfile.TemporaryDirectory(prefix="briefbook-") as folder:
        if holder and holder.alive:
            copy = Path(folder) / path.name
            taken_at = _copy_at_rest(path, copy)
            with LibraryFile.open_read_only(copy) as file:
                file.path = path
                yield Snapshot(file, taken_at)
        else:
            with LibraryFile.open_read_only(path) as file:
                yield Snapshot(file, None)


def _copy_at_rest(path: Path, copy: Path) -> datetime:
    """Copy the bytes while no journal is hot and nothing changes; raises BusyError after two seconds of change."""
    journal = path.with_name(path.name + "-journal")
    for _ in range(_TRIES):
        try:
            before = _state(path, journal)
            if before[1] == 0:
                shutil.copyfile(path, copy)
                if _state(path, journal) == before:
                    return datetime.now(UTC)
        except OSError as error:
            raise to_store_error(error, path.name) from error
        time.sleep(_PAUSE_S)
    raise BusyError(path.name)


def _state(path: Path, journal: Path) -> tuple[int, int, int]:
    """When the library last changed (nanoseconds), how long its journal is, and its own length (bytes)."""
    facts = path.stat()
    length = journal.stat().st_size if journal.exists() else 0
    return facts.st_mtime_ns, length, facts.st_size
