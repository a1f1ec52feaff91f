"""What a library of an older form looks like from outside."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Look:
    """A file and its folder, as they can be seen from outside."""

    data: bytes
    mtime_ns: int
    names: frozenset[str]

    @classmethod
    def at(cls, path: Path) -> "Look":
        return cls(path.read_bytes(), path.stat().st_mtime_ns, frozenset(each.name for each in path.parent.iterdir()))
