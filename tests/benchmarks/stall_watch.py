"""Sees where an event loop stands still: every pass over 50 ms, with what the main thread was doing then."""

import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, QTimer

import briefbook

LONG_MS, LOOK_S, BEAT_MS = 50, 0.005, 5
OURS = str(Path(briefbook.__file__).parent)


class Stall(NamedTuple):
    """A pass that took long, and our innermost lines at its middle, the innermost first."""

    took_ms: float
    lines: tuple[str, ...]


class StallWatch:
    """Runs an event loop and notes how long each of its passes, and each call in between, takes."""

    def __init__(self) -> None:
        self.took_ms: list[float] = []
        self.stalls: list[Stall] = []
        self._began: float | None = None
        self._seen: tuple[str, ...] = ()
        self._over = threading.Event()

    @contextmanager
    def watching(self) -> Iterator["StallWatch"]:
        """Look at the calling thread while the block lasts."""
        thread = threading.Thread(target=self._look, args=(threading.get_ident(),), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._over.set()
            thread.join()

    @contextmanager
    def one_pass(self) -> Iterator[None]:
        """What happens in the block is one pass."""
        self._seen, self._began = (), time.perf_counter()
        yield
        took_ms = (time.perf_counter() - self._began) * 1000
        self._began = None
        self.took_ms.append(took_ms)
        if took_ms > LONG_MS:
            self.stalls.append(Stall(took_ms, self._seen))

    def run(self, seconds: float) -> None:
        """Let the loop run for a while."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            with self.one_pass():
                QCoreApplication.processEvents()
            time.sleep(0.001)

    def describe(self) -> list[str]:
        """A line for each stall, the longest first."""
        ordered = sorted(self.stalls, reverse=True)
        return [f"{stall.took_ms:6.0f} ms  {' < '.join(stall.lines) or 'outside of our code'}" for stall in ordered]

    @contextmanager
    def beating(self) -> Iterator["StallWatch"]:
        """Look at a block that runs loops of its own: a timer beats, and what comes between two beats is a pass."""
        timer = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._beat)
        timer.start()
        with self.watching():
            yield self
        timer.stop()
        self._began = None

    def _beat(self) -> None:
        now = time.perf_counter()
        if self._began is not None:
            took_ms = (now - self._began) * 1000
            self.took_ms.append(took_ms)
            if took_ms > LONG_MS:
                self.stalls.append(Stall(took_ms, self._seen))
        self._seen, self._began = (), now

    def _look(self, watched: int) -> None:
        while not self._over.wait(LOOK_S):
            began = self._began
            if began is None or self._seen or time.perf_counter() - began < LONG_MS / 2000:
                continue
            frame = sys._current_frames().get(watched)
            stack = traceback.extract_stack(frame) if frame else []
            self._seen = tuple(
                f"{Path(each.filename).name}:{each.lineno} {each.name}"
                for each in reversed(stack)
                if each.filename.startswith(OURS)
            )[:4]
