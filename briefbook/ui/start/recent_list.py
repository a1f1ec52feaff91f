"""The list of libraries opened last, kept beside the settings and never in a library."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from briefbook.models.recent_file_model import RecentFile
from briefbook.settings import load_json, save_json, settings_path
from briefbook.store.errors import StoreError
from briefbook.store.file import LibraryFile
from briefbook.store.reads import list_visits, read_library
from briefbook.store.sniff import FileKind, sniff
from briefbook.values.date_words import describe_edtf
from briefbook.values.edtf import find_edtf

FILES_KEPT = 12
WORDS = ("title", "visit", "dates")


def recent_list_path() -> Path:
    """The file the list is kept in; its folder may not exist yet."""
    return settings_path().with_name("recent.json")


def load_recent_files() -> tuple[RecentFile, ...]:
    """The files opened last, newest first, whether or not they still exist."""
    stored = load_json(recent_list_path())
    read = [_read(each) for each in stored] if isinstance(stored, list) else []
    return tuple({each.key: each for each in reversed(read) if each}.values())[::-1]


def note_opened(path: Path, file: LibraryFile, now: datetime) -> None:
    """Put a library that is opened at the head of the list; raises OSError when that cannot be kept."""
    opened = describe_library(path.resolve(), file)
    others = [each for each in load_recent_files() if each.key != opened.key]
    _save([replace(opened, opened_at=now), *others][:FILES_KEPT])


def note_closing(file: LibraryFile) -> None:
    """Keep what a library of the list is about at its end; raises OSError when that cannot be kept."""
    told = describe_library(file.path.resolve(), file)
    recent = load_recent_files()
    _save([replace(told, opened_at=each.opened_at) if each.key == told.key else each for each in recent])


def forget_recent_file(path: Path) -> None:
    """Take a file from the list; raises OSError when that cannot be kept."""
    _save([each for each in load_recent_files() if each.key != path])


def describe_library(path: Path, file: LibraryFile) -> RecentFile:
    """What the list says of an open library; of an encrypted one nothing but its name."""
    if is_encrypted(path):
        return RecentFile(path)
    with file.lock:
        title = read_library(file.connection).title
        visits = list_visits(file.connection)
    if not visits:
        return RecentFile(path, title=title)
    edtf = find_edtf(visits[0].date_edtf)
    dates = describe_edtf(edtf) if edtf else visits[0].date_words
    return RecentFile(path, title=title, visit=visits[0].title or "", dates=dates)


def is_encrypted(path: Path) -> bool:
    """Whether a file may be an encrypted library; False for one that cannot be read."""
    try:
        return sniff(path).kind is FileKind.PERHAPS_ENCRYPTED
    except StoreError:
        return False


def _save(files: Sequence[RecentFile]) -> None:
    save_json(recent_list_path(), [_describe(each) for each in files])


def _describe(file: RecentFile) -> dict[str, str]:
    moment = file.opened_at.isoformat(timespec="seconds") if file.opened_at else ""
    return {"path": str(file.key), "opened_at": moment} | {name: getattr(file, name) for name in WORDS}


def _read(stored: Any) -> RecentFile | None:
    """What is stored of one file; in the first versions it was the path alone."""
    if isinstance(stored, str):
        return RecentFile(Path(stored))
    if not isinstance(stored, dict) or not isinstance(stored.get("path"), str):
        return None
    words = {name: stored[name] for name in WORDS if isinstance(stored.get(name), str)}
    return RecentFile(Path(stored["path"]), _read_moment(stored.get("opened_at")), **words)


def _read_moment(stored: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(stored).replace(tzinfo=None)
    except (TypeError, ValueError):
        return None
