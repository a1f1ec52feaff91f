"""The programme of a visit."""

from typing import Any

from briefbook.edits.date import read_date, set_date
from briefbook.edits.duplicate import carry_over
from briefbook.edits.marking import check_marking
from briefbook.edits.refusal import RefusedError, require_words
from briefbook.edits.row import add_row, change_fields, get_row, list_rows, next_position, put_in_order
from briefbook.records import ProgrammeItem, Visit
from briefbook.session import Session
from briefbook.values.clock_time import read_clock_time
from briefbook.values.place import Place

_UNTITLED = "Write what happens."
_CHANGEABLE = (
    "title",
    "start_time",
    "end_time",
    "time_zone",
    "home_time_zone",
    "note",
    "place_id",
    "lead_id",
    "press",
    "interpreter",
    "dialogue_id",
    "marking",
)


def add_programme_item(session: Session, visit_id: int, title: str, *, after: int | None = None) -> int:
    """A new item behind the one of id `after`, or last, on its day; raises RefusedError for an empty title."""
    words = require_words("title", title, _UNTITLED)
    with session.change("Add Programme Item", place=Place("programme", visit_id)) as db:
        siblings = list_rows(db, ProgrammeItem, visit_id=get_row(db, Visit, visit_id).id)
        item = ProgrammeItem(visit_id=visit_id, position=next_position(siblings), title=words)
        before = get_row(db, ProgrammeItem, after) if after is not None else siblings[-1] if siblings else None
        if before is not None:
            carry_over(item, before)
        add_row(db, item)
        if before is not None:
            put_in_order(siblings, item, siblings.index(before) + 1)
        return item.id


def change_programme_item(session: Session, item_id: int, **fields: Any) -> None:
    """Change an item by column; times are `9:30`, `14.00` or `9 pm`, or empty when they are not known.

    Raises RefusedError for an empty title, a time that is none, or an unknown marking.
    """
    if "title" in fields:
        fields["title"] = require_words("title", fields["title"], _UNTITLED)
    for name in ("start_time", "end_time"):
        if name in fields:
            fields[name] = read_time(name, fields[name])
    field = next(iter(fields), "")
    with session.change(
        "Change Programme Item", place=_get_place(session, item_id, field), join=f"programme_item:{item_id}:{field}"
    ) as db:
        if "marking" in fields:
            fields["marking"] = check_marking(db, "marking", fields["marking"])
        change_fields(get_row(db, ProgrammeItem, item_id), fields, _CHANGEABLE)


def set_programme_date(session: Session, item_id: int, typed: str, *, edtf: str | None = None) -> None:
    """Put an item on a day, without a year one of the visit's; raises RefusedError when it is not understood."""
    with session.read() as db:
        visit = get_row(db, Visit, get_row(db, ProgrammeItem, item_id).visit_id)
        entry = read_date("date", typed, edtf=edtf, around=visit.date_edtf)
    place = _get_place(session, item_id, "date")
    with session.change("Set Date", place=place, join=f"programme_item:{item_id}:date") as db:
        set_date(get_row(db, ProgrammeItem, item_id), entry)


def move_programme_item(session: Session, item_id: int, position: int) -> None:
    """Put an item at that place in the programme."""
    with session.change("Move Programme Item", place=_get_place(session, item_id)) as db:
        item = get_row(db, ProgrammeItem, item_id)
        put_in_order(list_rows(db, ProgrammeItem, visit_id=item.visit_id), item, position)


def delete_programme_item(session: Session, item_id: int) -> None:
    """Delete an item of the programme."""
    with session.change("Delete Programme Item", place=_get_place(session, item_id)) as db:
        db.delete(get_row(db, ProgrammeItem, item_id))


def read_time(field: str, typed: str) -> str:
    """The time typed as `9`, `9.30` or `9pm`, as `HH:MM`; empty stays empty; raises RefusedError for others."""
    if not typed.strip():
        return ""
    time = read_clock_time(typed)
    if time is None:
        raise RefusedError(field, "Write the time as 09:30 or 9.30 pm, or leave it empty.")
    return time


def _get_place(session: Session, item_id: int, field: str = "") -> Place:
    with session.read() as db:
        visit_id = get_row(db, ProgrammeItem, item_id).visit_id
    return Place("programme", visit_id, f"programme_item:{item_id}:{field}")
