"""What is found in a damaged file, and what shows that there was more."""

from dataclasses import dataclass, field

from briefbook.store.recover.layout import Layout
from briefbook.store.recover.record import Value
from briefbook.values.kind import EntityKind

# No library ever gives an id as high as this; search numbers its documents by ids, with room for their fields.
MOST_ID = 1 << 48
Rows = dict[int, dict[str, Value]]


@dataclass
class Found:
    """The rows of a file by table and id, each by its columns.

    `named` are the ids of rows that an index names, also of those whose row is gone. `gaps` are the tables that had a
    part which cannot be read, and whose index does not tell what stood there. `highest` is the highest id that a table
    ever gave. `unlisted` are the tables that the file's own list of tables does not tell of.
    """

    layout: Layout
    rows: dict[str, Rows] = field(default_factory=dict)
    named: dict[str, set[int]] = field(default_factory=dict)
    gaps: set[str] = field(default_factory=set)
    highest: dict[str, int] = field(default_factory=dict)
    unlisted: set[str] = field(default_factory=set)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return sum(len(rows) for rows in self.rows.values())

    def close_gaps(self) -> None:
        """Take back that rows may be missing where there are as many as there ever were, or as their entities say."""
        for table in sorted(self.gaps, key=lambda each: each != "entity"):
            ids = self.rows.get(table, {}).keys()
            if ids >= set(range(1, self.highest.get(table, 0) + 1)) and self.highest:
                self.gaps.discard(table)
            elif table in set(EntityKind) and "entity" not in self.gaps:
                entities = self.rows.get("entity", {})
                if ids >= {rowid for rowid, row in entities.items() if row.get("kind") == table}:
                    self.gaps.discard(table)
