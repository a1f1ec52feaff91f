"""A screen whose pixels can be read while a program paints them, and a keyboard that types as a person's does."""

import mmap
import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

WIDTH, HEIGHT, BYTES = 1440, 900, 4
# Without the window's own frame, and the status bar.
WHOLE = (0, 30, WIDTH, HEIGHT - 20)
# Where the cards of a brief stand.
MIDDLE = (320, 330, 1080, 700)
STEP_PX, LOOK_S = 7, 0.004


class Screen:
    """Xvfb with its frame buffer in a file, and openbox on it."""

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory()
        ready, told = os.pipe()
        size = f"{WIDTH}x{HEIGHT}x24"
        words = ["Xvfb", "-displayfd", str(told), "-screen", "0", size, "-fbdir", self._folder.name]
        self._server = subprocess.Popen(
            [*words, "-nolisten", "tcp", "-noreset"], pass_fds=[told], stderr=subprocess.DEVNULL
        )
        name = ":" + os.read(ready, 16).decode().strip()
        self.environment = {**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
        self.environment.pop("PYTHONDONTWRITEBYTECODE", None)
        time.sleep(0.5)
        self._manager = subprocess.Popen(["openbox"], env=self.environment, stderr=subprocess.DEVNULL)
        time.sleep(0.5)
        self._display = Display(name)
        with (Path(self._folder.name) / "Xvfb_screen0").open("rb") as file:
            self._pixels = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._start = len(self._pixels) - WIDTH * HEIGHT * BYTES
        return self

    def __exit__(self, *_: object) -> None:
        self._display.close()
        for each in (self._manager, self._server):
            each.terminate()
            each.wait()
        self._folder.cleanup()

    def look(self, box: tuple[int, int, int, int], step_px: int = STEP_PX) -> bytes:
        """The pixels of some rows of a box (left, top, right, bottom), as blue, green, red and nothing."""
        left, top, right, bottom = box
        rows = range(top, bottom, step_px)
        starts = (self._start + (row * WIDTH + left) * BYTES for row in rows)
        return b"".join(self._pixels[at : at + (right - left) * BYTES] for at in starts)

    def wait(self, holds: Callable[[], bool], longest_s: float = 15) -> float:
        """The moment at which something holds; raises TimeoutError."""
        end = time.perf_counter() + longest_s
        while not holds():
            if time.perf_counter() > end:
                raise TimeoutError
            time.sleep(LOOK_S)
        return time.perf_counter()

    def tap(self, letter: str) -> None:
        """Press and release the key of a small letter."""
        code = self._display.keysym_to_keycode(XK.string_to_keysym(letter))
        for kind in (X.KeyPress, X.KeyRelease):
            xtest.fake_input(self._display, kind, code)
        self._display.sync()
