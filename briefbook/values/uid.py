"""Stable identity of a row across files: UUID version 7 (RFC 9562, section 5.7)."""

import os
import threading
import time

_lock = threading.Lock()
_last = 0


def new_uid() -> str:
    """A fresh UUIDv7 as text; within a process each is greater than the one before."""
    global _last  # noqa: PLW0603  (the order within a process needs one memory)
    with _lock:
        tick = (time.time_ns() // 1_000_000 << 12) | (int.from_bytes(os.urandom(2)) & 0x3FF)
        _last = max(tick, _last + 1)
        moment, counter = _last >> 12, _last & 0xFFF
    return build_uid(moment, counter, int.from_bytes(os.urandom(8)))


def build_uid(moment_ms: int, counter: int, noise: int) -> str:
    """The UUIDv7 of a Unix moment in milliseconds, a 12-bit counter and 62 bits of noise."""
    digits = f"{moment_ms & 0xFFFF_FFFF_FFFF:012x}7{counter & 0xFFF:03x}{noise & 0x3FFF_FFFF_FFFF_FFFF | 1 << 63:016x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
