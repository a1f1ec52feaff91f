"""Putting a file in its place without ever writing over the one that stands there."""

import contextlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from briefbook.store.errors import to_store_error
from briefbook.store.file import sync_folder
from briefbook.store.guard_error import AwayError
from briefbook.store.side_file import index_path, journal_path, log_path
from briefbook.store.standing import stands

_STAMP = "%Y-%m-%d %H.%M"
_LONGEST_STEM_BYTES = 200


def name_found(path: Path, now: datetime) -> Path:
    """A name for what was found at a path, which nothing bears yet: “X (found 2031-01-14 09.14).briefbook”."""
    stem = os.fsencode(path.stem)[:_LONGEST_STEM_BYTES].decode(errors="ignore")
    for count in range(1, 1000):
        again = f" {count}" if count > 1 else ""
        found = path.with_name(f"{stem} (found {now:{_STAMP}}{again}){path.suffix}")
        if not stands(found):
            return found
    raise FileExistsError(path)


def require_disk(path: Path, device: int) -> None:
    """Raise AwayError unless what stands above a path is on that device: a stick may have been pulled out."""
    try:
        nearest = next(folder for folder in path.parents if folder.exists())
        here = nearest.stat().st_dev == device
    except OSError as error:
        raise AwayError(path.name) from error
    if not here:
        raise AwayError(path.name)


def put_in_place(fresh: Path, path: Path, now: datetime) -> Path | None:
    """Let a file take a path, and keep what stands there beside it, under the name that is given; raises StoreError."""
    try:
        found = name_found(path, now) if stands(path) else None
        if found:
            _keep(path, found)
        _keep_beside(path, found)
        fresh.replace(path)
    except OSError as error:
        raise to_store_error(error, path.name) from error
    sync_folder(path.parent)
    return found


def _keep(path: Path, found: Path) -> None:
    """Give a file another name; at no moment has it none, and nothing is written over."""
    if not path.is_symlink():
        try:
            found.hardlink_to(path)
        except OSError:
            # A folder, or a file system without links.
            pass
        else:
            return
    path.rename(found)


def _keep_beside(path: Path, found: Path | None) -> None:
    """Let a journal or log, without which the other file may be no whole one, go along with it."""
    for name in (journal_path, log_path, index_path):
        beside = name(path)
        if not stands(beside):
            continue
        if found and beside.stat().st_size:
            beside.rename(name(found))
        else:
            beside.unlink()


@contextlib.contextmanager
def open_fresh(path: Path) -> Iterator[Path]:
    """A name beside a path for a file that is about to take it; what still bears it at the end goes."""
    fresh = path.with_name(f".briefbook-{os.getpid()}-{os.urandom(4).hex()}.new")
    try:
        yield fresh
    finally:
        for left in (fresh, journal_path(fresh)):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)
