"""What is left of a run that ended without warning: where each thread was, written by Python's faulthandler."""

import contextlib
import faulthandler
import os
from pathlib import Path
from typing import TextIO

from briefbook.own_file import open_own_file

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
            self._stream = os.fdopen(open_own_file(self.path), "a", encoding="utf-8")
            faulthandler.enable(self._stream)

    def disarm(self) -> None:
        """The run has ended as it should; its empty file stays, for a program on another screen may write to it too."""
        if self._stream:
            faulthandler.disable()
            self._stream.close()
            self._stream = None
