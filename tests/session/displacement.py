"""Twenty-two ways in which the file of an open library is taken away."""

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from briefbook.store.connection import connect
from briefbook.store.guard_error import (
    DisplacedError,
    GoneFileError,
    MovedFileError,
    OverwrittenFileError,
    ReplacedFileError,
)
from briefbook.store.key import KEY_BYTES, SALT_BYTES, LibraryKey

PAGE = 4096
KEY = LibraryKey(b"z" * KEY_BYTES, b"s" * SALT_BYTES)


@dataclass(frozen=True)
class Desk:
    """A library that is open, an older copy of it, and another library, each where the attack may take it."""

    path: Path
    older: Path
    other: Path


def write(path: Path, data: bytes, at: int = 0) -> None:
    """Over what is there, in the same file."""
    with path.open("r+b") as stream:
        stream.seek(at)
        stream.write(data)


def replace_by_link(desk: Desk) -> None:
    desk.path.unlink()
    desk.path.symlink_to(desk.other)


def replace_by_folder(desk: Desk) -> None:
    desk.path.unlink()
    desk.path.mkdir()


def replace_by_pipe(desk: Desk) -> None:
    desk.path.unlink()
    os.mkfifo(desk.path)


def move_to_trash(desk: Desk) -> None:
    trash = desk.path.parent / ".Trash-1000" / "files"
    trash.mkdir(parents=True)
    desk.path.rename(trash / desk.path.name)


def swap_folder(desk: Desk) -> None:
    """A sync client that takes a whole folder back."""
    folder = desk.path.parent
    shutil.copytree(folder, folder.with_name("fresh"))
    folder.rename(folder.with_name("stale"))
    folder.with_name("fresh").rename(folder)


def write_past_all_locks(desk: Desk) -> None:
    """As a file system without locks lets another program do it."""
    key = None if desk.path.read_bytes().startswith(b"SQLite") else KEY
    with closing(connect(desk.path, "mode=rw&vfs=unix-none", key)) as connection:
        connection.execute("DELETE FROM name")


def change_letters(desk: Desk) -> None:
    data = desk.path.read_bytes()
    at = max(data.find(b"Harbours"), PAGE * 5)
    write(desk.path, bytes(255 - each for each in data[at : at + 8]), at)


WAYS: dict[str, tuple[Callable[[Desk], object], type[DisplacedError]]] = {
    "replaced by rename": (lambda d: d.other.replace(d.path), ReplacedFileError),
    "replaced by a copy of itself": (
        lambda d: (shutil.copy2(d.older, d.path.with_name("x")), d.path.with_name("x").replace(d.path)),
        ReplacedFileError,
    ),
    "removed and written anew": (lambda d: (d.path.unlink(), shutil.copyfile(d.older, d.path)), ReplacedFileError),
    "replaced by a link": (replace_by_link, ReplacedFileError),
    "replaced by a folder": (replace_by_folder, ReplacedFileError),
    "replaced by a pipe": (replace_by_pipe, ReplacedFileError),
    "its folder replaced by a copy": (swap_folder, ReplacedFileError),
    "renamed, and another in its place": (
        lambda d: (d.path.rename(d.path.with_name("mine.old")), d.other.rename(d.path)),
        ReplacedFileError,
    ),
    "removed": (lambda d: d.path.unlink(), GoneFileError),
    "its folder removed": (lambda d: shutil.rmtree(d.path.parent), GoneFileError),
    "moved to the wastebasket": (move_to_trash, GoneFileError),
    "renamed out of sight": (lambda d: d.path.rename(d.path.with_name(".hidden.briefbook")), GoneFileError),
    "renamed to another kind": (lambda d: d.path.rename(d.path.with_name("visit.bak")), MovedFileError),
    "cut to one page": (lambda d: os.truncate(d.path, PAGE), OverwrittenFileError),
    "cut to nothing": (lambda d: os.truncate(d.path, 0), OverwrittenFileError),
    "lengthened": (lambda d: write(d.path, bytes(PAGE), d.path.stat().st_size), OverwrittenFileError),
    "an older copy written over it": (lambda d: shutil.copyfile(d.older, d.path), OverwrittenFileError),
    "another library written over it": (lambda d: shutil.copyfile(d.other, d.path), OverwrittenFileError),
    "one page filled with noughts": (lambda d: write(d.path, bytes(PAGE), PAGE * 5), OverwrittenFileError),
    "some letters of one page": (change_letters, OverwrittenFileError),
    "its first page": (lambda d: write(d.path, bytes(PAGE)), OverwrittenFileError),
    "written by another program": (write_past_all_locks, OverwrittenFileError),
}
