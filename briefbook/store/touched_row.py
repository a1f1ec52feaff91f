"""Which rows were touched since the newest verified backup, as the library itself says it.

A row that differs from that backup though it was not touched since was damaged without notice. A library is never
written for the sake of a backup alone: what is known of one comes into the file with the next change.
"""

import contextlib
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.change_log import RowChange
from briefbook.store.connection import connect
from briefbook.store.errors import StoreError
from briefbook.store.key import LibraryKey
from briefbook.store.schema import Connection
from briefbook.store.sniff import SCHEMA_VERSION

if TYPE_CHECKING:
    from briefbook.store.file import LibraryFile

_DIGEST_BYTES = 32
_CHANGED_AT = "SELECT changed_at FROM library"


@dataclass(frozen=True, slots=True)
class BackupMark:
    """What tells a backup: the name of its file, and the blake2b digest of that file's bytes."""

    name: str
    digest: str

    @classmethod
    def read(cls, path: Path) -> "BackupMark":
        """That of the backup at a path; raises OSError."""
        with path.open("rb") as stream:
            hashed = hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=_DIGEST_BYTES))
            return cls(path.name, hashed.hexdigest())


class TouchedRows:
    """The rows that an open library says were touched; whoever uses it holds the file's lock.

    Until a change brings the newest backup into the file, the one before it and all that was touched since stay there,
    which is true as well.
    """

    def __init__(self) -> None:
        self._steps = 0
        self._last_touched: dict[tuple[str, int], int] = {}
        self._newest: tuple[BackupMark, int] | None = None

    @property
    def moment(self) -> int:
        """How far the changes of this session are; a copy that is taken now is of this moment."""
        return self._steps

    def know_backup(self, mark: BackupMark, moment: int) -> None:
        """Learn of a verified backup that was taken at a moment of this session, while nothing was unsaved."""
        self._newest = (mark, moment)

    def knows(self, name: str) -> bool:
        """Whether the newest backup that this session knows of is the file of that name."""
        return self._newest is not None and self._newest[0].name == name

    def note(self, connection: Connection, rows: Iterable[RowChange]) -> None:
        """Say in the file that these rows were touched, inside the transaction that does it."""
        self._steps += 1
        touched = {(row.table, row.row_id) for row in rows}
        self._last_touched.update(dict.fromkeys(touched, self._steps))
        known = read_mark(connection)
        if self._newest and known != self._newest[0]:
            known, moment = self._newest
            connection.execute("DELETE FROM touched_row")
            connection.execute("REPLACE INTO backup_mark VALUES (1, ?, ?)", (known.name, known.digest))
            touched |= {row for row, at in self._last_touched.items() if at > moment}
        if known:
            connection.executemany(
                "INSERT OR IGNORE INTO touched_row (table_name, row_id) VALUES (?, ?)", sorted(touched)
            )


def read_mark(connection: Connection) -> BackupMark | None:
    """The newest verified backup that a library knows of."""
    row = connection.execute("SELECT name, digest FROM main.backup_mark").fetchone()
    return BackupMark(*row) if row else None


def know_copy(file: "LibraryFile", path: Path, moment: int | None) -> None:
    """Let a library know of the verified backup at a path, which was taken at that moment of `file.touched`.

    Without a moment it was taken with something unsaved, which may yet be given up, and is not compared with. Raises
    OSError.
    """
    if moment is None or file.schema_version != SCHEMA_VERSION:
        return
    mark = BackupMark.read(path)
    with file.lock:
        file.touched.know_backup(mark, moment)


def is_newest_good(file: "LibraryFile", path: Path) -> bool:
    """Whether the newest backup, which is as old as the library's last change, can be read and is of what it holds.

    One whose bytes are not those that the library knows any more is not. If it is good the library knows of it from now
    on. Raises OSError.
    """
    with file.lock:
        if file.read_only or file.schema_version != SCHEMA_VERSION or file.connection.in_transaction:
            return True
        if file.touched.knows(path.name):
            return True
        moment = file.touched.moment
        changed_at = file.connection.execute(_CHANGED_AT).fetchone()
        known = read_mark(file.connection)
    if not _is_sound(path, file.key, changed_at):
        return False
    mark = BackupMark.read(path)
    if known and known.name == mark.name and known != mark:
        return False
    with file.lock:
        file.touched.know_backup(mark, moment)
    return True


def _is_sound(path: Path, key: LibraryKey | None, changed_at: tuple[str]) -> bool:
    try:
        with contextlib.closing(connect(path, "mode=ro", key)) as copy:
            sound = copy.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
            return sound and bool(copy.execute(_CHANGED_AT).fetchone() == changed_at)
    except (sqlite.Error, StoreError):
        return False
