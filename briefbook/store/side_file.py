"""The names of what may stand beside a library: SQLite's journal, and a new file that is to take its place."""

from pathlib import Path

_NAME_BYTES = 200


def journal_path(library: Path) -> Path:
    """The journal by which SQLite takes a change back that was cut off."""
    return library.with_name(f"{library.name}-journal")


def fresh_path(library: Path) -> Path:
    """The file that takes the place of a library once it is whole; one that is left of an earlier try is of no use."""
    name = library.name.encode(errors="surrogateescape")[:_NAME_BYTES].decode(errors="ignore")
    return library.with_name(f".~new.{name}")
