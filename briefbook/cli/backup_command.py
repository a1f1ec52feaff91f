"""The verbs that make, list and bring back backups."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefbook.cli.json_output import print_json
from briefbook.cli.passphrase import find_passphrase
from briefbook.errors import BriefbookError
from briefbook.settings import find_backup_folder, load_settings
from briefbook.values.moment import write_moment

if TYPE_CHECKING:
    from briefbook.store.backup_copy import BackupKeys
    from briefbook.store.backup_file import Backup
    from briefbook.store.errors import StoreError

MEGABYTE = 1_000_000


def make_backup(options: argparse.Namespace) -> int:
    """Back a library up now, whether it has changed or not, and print where the backup is.

    One whose rows are not what they should be is said to be so, and kept beside the sound ones.
    """
    from briefbook.store.backup import back_up_anew, find_folder
    from briefbook.store.backup_copy import knowing_salt
    from briefbook.store.snapshot import open_snapshot
    from briefbook.store.verify.row import compare_copy

    home, passphrase = _find_home(), find_passphrase(options)
    with knowing_salt(options.file, passphrase, home), open_snapshot(options.file, passphrase=passphrase) as snapshot:
        file = snapshot.file
        made = back_up_anew(
            file, find_folder(file, home), datetime.now(UTC), lambda copy: not compare_copy(copy, home, file.key)
        )
    if made.suspect:
        print(
            f"“{options.file.name}” has rows that changed without notice; “briefbook verify” names them.",
            file=sys.stderr,
        )
    print(made.path)
    return 0


def show_backups(options: argparse.Namespace) -> int:
    """Print the backups of a library, the last made first, and whether each is sound as it lies there now."""
    from briefbook.store.backup_copy import find_fault
    from briefbook.store.sniff import looks_encrypted

    backups, keys = _find_backups(options.file, find_passphrase(options))
    faults = [find_fault(backup, keys) for backup in backups]
    told = [
        {
            "number": number,
            "at": write_moment(backup.moment),
            "path": str(backup.path),
            "bytes": backup.size_bytes,
            "verified": not backup.suspect and fault is None,
            "schema": backup.schema_version,
            "encrypted": looks_encrypted(backup.path),
        }
        for number, (backup, fault) in enumerate(zip(backups, faults, strict=True), 1)
    ]
    if options.json:
        print_json(told)
        return 0
    for row, backup, fault in zip(told, backups, faults, strict=True):
        state = _describe(fault) if fault or backup.suspect else "sound"
        state += ", encrypted" if row["encrypted"] else ""
        size = f"{backup.size_bytes / MEGABYTE:.1f} MB"
        print(f"{row['number']:>3}  {backup.moment:%Y-%m-%d %H:%M:%S} UTC  {size:>9}  {state}  {backup.path}")
    if not told:
        print("There is no backup.")
    return 0


def _describe(fault: "StoreError | None") -> str:
    """What keeps a backup from being called sound, None being that its rows were damaged when it was made."""
    from briefbook.store.errors import NewerFileError, WrongPassphraseError

    if isinstance(fault, NewerFileError):
        return "NEWER VERSION"
    return "ANOTHER PASSPHRASE" if isinstance(fault, WrongPassphraseError) else "NOT SOUND"


def restore_file(options: argparse.Namespace) -> int:
    """Write a copy of one backup of a library to a new file; the library stays as it is."""
    from briefbook.store.backup_copy import BackupKeys, restore_backup
    from briefbook.store.backup_file import find_backups
    from briefbook.store.errors import WrongPassphraseError
    from briefbook.store.sniff import looks_encrypted

    passphrase = find_passphrase(options)
    try:
        backups, keys = _find_backups(options.file, passphrase)
    except WrongPassphraseError:
        # A backup keeps the passphrase that its library had then.
        backups, keys = find_backups(_find_home(), options.file), BackupKeys(passphrase)
        if not (1 <= options.number <= len(backups) and looks_encrypted(backups[options.number - 1].path)):
            raise
    if not 1 <= options.number <= len(backups):
        raise BriefbookError(
            f"“{options.file.name}” has no backup {options.number}; “briefbook backups” lists those that it has."
        )
    restore_backup(backups[options.number - 1], options.output, keys)
    return 0


def _find_backups(path: Path, passphrase: str | None) -> tuple[tuple["Backup", ...], "BackupKeys"]:
    """The backups of the library of a verb, be it damaged or gone, and what opens them."""
    from briefbook.store.backup import find_folder
    from briefbook.store.backup_copy import BackupKeys, has_lost_salt
    from briefbook.store.backup_file import find_backups, list_own
    from briefbook.store.errors import DamagedFileError, ForeignFileError, NotFoundError, WrongPassphraseError
    from briefbook.store.snapshot import open_snapshot

    try:
        with open_snapshot(path, passphrase=passphrase) as snapshot:
            folder = find_folder(snapshot.file, _find_home())
            return list_own(folder, path), BackupKeys(passphrase, snapshot.file.key)
    except (DamagedFileError, ForeignFileError, NotFoundError, WrongPassphraseError) as error:
        if isinstance(error, WrongPassphraseError) and not has_lost_salt(path, passphrase, _find_home()):
            raise
        found = find_backups(_find_home(), path)
        if not found:
            raise
        return found, BackupKeys(passphrase)


def _find_home() -> Path:
    return find_backup_folder(load_settings())
