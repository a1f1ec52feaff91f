"""Who has a library open, asked before anything of it is read."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefbook.store.lock_file import LockFile


def find_lock(path: Path) -> "LockFile":
    """The lock file of a library."""
    # Not needed for the first sight.
    from briefbook.store.lock_file import LockFile

    return LockFile(path)


def is_asked_first(path: Path) -> bool:
    """Whether a library is encrypted and free, so that its passphrase is the first thing to ask for."""
    from briefbook.store.sniff import looks_encrypted

    if not looks_encrypted(path):
        return False
    holder = find_lock(path).find_holder()
    return holder is None or not holder.alive
