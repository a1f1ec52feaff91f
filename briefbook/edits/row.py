"""Reading, changing and ordering rows inside a change."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol, TypeVar

import sqlmodel
from pydantic import ValidationError

from briefbook.edits.refusal import RefusedError, check_words
from briefbook.records import CheckedModel
from briefbook.records.checked import check_field

Record = TypeVar("Record", bound=CheckedModel)


class Positioned(Protocol):
    """A row among its siblings."""

    id: int
    position: int


Sibling = TypeVar("Sibling", bound=Positioned)


def get_row(db: sqlmodel.Session, record: type[Record], row_id: int) -> Record:
    """The row of that id; raises RefusedError when it has been deleted."""
    row = db.get(record, row_id)
    if row is None:
        raise RefusedError("", "This has been deleted.")
    return row


def list_rows(db: sqlmodel.Session, record: type[Record], **equal: Any) -> list[Record]:
    """The rows whose columns equal these values, by position where they have one, then by id."""
    columns = record.__table__.columns  # type: ignore[attr-defined]
    order = [columns[name] for name in ("position", "id") if name in columns]
    return list(db.exec(sqlmodel.select(record).filter_by(**equal).order_by(*order)))


def add_row(db: sqlmodel.Session, row: Record) -> Record:
    """The row, with the id that the file gave it."""
    db.add(row)
    db.flush()
    return row


def change_fields(row: CheckedModel, fields: Mapping[str, Any], allowed: Collection[str]) -> None:
    """Assign the fields to the row; raises RefusedError for a bad value, TypeError for one that is not `allowed`."""
    for name, value in read_fields(type(row), fields, allowed).items():
        setattr(row, name, value)


def read_fields(record: type[CheckedModel], fields: Mapping[str, Any], allowed: Collection[str]) -> dict[str, Any]:
    """The fields as a row of that record takes them; raises RefusedError for a bad value, TypeError for another one."""
    if unknown := fields.keys() - set(allowed):
        raise TypeError(f"{record.__name__}: cannot change {sorted(unknown)}")
    return {name: _read_value(record, name, value) for name, value in fields.items()}


def _read_value(record: type[CheckedModel], name: str, value: Any) -> Any:
    checked = check_words(name, value) if isinstance(value, str) else value
    try:
        return check_field(record, name, checked)
    except ValidationError as error:
        raise RefusedError(name, "This value cannot be taken here.") from error


def put_in_order(siblings: Sequence[Sibling], row: Sibling, position: int | None = None) -> None:
    """Put the row at that place among its siblings (None: last) and renumber those that stand elsewhere now."""
    order = [sibling for sibling in siblings if sibling is not row]
    order.insert(len(order) if position is None else max(0, position), row)
    for place, sibling in enumerate(order):
        if sibling.position != place:
            sibling.position = place


def next_position(siblings: Sequence[Positioned]) -> int:
    """The position behind the last sibling."""
    return siblings[-1].position + 1 if siblings else 0
