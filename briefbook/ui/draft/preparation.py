"""Whether the records are being prepared in a thread: a change would wait for that, so what can wait does."""

from threading import Event

_under_way = Event()


def begin() -> None:
    """Nobody should make a change until the end, who need not."""
    _under_way.set()


def end() -> None:
    """Every change finds the records prepared, or prepares them itself."""
    _under_way.clear()


def is_under_way() -> bool:
    """Whether a change would wait."""
    return _under_way.is_set()
