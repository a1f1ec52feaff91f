"""Adding visits and briefs from the outline and the menu."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from briefbook.ui.book.visit_dialog import VisitDialog
from briefbook.ui.brief.brief_dialog import BriefDialog
from briefbook.values.place import Place

if TYPE_CHECKING:
    from briefbook.session import Session


def ask_visit(session: "Session", window: QWidget, *, paper: str) -> int | None:
    """Ask for a visit and add it with its first book; the book's id, or None when the person thought better of it."""
    dialog = VisitDialog(window)
    if not dialog.exec():
        return None
    from briefbook.edits.book import create_book
    from briefbook.edits.entity import change_entity, create_entity
    from briefbook.edits.event import set_visit_date
    from briefbook.values.kind import EntityKind

    with session.change("Add Visit"):
        visit_id = create_entity(session, EntityKind.VISIT, dialog.title_field.text())
        change_entity(session, visit_id, direction=dialog.direction)
        set_visit_date(session, visit_id, dialog.date_field.text())
        title = QCoreApplication.translate("LibraryAddition", "Minister’s book")
        return create_book(session, visit_id, title, paper=paper)


def ask_brief(session: "Session", visit_id: int, window: QWidget) -> Place | None:
    """Ask what a brief is about and add it to a visit and its books; its place, or None."""
    dialog = BriefDialog(session.file, window)
    if not dialog.exec() or dialog.subject is None:
        return None
    from briefbook.edits.brief import create_brief
    from briefbook.edits.entity import change_entity, create_entity
    from briefbook.values.kind import EntityKind

    subject = dialog.subject
    with session.change("Add Brief"):
        subject_id = subject.entity_id
        if subject_id is None:
            subject_id = create_entity(session, subject.kind, subject.name)
            if subject.kind is EntityKind.DIALOGUE:
                change_entity(session, subject_id, visit_id=visit_id)
        return Place("brief", create_brief(session, visit_id, subject_id))
