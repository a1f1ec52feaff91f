"""What the program keeps of a library beside it, in the person's own folders: its first page and what it is about."""

import contextlib
import os
from hashlib import sha256
from pathlib import Path

from briefbook.folder import cache_folder
from briefbook.settings import load_json, save_json, settings_path

WORDS = ("title", "visit", "dates")


def recent_list_path() -> Path:
    """The file the list of recent libraries is kept in; its folder may not exist yet."""
    return settings_path().with_name("recent.json")


def cover_folder() -> Path:
    """Where the pictures of first pages are; it may not exist yet."""
    return cache_folder() / "covers"


def cover_path(library: Path) -> Path:
    """The picture of a library, named after the library's path so that it says nothing."""
    return cover_folder() / f"{sha256(str(library).encode(errors='surrogateescape')).hexdigest()}.png"


def drop_traces(library: Path, title: str = "") -> None:
    """Remove what is kept of a library that is encrypted now, but for where it is and when it was opened.

    What is not there any more and has its title counts as one that it was before it was moved.
    """
    path, listed = library.resolve(), load_json(recent_list_path())
    stored = listed if isinstance(listed, list) else []
    own = [each for each in stored if _is_of(each, path, title)]
    for each in (path, *(Path(entry["path"]) for entry in own)):
        with contextlib.suppress(OSError, ValueError):
            cover_path(each).unlink(missing_ok=True)
    if own:
        with contextlib.suppress(OSError):
            save_json(recent_list_path(), [_without_words(each) if each in own else each for each in stored])


def _is_of(entry: object, path: Path, title: str) -> bool:
    if not isinstance(entry, dict) or not isinstance(listed := entry.get("path"), str):
        return False
    return listed == str(path) or (bool(title) and entry.get("title") == title and not os.path.lexists(listed))


def _without_words(entry: dict[str, str]) -> dict[str, str]:
    return entry | dict.fromkeys(WORDS, "")
