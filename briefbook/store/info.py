"""What a library holds, in a few numbers."""

from dataclasses import dataclass
from typing import Any

from briefbook.store.file import LibraryFile
from briefbook.store.marking_read import read_highest_marking
from briefbook.store.reads import count_kinds, read_library

_COUNTED = {"brief": "brief", "talking_point": "talking_point", "book": "book_spec", "edition": "edition"}


@dataclass(frozen=True, slots=True)
class LibraryInfo:
    """A library at a glance: counts by kind, schema version, whether it is encrypted, what its markings add up to."""

    title: str
    schema_version: int
    encrypted: bool
    highest_marking: str
    counts: dict[str, int]

    def to_json(self) -> dict[str, Any]:
        """The same as JSON can hold it; no marking is null."""
        return {
            "title": self.title,
            "schema_version": self.schema_version,
            "encrypted": self.encrypted,
            "highest_marking": self.highest_marking or None,
            "counts": self.counts,
        }

    def describe(self) -> list[str]:
        """The same in lines to read."""
        lines = [
            self.title,
            f"Schema version {self.schema_version}, {'encrypted' if self.encrypted else 'not encrypted'}",
            f"Highest marking: {self.highest_marking or 'none'}",
        ]
        return lines + [f"{count:>7}  {kind.replace('_', ' ')}" for kind, count in self.counts.items()]


def read_info(file: LibraryFile) -> LibraryInfo:
    """What an open library holds."""
    with file.lock:
        connection = file.connection
        marking = read_highest_marking(connection)
        counts = {kind.value: count for kind, count in sorted(count_kinds(connection).items())}
        for name, table in _COUNTED.items():
            counts[name] = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        return LibraryInfo(
            title=read_library(connection).title,
            schema_version=file.schema_version,
            encrypted=file.is_encrypted,
            highest_marking=" · ".join(filter(None, (marking.wording, *marking.unmapped))) if marking else "",
            counts=counts,
        )
