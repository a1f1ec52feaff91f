"""Whether the open file is the one at its path, and whether nobody else wrote into it."""

import os
import stat
import subprocess
import sys
from pathlib import Path

from briefbook.store.guard_error import (
    DisplacedError,
    GoneFileError,
    MovedFileError,
    OverwrittenFileError,
    ReplacedFileError,
)
from briefbook.store.held import identify
from briefbook.store.medium import has_stable_inodes

PAGE_BYTES = 4096
_DELETED = " (deleted)"
_TRASHES = (".trash", ".trashes", "trash", "$recycle.bin")


class Guard:
    """Watches one library from before SQLite locks it until after its connection is closed.

    Its descriptor is opened and closed outside of that, since a close would drop SQLite's locks (see `held`); `stat`,
    `fstat` and `pread` drop none. `note` keeps what the file was like after a COMMIT of ours.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        # For writing, though nothing is written by it: on an overlay a file that is only read may be another one.
        flags = os.O_RDWR | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
        self.own = os.open(path, flags)
        self.identity = identify(os.fstat(self.own))
        self._size_bytes, self._time_ns, self._page = 0, 0, b""
        self.note()

    @property
    def device(self) -> int:
        """The device that the file is on."""
        return self.identity[0]

    def note(self) -> None:
        """Take the file for what it should be: we have just written it."""
        mine = os.fstat(self.own)
        self._size_bytes, self._time_ns, self._page = mine.st_size, mine.st_mtime_ns, self._read_page()

    def note_time(self) -> None:
        """Take the time of the last change for ours: somebody looked closer, and nothing else has changed."""
        self._time_ns = os.fstat(self.own).st_mtime_ns

    def find_fault(self) -> DisplacedError | None:
        """What became of the file, if it is not what stands at the path, as we left it."""
        try:
            mine = os.fstat(self.own)
        except OSError:
            return GoneFileError(self.path.name)
        try:
            there = self.path.stat()
        except OSError:
            fault = self._find_new_place(mine)
            changed = isinstance(fault, MovedFileError) and self._is_changed(mine)
            return OverwrittenFileError(self.path.name) if changed else fault
        if not (os.path.samestat(there, mine) or self._looks_the_same(mine)):
            return ReplacedFileError(self.path.name)
        # Not every file system counts links.
        if mine.st_nlink == 0 and sys.platform != "win32" and has_stable_inodes(self.path):
            return ReplacedFileError(self.path.name)
        if self._is_changed(mine):
            return OverwrittenFileError(self.path.name)
        return None

    def is_touched(self) -> bool:
        """Whether the time of the last change alone is another, which asks for a closer look."""
        return os.fstat(self.own).st_mtime_ns != self._time_ns

    def read(self) -> bytes:
        """Everything that is in the file now."""
        return _read_at(self.own, os.fstat(self.own).st_size, 0)

    def close(self) -> None:
        """Let go of the file; the connection must be closed."""
        os.close(self.own)

    def _read_page(self) -> bytes:
        try:
            return _read_at(self.own, PAGE_BYTES, 0)
        except OSError:
            return b""

    def _is_changed(self, mine: os.stat_result) -> bool:
        return mine.st_size != self._size_bytes or self._read_page() != self._page

    def _looks_the_same(self, mine: os.stat_result) -> bool:
        """Whether the file at the path begins as ours does, where device and inode prove nothing."""
        if sys.platform == "win32" or has_stable_inodes(self.path):
            return False
        # In a process of its own: closing what is opened here would cost the locks.
        command = ["head", "-c", str(PAGE_BYTES), "--", str(self.path)]
        try:
            told = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=10, check=False)
            return self.path.stat().st_size == mine.st_size and told.stdout == self._page
        except (OSError, subprocess.SubprocessError):
            return False

    def _find_new_place(self, mine: os.stat_result) -> DisplacedError:
        place = None if mine.st_nlink == 0 else _find_by_descriptor(self.own) or _find_beside(self.path, mine)
        if place is None or not _is_home(place):
            return GoneFileError(self.path.name)
        return MovedFileError(self.path.name, place)


def _read_at(descriptor: int, size_bytes: int, offset: int) -> bytes:
    if sys.platform == "win32":
        os.lseek(descriptor, offset, os.SEEK_SET)
        return os.read(descriptor, size_bytes)
    pieces = []
    while size_bytes and (piece := os.pread(descriptor, size_bytes, offset)):
        pieces.append(piece)
        offset += len(piece)
        size_bytes -= len(piece)
    return b"".join(pieces)


def _find_by_descriptor(descriptor: int) -> Path | None:
    """Where the system says that an open file is now."""
    try:
        if sys.platform == "darwin":
            import fcntl

            told = fcntl.fcntl(descriptor, fcntl.F_GETPATH, bytes(1024)).rstrip(b"\0").decode()
        else:
            told = str(Path(f"/proc/self/fd/{descriptor}").readlink())
        place = Path(told)
        there, mine = place.stat(), os.fstat(descriptor)
    except (OSError, ValueError):
        return None
    return place if not told.endswith(_DELETED) and os.path.samestat(there, mine) else None


def _find_beside(path: Path, mine: os.stat_result) -> Path | None:
    """Where in its old folder a file is now."""
    try:
        entries = [Path(entry.path) for entry in os.scandir(path.parent) if entry.inode() == mine.st_ino]
    except OSError:
        return None
    for each in entries:
        try:
            there = each.stat(follow_symlinks=False)
        except OSError:
            continue
        if stat.S_ISREG(there.st_mode) and os.path.samestat(there, mine):
            return each
    return None


def _is_home(place: Path) -> bool:
    """Whether a library may be at home there: not in the wastebasket, and not out of sight."""
    parts = [part.casefold() for part in place.parts]
    in_trash = any(part in _TRASHES or part.startswith(".trash-") for part in parts)
    return not in_trash and not place.name.startswith(".")
