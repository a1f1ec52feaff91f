"""A backup as a file: what its name tells, and finding those of a library."""

import contextlib
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.backup_place import find_series, list_strangers
from briefbook.store.connection import connect
from briefbook.store.errors import StoreError
from briefbook.store.held import find_held
from briefbook.store.lock_file import LockFile
from briefbook.store.sniff import SCHEMA_VERSION, FileKind, sniff
from briefbook.store.standing import is_file

STEM_BYTES = 170
# The end of the name of a copy that is being written, or converted, and is no backup yet.
UNFINISHED = ".new"
_STAMP = "%Y-%m-%d %H.%M.%S UTC"
_SUSPECT = " suspect"
# Up to the first numbered ones a name ended with the moment.
_NAME = re.compile(
    r"(?P<stem>.*) (?P<stamp>\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d UTC)"
    r"(?: (?P<number>\d{1,9})-(?P<series>[0-9a-f]{8})-(?P<schema>\d{1,6})(?P<suspect> suspect)?)?\.briefbook",
    re.DOTALL | re.ASCII,
)
_HALVES = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a library as it stood at a moment, in UTC, by the clock of that day.

    `number` counts the backups of a folder in the order in which they were made, 0 for those of before there were
    numbers. `series` says of which of the files with one uid it is, empty where nobody can tell. One that is `suspect`
    was made when the library showed damage: it is kept apart from the sound ones.
    """

    path: Path
    moment: datetime
    size_bytes: int
    schema_version: int = SCHEMA_VERSION
    number: int = 0
    series: str = ""
    suspect: bool = False

    @property
    def key(self) -> Path:
        """What tells it from others."""
        return self.path

    @property
    def order(self) -> tuple[int, datetime]:
        """Its place in the order in which backups were made, whatever clocks said."""
        return self.number, self.moment


def place_folder(home: Path, uid: object) -> Path | None:
    """The folder for the backups of the library with a uid, which may not exist yet; None for what names no folder.

    Whoever made the library may have been anybody.
    """
    if not isinstance(uid, str) or "\0" in uid or uid in ("", "..") or Path(uid).name != uid:
        return None
    return home / uid


def find_stem(path: Path) -> str:
    """What the backups of a library are called before their moment: its file's name, cut where that is very long."""
    stem = _HALVES.sub("_", path.stem)
    return stem.encode()[:STEM_BYTES].decode(errors="ignore").strip()


def name_backup(stem: str, moment: datetime, number: int, series: str, schema: int, *, suspect: bool) -> str:
    """The name of a backup's file."""
    told = _SUSPECT if suspect else ""
    return f"{stem} {moment.astimezone(UTC):{_STAMP}} {number}-{series}-{schema}{told}.briefbook"


def unfinished_path(folder: Path, stem: str, series: str) -> Path:
    """What a backup of a series is written to before it is whole."""
    return folder / f"{stem} {series}{UNFINISHED}"


def list_backups(folder: Path, stem: str | None = None) -> tuple[Backup, ...]:
    """The backups in a folder, those of that name or all, the last made first; none where it cannot be read."""
    with contextlib.suppress(OSError):
        return sort_backups(backup for path in folder.iterdir() if (backup := _read(path, stem)))
    return ()


def list_own(folder: Path, path: Path) -> tuple[Backup, ...]:
    """The backups of the library at a path in the folder of its uid, the last made first.

    They are those of that very file, those of files that are not there any more, which it may have been before it was
    moved, and those that do not say whose they are; not those of a copy that stands elsewhere.
    """
    strangers = list_strangers(folder, path)
    return tuple(backup for backup in list_backups(folder) if backup.series not in strangers)


def find_backups(home: Path, path: Path) -> tuple[Backup, ...]:
    """The backups of a library that cannot say which it is, in the folder of all folders, the last made first.

    They are those of that path, else those of the library that it says it is, be it a copy, else all that bear its
    name.
    """
    with contextlib.suppress(OSError):
        folders = [folder for folder in home.iterdir() if folder.is_dir()]
        known = [folder for folder in folders if find_series(folder, path)]
        told = place_folder(home, _read_uid(path))
        if known:
            found = [backup for folder in known for backup in list_own(folder, path)]
        elif told in folders:
            found = list(list_own(told, path) or list_backups(told))
        else:
            found = [backup for folder in folders for backup in list_backups(folder, find_stem(path))]
        several = len({backup.path.parent for backup in found}) > 1
        # Numbers count within one folder.
        return tuple(sorted(found, key=lambda each: each.moment, reverse=True)) if several else sort_backups(found)
    return ()


def sort_backups(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """The last made first."""
    return tuple(sorted(backups, key=lambda backup: backup.order, reverse=True))


def is_open(path: Path) -> bool:
    """Whether somebody may have that very file open."""
    return LockFile(path).path.exists()


def _read_uid(path: Path) -> object:
    """Which library a damaged file says that it is, if that can be read; one that is open here is not opened again."""
    with contextlib.suppress(sqlite.Error, StoreError, OSError):
        if is_file(path) and not find_held(path):
            with contextlib.closing(connect(path, "mode=ro&immutable=1")) as connection:
                row = connection.execute("SELECT uid FROM library").fetchone()
                return row[0] if row else None
    return None


def _read(path: Path, stem: str | None) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if not match or stem not in (None, match["stem"]):
        return None
    with contextlib.suppress(ValueError, OSError, StoreError):
        moment = datetime.strptime(match["stamp"], _STAMP).replace(tzinfo=UTC)
        facts = path.stat()
        # Opening a pipe waits for whoever writes into it.
        if not stat.S_ISREG(facts.st_mode):
            return None
        size = facts.st_size
        if not match["number"]:
            return Backup(path, moment, size, _sniff_schema(path))
        number, schema = int(match["number"]), int(match["schema"])
        return Backup(path, moment, size, schema, number, match["series"], bool(match["suspect"]))
    return None


def _sniff_schema(path: Path) -> int:
    """The schema version of a backup whose name does not tell it; raises ValueError for what is no library."""
    # Looking into a file that is open here would cost this process its locks on it.
    if is_open(path):
        return SCHEMA_VERSION
    sniffed = sniff(path)
    if sniffed.kind not in (FileKind.OURS, FileKind.NEWER, FileKind.PERHAPS_ENCRYPTED):
        raise ValueError(path.name)
    return sniffed.schema_version or SCHEMA_VERSION


def number_on(backups: Iterable[Backup]) -> Iterator[int]:
    """The numbers that follow those of all backups of a folder."""
    number = max((backup.number for backup in backups), default=0)
    while True:
        number += 1
        yield number
