"""Whether a library has steps before it."""

from pathlib import Path

from briefbook.store.errors import StoreError
from briefbook.store.held import find_held
from briefbook.store.sniff import SCHEMA_VERSION, FileKind, sniff


def is_of_older_form(path: Path) -> bool:
    """Whether the file at a path is a plain library of an older form; an encrypted one says that only to its key.

    One that is open in this process has today's, and is not looked into: that would cost it its locks.
    """
    if find_held(path):
        return False
    try:
        found = sniff(path)
    except StoreError:
        return False
    return found.kind is FileKind.OURS and (found.schema_version or 0) < SCHEMA_VERSION
