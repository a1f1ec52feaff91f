"""What was gathered last, so that after a change only what reads its tables is gathered anew."""

import re
import threading
from collections.abc import Hashable, Iterable
from functools import cache
from typing import Any

from briefbook.store.field import TABLES
from briefbook.store.file import LibraryFile
from briefbook.store.schema import Connection

_NAMES = re.compile(r"\b(?:{})\b".format("|".join(each.name for each in TABLES)))


@cache
def find_tables(sql: str) -> frozenset[str]:
    """The tables that a query reads, and at most some more of whose names it has words."""
    return frozenset(_NAMES.findall(sql))


class GatherMemory:
    """What pieces of content were made of which tables of one library; whoever keeps it tells of each change in turn.

    It is used in a thread and told on another. What it was not told of yet, or was never told of, it does not know.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[tuple[Hashable, ...], tuple[frozenset[str], Any]] = {}
        self._connection: Connection | None = None
        self._changes = -1
        self._trusts = True

    def trust(self, trusts: bool) -> None:
        """Know nothing any more; nor learn anything, while the disk refuses and changes come and go untold."""
        with self._lock:
            self._known, self._trusts = {}, trusts

    def note_change(self, file: LibraryFile, tables: Iterable[str]) -> None:
        """Know no more what is made of tables that were changed."""
        changed = frozenset(tables)
        with self._lock:
            self._known = {name: each for name, each in self._known.items() if changed.isdisjoint(each[0])}
            self._changes = file.connection.total_changes

    def find(
        self, name: tuple[Hashable, ...], connection: Connection, changes: int
    ) -> tuple[frozenset[str], Any] | None:
        """A piece with its tables, as a library stood after so many changes; None when that is not known."""
        with self._lock:
            is_told = self._trusts and connection is self._connection and changes == self._changes
            return self._known.get(name) if is_told else None

    def keep(
        self, name: tuple[Hashable, ...], connection: Connection, changes: int, tables: frozenset[str], value: object
    ) -> None:
        """Remember a piece; whatever was known of another state of the library is forgotten."""
        with self._lock:
            if connection is not self._connection or changes != self._changes:
                self._known = {}
                self._connection, self._changes = connection, changes
            if self._trusts:
                self._known[name] = (tables, value)
