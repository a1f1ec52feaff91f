"""What keeps a library that is open to be changed: the lock file beside it and the guard of its file."""

import contextlib
import os
from pathlib import Path
from typing import Self

from briefbook.store.errors import ExistsError, LinkedError, LongNameError, to_store_error
from briefbook.store.guard import Guard
from briefbook.store.guard_error import GoneFileError, MovedFileError
from briefbook.store.held import find_held
from briefbook.store.lock_file import LockFile
from briefbook.store.side_file import journal_path, log_path
from briefbook.store.sniff import require_files_beside, sniff
from briefbook.store.standing import stands

LONGEST_NAME_BYTES = 255


class Hold:
    """Taken before the connection is opened, released after it is closed; `real` is where links lead."""

    def __init__(self, path: Path, lock: LockFile, guard: Guard) -> None:
        self.path = path
        self.real = path.resolve()
        self.lock = lock
        self.guard = guard

    @classmethod
    def take(cls, path: Path, lock: LockFile | None = None) -> Self:
        """Take a library, with a lock that is held already or with its own; raises InUseError and other StoreErrors."""
        taken = lock or LockFile(path)
        if lock is None:
            taken.acquire()
        else:
            lock.renew()
        try:
            return cls(path, taken, Guard(path))
        except OSError as error:
            if lock is None:
                taken.release()
            raise to_store_error(error, path.name) from error

    def release(self, *, keep_lock: bool = False) -> None:
        """Give everything back; what lies beside the path stays if another file stands there."""
        fault = self.guard.find_fault()
        self.guard.close()
        if fault is None or isinstance(fault, GoneFileError | MovedFileError):
            drop_empty_journal(self.real)
        if not keep_lock:
            self.lock.release()


def require_short_name(path: Path) -> None:
    """Raise LongNameError where the journal's name would be longer than a file system takes."""
    real = path.resolve()
    if len(os.fsencode(journal_path(real).name)) > LONGEST_NAME_BYTES:
        raise LongNameError(path.name)


def require_settled(path: Path) -> None:
    """Raise LinkedError where a change was cut off under another name of the file, in the same folder.

    Its journal bears that name, and by this one nobody would find it.
    """
    real = path.resolve()
    with contextlib.suppress(OSError):
        mine = real.stat()
        if mine.st_nlink < 2 or stands(journal_path(real)):
            return
        with os.scandir(real.parent) as entries:
            others = [Path(each.path) for each in entries if each.inode() == mine.st_ino and each.path != str(real)]
        for other in others:
            if is_filled(journal_path(other)):
                raise LinkedError(path.name, other.name)


def require_no_journal(path: Path) -> None:
    """Raise ExistsError where the journal or log of another library waits for whatever is opened by this name."""
    require_files_beside(path)
    real = path.resolve()
    for beside in (journal_path(real), log_path(real)):
        if is_filled(beside):
            raise ExistsError(beside.name)


def drop_empty_journal(path: Path) -> None:
    """Remove a journal that takes nothing back."""
    journal = journal_path(path)
    with contextlib.suppress(OSError):
        if journal.stat().st_size == 0:
            journal.unlink()


def choose_options(path: Path) -> str:
    """SQLite's options for reading a library without leaving anything beside it."""
    # Closing one that is open here would cost it its lock, but SQLite itself keeps count of its connections.
    return "mode=ro" if find_held(path) or not is_still(path) else "mode=ro&immutable=1"


def is_still(path: Path) -> bool:
    """Whether a library can be read as if nothing ever wrote it: SQLite then leaves nothing beside it.

    So it is on media that cannot be written, and with a log (WAL) that is all in the file; a hot journal, though, has
    to be rolled back.
    """
    real = path.resolve()
    alone = sniff(path).is_logged and not is_filled(log_path(real))
    return (alone or not os.access(real.parent, os.W_OK)) and not stands(journal_path(real))


def is_filled(path: Path) -> bool:
    """Whether a file has anything in it."""
    with contextlib.suppress(OSError):
        return path.stat().st_size > 0
    return False


def is_writable(path: Path) -> bool:
    """Whether a library can be changed: itself, and the folder in which its journal stands."""
    return os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)
