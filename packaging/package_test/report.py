"""The report of a trial: what was done, how long it took and what came of it."""

import time
from collections.abc import Callable

lines: list[str] = []


def say(words: str) -> None:
    """Print a line and keep it for the report."""
    print(words, flush=True)
    lines.append(words)


def step(name: str, do: Callable[..., object], *arguments: object) -> None:
    """Do one step of the trial and say how it went; what fails ends the trial."""
    start = time.monotonic()
    outcome = do(*arguments)
    say(f"  ok  {name} ({time.monotonic() - start:.0f} s): {outcome}")
