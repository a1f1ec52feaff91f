"""That a library is open in this run: a file that a good end takes away, so that the next start knows of any other end.

It says which process that is and since when, and nothing of the library.
"""

import contextlib
import json
import os
from datetime import UTC, datetime
from pathlib import Path

from briefbook.store.process import find_birth, is_running

NAME = "open-{}.json"


class RunMarker:
    """The file of this run, in a folder where those of others stand too; one that cannot be written leaves none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / NAME.format(os.getpid())
        self._stands = False

    def show(self, is_open: bool) -> None:
        """Say whether a library is open that can be changed."""
        if is_open is self._stands:
            return
        with contextlib.suppress(OSError):
            if is_open:
                self._write()
            else:
                self._path.unlink(missing_ok=True)
            self._stands = is_open

    def take_left(self) -> datetime | None:
        """Since when a run had had a library open that did not end as it should, the latest of several; told once."""
        found = [since for path in self._list_others() if (since := _take(path))]
        return max(found, default=None)

    def _write(self) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        said = {"pid": os.getpid(), "born": find_birth(os.getpid()), "since": datetime.now(UTC).isoformat()}
        handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(said, stream)

    def _list_others(self) -> list[Path]:
        try:
            return [path for path in self._folder.glob(NAME.format("*")) if path != self._path]
        except OSError:
            return []


def _take(path: Path) -> datetime | None:
    """Since when the run of a file had a library open, unless it still runs; the file goes."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        pid, born, since = int(said["pid"]), str(said["born"]), datetime.fromisoformat(said["since"]).astimezone()
    except (OSError, ValueError, TypeError, KeyError, OverflowError):
        pid, born, since = 0, "", None
    if is_running(pid) and (not born or find_birth(pid) in ("", born)):
        return None
    with contextlib.suppress(OSError):
        path.unlink()
        return since
    return None
