"""Making backups of a library: verified copies, by the moment and in the order in which they were made."""

import contextlib
import os
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlite

from briefbook.own_file import make_own_folder
from briefbook.store.backup_file import (
    Backup,
    find_stem,
    is_open,
    list_backups,
    name_backup,
    number_on,
    place_folder,
    unfinished_path,
)
from briefbook.store.backup_place import claim_series, find_series, list_strangers
from briefbook.store.connection import check_library, connect, naming_errors
from briefbook.store.duplicate import write_duplicate
from briefbook.store.errors import DamagedFileError, StoreError, to_creation_error, to_store_error
from briefbook.store.key import LibraryKey, read_salt
from briefbook.store.rotation import remove_backup, thin_out
from briefbook.store.side_file import journal_path
from briefbook.store.touched_row import is_newest_good, know_copy

if TYPE_CHECKING:
    from briefbook.store.file import LibraryFile

# Whether the rows of a copy are what they should be; one of which they are not is kept as suspect.
RowCheck = Callable[[Path], bool]
_TRIES, _PAUSE_S = 25, 0.2


def back_up(file: "LibraryFile", folder: Path, now: datetime, check: RowCheck | None = None) -> Backup | None:
    """Make a backup in the folder of a library's uid unless the last there is of the library as it stands.

    The copy is looked through before it counts, and bears the time of the library's last change, whatever the clock
    says. Those that are not worth their room any more go. Raises StoreError.
    """
    kept = _list_series(folder, file.path)
    # One that is suspect is no measure for the rows of the library.
    same = bool(kept) and not _has_changed(file.path, kept[0].path)
    if same and (kept[0].suspect or is_newest_good(file, kept[0].path)):
        return None
    return _add(file, folder, kept, now, check)


def back_up_anew(file: "LibraryFile", folder: Path, now: datetime, check: RowCheck | None = None) -> Backup:
    """Make a backup whatever there is; it replaces one of the same state and key. Raises StoreError."""
    kept = _list_series(folder, file.path)
    same = kept[:1] if kept and not _has_changed(file.path, kept[0].path) else ()
    made = _add(file, folder, kept[len(same) :], now, check)
    for backup in same:
        if _is_keyed_like(backup, made) and (not made.suspect or backup.suspect):
            remove_backup(backup)
    return made


def find_folder(file: "LibraryFile", home: Path) -> Path:
    """The folder for the backups of an open library in that of all backups; it may not exist yet.

    Raises DamagedFileError for a uid that names no folder.
    """
    with file.lock:
        row = file.connection.execute("SELECT uid FROM library").fetchone()
    folder = place_folder(home, row[0]) if row else None
    if folder is None:
        raise DamagedFileError(file.path.name)
    return folder


def _list_series(folder: Path, path: Path) -> tuple[Backup, ...]:
    """The backups of that very file, the last made first; those of before there were series count while it is alone."""
    series = find_series(folder, path)
    alone = not list_strangers(folder, path)
    stem = find_stem(path)
    unknown = {each.path for each in list_backups(folder, stem) if not each.series} if alone else set()
    return tuple(each for each in list_backups(folder) if each.series == series != "" or each.path in unknown)


def _is_keyed_like(backup: Backup, made: Backup) -> bool:
    """Whether no one who chose to keep a backup plain, or with an earlier passphrase, would miss it for another."""
    # Looking into a file that is open here would cost this process its locks on it.
    if is_open(backup.path):
        return False
    try:
        return read_salt(backup.path) == read_salt(made.path)
    except StoreError:
        return False


def _add(file: "LibraryFile", folder: Path, kept: Sequence[Backup], now: datetime, check: RowCheck | None) -> Backup:
    made = _write(file, folder, now, check)
    thin_out((made, *kept))
    return made


def _has_changed(library: Path, backup: Path) -> bool:
    try:
        return library.stat().st_mtime_ns != backup.stat().st_mtime_ns
    except OSError as error:
        raise to_store_error(error, library.name) from error


def _write(file: "LibraryFile", folder: Path, now: datetime, check: RowCheck | None) -> Backup:
    stem = find_stem(file.path)
    try:
        make_own_folder(folder)
        series = claim_series(folder, file.path)
        fresh = unfinished_path(folder, stem, series)
        os.close(os.open(fresh, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
    except OSError as error:
        raise to_creation_error(error, folder / stem) from error
    try:
        changed_ns = file.path.stat().st_mtime_ns
        at_rest = copy_at_rest(file, fresh)
        schema = look_through(fresh, file.path.name, file.key)
        suspect = check is not None and not check(fresh)
        os.utime(fresh, ns=(changed_ns, changed_ns))
        moment = now.astimezone(UTC).replace(microsecond=0)
        number = next(number_on(list_backups(folder)))
        path = folder / name_backup(stem, moment, number, series, schema, suspect=suspect)
        fresh.replace(path)
        if not suspect:
            know_copy(file, path, at_rest)
        return Backup(path, moment, path.stat().st_size, schema, number, series, suspect)
    except (sqlite.Error, OSError) as error:
        raise to_store_error(error, fresh.name) from error
    finally:
        for left in (fresh, journal_path(fresh)):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def copy_at_rest(file: "LibraryFile", path: Path) -> int | None:
    """Copy when no change is on its way to the disk, which takes SQLite no time; else, in the end, row by row.

    Gives the moment of the session at which nothing was on its way.
    """
    for _ in range(_TRIES):
        with file.lock:
            if not file.connection.in_transaction:
                write_duplicate(file.connection, path, file.key)
                return file.touched.moment
        time.sleep(_PAUSE_S)
    with file.lock:
        write_duplicate(file.connection, path, file.key)
    return None


def look_through(path: Path, name: str, key: LibraryKey | None) -> int:
    """The schema version of a copy, once it is known to be sound; raises StoreError."""
    with naming_errors(name), contextlib.closing(connect(path, "mode=ro", key)) as copy:
        version = check_library(copy, path, name)
        if copy.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise DamagedFileError(name)
        return version
