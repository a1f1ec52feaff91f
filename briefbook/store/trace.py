"""What the program keeps of a library beside it, in the person's own folders: its first page and what it is about."""

import contextlib
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


def drop_traces(library: Path) -> None:
    """Remove what is kept of a library that is encrypted now, but for where it is and when it was opened."""
    path = library.resolve()
    with contextlib.suppress(OSError):
        cover_path(path).unlink(missing_ok=True)
    stored = load_json(recent_list_path())
    if isinstance(stored, list) and any(_is_of(each, path) for each in stored):
        with contextlib.suppress(OSError):
            save_json(recent_list_path(), [_without_words(each) if _is_of(each, path) else each for each in stored])


def _is_of(entry: object, path: Path) -> bool:
    return isinstance(entry, dict) and entry.get("path") == str(path)


def _without_words(entry: dict[str, str]) -> dict[str, str]:
    return entry | dict.fromkeys(WORDS, "")
