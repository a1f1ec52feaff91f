"""The briefs of a visit."""

from briefbook.edits.book import put_part
from briefbook.edits.marking import check_marking
from briefbook.edits.refusal import check_words
from briefbook.edits.row import add_row, get_row, list_rows, next_position
from briefbook.records import BookSpec, Brief, Entity, Visit
from briefbook.session import Session
from briefbook.values.kind import PartKind
from briefbook.values.place import Place


def create_brief(session: Session, visit_id: int, subject_id: int, title: str = "") -> int:
    """A new brief on a subject, last of its visit, as a part of each book behind its briefs, else behind its front.

    An empty title means the subject's name.
    """
    words = check_words("title", title)
    with session.change("Add Brief", place=Place("entity", visit_id, "briefs")) as db:
        siblings = list_rows(db, Brief, visit_id=get_row(db, Visit, visit_id).id)
        subject = get_row(db, Entity, subject_id)
        brief = Brief(visit_id=visit_id, subject_id=subject.id, title=words, position=next_position(siblings))
        add_row(db, brief)
        for book in list_rows(db, BookSpec, visit_id=visit_id):
            put_part(db, book.id, PartKind.BRIEF, brief.id)
        return brief.id


def rename_brief(session: Session, brief_id: int, title: str) -> None:
    """Change the title of a brief; an empty one means the subject's name."""
    words = check_words("title", title)
    place = Place("brief", brief_id, "title")
    with session.change("Rename Brief", place=place, join=f"brief:{brief_id}:title") as db:
        get_row(db, Brief, brief_id).title = words


def mark_brief(session: Session, brief_id: int, marking: str | None) -> None:
    """Mark the title of a brief; raises RefusedError for a marking that the library does not know."""
    with session.change("Mark Brief", place=Place("brief", brief_id, "title_marking")) as db:
        get_row(db, Brief, brief_id).title_marking = check_marking(db, "title_marking", marking)


def delete_brief(session: Session, brief_id: int) -> None:
    """Delete a brief with all that was prepared in it, and its part of every book."""
    with session.change("Delete Brief", place=Place("brief", brief_id)) as db:
        db.delete(get_row(db, Brief, brief_id))
