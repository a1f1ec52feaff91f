"""How soon after its start a program is seen, and complete, beside an empty window of Qt for Python."""

import contextlib
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from screen import Screen, is_painted

RUNS = 7
TIMEOUT_S = 20
PRIORITY = 20
STILL_S = 1.0
CARET_SHARE = 0.0015
EMPTY_WINDOW = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
application.exec()
"""


@dataclass(frozen=True)
class FirstPaint:
    """The median times, in milliseconds, from a start to the first paint and to the last of what the start changes."""

    program_ms: float
    complete_ms: float
    empty_ms: float

    @property
    def ratio(self) -> float:
        """How many times as long as an empty window."""
        return self.program_ms / self.empty_ms


def measure_first_paint(build_command: Callable[[str], Sequence[str]]) -> FirstPaint:
    """Start a program and an empty window in turn; the first of each warms the caches and is not counted.

    `build_command` gives the program's command line for a display.
    """
    program, empty = [], []
    with undisturbed():
        for _ in range(RUNS + 1):
            program.append(time_once(build_command))
            empty.append(time_once(build_empty_window))
    painted, complete = (statistics.median(times) for times in zip(*program[1:], strict=True))
    return FirstPaint(painted, complete, statistics.median(first for first, _ in empty[1:]))


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Run this process, and what it starts, before whatever else the machine is at (sched(7), SCHED_FIFO)."""
    os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(PRIORITY))
    try:
        yield
    finally:
        os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))


def build_empty_window(display: str) -> list[str]:
    """The command line of an empty window."""
    return ["env", f"DISPLAY={display}", sys.executable, "-c", EMPTY_WINDOW]


def time_once(build_command: Callable[[str], Sequence[str]]) -> tuple[float, float]:
    """Milliseconds from the start of a command until a window of its is painted, and until it stays as it is.

    Raises TimeoutError when nothing is painted.
    """
    with Screen(managed=False) as screen:
        command = build_command(screen.environment["DISPLAY"])
        before = screen.sample()
        start = time.perf_counter()
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            while time.perf_counter() - start < TIMEOUT_S:
                if is_painted(before, screen.sample()):
                    painted = time.perf_counter()
                    return (painted - start) * 1000, (wait_for_peace(screen, painted) - start) * 1000
                time.sleep(0.002)
            raise TimeoutError(f"{command[-1]} painted nothing.")
        finally:
            process.terminate()
            process.wait(10)


def wait_for_peace(screen: Screen, since: float) -> float:
    """When the screen last changed by more than a caret blinks, once it has been still for a second."""
    last, before = since, screen.sample()
    while time.perf_counter() - last < STILL_S and time.perf_counter() - since < TIMEOUT_S:
        time.sleep(0.005)
        now = screen.sample()
        if is_painted(before, now, CARET_SHARE):
            last, before = time.perf_counter(), now
    return last
