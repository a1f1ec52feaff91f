"""What is kept of bugs on this computer: where in the program they happened, and no word that anybody wrote."""

import contextlib
import errno
import os
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path

from briefbook import __version__
from briefbook.own_file import open_own_file

MOST_BYTES = 200_000
MOST_FRAMES = 30
PATH_PARTS_SHOWN = 3


class BugLog:
    """A log of two files, the older of which goes when the newer is full; one that cannot be written is no error."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "bugs.txt"
        self._last = ""
        self._lock = threading.Lock()

    def note(self, words: str) -> None:
        """Write down what happened, once where it happens again and again; may be called in any thread."""
        with self._lock, contextlib.suppress(OSError):
            if words == self._last:
                return
            self._last = words
            now = datetime.now(UTC).isoformat(timespec="seconds")
            append_private(self.path, f"{now} Briefbook {__version__}\n{words.rstrip()}\n\n")
            if self.path.stat().st_size > MOST_BYTES:
                self.path.replace(self.path.with_name("bugs.old.txt"))


def append_private(path: Path, words: str) -> None:
    """Write at the end of a file that only its owner may read; raises OSError."""
    with os.fdopen(open_own_file(path), "a", encoding="utf-8") as stream:
        stream.write(words)


def describe_bug(error: BaseException) -> str:
    """The kinds and places of an error and of those it came from; its message is left out, for it may quote a text."""
    lines: list[str] = []
    met: list[BaseException] = []
    each: BaseException | None = error
    while each is not None and each not in met:
        met.append(each)
        reason = f" ({errno.errorcode.get(each.errno, each.errno)})" if isinstance(each, OSError) and each.errno else ""
        lines.append(f"{'which came from ' if len(met) > 1 else ''}{type(each).__qualname__}{reason}")
        frames = list(traceback.walk_tb(each.__traceback__))[-MOST_FRAMES:]
        lines += [f"  {_shorten(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}" for frame, line in frames]
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    return "\n".join(lines)


def _shorten(path: str) -> str:
    return "/".join(Path(path).parts[-PATH_PARTS_SHOWN:])
