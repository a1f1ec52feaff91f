"""What stands at a path, as far as the person may see; pathlib raises in a folder that may not be entered."""

import contextlib
from pathlib import Path


def is_file(path: Path) -> bool:
    """Whether a file can be seen at a path."""
    with contextlib.suppress(OSError):
        return path.is_file()
    return False


def is_folder(path: Path) -> bool:
    """Whether a folder can be seen at a path."""
    with contextlib.suppress(OSError):
        return path.is_dir()
    return False


def stands(path: Path) -> bool:
    """Whether anything can be seen at a path, if only a link that leads nowhere."""
    with contextlib.suppress(OSError):
        return path.is_symlink() or path.exists()
    return False
