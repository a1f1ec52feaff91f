"""Going the steps: in a copy in memory, which a library that is opened to be changed then takes over after a backup.

It takes it over page by page, in one transaction whose journal has all of the old file. A transaction of statements
would not do: SQLite keeps no copy of free pages that it fills, and rolled back they would not be what they were.
"""

import contextlib
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.backup import back_up_anew, find_folder
from briefbook.store.connection import connect_memory, naming_errors, set_pragmas
from briefbook.store.errors import DamagedFileError, NoBackupError, StoreError, UpgradeCancelledError
from briefbook.store.key import LibraryKey
from briefbook.store.likeness import is_alike
from briefbook.store.schema import fingerprint
from briefbook.store.upgrade import step_2, step_3
from briefbook.store.upgrade.step import Connection, Progress, Report

if TYPE_CHECKING:
    from briefbook.store.file import LibraryFile

STEPS = (step_2.STEP, step_3.STEP)
# Rows come by name while tables change places.
_STEPPING = ("foreign_keys = OFF",)
_STEPPED = ("foreign_keys = ON",)
# Rows of another form are not those of the newest backup, so that nothing is known of what was touched since.
_FORGOTTEN = ("backup_mark", "touched_row")
WHOLE = 1_000_000  # what is done is told in parts of the whole way, of which the steps are so much
_STEPS_SHARE = 700_000
_PAGES_AT_ONCE = 256


def upgrade_library(file: "LibraryFile", backups: Path, progress: Progress | None = None) -> tuple[str, ...]:
    """Bring an open library to today's form, after a backup; gives what the person has to know, in sentences.

    Raises StoreError; the file is then as it was, or its journal makes it so when it is next opened, and the connection
    is to be closed.
    """
    name = file.path.name
    with file.lock, naming_errors(name):
        _tell(name, progress, 0)
        folder = _back_up(file, backups)
        with contextlib.closing(connect_memory(file.key)) as copy:
            file.connection.backup(copy)
            told = run_steps(copy, name, _narrow(progress))
            # The steps take a while, and then every page is written: another file's, too.
            if fault := file.find_fault(partial(is_alike, file)):
                raise fault
            _take_over(file.connection, copy, name, progress)
    return (f"“{name}” was brought to the form of this version. A backup of it as it was lies in “{folder}”.", *told)


def upgrade_in_memory(
    connection: Connection, name: str, key: LibraryKey | None = None, progress: Progress | None = None
) -> Connection:
    """A connection to a copy of a library in today's form, for reading only and in memory alone; raises StoreError.

    The key is that of the library.
    """
    copy = connect_memory(key)
    try:
        # A lock of its own, or it would wait without end for somebody who writes.
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        connection.backup(copy)
        run_steps(copy, name, progress)
        set_pragmas(copy, "query_only = ON")
    except BaseException:
        copy.close()
        raise
    return copy


def run_steps(connection: Connection, name: str, progress: Progress | None = None) -> tuple[str, ...]:
    """Go every step that is left, in one transaction, and give what the person has to know.

    Raises StoreError and sqlite's errors; what the connection shows is then as it was, but for its pragmas. `progress`
    hears of parts of `WHOLE`.
    """
    set_pragmas(connection, *_STEPPING)
    connection.execute("BEGIN EXCLUSIVE")
    try:
        told = _go(connection, name, progress)
        for table in _FORGOTTEN:
            connection.execute(f"DELETE FROM {table}")
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise DamagedFileError(name)
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite.Error):
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        raise
    set_pragmas(connection, *_STEPPED)
    return told


def _back_up(file: "LibraryFile", backups: Path) -> Path:
    try:
        return back_up_anew(file, find_folder(file, backups), datetime.now(UTC)).path.parent
    except DamagedFileError as error:
        raise DamagedFileError(file.path.name) from error
    except StoreError as error:
        raise NoBackupError(file.path.name, str(error)) from error


def _go(connection: Connection, name: str, progress: Progress | None) -> tuple[str, ...]:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    left = [step for step in STEPS if step.version > version]
    told: list[str] = []
    for at, step in enumerate(left):
        _require(connection, step.before)
        told += step.move(connection, _build_report(name, progress, at, len(left)))
        connection.execute(f"PRAGMA user_version = {step.version}")
        _require(connection, step.after)
    return tuple(told)


def _require(connection: Connection, expected: str) -> None:
    if fingerprint(connection) != expected:
        raise RuntimeError(f"The schema is not {expected}.")


def _build_report(name: str, progress: Progress | None, at: int, count: int) -> Report:
    """What a step reports to, one of so many: each takes its share of the whole."""

    def report(done: int, total: int) -> None:
        share = WHOLE * min(done, total) // total if total else 0
        _tell(name, progress, (at * WHOLE + share) // count)

    return report


def _narrow(progress: Progress | None) -> Progress | None:
    """What the steps tell where something comes after them."""
    if progress is None:
        return None
    return lambda done, total: progress(done * _STEPS_SHARE // total, WHOLE)


def _take_over(connection: Connection, copy: Connection, name: str, progress: Progress | None) -> None:
    """Write every page of the copy into the file, or none of them."""

    def report(_status: int, remaining: int, total: int) -> None:
        done = (WHOLE - _STEPS_SHARE) * (total - remaining) // max(total, 1)
        _tell(name, progress if remaining else None, _STEPS_SHARE + done)

    _tell(name, progress, _STEPS_SHARE)
    copy.backup(connection, pages=_PAGES_AT_ONCE, progress=report)
    # What it has taken over by then has lasted: nobody is asked any more.
    if progress:
        progress(WHOLE, WHOLE)


def _tell(name: str, progress: Progress | None, done: int) -> None:
    """Say how far it is; raises UpgradeCancelledError when the person does not want to go on."""
    if progress and not progress(done, WHOLE):
        raise UpgradeCancelledError(name)
