"""The names of what may stand beside a library (its path is no link): SQLite's own, and a file to take its place."""

from pathlib import Path

_NAME_BYTES = 200


def journal_path(library: Path) -> Path:
    """The journal by which SQLite takes a change back that was cut off."""
    return library.with_name(f"{library.name}-journal")


def log_path(library: Path) -> Path:
    """The log (WAL) that SQLite keeps where another program told it to."""
    return library.with_name(f"{library.name}-wal")


def index_path(library: Path) -> Path:
    """The index of that log, which is in shared memory and of no use without it."""
    return library.with_name(f"{library.name}-shm")


def fresh_path(library: Path) -> Path:
    """The file that takes the place of a library once it is whole; one that is left of an earlier try is of no use."""
    name = library.name.encode(errors="surrogateescape")[:_NAME_BYTES].decode(errors="ignore")
    return library.with_name(f".~new.{name}")
