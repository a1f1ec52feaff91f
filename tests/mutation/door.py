"""Every way into a library, each as a function of a file and of a folder to write in that says what came of it."""

import io
import shutil
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path

from briefbook.__main__ import main
from tests.mutation.small_library import WORD
from tests.mutation.window_door import WindowDoor

# What a verb may leave with: done, done with something to say, refused with a sentence.
STATUSES = {0: "done", 1: "told", 2: "refused"}
Door = Callable[[Path, Path], str]


class DoorError(Exception):
    """A door that did not end as one may."""


def run_verb(*words: str | Path) -> str:
    """Run the command line here; raises DoorError where it neither ends well nor with a sentence."""
    said, refused = io.StringIO(), io.StringIO()
    with redirect_stdout(said), redirect_stderr(refused):
        status = main([str(word) for word in words])
    sentence = refused.getvalue().strip()
    if status not in STATUSES:
        raise DoorError(f"status {status}")
    if "Traceback" in sentence or (status == 2 and (not sentence or len(sentence.splitlines()) != 1)):
        raise DoorError(f"no sentence: {sentence}")
    return STATUSES[status] if status != 2 else f"refused: {sentence}"


def export(path: Path, folder: Path) -> str:
    """Print its book."""
    return run_verb("export", path, "-o", folder / "book.pdf", "--accept-missing")


@cache
def open_door() -> WindowDoor:
    """The one window of this process."""
    return WindowDoor()


DOORS: dict[str, Door] = {
    "info": lambda path, _: run_verb("info", path),
    "search": lambda path, _: run_verb("search", path, WORD),
    "check": lambda path, _: run_verb("check", path),
    "export": export,
    "verify": lambda path, _: run_verb("verify", path),
    "recover": lambda path, folder: run_verb("recover", path, "-o", folder / "new.briefbook"),
    "window": lambda path, _: open_door().show(path),
}


def go_through(name: str, path: Path, folder: Path) -> str:
    """Take a library through a door; what the door writes is thrown away."""
    folder.mkdir(exist_ok=True)
    try:
        return DOORS[name](path, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
