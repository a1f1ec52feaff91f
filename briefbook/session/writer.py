"""The thread in which COMMIT runs, so that typing never waits for the disk to settle."""

import threading
import time
from collections.abc import Callable

COMMIT_DELAY_MS = 150  # with the pause of a field and the COMMIT itself, a key is a second old at most
RETRY_DELAY_MS = 2000


class Writer:
    """Calls `commit` in a thread of its own, no later than asked; the thread begins with the first request."""

    def __init__(self, commit: Callable[[], object]) -> None:
        self._commit = commit
        self._wake = threading.Condition()
        self._due: float | None = None
        self._stopping = False
        self._thread: threading.Thread | None = None

    def request(self, delay_ms: int) -> None:
        """Have a COMMIT within so many milliseconds; an earlier request stands."""
        with self._wake:
            due = time.monotonic() + delay_ms / 1000
            self._due = due if self._due is None else min(self._due, due)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="library-writer", daemon=True)
                self._thread.start()
            self._wake.notify()

    def stop(self) -> None:
        """End the thread; what was requested is not done any more."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while self._wait():
            self._commit()

    def _wait(self) -> bool:
        """Wait for the next COMMIT to be due; false when the thread is to end."""
        with self._wake:
            while not self._stopping:
                left_s = None if self._due is None else self._due - time.monotonic()
                if left_s is not None and left_s <= 0:
                    self._due = None
                    return True
                self._wake.wait(left_s)
            return False
