"""Pictures of the first pages of recent libraries, in the person's cache folder; never of what is kept from others."""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QImageWriter

from briefbook.own_file import make_own_folder
from briefbook.store.file import LibraryFile
from briefbook.store.marking_read import holds_guarded
from briefbook.store.trace import cover_folder, cover_path
from briefbook.ui.start.recent_list import load_recent_files

COVER_WIDTH_PX = 412


def find_cover(library: Path) -> QImage | None:
    """The picture of a library, if there is one that can be read."""
    path = cover_path(library)
    image = QImage(str(path)) if path.is_file() else QImage()
    return None if image.isNull() else image


def may_keep_cover(file: LibraryFile) -> bool:
    """Whether a picture of an open library may lie in the cache: it is not encrypted, and nothing in it is guarded."""
    return not (file.is_encrypted or file.look(holds_guarded))


def is_listed(library: Path) -> bool:
    """Whether the start page shows a library."""
    return library in {each.key for each in load_recent_files()}


def save_cover(library: Path, cover: QImage) -> None:
    """Keep the picture of a library for its owner alone; raises OSError when it cannot be written."""
    folder = cover_folder()
    for each in (folder.parent, folder):
        make_own_folder(each)
    handle, name = tempfile.mkstemp(dir=folder, suffix=".new")
    os.close(handle)
    try:
        if not QImageWriter(name, QByteArray(b"png")).write(cover):
            raise OSError(f"The picture of {library.name} could not be written.")
        Path(name).replace(cover_path(library))
    finally:
        Path(name).unlink(missing_ok=True)
    drop_strangers()


def drop_cover(library: Path) -> None:
    """Remove the picture of a library."""
    with contextlib.suppress(OSError):
        cover_path(library).unlink(missing_ok=True)


def drop_strangers() -> None:
    """Remove the pictures of libraries that are not in the list any more."""
    known = {cover_path(each.key).name for each in load_recent_files()}
    with contextlib.suppress(OSError):
        for path in cover_folder().glob("*.png"):
            if path.name not in known:
                path.unlink(missing_ok=True)


def drop_covers() -> None:
    """Remove every picture."""
    shutil.rmtree(cover_folder(), ignore_errors=True)
