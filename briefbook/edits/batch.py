"""Many new rows at once: they get their ids before they are written, and a table is written by one statement."""

from collections.abc import Iterator
from functools import cache
from itertools import count
from typing import Any

import sqlalchemy as sa
import sqlmodel

from briefbook.records import CheckedModel
from briefbook.values.uid import new_uid

ROWS_AT_ONCE = 500
_LAST_ID = "SELECT seq FROM sqlite_sequence WHERE name = ?"


class Batch:
    """New rows of a change by their tables, which are written in the order in which each was first given a row."""

    def __init__(self, db: sqlmodel.Session) -> None:
        # What waits in the session takes its ids first.
        db.flush()
        self._db = db
        self._rows: dict[type[CheckedModel], list[dict[str, Any]]] = {}
        self._ids: dict[type[CheckedModel], Iterator[int]] = {}

    def add(self, record: type[CheckedModel], values: dict[str, Any]) -> int:
        """Take a new row; the id that it has got. The values have been checked; `id` and `uid` may be among them."""
        row = _read_defaults(record) | values
        if "id" not in values:
            row["id"] = next(self._find_ids(record))
        if "uid" not in values:
            row["uid"] = new_uid()
        self._rows.setdefault(record, []).append(row)
        return int(row["id"])

    def write(self) -> Iterator[tuple[int, int]]:
        """Write the rows; says after each statement how many are written, and of how many."""
        written, total = 0, sum(map(len, self._rows.values()))
        for record, rows in self._rows.items():
            statement = sa.insert(record.__table__)  # type: ignore[attr-defined]
            for start in range(0, len(rows), ROWS_AT_ONCE):
                chunk = rows[start : start + ROWS_AT_ONCE]
                self._db.connection().execute(statement, chunk)
                written += len(chunk)
                yield written, total
        self._rows.clear()

    def _find_ids(self, record: type[CheckedModel]) -> Iterator[int]:
        if record not in self._ids:
            last = self._db.connection().exec_driver_sql(_LAST_ID, (str(record.__tablename__),)).scalar()
            self._ids[record] = count((last or 0) + 1)
        return self._ids[record]


@cache
def _read_defaults(record: type[CheckedModel]) -> dict[str, Any]:
    return {name: None if field.is_required() else field.default for name, field in record.model_fields.items()}
