"""How soon after its start a program is seen, beside an empty window of Qt for Python on the same screen."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from screen import Screen, is_painted

RUNS = 7
TIMEOUT_S = 20
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
    """The median times from start to first paint, in milliseconds."""

    program_ms: float
    empty_ms: float

    @property
    def ratio(self) -> float:
        """How many times as long as an empty window."""
        return self.program_ms / self.empty_ms


def measure_first_paint(build_command: Callable[[str], Sequence[str]]) -> FirstPaint:
    """Start a program and an empty window in turn; the first of each warms the caches and is not counted.

    `build_command` gives the program's command line for a display.
    """
    times: dict[bool, list[float]] = {True: [], False: []}
    for _ in range(RUNS + 1):
        times[True].append(time_once(build_command))
        times[False].append(time_once(build_empty_window))
    return FirstPaint(statistics.median(times[True][1:]), statistics.median(times[False][1:]))


def build_empty_window(display: str) -> list[str]:
    """The command line of an empty window."""
    return ["env", f"DISPLAY={display}", sys.executable, "-c", EMPTY_WINDOW]


def time_once(build_command: Callable[[str], Sequence[str]]) -> float:
    """Milliseconds from the start of a command until a window of its has been painted; raises TimeoutError."""
    with Screen(managed=False) as screen:
        command = build_command(screen.environment["DISPLAY"])
        before = screen.sample()
        start = time.perf_counter()
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            while time.perf_counter() - start < TIMEOUT_S:
                if is_painted(before, screen.sample()):
                    return (time.perf_counter() - start) * 1000
                time.sleep(0.002)
            raise TimeoutError(f"{command[-1]} painted nothing.")
        finally:
            process.terminate()
            process.wait(10)
