"""A backup looked through where it lies, and a copy of one under a name of its own."""

import contextlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from briefbook.store.backup import look_through
from briefbook.store.backup_file import Backup
from briefbook.store.errors import (
    ExistsError,
    PassphraseNeededError,
    StoreError,
    to_creation_error,
    to_store_error,
)
from briefbook.store.key import LibraryKey, read_salt
from briefbook.store.sniff import FileKind, sniff

_MOST_SALTS = 8


class BackupKeys:
    """The keys that a passphrase, or the key of the library, leads to for its backups, each derived once."""

    def __init__(self, passphrase: str | None = None, key: LibraryKey | None = None) -> None:
        self._passphrase = passphrase
        self._known = {key.salt: key} if key else {}

    def find(self, backup: Backup) -> LibraryKey | None:
        """The key of a backup, None for a plain one; raises PassphraseNeededError and other StoreErrors."""
        if not is_encrypted(backup):
            return None
        salt = read_salt(backup.path)
        if salt not in self._known:
            if self._passphrase is None:
                raise PassphraseNeededError(backup.path.name)
            self._known[salt] = LibraryKey.derive(self._passphrase, salt)
        return self._known[salt]


def is_encrypted(backup: Backup) -> bool:
    """Whether a backup does not begin as a plain library does; False for one that cannot be read."""
    with contextlib.suppress(StoreError):
        return sniff(backup.path).kind is FileKind.PERHAPS_ENCRYPTED
    return False


def list_salts(backups: Iterable[Backup]) -> tuple[bytes, ...]:
    """The salts of encrypted backups, each once, those of the first few: every one takes a while to try."""
    salts: dict[bytes, None] = {}
    for backup in filter(is_encrypted, backups):
        with contextlib.suppress(StoreError):
            salts[read_salt(backup.path)] = None
    return tuple(salts)[:_MOST_SALTS]


def is_sound(backup: Backup, keys: BackupKeys) -> bool:
    """Whether a backup can be opened and is whole, as it lies there now."""
    try:
        look_through(backup.path, backup.path.name, keys.find(backup))
    except StoreError:
        return False
    return True


def restore_backup(backup: Backup, new: Path, keys: BackupKeys) -> None:
    """Write a backup to a path that does not exist yet, byte for byte; raises StoreError, and then there is no file."""
    key = keys.find(backup)
    if os.path.lexists(new):
        raise ExistsError(new.name)
    try:
        handle = os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except OSError as error:
        raise to_creation_error(error, new) from error
    try:
        with os.fdopen(handle, "wb") as stream, backup.path.open("rb") as source:
            shutil.copyfileobj(source, stream)
            stream.flush()
            os.fsync(stream.fileno())
        look_through(new, backup.path.name, key)
    except OSError as error:
        _remove(new)
        raise to_store_error(error, new.name) from error
    except BaseException:
        _remove(new)
        raise


def _remove(new: Path) -> None:
    with contextlib.suppress(OSError):
        new.unlink()
