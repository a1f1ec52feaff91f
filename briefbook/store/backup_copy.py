"""A backup looked through where it lies, and a copy of one under a name of its own."""

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefbook.store.backup import look_through
from briefbook.store.backup_file import Backup, find_backups
from briefbook.store.errors import DamagedFileError, PassphraseNeededError, StoreError, WrongPassphraseError
from briefbook.store.key import LibraryKey, read_salt
from briefbook.store.new_file import making_file, require_vacant
from briefbook.store.recover.sealed_page import has_sound_page
from briefbook.store.sniff import looks_encrypted

_MOST_SALTS = 8


class BackupKeys:
    """The keys that a passphrase, or the key of the library, leads to for its backups, each derived once."""

    def __init__(self, passphrase: str | None = None, key: LibraryKey | None = None) -> None:
        self._passphrase = passphrase
        self._known = {key.salt: key} if key else {}

    def find(self, backup: Backup) -> LibraryKey | None:
        """The key of a backup, None for a plain one; raises PassphraseNeededError and other StoreErrors."""
        if not looks_encrypted(backup.path):
            return None
        salt = read_salt(backup.path)
        if salt not in self._known:
            if self._passphrase is None:
                raise PassphraseNeededError(backup.path.name)
            self._known[salt] = LibraryKey.derive(self._passphrase, salt)
        return self._known[salt]


def list_salts(backups: Iterable[Backup]) -> tuple[bytes, ...]:
    """The salts of encrypted backups, each once, those of the first few: every one takes a while to try."""
    salts: dict[bytes, None] = {}
    for backup in backups:
        if looks_encrypted(backup.path):
            with contextlib.suppress(StoreError):
                salts[read_salt(backup.path)] = None
    return tuple(salts)[:_MOST_SALTS]


def has_lost_salt(path: Path, passphrase: str | None, home: Path) -> bool:
    """Whether a passphrase does not open a library only because the salt of that is damaged; nobody has it open here.

    It shows by the backups in the folder of all backups, which have the same salt.
    """
    if not passphrase:
        return False
    own = read_salt(path)
    salts = (salt for salt in list_salts(find_backups(home, path)) if salt != own)
    return any(has_sound_page(path, LibraryKey.derive(passphrase, salt)) for salt in salts)


@contextlib.contextmanager
def knowing_salt(path: Path, passphrase: str | None, home: Path) -> Iterator[None]:
    """Raise DamagedFileError where a passphrase is right, and only what makes a key of it is lost."""
    try:
        yield
    except WrongPassphraseError as error:
        if has_lost_salt(path, passphrase, home):
            raise DamagedFileError(path.name) from error
        raise


def find_fault(backup: Backup, keys: BackupKeys) -> StoreError | None:
    """Why a backup cannot be opened or is not whole, as it lies there now; None for a sound one."""
    try:
        look_through(backup.path, backup.path.name, keys.find(backup))
    except StoreError as error:
        return error
    return None


def restore_backup(backup: Backup, new: Path, keys: BackupKeys) -> None:
    """Write a backup to a path that does not exist yet, byte for byte; raises StoreError, and then there is no file."""
    key = keys.find(backup)
    require_vacant(new)
    with making_file(new):
        with new.open("r+b") as stream, backup.path.open("rb") as source:
            shutil.copyfileobj(source, stream)
            stream.flush()
            os.fsync(stream.fileno())
        try:
            look_through(new, backup.path.name, key)
        except WrongPassphraseError as error:
            raise WrongPassphraseError(backup.path.name) from error
