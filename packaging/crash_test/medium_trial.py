"""Trials of a medium that is full or goes, on a small disk in memory that only this process and its children see.

`disk_trial.py` runs it in a mount namespace of its own (unshare(1)); it prints what is wrong.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

from disk_trial import NAME, NEVER_MS
from truth import DamageError
from work import Work

from briefbook.session import Session
from briefbook.store.errors import DiskFullError, StoreError
from briefbook.store.file import LibraryFile

SPARE_BYTES = 300_000
MOST_CHANGES = 2_000


def fill(folder: Path, library: Path) -> None:
    """Write until the disk is full: it is said, what is typed then is kept, copied elsewhere, and saved with room."""
    _mount(folder, library, SPARE_BYTES)
    ballast, path = folder / "ballast", Path(shutil.copy(library, folder / NAME))
    work = _begin(path)
    ballast.write_bytes(bytes(library.stat().st_size))
    saved = _save_until(work, DiskFullError)
    work.change()
    _require_copy(work, folder.parent)
    ballast.unlink()
    work.session.save()
    work.session.close()
    if work.require(path, work.number) <= saved:
        raise DamageError("what was kept while the disk was full is not in the library")


def lose_folder(folder: Path, library: Path) -> None:
    """Remove the folder of an open library: nothing counts as saved, and everything can be saved elsewhere."""
    inner = folder / "desk"
    inner.mkdir()
    _lose(Path(shutil.copy(library, inner / NAME)), lambda: shutil.rmtree(inner), folder)


def lose_medium(folder: Path, library: Path) -> None:
    """Take the whole disk away while a library on it is open."""
    _mount(folder, library, 10 * SPARE_BYTES)
    path = Path(shutil.copy(library, folder / NAME))
    _lose(path, lambda: subprocess.run(["umount", "--lazy", str(folder)], check=True), folder.parent)


TRIALS: dict[str, Callable[[Path, Path], None]] = {
    "full disk": fill,
    "folder removed": lose_folder,
    "medium gone": lose_medium,
}


def _mount(folder: Path, library: Path, spare_bytes: int) -> None:
    """Put an empty disk there, with room for two copies of a library and a little more."""
    size = library.stat().st_size * 2 + spare_bytes
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=True)


def _begin(path: Path) -> Work:
    return Work(Session(LibraryFile.open(path), commit_delay_ms=NEVER_MS), Random(1))


def _lose(path: Path, take_away: Callable[[], object], elsewhere: Path) -> None:
    work = _begin(path)
    work.change()
    work.session.save()
    take_away()
    work.change()
    _save_until(work, StoreError)
    _require_copy(work, elsewhere)
    work.session.close(discard_unsaved=True)


def _save_until(work: Work, error: type[StoreError]) -> int:
    """Change and save until that is refused with a kind of error; the last number that was saved."""
    for _ in range(MOST_CHANGES):
        saved = work.number
        work.change()
        try:
            work.session.save()
        except error:
            if not work.session.unsaved:
                raise DamageError("what could not be saved counts as saved") from None
            return saved
    raise DamageError("everything counts as saved")


def _require_copy(work: Work, folder: Path) -> None:
    copy = folder / "elsewhere.briefbook"
    copy.unlink(missing_ok=True)
    work.session.file.save_copy(copy)
    if work.require(copy, work.number) != work.number:
        raise DamageError("the copy elsewhere lacks what was typed last")


def main() -> int:
    """Try one, by its name, in a folder with a library; returns the exit status."""
    name, folder, library = sys.argv[1:]
    disk = Path(folder) / "disk"
    disk.mkdir()
    try:
        TRIALS[name](disk, Path(library))
    except (DamageError, StoreError) as error:
        print(f"{type(error).__name__}: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
