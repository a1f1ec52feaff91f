"""A screen of its own whose pixels can be read without asking it anything: Xvfb with its frame buffer in a file."""

import mmap
import os
import re
import struct
import subprocess
import tempfile
import time
from pathlib import Path

SIZE = (1600, 1000)
ROW_STEP = 8
PIECE_BYTES = 64
PAINTED_SHARE = 0.02


class Screen:
    """Xvfb on the next free display, with a window manager or without; a context manager."""

    def __init__(self, *, managed: bool = True) -> None:
        self._managed = managed
        self._folder = tempfile.TemporaryDirectory()
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> "Screen":
        told, tell = os.pipe()
        size = f"{SIZE[0]}x{SIZE[1]}x24"
        command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", size, "-fbdir", self._folder.name, "-noreset"]
        self._start(command, pass_fds=[tell])
        os.close(tell)
        with os.fdopen(told, "rb", buffering=0) as pipe:
            number = b""
            while not number.endswith(b"\n"):  # Xvfb writes the number and its end apart
                number += pipe.read(16)
        self.environment = {"DISPLAY": f":{number.decode().strip()}"}
        if self._managed:
            self._start(["openbox", "--sm-disable"], stdout=subprocess.DEVNULL, env=os.environ | self.environment)
        time.sleep(0.5)
        with (Path(self._folder.name) / "Xvfb_screen0").open("r+b") as file:
            self._memory = mmap.mmap(file.fileno(), 0)
        header = struct.unpack(">25I", self._memory[:100])
        self._start_of_pixels, self._row_bytes = header[0] + header[19] * 12, header[12]
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._processes):
            process.terminate()
            process.wait(10)
        self._memory.close()
        self._folder.cleanup()

    def list_titles(self) -> list[str]:
        """The titles of the windows that are large enough to be one of a program's."""
        command = ["xwininfo", "-root", "-tree"]
        environment = os.environ | self.environment | {"LC_ALL": "C.UTF-8"}
        tree = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        found = re.findall(r'^ +0x[0-9a-f]+ "(.*)": \(.*\) +(\d+)x(\d+)\+', tree, re.MULTILINE)
        return [title for title, width, height in found if int(width) >= 200 and int(height) >= 100]

    def wait_for_title(self, words: str, timeout_s: float = 20) -> str:
        """The title of a window that has some words in it; raises TimeoutError."""
        end = time.monotonic() + timeout_s
        while time.monotonic() < end:
            if title := next((each for each in self.list_titles() if words in each), ""):
                return title
            time.sleep(0.1)
        raise TimeoutError(f"No window with “{words}” in its title; there are {self.list_titles()}.")

    def wait_until_still(self, still_s: float = 1.5, timeout_s: float = 15) -> None:
        """Wait until nothing has moved for a while, or for the longest time."""
        end = time.monotonic() + timeout_s
        seen, since = self.sample(), time.monotonic()
        while time.monotonic() < min(end, since + still_s):
            time.sleep(0.1)
            if (now := self.sample()) != seen:
                seen, since = now, time.monotonic()

    def save_picture(self, path: Path) -> None:
        """Write what is seen to a PNG."""
        from PySide6.QtGui import QImage

        path.parent.mkdir(parents=True, exist_ok=True)
        pixels = self._memory[self._start_of_pixels : self._start_of_pixels + self._row_bytes * SIZE[1]]
        if not QImage(pixels, *SIZE, self._row_bytes, QImage.Format.Format_RGB32).save(str(path)):
            raise OSError(f"{path} could not be written.")

    def sample(self) -> list[bytes]:
        """Every eighth row of pixels."""
        rows = range(0, SIZE[1], ROW_STEP)
        starts = [self._start_of_pixels + self._row_bytes * row for row in rows]
        return [self._memory[start : start + self._row_bytes] for start in starts]

    def _start(self, command: list[str], **options: object) -> None:
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL, **options)  # type: ignore[call-overload]
        self._processes.append(process)


def is_painted(before: list[bytes], now: list[bytes], share: float = PAINTED_SHARE) -> bool:
    """Whether at least a share of the screen differs, a fiftieth if nothing else is said."""
    changed = total = 0
    for old, new in zip(before, now, strict=True):
        total += len(old) // PIECE_BYTES
        if old != new:
            pieces = range(0, len(old), PIECE_BYTES)
            changed += sum(old[at : at + PIECE_BYTES] != new[at : at + PIECE_BYTES] for at in pieces)
    return changed >= share * total
