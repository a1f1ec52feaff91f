"""Files that the program keeps outside of libraries: in folders of its own, for their owner alone."""

import contextlib
import os
import sys
from pathlib import Path

OWNER_FOLDER, OWNER_FILE, OTHERS = 0o700, 0o600, 0o077


def make_own_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter, with whatever is missing above it; one that is there is shut.

    Raises OSError.
    """
    for each in reversed((folder, *folder.parents)):
        with contextlib.suppress(FileExistsError):
            if not each.is_dir():
                each.mkdir(OWNER_FOLDER)
    if sys.platform != "win32" and folder.stat().st_mode & OTHERS:
        folder.chmod(OWNER_FOLDER)


def open_own_file(path: Path) -> int:
    """The descriptor of a file to write on at its end, which only its owner may read; raises OSError."""
    make_own_folder(path.parent)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, OWNER_FILE)
    if sys.platform != "win32" and os.fstat(handle).st_mode & OTHERS:
        os.fchmod(handle, OWNER_FILE)
    return handle
