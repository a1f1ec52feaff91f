"""The list of libraries opened last, kept beside the settings and never in a library."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from briefbook.models.recent_file_model import RecentFile
from briefbook.settings import load_json, save_json
from briefbook.store.trace import WORDS, recent_list_path

FILES_KEPT = 12


def load_recent_files() -> tuple[RecentFile, ...]:
    """The files opened last, newest first, whether or not they still exist."""
    stored = load_json(recent_list_path())
    read = [_read(each) for each in stored] if isinstance(stored, list) else []
    return tuple({each.key: each for each in reversed(read) if each}.values())[::-1]


def forget_recent_file(path: Path) -> None:
    """Take a file from the list; raises OSError when that cannot be kept."""
    save_recent_files([each for each in load_recent_files() if each.key != path])


def forget_recent_words() -> None:
    """Keep of every file of the list nothing but where it is; raises OSError when that cannot be kept."""
    if files := load_recent_files():
        save_recent_files([RecentFile(each.key) for each in files])


def save_recent_files(files: Sequence[RecentFile]) -> None:
    """Keep as many of these files, newest first, as the list holds; raises OSError when that cannot be kept."""
    save_json(recent_list_path(), [_describe(each) for each in files[:FILES_KEPT]])


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
