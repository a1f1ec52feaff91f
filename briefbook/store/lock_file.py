"""The lock file `.~lock.NAME#` beside a library: it names who has it open; SQLite's own lock protects the bytes."""

import contextlib
import getpass
import hashlib
import json
import os
import stat
import sys
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from briefbook.store.errors import InUseError
from briefbook.store.process import find_birth, is_running

HERE = " in another window"
_LONGEST_NAME_BYTES = 255
_KEPT_BYTES = 200
_MOST_BYTES = 16_384


@dataclass(frozen=True, slots=True)
class LockHolder:
    """Who has a library open; `since` is a UTC moment, `born` tells its process from a later one of that number."""

    user: str
    host: str
    pid: int
    since: str
    born: str = ""

    @property
    def alive(self) -> bool:
        """Whether the holder may still be at work: on another machine nobody can tell, so yes."""
        if self.host != _host_name():
            return True
        return is_running(self.pid) and (not self.born or find_birth(self.pid) in ("", self.born))

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is another computer, of which nobody can tell whether its program still runs."""
        return self.host != _host_name()

    @property
    def is_this_process(self) -> bool:
        """Whether this very program has it open."""
        return self.host == _host_name() and self.pid == os.getpid() and self.alive

    @property
    def words(self) -> str:
        """Where it is open, as the rest of a sentence."""
        if self.is_this_process:
            return HERE
        return f" on {self.host}, where {self.user} has had it{self.since_words}"

    @property
    def since_words(self) -> str:
        """Since when, by the clock on the wall; empty for a moment that is none."""
        try:
            since = datetime.fromisoformat(self.since).astimezone()
        except (ValueError, OverflowError):
            return ""
        return f" since {since:%H:%M} on {since.day} {since:%B %Y}"


# The lock files that stay through a closing, until the same library is opened again: it is locked.
_kept: set[Path] = set()


class LockFile:
    """The lock of one library, held from `acquire` to `release`.

    One that is kept (`keep`, `settle`, `drop`) stays while its library is locked: closing does not remove it, nor does
    an opening that fails.
    """

    def __init__(self, library_path: Path) -> None:
        self._library_name = library_path.name
        # Whoever comes by a link finds the same lock.
        self._library = library_path.resolve()
        self.path = _lock_path(self._library)
        self._held = False

    def find_holder(self) -> LockHolder | None:
        """Who the lock file names; one that makes no sense names nobody."""
        try:
            stored = json.loads(_read(self.path))
            holder = LockHolder(**{each.name: stored[each.name] for each in fields(LockHolder) if each.name in stored})
        except (OSError, ValueError, TypeError, RecursionError):
            return None
        kinds_fit = all(type(getattr(holder, each.name)) is each.type for each in fields(LockHolder))
        return holder if kinds_fit else None

    @property
    def kept(self) -> bool:
        """Whether it was kept for the next opening, and still names this process."""
        holder = self.find_holder() if self.path in _kept else None
        return holder is not None and holder.is_this_process

    def keep(self) -> bool:
        """Keep it through the next closing, or as whom this process became; whether it is there and ours."""
        _kept.add(self.path)
        if not self.kept:
            _kept.discard(self.path)
        return self.path in _kept

    def settle(self) -> None:
        """The library is open again: from now on closing removes the lock file as always."""
        _kept.discard(self.path)

    def drop(self) -> None:
        """Remove a kept lock file: its library is not opened again."""
        if self.kept:
            with contextlib.suppress(OSError):
                self.path.unlink()
        _kept.discard(self.path)

    def acquire(self) -> None:
        """Take the lock, a dead holder's too; raises InUseError.

        A folder that cannot be written has no lock file, nor has one where something else bears its name.
        """
        if self.kept:
            self._held = True
            return
        for _ in range(2):
            try:
                self._write()
            except FileExistsError:
                holder = self.find_holder()
                if holder and holder.alive:
                    raise InUseError(self._library_name, holder.words) from None
                if _is_secret(self.path):
                    raise InUseError(self._library_name) from None
                try:
                    self.path.unlink(missing_ok=True)
                except OSError:
                    return
            except OSError:
                return
            else:
                self._held = True
                return
        raise InUseError(self._library_name)

    def require_free(self) -> None:
        """Raise InUseError while another program may have the library open."""
        holder = self.find_holder()
        if holder and holder.alive and not holder.is_this_process:
            raise InUseError(self._library_name, holder.words)

    def renew(self) -> None:
        """Take the lock again where its file was lost, with the folder say; raises InUseError."""
        if self._held and not self._is_mine():
            self._held = False
            self.acquire()

    def find_moved(self, library_path: Path) -> Self | None:
        """This lock as the one of a library that is elsewhere now, if its file has gone there with their folder."""
        moved = type(self)(library_path)
        if not self._held or self.path.exists() or not moved._is_mine():
            return None
        self._held, moved._held = False, True
        return moved

    def release(self) -> None:
        """Give the lock back, unless it is kept for the next opening; one that somebody else has taken stays."""
        if self._held:
            self._held = False
            if self._is_mine() and not self.kept:
                with contextlib.suppress(OSError):
                    self.path.unlink()

    def take_from(self, holder: LockHolder) -> None:
        """Remove the lock of a holder on another computer, unless it has changed hands meanwhile."""
        if not self._held and holder.is_elsewhere and self.find_holder() == holder:
            with contextlib.suppress(OSError):
                self.path.unlink()

    def _is_mine(self) -> bool:
        holder = self.find_holder()
        return holder is not None and holder.is_this_process

    def _write(self) -> None:
        since = datetime.now(UTC).isoformat(timespec="seconds")
        mine = LockHolder(_user_name(), _host_name(), os.getpid(), since, find_birth(os.getpid()))
        handle = os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            if sys.platform != "win32":
                # It speaks to whoever else may read the library.
                with contextlib.suppress(OSError):
                    os.fchmod(handle, 0o600 | (self._library.stat().st_mode & 0o044))
            json.dump(asdict(mine), stream)
            stream.flush()
            os.fsync(stream.fileno())


def _lock_path(library: Path) -> Path:
    """Where the lock of a library stands; of a very long name it bears the beginning and a hash."""
    name = f".~lock.{library.name}#"
    if len(os.fsencode(name)) > _LONGEST_NAME_BYTES:
        begin = os.fsencode(library.name)[:_KEPT_BYTES].decode(errors="ignore")
        name = f".~lock.{begin}~{hashlib.sha256(os.fsencode(library.name)).hexdigest()[:16]}#"
    return library.with_name(name)


def _read(path: Path) -> str:
    """The words of a lock file; raises OSError for what is none, which could be waited for without end."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise FileNotFoundError(path)
        return stream.read(_MOST_BYTES).decode()


def _is_secret(path: Path) -> bool:
    """Whether it is the lock file of somebody who lets nobody else read it: whether they still work cannot be told."""
    try:
        _read(path)
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return False


def _host_name() -> str:
    if sys.platform != "win32":
        return os.uname().nodename
    # Takes long to import, and says the same elsewhere.
    import platform

    return platform.node()


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"
