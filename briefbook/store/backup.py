"""Backups of a library: verified copies by the moment they were made, of which the older ones are thinned out."""

import contextlib
import os
import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.connection import check_library, connect, naming_errors
from briefbook.store.duplicate import write_duplicate
from briefbook.store.errors import DamagedFileError, StoreError, to_creation_error, to_store_error
from briefbook.store.key import LibraryKey
from briefbook.store.sniff import SCHEMA_VERSION, sniff

if TYPE_CHECKING:
    from briefbook.store.file import LibraryFile

LATEST_KEPT = 5
DAYS_KEPT = 14
STEM_BYTES = 180
_STAMP = "%Y-%m-%d %H.%M.%S UTC"
_NAME = re.compile(r"(?P<stem>.*) (?P<stamp>\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d UTC)\.briefbook", re.DOTALL)
_TRIES, _PAUSE_S = 25, 0.2


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a library as it stood at a moment, in UTC."""

    path: Path
    moment: datetime
    size_bytes: int
    schema_version: int = SCHEMA_VERSION

    @property
    def key(self) -> Path:
        """What tells it from others."""
        return self.path


def back_up(file: "LibraryFile", folder: Path, now: datetime) -> Backup | None:
    """Make a backup in a folder unless the newest there is of the library as it stands; raises StoreError.

    The copy is looked through before it counts, and bears the time of the library's last change, whatever the clock
    says. Those that are not worth their room any more go.
    """
    stem = find_stem(file.path)
    kept = list_backups(folder, stem)
    if kept and not _has_changed(file.path, kept[0].path):
        return None
    return _add(file, folder, kept, now)


def back_up_anew(file: "LibraryFile", folder: Path, now: datetime) -> Backup:
    """Make a backup whatever there is; it takes the place of one of the library as it stands. Raises StoreError."""
    kept = list_backups(folder, find_stem(file.path))
    same = kept[:1] if kept and not _has_changed(file.path, kept[0].path) else ()
    made = _add(file, folder, kept[len(same) :], now)
    for backup in same:
        if backup.path != made.path:
            _remove(backup)
    return made


def find_stem(path: Path) -> str:
    """What the backups of a library are called before their moment: its file's name, cut where that is very long."""
    return path.stem.encode()[:STEM_BYTES].decode(errors="ignore").strip()


def list_backups(folder: Path, stem: str) -> tuple[Backup, ...]:
    """The backups of that name in a folder, newest first; none where the folder cannot be read."""
    with contextlib.suppress(OSError):
        return _sort(backup for path in folder.iterdir() if (backup := _read(path, stem)))
    return ()


def find_backups(home: Path, stem: str) -> tuple[Backup, ...]:
    """The backups of that name in all folders of a folder, newest first, for a library that cannot say which it is."""
    with contextlib.suppress(OSError):
        return _sort(backup for folder in home.iterdir() for backup in list_backups(folder, stem))
    return ()


def thin_out(backups: Sequence[Backup], now: datetime) -> None:
    """Remove the backups that need not be kept; one that cannot be removed stays."""
    kept = {backup.path for backup in choose_kept(backups, now)}
    for backup in backups:
        if backup.path not in kept:
            _remove(backup)


def choose_kept(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """The newest ones, and of two weeks the last of each day and the last of each form that the library had."""
    ordered = _sort(backups)
    last_of_day = {backup.moment.date(): backup for backup in reversed(ordered)}
    last_of_form = {backup.schema_version: backup for backup in reversed(ordered)}
    recent = now.astimezone(UTC).date() - timedelta(days=DAYS_KEPT)
    lasts = {each.path for each in (*last_of_day.values(), *last_of_form.values()) if each.moment.date() > recent}
    return [backup for at, backup in enumerate(ordered) if at < LATEST_KEPT or backup.path in lasts]


def _add(file: "LibraryFile", folder: Path, kept: Sequence[Backup], now: datetime) -> Backup:
    made = _write(file, folder, folder / f"{find_stem(file.path)} {now.astimezone(UTC):{_STAMP}}.briefbook", now)
    thin_out((made, *kept), now)
    return made


def _remove(backup: Backup) -> None:
    with contextlib.suppress(OSError):
        backup.path.unlink()


def _sort(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    return tuple(sorted(backups, key=lambda backup: backup.moment, reverse=True))


def _read(path: Path, stem: str) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if not match or match["stem"] != stem:
        return None
    with contextlib.suppress(ValueError, OSError, StoreError):
        moment = datetime.strptime(match["stamp"], _STAMP).replace(tzinfo=UTC)
        return Backup(path, moment, path.stat().st_size, sniff(path).schema_version or SCHEMA_VERSION)
    return None


def _has_changed(library: Path, backup: Path) -> bool:
    try:
        return library.stat().st_mtime_ns != backup.stat().st_mtime_ns
    except OSError as error:
        raise to_store_error(error, library.name) from error


def _write(file: "LibraryFile", folder: Path, path: Path, now: datetime) -> Backup:
    fresh = path.with_suffix(".new")
    try:
        for each in (folder.parent, folder):
            each.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(fresh, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
    except OSError as error:
        raise to_creation_error(error, path) from error
    try:
        changed_ns = file.path.stat().st_mtime_ns
        _copy_at_rest(file, fresh)
        _look_through(fresh, path.name, file.key)
        os.utime(fresh, ns=(changed_ns, changed_ns))
        fresh.replace(path)
        moment = now.astimezone(UTC).replace(microsecond=0)
        return Backup(path, moment, path.stat().st_size, file.schema_version)
    except (sqlite.Error, OSError) as error:
        raise to_store_error(error, path.name) from error
    finally:
        for left in (fresh, fresh.with_name(f"{fresh.name}-journal")):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def _copy_at_rest(file: "LibraryFile", path: Path) -> None:
    """Copy when no change is on its way to the disk, which takes SQLite no time; else, in the end, row by row."""
    for _ in range(_TRIES):
        with file.lock:
            if not file.connection.in_transaction:
                write_duplicate(file.connection, path, file.key)
                return
        time.sleep(_PAUSE_S)
    with file.lock:
        write_duplicate(file.connection, path, file.key)


def _look_through(path: Path, name: str, key: LibraryKey | None) -> None:
    with naming_errors(name), contextlib.closing(connect(path, "mode=ro", key)) as copy:
        check_library(copy, path)
        if copy.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise DamagedFileError(name)
