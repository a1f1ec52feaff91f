"""The verbs that set, change and remove the passphrase of a library."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefbook.cli.passphrase import get_new_passphrase, get_passphrase
from briefbook.settings import find_backup_folder, load_settings

if TYPE_CHECKING:
    from briefbook.store.backup_key import BackupOutcome


def encrypt_file(options: argparse.Namespace) -> int:
    """Encrypt a library, and say what remains plain."""
    from briefbook.store.backup_key import BackupChoice
    from briefbook.store.conversion import encrypt_library

    passphrase = get_new_passphrase(options.passphrase_file, "--passphrase-file")
    done = encrypt_library(options.file, passphrase, backups=_folder(), choice=BackupChoice(options.backups))
    print(f"“{options.file.name}” is encrypted now.")
    _tell_backups(done.backups)
    return 0


def decrypt_file(options: argparse.Namespace) -> int:
    """Decrypt a library, and say what can be read by whoever finds it."""
    from briefbook.store.backup_key import BackupChoice
    from briefbook.store.conversion import decrypt_library

    passphrase = get_passphrase(options)
    done = decrypt_library(options.file, passphrase, backups=_folder(), choice=BackupChoice(options.backups))
    print(f"“{options.file.name}” is plain now.")
    _tell_backups(done.backups)
    return 0


def rekey_file(options: argparse.Namespace) -> int:
    """Give an encrypted library another passphrase, and say what remains plain or keeps the earlier one."""
    from briefbook.store.backup_key import BackupChoice
    from briefbook.store.conversion import rekey_library

    passphrase = get_passphrase(options)
    new_passphrase = get_new_passphrase(options.new_passphrase_file, "--new-passphrase-file")
    done = rekey_library(
        options.file, passphrase, new_passphrase, backups=_folder(), choice=BackupChoice(options.backups)
    )
    print(f"“{options.file.name}” has another passphrase now.")
    _tell_backups(done.backups)
    return 0


def _folder() -> Path:
    return find_backup_folder(load_settings())


def _tell_backups(left: "BackupOutcome") -> None:
    _list("These backups are plain:", left.plain)
    _list("These backups keep the passphrase that they were made with:", left.sealed)


def _list(head: str, paths: Sequence[Path]) -> None:
    if paths:
        print(head, *(f"  {path}" for path in paths), sep="\n")
