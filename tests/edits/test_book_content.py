"""What is put into a book and what is left out of it, and what printing gathers of that."""

import json

import pytest

from briefbook.edits.book import add_part, confirm_names, create_book, leave_out, take_in
from briefbook.edits.brief import create_brief
from briefbook.edits.entity import create_entity
from briefbook.edits.issue import delete_issue
from briefbook.edits.refusal import RefusedError
from briefbook.edits.row import list_rows
from briefbook.printing.gathering.content import gather_content
from briefbook.records import BookPart
from briefbook.session import Session
from briefbook.values.kind import BriefSection, EntityKind, PartKind
from briefbook.values.place import Place


def list_parts(session: Session, book_id: int) -> list[tuple[PartKind, int | None]]:
    with session.read() as db:
        return [(part.kind, part.brief_id) for part in list_rows(db, BookPart, book_id=book_id)]


def take_part(session: Session, kind: PartKind) -> None:
    with session.change("Prepare") as db:
        for part in list_rows(db, BookPart, book_id=1, kind=kind):
            db.delete(part)


@pytest.mark.parametrize("kind", PartKind)
def test_a_part_comes_where_it_is_read(kind: PartKind, session: Session) -> None:
    before = list_parts(session, 1)
    briefs = [brief_id for part, brief_id in before if part is PartKind.BRIEF]
    take_part(session, kind)
    for brief_id in briefs if kind is PartKind.BRIEF else [None]:
        add_part(session, 1, kind, brief_id)
    assert list_parts(session, 1) == before
    assert {part.sections for part in gather_content(session.file, 1).spec.parts if part.kind is PartKind.BRIEF} == {
        frozenset(BriefSection)
    }


def test_a_part_comes_once_and_a_brief_of_this_visit(session: Session) -> None:
    with pytest.raises(RefusedError, match="This part is in the book already"):
        add_part(session, 1, PartKind.INDEX)
    with pytest.raises(RefusedError, match="This brief is in the book already"):
        add_part(session, 1, PartKind.BRIEF, 1)
    with pytest.raises(RefusedError, match="Choose the brief"):
        add_part(session, 1, PartKind.BRIEF)
    visit_id = create_entity(session, EntityKind.VISIT, "Visit to Ruritania")
    other = create_brief(session, visit_id, create_entity(session, EntityKind.TOPIC, "Bridges"))
    with pytest.raises(RefusedError, match="another visit"):
        add_part(session, 1, PartKind.BRIEF, other)
    assert session.undo_label == "Add Brief"


def test_what_one_book_leaves_out_stays_in_every_other(session: Session) -> None:
    visit_id = gather_content(session.file, 1).visit.id
    other = create_book(session, visit_id, "Another book")
    leave_out(session, 1, Place("issue", 2))
    leave_out(session, 1, Place("point", 1))
    leave_out(session, 1, Place("point", 1))
    spec = gather_content(session.file, 1).spec
    assert (spec.omitted_issue_ids, spec.omitted_point_ids) == (frozenset({2}), frozenset({1}))
    assert gather_content(session.file, other).spec.omitted_issue_ids == frozenset()
    take_in(session, 1, Place("point", 1))
    take_in(session, 1, Place("point", 1))
    delete_issue(session, 2)
    spec = gather_content(session.file, 1).spec
    assert (spec.omitted_issue_ids, spec.omitted_point_ids) == (frozenset(), frozenset())


def test_what_has_been_deleted_cannot_be_left_out(session: Session) -> None:
    with pytest.raises(RefusedError, match="deleted"):
        leave_out(session, 1, Place("point", 99_999))
    with pytest.raises(RefusedError, match="deleted"):
        leave_out(session, 99_999, Place("point", 1))


def test_confirmed_names_gather(session: Session) -> None:
    confirm_names(session, 1, ["Zenda", "Éva"])
    confirm_names(session, 1, ["Anna", "Zenda"])
    confirm_names(session, 1, ["Anna"])
    (stored,) = session.file.connection.execute("SELECT confirmed_names FROM book_spec WHERE id = 1").fetchone()
    assert json.loads(stored) == ["Anna", "Zenda", "Éva"]
    assert gather_content(session.file, 1).spec.confirmed_names == {"Anna", "Zenda", "Éva"}
    session.undo()
    assert gather_content(session.file, 1).spec.confirmed_names == {"Zenda", "Éva"}
