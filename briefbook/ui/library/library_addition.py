"""Adding visits and briefs from the outline and the menu."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from briefbook import edits
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
    from briefbook.values.kind import EntityKind

    with session.change("Add Visit"):
        visit_id = edits.entity.create_entity(session, EntityKind.VISIT, dialog.title_field.text())
        edits.entity.change_entity(session, visit_id, direction=dialog.direction)
        edits.event.set_visit_date(session, visit_id, dialog.date_field.text())
        title = QCoreApplication.translate("LibraryAddition", "Minister’s book")
        return edits.book.create_book(session, visit_id, title, paper=paper)


def ask_brief(session: "Session", visit_id: int, window: QWidget) -> Place | None:
    """Ask what a brief is about and add it to a visit and its books; its place, or None."""
    dialog = BriefDialog(session.file, window)
    if not dialog.exec() or dialog.subject is None:
        return None
    from briefbook.values.kind import EntityKind

    subject = dialog.subject
    with session.change("Add Brief"):
        subject_id = subject.entity_id
        if subject_id is None:
            subject_id = edits.entity.create_entity(session, subject.kind, subject.name)
            if subject.kind is EntityKind.DIALOGUE:
                edits.entity.change_entity(session, subject_id, visit_id=visit_id)
        return Place("brief", edits.brief.create_brief(session, visit_id, subject_id))
