"""What the list of recent libraries is told when one is opened or closed."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from briefbook.models.recent_file_model import RecentFile
from briefbook.store.file import LibraryFile
from briefbook.store.reads import list_visits, read_library
from briefbook.ui.start.recent_list import load_recent_files, save_recent_files
from briefbook.values.date_words import describe_edtf
from briefbook.values.edtf import find_edtf


def note_opened(path: Path, file: LibraryFile, now: datetime, *, keeps_words: bool = True) -> None:
    """Put a library that is opened at the head of the list, of which nothing is kept but its path if not `keeps_words`.

    Raises OSError when that cannot be kept.
    """
    path = path.resolve()
    opened = replace(describe_library(path, file), opened_at=now) if keeps_words else RecentFile(path)
    save_recent_files([opened, *(each for each in load_recent_files() if each.key != path)])


def note_closing(file: LibraryFile, *, keeps_words: bool = True) -> None:
    """Keep what a library of the list is about at its end; raises OSError when that cannot be kept."""
    if not keeps_words:
        return
    told = describe_library(file.path.resolve(), file)
    recent = load_recent_files()
    save_recent_files([replace(told, opened_at=each.opened_at) if each.key == told.key else each for each in recent])


def describe_library(path: Path, file: LibraryFile) -> RecentFile:
    """What the list says of an open library; of an encrypted one nothing but its name."""
    if file.is_encrypted:
        return RecentFile(path)
    title = file.look(read_library).title
    visits = file.look(list_visits)
    if not visits:
        return RecentFile(path, title=title)
    edtf = find_edtf(visits[0].date_edtf)
    dates = describe_edtf(edtf) if edtf else visits[0].date_words
    return RecentFile(path, title=title, visit=visits[0].title or "", dates=dates)
