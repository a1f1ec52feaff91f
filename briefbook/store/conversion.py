"""Encrypting a library, decrypting it and giving it another passphrase, with what becomes of its backups."""

from dataclasses import dataclass
from pathlib import Path

from briefbook.folder import backup_folder
from briefbook.store.backup import find_folder
from briefbook.store.backup_file import list_own
from briefbook.store.backup_key import BackupChoice, BackupOutcome, drop_unfinished, follow_key
from briefbook.store.cipher_copy import convert
from briefbook.store.errors import AlreadyEncryptedError, NotEncryptedError, PassphraseNeededError
from briefbook.store.file import LibraryFile
from briefbook.store.key import LibraryKey
from briefbook.store.progress import Progress
from briefbook.store.reads import read_library
from briefbook.store.trace import drop_traces


@dataclass(frozen=True, slots=True)
class Conversion:
    """The key that a library has now, None for a plain one, and what is left of its backups that it does not open."""

    key: LibraryKey | None
    backups: BackupOutcome


def encrypt_library(
    path: Path,
    passphrase: str,
    *,
    backups: Path | None = None,
    choice: BackupChoice = BackupChoice.REKEY,
    progress: Progress | None = None,
) -> Conversion:
    """Encrypt a plain library, and forget what is kept of it elsewhere; raises StoreError, and then it is as it was.

    `backups` is the folder of all backups, without it the program's own; `choice` says what becomes of the library's.
    """
    try:
        file = LibraryFile.open(path, backups=backups)
    except PassphraseNeededError as error:
        raise AlreadyEncryptedError(path.name) from error
    with file:
        with file.lock:
            title = read_library(file.connection).title
        done = _convert(file, LibraryKey.derive(passphrase), backups, choice, progress)
    drop_traces(path, title)
    return done


def decrypt_library(
    path: Path,
    passphrase: str,
    *,
    backups: Path | None = None,
    choice: BackupChoice = BackupChoice.KEEP,
    progress: Progress | None = None,
) -> Conversion:
    """Decrypt a library; raises StoreError, and then it is as it was."""
    with LibraryFile.open(path, passphrase=passphrase, backups=backups) as file:
        _require_encrypted(file)
        return _convert(file, None, backups, choice, progress)


def rekey_library(
    path: Path,
    passphrase: str,
    new_passphrase: str,
    *,
    backups: Path | None = None,
    choice: BackupChoice = BackupChoice.REKEY,
    progress: Progress | None = None,
) -> Conversion:
    """Give an encrypted library another passphrase; raises StoreError, and then it is as it was."""
    with LibraryFile.open(path, passphrase=passphrase, backups=backups) as file:
        _require_encrypted(file)
        return _convert(file, LibraryKey.derive(new_passphrase), backups, choice, progress)


def _require_encrypted(file: LibraryFile) -> None:
    if not file.is_encrypted:
        raise NotEncryptedError(file.path.name)


def _convert(
    file: LibraryFile,
    key: LibraryKey | None,
    backups: Path | None,
    choice: BackupChoice,
    progress: Progress | None,
) -> Conversion:
    folder = find_folder(file, backups or backup_folder())
    convert(file, key, progress)
    made = list_own(folder, file.path)
    drop_unfinished(folder, file.path, made)
    return Conversion(key, follow_key([backup.path for backup in made], file.key, key, choice))
