"""Giving way: long work in a thread stops at its joints while a person's key is answered.

Python runs one thread at a time. Work that never rests makes every step of the window wait for its turn, and a key of a
thousand steps for a second.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Wait = Callable[[], None]


def _wait_for_nobody() -> None:
    """Go on at once, as whoever works on the main thread or without a window does."""


_wait: ContextVar[Wait] = ContextVar("wait", default=_wait_for_nobody)


def give_way() -> None:
    """Called at the joints of long work, a few milliseconds apart: let whoever goes first go first."""
    _wait.get()()


@contextmanager
def going_first() -> Iterator[None]:
    """In the block this thread waits for nobody, as one must who holds what the others wait for."""
    with giving_way(_wait_for_nobody):
        yield


@contextmanager
def giving_way(wait: Wait) -> Iterator[None]:
    """In the block this thread waits by `wait` whenever it gives way."""
    token = _wait.set(wait)
    try:
        yield
    finally:
        _wait.reset(token)
