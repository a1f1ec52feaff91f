"""What is left of a run that ended without warning: where each thread was, written by Python's faulthandler."""

import contextlib
import faulthandler
import os
from pathlib import Path
from typing import TextIO

LONGEST = 60_000


class CrashReport:
    """The report of the last crash, and a file for the next one; it names places in the program and no text."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "crash.txt"
        self._stream: TextIO | None = None

    def take(self) -> str:
        """What the last run left behind, once; empty where it ended as it should."""
        try:
            report = self.path.read_text(encoding="utf-8", errors="replace")[:LONGEST]
            if report:
                self.path.unlink()
        except OSError:
            return ""
        return report.replace(str(Path.home()), "~").strip()

    def arm(self) -> None:
        """Be ready for a crash of this run; where nothing can be written it leaves no report."""
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            self._stream = os.fdopen(handle, "a", encoding="utf-8")
            faulthandler.enable(self._stream)

    def disarm(self) -> None:
        """The run has ended as it should; its empty file stays, for a program on another screen may write to it too."""
        if self._stream:
            faulthandler.disable()
            self._stream.close()
            self._stream = None
