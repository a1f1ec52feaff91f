"""Where libraries are kept when nobody says otherwise, and what their files are called."""

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths

ENDING = ".briefbook"
UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
MOST_BYTES = 200


def find_library_folder() -> Path:
    """The folder that is proposed for a new library: the person's documents, or their home where there are none."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if documents.is_dir() else Path.home()


def name_library_file(title: str) -> str:
    """A file name made of a title, without what a file system refuses; empty when nothing is left of it."""
    words = " ".join(UNFIT.sub(" ", title).split()).strip(". ")
    words = words.encode()[:MOST_BYTES].decode(errors="ignore").strip(". ")
    return words + ENDING if words else ""


def shorten_path(path: Path) -> str:
    """A path as a person reads it, short where it is at home."""
    return f"~/{path.relative_to(Path.home())}".removesuffix("/.") if path.is_relative_to(Path.home()) else str(path)
