"""The dates of dialogues and visits; their other facts are changed by `change_entity`."""

from briefbook.edits.date import read_date, set_date
from briefbook.edits.row import get_row
from briefbook.records import Dialogue, Visit
from briefbook.session import Session
from briefbook.values.place import Place


def set_dialogue_date(session: Session, dialogue_id: int, typed: str, *, edtf: str | None = None) -> None:
    """Date a dialogue by what was typed, or by EDTF with words; raises RefusedError when it is not understood.

    A day without a year is of the year of the dialogue's visit.
    """
    with session.read() as db:
        visit_id = get_row(db, Dialogue, dialogue_id).visit_id
        around = get_row(db, Visit, visit_id).date_edtf if visit_id is not None else ""
    entry = read_date("date", typed, edtf=edtf, around=around)
    place = Place("entity", dialogue_id, "date")
    with session.change("Set Date", place=place, join=f"entity:{dialogue_id}:date") as db:
        set_date(get_row(db, Dialogue, dialogue_id), entry)


def set_visit_date(session: Session, visit_id: int, typed: str, *, edtf: str | None = None) -> None:
    """Date a visit by what was typed, or by EDTF with words; raises RefusedError when it is not understood.

    A day without a year is of the year that the visit has been dated in.
    """
    with session.read() as db:
        around = get_row(db, Visit, visit_id).date_edtf
    entry = read_date("date", typed, edtf=edtf, around=around)
    place = Place("entity", visit_id, "date")
    with session.change("Set Date", place=place, join=f"entity:{visit_id}:date") as db:
        set_date(get_row(db, Visit, visit_id), entry)
