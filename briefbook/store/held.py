"""Which files this process has open as libraries, by device and inode.

None of them may be opened a second time, not even to be looked into: when any descriptor of a file is closed, POSIX
drops every lock that the process has on it (SQLite, "How To Corrupt", section 2.2). Whoever wants to know something of
such a file asks the library that has it open.
"""

import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefbook.store.file import LibraryFile
    from briefbook.store.sniff import Sniffed

_Identity = tuple[int, int]
_held: "dict[_Identity, Held]" = {}
_gate = threading.Lock()


@dataclass(frozen=True, slots=True)
class Held:
    """An open library, and what a look into its file would have said when it was opened."""

    file: "LibraryFile"
    sniffed: "Sniffed"


def identify(status: os.stat_result) -> _Identity:
    """What tells a file from every other of this machine, whatever it is called."""
    return status.st_dev, status.st_ino


def note_held(identity: _Identity, held: Held) -> None:
    """Note that a file is open."""
    with _gate:
        _held[identity] = held


def let_go(identity: _Identity) -> None:
    """Note that it is closed."""
    with _gate:
        _held.pop(identity, None)


def find_held(path: Path) -> Held | None:
    """The library that has the file at a path open in this process, by whatever name or link it is reached."""
    try:
        return find_held_status(path.stat())
    except (OSError, ValueError):  # the latter for a path with a NUL
        return None


def find_held_status(status: os.stat_result) -> Held | None:
    """The same for a file of which the system has told."""
    with _gate:
        return _held.get(identify(status))


def list_held() -> tuple[Held, ...]:
    """Every library that this process has open to be changed."""
    with _gate:
        return tuple(_held.values())
