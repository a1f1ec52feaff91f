"""A running program that is going to be killed."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

REST_S, PAUSE_S = 0.2, 0.02
ASLEEP = ("S", "I")


class Victim:
    """A program in a group of its own, so that whatever it started dies with it; a context manager."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], said: Path) -> None:
        self._said = said.open("ab")
        self._process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=self._said,
            stderr=self._said,
            start_new_session=True,
        )

    def __enter__(self) -> "Victim":
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    @property
    def ended(self) -> bool:
        """Whether it has ended, by itself or not."""
        return self._process.poll() is not None

    def kill(self) -> float:
        """Kill it, without a warning, and wait until it is gone; the moment by `time.monotonic`."""
        moment = time.monotonic()
        if not self.ended:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._said.close()
        return moment

    def wait(self, timeout_s: float) -> bool:
        """Wait until it ends by itself; whether it did."""
        try:
            self._process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            return False
        return True

    def wait_for_rest(self, timeout_s: float = 30) -> bool:
        """Wait until none of its threads has wanted the processor for a while; False when that does not come."""
        end = time.monotonic() + timeout_s
        since, before = time.monotonic(), ""
        while time.monotonic() < end and not self.ended:
            now = self._read_work()
            if now != before:
                since, before = time.monotonic(), now
            elif time.monotonic() - since > REST_S:
                return True
            time.sleep(PAUSE_S)
        return False

    def _read_work(self) -> str:
        """What it has worked so far (proc(5), `stat`, fields 14 and 15), never twice the same while a thread runs."""
        try:
            tasks = [path.read_text() for path in Path(f"/proc/{self._process.pid}/task").glob("*/stat")]
        except OSError:
            return ""
        facts = [stat.rpartition(")")[2].split() for stat in tasks]
        awake = any(each[0] not in ASLEEP for each in facts)
        return f"{[each[11:13] for each in facts]}{time.monotonic() if awake else ''}"
