"""A library under another key: a new file that takes the place of the old one once it is whole.

Nothing is encrypted in place: a change that is cut off would leave neither the one nor the other. The lock file stands
from before the first byte is read until the new file is in its place, and no journal may stand then: SQLite would play
it back into a file that it does not belong to.
"""

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeAlias

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.backup_file import UNFINISHED
from briefbook.store.connection import check_library, connect, has_sound_pages, set_pragmas
from briefbook.store.errors import (
    ConversionCancelledError,
    DamagedFileError,
    ReadOnlyError,
    SecondNameError,
    to_store_error,
)
from briefbook.store.file import LibraryFile, sync_folder
from briefbook.store.key import PLAIN, LibraryKey
from briefbook.store.new_file import make_file
from briefbook.store.progress import Progress
from briefbook.store.schema import Connection
from briefbook.store.side_file import fresh_path

# What is told inside: it is left by an exception when the person does not want to go on.
Report: TypeAlias = Callable[[int, int], None]
_STEPS_BETWEEN_REPORTS = 20_000
_TABLES = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"


def convert(file: LibraryFile, key: LibraryKey | None, progress: Progress | None = None) -> None:
    """Put a copy under another key, or under none, in the place of an open library, and close it.

    Everything must be saved. Permissions and the time of the last change stay. Raises StoreError; the library is then
    as it was.
    """
    path = file.path.resolve()
    if file.read_only:
        raise ReadOnlyError(path.name)
    if path.stat().st_nlink > 1:
        raise SecondNameError(path.name)
    fresh = fresh_path(path)
    with _leaving_nothing(fresh, path.name):
        with file.lock:
            _write(file.connection, path, fresh, key, _build_report(path.name, progress))
        file.give_way(fresh)


def convert_copy(path: Path, key: LibraryKey | None, new_key: LibraryKey | None) -> None:
    """The same for a library that nobody has open, such as a backup; raises StoreError, and then it is as it was."""
    fresh = path.with_suffix(UNFINISHED)
    with _leaving_nothing(fresh, path.name):
        with contextlib.closing(connect(path, "mode=ro", key)) as old:
            _write(old, path, fresh, new_key, _build_report(path.name, None))
        fresh.replace(path)
        sync_folder(path.parent)


@contextlib.contextmanager
def _leaving_nothing(fresh: Path, name: str) -> Iterator[None]:
    """Leave nothing of a new file that did not take its place, and say what the engine's errors mean."""
    try:
        yield
    except sqlite.OperationalError as error:
        raise (
            ConversionCancelledError(name) if "interrupted" in str(error) else to_store_error(error, name)
        ) from error
    except (sqlite.Error, OSError) as error:
        raise to_store_error(error, name) from error
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)


def _build_report(name: str, progress: Progress | None) -> Report:
    def report(done: int, total: int) -> None:
        if progress and not progress(done, total):
            raise ConversionCancelledError(name)

    return report


def _write(connection: Connection, path: Path, fresh: Path, key: LibraryKey | None, report: Report) -> None:
    """Write the new file beside the old one, see that it says the same, and bring it to the disk.

    Writing is the first half of the way and reading back the second, each told in bytes of the old file.
    """
    facts = path.stat()
    size = max(facts.st_size, 1)
    _export(connection, fresh, key, lambda: report(min(fresh.stat().st_size, size), 2 * size))
    with contextlib.closing(connect(fresh, "mode=ro", key)) as copy:
        copy.set_progress_handler(lambda: report(size, 2 * size), _STEPS_BETWEEN_REPORTS)
        check_library(copy, fresh)
        _require_whole(copy, key, fresh.name)
        tables = [name for (name,) in connection.execute(_TABLES).fetchall()]
        for at, table in enumerate(tables):
            done = size + size * at // len(tables)
            copy.set_progress_handler(partial(report, done, 2 * size), _STEPS_BETWEEN_REPORTS)
            report(done, 2 * size)
            if _digest(connection, table) != _digest(copy, table):
                raise DamagedFileError(path.name)
    fresh.chmod(facts.st_mode & 0o777)
    os.utime(fresh, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    with fresh.open("rb+") as stream:
        os.fsync(stream.fileno())


def _export(connection: Connection, fresh: Path, key: LibraryKey | None, report: Callable[[], None]) -> None:
    """Write all that a library holds to a new file, which is the owner's alone before its first byte is in it."""
    fresh.unlink(missing_ok=True)
    make_file(fresh)
    connection.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(fresh), key.literal if key else PLAIN))
    try:
        # It becomes a library or it goes, so nothing of it need last before it is whole.
        set_pragmas(connection, "fresh.journal_mode = MEMORY", "fresh.synchronous = OFF")
        connection.set_progress_handler(report, _STEPS_BETWEEN_REPORTS)
        connection.execute("SELECT sqlcipher_export('fresh')").fetchall()
        for name in ("user_version", "application_id"):
            (value,) = connection.execute(f"PRAGMA main.{name}").fetchone()
            set_pragmas(connection, f"fresh.{name} = {value}")
    finally:
        connection.set_progress_handler(None, 0)
        connection.execute("DETACH DATABASE fresh")


def _require_whole(copy: Connection, key: LibraryKey | None, name: str) -> None:
    if not has_sound_pages(copy) or (key and copy.execute("PRAGMA cipher_integrity_check").fetchone()):
        raise DamagedFileError(name)


def _digest(connection: Connection, table: str) -> bytes:
    """A hash over the rows of a table in the order of their ids."""
    words = hashlib.blake2b(digest_size=16)
    order = " ORDER BY name" if table == "sqlite_sequence" else ""
    for row in connection.execute(f'SELECT * FROM main."{table}"{order}'):
        words.update(repr(row).encode())
    return words.digest()
