"""What takes long to import: one thread does it at a time, and what can wait until it is prepared does.

Python lets two threads that import modules of one cycle, as SQLAlchemy's are, see each other's half made.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, RLock

_under_way = Event()
_importing = RLock()


def begin() -> None:
    """From now on nobody should make a change who need not."""
    _under_way.set()


def end() -> None:
    """From now on a change finds the records prepared, or prepares them itself."""
    _under_way.clear()


def is_under_way() -> bool:
    """Whether a change would wait."""
    return _under_way.is_set()


@contextmanager
def importing() -> Iterator[None]:
    """Import in the block what another thread may be importing; waits until that is done."""
    with _importing:
        yield
