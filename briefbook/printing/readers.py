"""Who may read an exported book: it is written for its owner alone, and then opened to whom the person wants."""

import contextlib
import os
import stat
import sys
from pathlib import Path

from briefbook.settings import Readers

OWNER_ALONE, ANYBODY, OTHERS = 0o600, 0o666, 0o077


def settle_readers(path: Path, readers: Readers) -> None:
    """Let a book that was written for its owner alone be read by those whom the person chose.

    A file system that knows no owners stays with what it has; on Windows the folder decides whatever is chosen.
    """
    alone = readers is Readers.OWNER or (readers is Readers.AUTOMATIC and is_own_folder(path))
    if sys.platform != "win32" and not alone:
        with contextlib.suppress(OSError):
            path.chmod(ANYBODY & ~read_umask())


def is_for_owner_alone(path: Path) -> bool | None:
    """Whether nobody but its owner may read a file; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    try:
        return not stat.S_IMODE(path.stat().st_mode) & OTHERS
    except OSError:
        return None


def is_own_folder(path: Path) -> bool:
    """Whether the folder of a file is the person's own: in their home, and nobody else writes there.

    A group may, where the folder is not made for sharing and the group is the person's first, which often has no other
    member. Where nothing can be told it is theirs.
    """
    try:
        folder, home = path.resolve().parent, Path.home().resolve()
        facts = folder.stat()
    except (OSError, RuntimeError):
        return True
    if sys.platform == "win32" or not folder.is_relative_to(home) or facts.st_uid != os.geteuid():
        return False
    shared_by_group = facts.st_mode & stat.S_IWGRP and (facts.st_mode & stat.S_ISGID or facts.st_gid != os.getegid())
    return not (shared_by_group or facts.st_mode & stat.S_IWOTH)


def read_umask() -> int:
    """The permissions that new files lack; the system tells only when it is set."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
