"""Salvaging a damaged library, with the records' own word on which values a library can hold."""

from pathlib import Path

from briefbook.session.value_check import find_refused
from briefbook.store.backup_copy import list_salts
from briefbook.store.backup_file import find_backups
from briefbook.store.key import LibraryKey
from briefbook.store.progress import Progress
from briefbook.store.recover.salvage import Salvage, Terms, salvage_library


def salvage(
    path: Path,
    new: Path,
    *,
    passphrase: str | None = None,
    key: LibraryKey | None = None,
    progress: Progress | None = None,
    home: Path | None = None,
) -> Salvage:
    """Write what can be read of a library to a new file, a sound library under the same key; raises StoreError.

    `home` is the folder of all backups, which may help to open an encrypted library.
    """
    salts = list_salts(find_backups(home, path)) if home and passphrase else ()
    return salvage_library(path, new, Terms(passphrase, key, find_refused, progress, salts))
