"""The rows of a library beside those of its newest verified backup.

A row that differs there though no change was noted since was damaged on the disk, or on the way to it, without anybody
being told. Rows are compared as they are decoded, bytes against bytes.
"""

import contextlib
import re
from collections.abc import Iterator
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.backup_file import is_open, list_backups, place_folder
from briefbook.store.backup_place import find_series
from briefbook.store.connection import connect
from briefbook.store.errors import StoreError
from briefbook.store.field import TABLES
from briefbook.store.key import LibraryKey, find_key
from briefbook.store.schema import Connection
from briefbook.store.sniff import SCHEMA_VERSION
from briefbook.store.standing import is_file
from briefbook.store.touched_row import BackupMark, read_mark
from briefbook.store.verify.damage import MOST_TOLD, Damage, DamageKind, Pace, name_place, name_row
from briefbook.store.verify.page import is_known

# They follow from the rows, or are what the file knows of its backups.
_APART = frozenset({"search_doc", "backup_mark", "touched_row"})
# The moment of the last change is written with each change, and is none of its rows.
_PASSING = {"library": {"changed_at"}}
# What nothing refers to goes when a session ends, and from every copy; that its bytes are right their hash says.
_LEAVING = "attachment"
_TABLES = {table.name: table for table in TABLES if table.name not in _APART}
_MOST_TRIED = 8
_DIGEST = re.compile(r"[0-9a-f]{64}")
_SCHEMA = "SELECT type, name, tbl_name, sql FROM main.sqlite_schema ORDER BY type, name"
_SEQUENCE = "SELECT name, seq FROM main.sqlite_sequence"

Touched = dict[str, set[int]]
Values = tuple[Any, ...]


def find_marked_backup(connection: Connection, home: Path) -> Path | None:
    """The backup that a library names, in the folders of a folder, if its bytes are still those it knows.

    One that somebody has open is not looked into, which would cost this process the locks it has on it.
    """
    mark = read_mark(connection)
    if mark is None or not _is_mark(mark.name, mark.digest):
        return None
    for folder in _list_folders(home):
        path = folder / mark.name
        with contextlib.suppress(OSError, ValueError):
            if path.is_file() and not is_open(path) and BackupMark.read(path) == mark:
                return path
    return None


def find_unchanged_backup(connection: Connection, home: Path, path: Path, key: LibraryKey | None) -> Path | None:
    """A backup of the file at a path since which nothing was changed, where it names none that is there.

    None where there is none, and where the one that is named is not as it was. Making one does not write the library,
    which may never have learnt of it.
    """
    mark, row = read_mark(connection), connection.execute("SELECT uid, changed_at FROM main.library").fetchone()
    folder = place_folder(home, row[0]) if row else None
    if folder is None:
        return None
    if mark and (
        not _is_mark(mark.name, mark.digest) or any(is_file(each / mark.name) for each in _list_folders(home))
    ):
        return None
    # A file of the same uid may have come to be another way.
    series = find_series(folder, path)
    own = (each for each in list_backups(folder) if each.series == series != "")
    sound = (each for each in own if not each.suspect and not is_open(each.path))
    for made in islice(sound, _MOST_TRIED):
        with open_backup(made.path, key) as backup, contextlib.suppress(sqlite.DatabaseError, OSError):
            same = backup and backup.execute("SELECT uid, changed_at FROM main.library").fetchone() == row
            # A backup bears the time of the library's last change, which tells more than whole seconds do.
            if same and made.path.stat().st_mtime_ns == path.stat().st_mtime_ns:
                return made.path
    return None


def find_mark_damage(connection: Connection) -> Iterator[Damage]:
    """What a library says of its newest backup, and what no backup is called."""
    mark = read_mark(connection)
    if mark is not None and not _is_mark(mark.name, mark.digest):
        words = "What the file knows of its newest backup cannot be read, so the rows are not compared with it."
        yield Damage(DamageKind.VALUE, "backup_mark 1", words)


@contextlib.contextmanager
def open_backup(path: Path, key: LibraryKey | None = None) -> Iterator[Connection | None]:
    """A backup to compare with, of today's form; None for one that this key does not open or that cannot be read."""
    backup = _connect(path, key)
    try:
        yield backup
    finally:
        if backup is not None:
            backup.close()


def compare_copy(path: Path, home: Path, key: LibraryKey | None = None) -> tuple[Damage, ...]:
    """What of the rows of a sound copy of a library differs from the backup it names; nothing where there is none.

    `home` is the folder of all backups, and `key` that of the library. Raises sqlite's errors.
    """
    with contextlib.closing(connect(path, "mode=ro", key)) as copy:
        (version,) = copy.execute("PRAGMA user_version").fetchone()
        backup_path = find_marked_backup(copy, home) if version == SCHEMA_VERSION else None
        if backup_path is None:
            return ()
        with open_backup(backup_path, key) as backup:
            found = find_row_damage(copy, backup, Pace(path.name, 0)) if backup else iter(())
            return tuple(islice(found, MOST_TOLD))


def find_row_damage(
    connection: Connection, backup: Connection, pace: Pace, *, as_it_was: bool = False
) -> Iterator[Damage]:
    """Rows that differ, are missing or are new although no change of them was noted since the backup was made.

    Where nothing was changed since, what was noted is of before.
    """
    touched: Touched = {}
    noted = () if as_it_was else connection.execute("SELECT table_name, row_id FROM touched_row")
    for table, row_id in noted:
        if table in _TABLES and isinstance(row_id, int):
            touched.setdefault(table, set()).add(row_id)
        else:
            words = "A note of a row that was touched since the backup names a table that is not there."
            yield Damage(DamageKind.VALUE, name_place("touched_row", None, "table_name"), words)
    with _reading_bytes(connection, backup):
        for table in _TABLES:
            yield from _compare_table(connection, backup, table, touched.get(table, set()), pace)
        yield from _compare_sequences(connection, backup, touched)
        yield from _compare_schemas(connection, backup)


def _list_folders(home: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(home.iterdir())
    return []


def _is_mark(name: object, digest: object) -> bool:
    """Whether these are what they should be, which in a damaged or a foreign file they may not be."""
    if not isinstance(name, str) or not isinstance(digest, str):
        return False
    return Path(name).name == name and _DIGEST.fullmatch(digest) is not None


def _connect(path: Path, key: LibraryKey | None) -> Connection | None:
    with contextlib.suppress(sqlite.DatabaseError, StoreError), contextlib.ExitStack() as closing:
        backup = connect(path, "mode=ro&immutable=1", find_key(path, key=key))
        closing.callback(backup.close)
        (version,) = backup.execute("PRAGMA user_version").fetchone()
        if version == SCHEMA_VERSION and is_known(backup):
            closing.pop_all()
            return backup
    return None


@contextlib.contextmanager
def _reading_bytes(*connections: Connection) -> Iterator[None]:
    """Read texts as the bytes they are, for a damaged one may be none."""
    before = [connection.text_factory for connection in connections]
    for connection in connections:
        connection.text_factory = bytes
    try:
        yield
    finally:
        for connection, factory in zip(connections, before, strict=True):
            connection.text_factory = factory


def _compare_table(
    connection: Connection, backup: Connection, table: str, touched: set[int], pace: Pace
) -> Iterator[Damage]:
    columns = [each.name for each in _TABLES[table].columns if each.name not in _PASSING.get(table, ())]
    listed = ", ".join(f'"{column}"' for column in columns)
    select = f"SELECT {listed} FROM {table} ORDER BY id"
    for mine, other in _pair(connection.execute(select), backup.execute(select)):
        pace.advance(mine is not None)
        row_id = (mine or other or (None,))[0]
        if table == _LEAVING and not (mine and other):
            continue
        if mine != other and row_id not in touched:
            yield _tell(table, row_id, columns, mine, other)


def _pair(ours: Iterator[Values], theirs: Iterator[Values]) -> Iterator[tuple[Values | None, Values | None]]:
    """The rows of both sides that bear the same id, in the order of ids; None where one side has no such row."""
    mine, other = next(ours, None), next(theirs, None)
    while mine or other:
        if mine and (other is None or mine[0] < other[0]):
            yield mine, None
            mine = next(ours, None)
        elif other and (mine is None or other[0] < mine[0]):
            yield None, other
            other = next(theirs, None)
        else:
            yield mine, other
            mine, other = next(ours, None), next(theirs, None)


def _tell(table: str, row_id: Any, columns: list[str], mine: Values | None, other: Values | None) -> Damage:
    row = name_row(table, row_id).capitalize()
    if mine is None:
        return Damage(DamageKind.ROW, name_place(table, row_id), f"{row} is gone though no change of it was noted.")
    if other is None:
        return Damage(DamageKind.ROW, name_place(table, row_id), f"{row} is new though no change of it was noted.")
    differing = [name for name, here, there in zip(columns, mine, other, strict=True) if here != there]
    named = ", ".join(f"“{name}”" for name in differing)
    words = f"{row} differs from the backup in {named} though no change of it was noted."
    return Damage(DamageKind.ROW, name_place(table, row_id, differing[0]), words)


def _compare_sequences(connection: Connection, backup: Connection, touched: Touched) -> Iterator[Damage]:
    """The highest ids ever given: they grow with the rows that were noted, and with nothing else."""
    given, before = (dict(each.execute(_SEQUENCE).fetchall()) for each in (connection, backup))
    for table in _TABLES:
        least = before.get(table.encode(), 0)
        most = max(least, *touched.get(table, {0}))
        seq = given.get(table.encode(), 0)
        if not (isinstance(seq, int) and least <= seq <= most):
            words = f"The highest id that was given in “{table}” differs from the backup though no change was noted."
            yield Damage(DamageKind.ROW, name_place("sqlite_sequence", None, table), words)


def _compare_schemas(connection: Connection, backup: Connection) -> Iterator[Damage]:
    """What lays the tables down, letter for letter: a fingerprint knows neither white space nor SQLite's own names."""
    for mine, other in zip_longest(connection.execute(_SCHEMA), backup.execute(_SCHEMA)):
        if mine != other:
            name = (mine or other)[1].decode("utf-8", "replace")
            words = f"What lays down “{name}” differs from the backup."
            yield Damage(DamageKind.ROW, name_place("sqlite_schema", None, name), words)
