"""What becomes of the backups of a library when its passphrase is set, changed or removed."""

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefbook.store.backup_file import UNFINISHED, Backup, find_stem, unfinished_path
from briefbook.store.backup_place import find_series
from briefbook.store.cipher_copy import convert_copy
from briefbook.store.errors import StoreError
from briefbook.store.key import LibraryKey, read_salt
from briefbook.store.sniff import looks_encrypted


class BackupChoice(StrEnum):
    """To leave backups as they are, to give them the key that the library has now, or to remove them."""

    KEEP = "keep"
    REKEY = "rekey"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class BackupOutcome:
    """What is left of a library's backups that its new key does not open.

    `plain` can be read by whoever finds them, `sealed` open with another passphrase, an earlier one mostly.
    """

    plain: tuple[Path, ...] = ()
    sealed: tuple[Path, ...] = ()


def follow_key(
    backups: Iterable[Path], key: LibraryKey | None, new_key: LibraryKey | None, choice: BackupChoice
) -> BackupOutcome:
    """Do with backups what was chosen; one that cannot be dealt with stays as it was, and is told of.

    `key` and `new_key` are those of the library before and now, None while it is plain.
    """
    plain, sealed = [], []
    for path in backups:
        if choice is BackupChoice.REMOVE:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        elif choice is BackupChoice.REKEY:
            with contextlib.suppress(StoreError):
                convert_copy(path, key if looks_encrypted(path) else None, new_key)
        if path.exists():
            if not looks_encrypted(path):
                plain.append(path)
            elif not _opens_with(path, new_key):
                sealed.append(path)
    return BackupOutcome(tuple(plain), tuple(sealed))


def drop_unfinished(folder: Path, library: Path, backups: Iterable[Backup]) -> None:
    """Remove what is left of the making or the converting of a library's backups that was cut off, plain or not."""
    of_making = unfinished_path(folder, find_stem(library), find_series(folder, library))
    for left in (of_making, *(backup.path.with_suffix(UNFINISHED) for backup in backups)):
        with contextlib.suppress(OSError):
            left.unlink(missing_ok=True)


def _opens_with(path: Path, key: LibraryKey | None) -> bool:
    return key is not None and read_salt(path) == key.salt
