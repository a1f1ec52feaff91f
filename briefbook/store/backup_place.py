"""Which of several files of one uid a backup is of: their places, kept in a small file beside the backups.

Copies of a library have its uid, too. Each gets a series of its own, so that they never thin out each other's backups;
a file that was moved or renamed on its disk keeps its series.
"""

import contextlib
import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

PLACES = "places.json"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the file of a series stood when its last backup was made, and which file that was for its system."""

    path: str
    device: int
    inode: int

    @property
    def stands(self) -> bool:
        """Whether there is anything at that path; what cannot be reached may be there."""
        try:
            os.lstat(self.path)
        except (FileNotFoundError, NotADirectoryError):
            return False
        except (OSError, ValueError):
            return True
        return True


def find_series(folder: Path, path: Path) -> str:
    """The series of the library at a path among those of a folder; empty where it has none."""
    return _find(_load(folder), _look_at(path))


def claim_series(folder: Path, path: Path) -> str:
    """The same, which is given now where there is none; raises OSError when that cannot be kept."""
    places, here = _load(folder), _look_at(path)
    series = _find(places, here)
    if not series:
        salt = 0
        while not series or series in places:
            series = hashlib.blake2b(os.fsencode(here.path) + b"%d" % salt, digest_size=4).hexdigest()
            salt += 1
    if places.get(series) != here:
        _save(folder, places | {series: here})
    return series


def list_strangers(folder: Path, path: Path) -> set[str]:
    """The series of other files that still stand where they were."""
    places = _load(folder)
    own = _find(places, _look_at(path))
    return {series for series, place in places.items() if series != own and place.stands}


def _find(places: dict[str, Place], here: Place) -> str:
    for series, place in places.items():
        if place.path == here.path:
            return series
    for series, place in places.items():
        moved = here.inode and (place.device, place.inode) == (here.device, here.inode)
        if moved and not place.stands:
            return series
    return ""


def _look_at(path: Path) -> Place:
    real = os.path.realpath(path)
    with contextlib.suppress(OSError, ValueError):
        facts = Path(real).stat()
        return Place(real, facts.st_dev, facts.st_ino)
    return Place(real, 0, 0)


def _load(folder: Path) -> dict[str, Place]:
    try:
        # Opening a pipe waits for whoever writes into it.
        if not (folder / PLACES).is_file():
            return {}
        stored = json.loads((folder / PLACES).read_text(encoding="utf-8"))
        return {
            series: Place(str(told["path"]), int(told["device"]), int(told["inode"])) for series, told in stored.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _save(folder: Path, places: dict[str, Place]) -> None:
    fresh = folder / f"{PLACES}.new"
    fresh.unlink(missing_ok=True)
    fresh.touch(0o600)
    # In ASCII: a name need not be UTF-8.
    fresh.write_text(
        json.dumps({series: asdict(place) for series, place in places.items()}, indent=1), encoding="ascii"
    )
    fresh.replace(folder / PLACES)
