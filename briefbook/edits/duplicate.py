"""What a new row has from another one, by what `store.field` says of its columns."""

from typing import Any

import sqlmodel

from briefbook.edits.row import Record, add_row, list_rows
from briefbook.records import CheckedModel
from briefbook.records.column import Row
from briefbook.store.field import TABLES, list_column_names
from briefbook.store.field_use import FieldKind, Use

_RECORDS: dict[str, type[CheckedModel]] = {str(record.__tablename__): record for record in Row.__subclasses__()}


def duplicate_row(db: sqlmodel.Session, row: Record, **own: Any) -> Record:
    """A new row with the copied columns of another, `own` values beside them, and copies of the rows that are its."""
    table = str(row.__tablename__)
    copied = {name: getattr(row, name) for name in list_column_names(table, Use.COPIED)}
    copy = add_row(db, type(row)(**copied | own))
    for each in TABLES:
        owner = next((owner.name for owner in each.owners if owner.to == table), "")
        if owner and each.list_used(Use.COPIED):
            for held in list_rows(db, _RECORDS[each.name], **{owner: _id(row)}):
                position = {at.name: getattr(held, at.name) for at in each.list_columns(FieldKind.POSITION)}
                duplicate_row(db, held, **position | {owner: _id(copy)})
    return copy


def carry_over(row: Record, before: Record) -> None:
    """Give a new row what it takes over from the one before it."""
    for name in list_column_names(str(row.__tablename__), Use.CARRIED):
        setattr(row, name, getattr(before, name))


def _id(row: CheckedModel) -> int:
    key: int = row.id  # type: ignore[attr-defined]
    return key
