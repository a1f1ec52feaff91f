"""What takes long to import: one thread does it at a time, and what can wait until it is prepared does.

Python lets two threads that import modules of one cycle, as SQLAlchemy's are, see each other's half made.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, RLock

_under_way = Event()
_importing, _importing_pages = RLock(), RLock()


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
    """Import in the block what changes a library, as another thread may be doing; waits until that is done."""
    with _importing:
        yield


@contextmanager
def importing_pages() -> Iterator[None]:
    """Import in the block what makes pages, for which no change waits; before `importing` where it takes both."""
    with _importing_pages:
        yield
