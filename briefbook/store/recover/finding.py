"""What is found in a damaged file, and what shows that there was more."""

from collections.abc import Callable
from dataclasses import dataclass, field

from briefbook.store.recover.layout import Layout
from briefbook.store.recover.record import Value

Progress = Callable[[int, int], bool]
Rows = dict[int, dict[str, Value]]


@dataclass
class Found:
    """The rows of a file by table and id, each by its columns.

    `named` are the ids of rows that an index names, also of those whose row is gone. `gaps` are the tables that had a
    part which cannot be read, and whose index does not tell what stood there. `highest` is the highest id that a table
    ever gave.
    """

    layout: Layout
    rows: dict[str, Rows] = field(default_factory=dict)
    named: dict[str, set[int]] = field(default_factory=dict)
    gaps: set[str] = field(default_factory=set)
    highest: dict[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return sum(len(rows) for rows in self.rows.values())
