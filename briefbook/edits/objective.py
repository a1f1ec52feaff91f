"""What each side wants of a brief's meeting."""

from collections.abc import Sequence

from briefbook.edits.marking import check_marking
from briefbook.edits.row import add_row, get_row, list_rows, next_position, put_in_order
from briefbook.edits.text import dump_text
from briefbook.records import Brief, Objective
from briefbook.session import Session
from briefbook.text.rich_text import RichText
from briefbook.values.kind import Side
from briefbook.values.place import Place

_NOTHING = RichText()


def add_objective(session: Session, brief_id: int, side: Side, text: RichText = _NOTHING) -> int:
    """A new objective of that side, last among its own."""
    with session.change("Add Objective", place=Place("brief", brief_id, "objectives")) as db:
        siblings = list_rows(db, Objective, brief_id=get_row(db, Brief, brief_id).id, side=side)
        position = next_position(siblings)
        objective = Objective(brief_id=brief_id, side=side, position=position, text=dump_text("text", text))
        return add_row(db, objective).id


def change_objective_text(session: Session, objective_id: int, text: RichText) -> None:
    """Change the words of an objective."""
    place = Place("objective", objective_id, "text")
    with session.change("Change Objective", place=place, join=f"objective:{objective_id}:text") as db:
        get_row(db, Objective, objective_id).text = dump_text("text", text)


def mark_objective(session: Session, objective_id: int, marking: str | None) -> None:
    """Mark an objective; raises RefusedError for a marking that the library does not know."""
    with session.change("Mark Objective", place=Place("objective", objective_id, "marking")) as db:
        get_row(db, Objective, objective_id).marking = check_marking(db, "marking", marking)


def mark_objectives(session: Session, objective_ids: Sequence[int], marking: str | None) -> None:
    """Mark objectives alike in one step; raises RefusedError for a marking that the library does not know."""
    label = "Mark Objective" if len(objective_ids) == 1 else "Mark Objectives"
    with session.change(label, place=Place("objective", objective_ids[0], "marking")):
        for objective_id in objective_ids:
            mark_objective(session, objective_id, marking)


def move_objective(session: Session, objective_id: int, position: int, *, side: Side | None = None) -> None:
    """Put an objective at that place among those of its side, or of another one."""
    with session.change("Move Objective", place=Place("objective", objective_id)) as db:
        objective = get_row(db, Objective, objective_id)
        objective.side = side or objective.side
        db.flush()
        siblings = list_rows(db, Objective, brief_id=objective.brief_id, side=objective.side)
        put_in_order(siblings, objective, position)


def delete_objective(session: Session, objective_id: int) -> None:
    """Delete an objective."""
    with session.read() as db:
        brief_id = get_row(db, Objective, objective_id).brief_id
    with session.change("Delete Objective", place=Place("brief", brief_id, "objectives")) as db:
        db.delete(get_row(db, Objective, objective_id))


def delete_objectives(session: Session, objective_ids: Sequence[int]) -> None:
    """Delete objectives in one step."""
    with session.read() as db:
        brief_id = get_row(db, Objective, objective_ids[0]).brief_id
    label = "Delete Objective" if len(objective_ids) == 1 else "Delete Objectives"
    with session.change(label, place=Place("brief", brief_id, "objectives")):
        for objective_id in objective_ids:
            delete_objective(session, objective_id)
