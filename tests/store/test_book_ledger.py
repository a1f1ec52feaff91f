"""The list of clearance of a book holds what its parts print, in their order."""

import pytest

from briefbook.edits.book import leave_out, move_part, set_part_included, set_sections
from briefbook.printing.gathering.numbering import gather_numbering
from briefbook.session import Session
from briefbook.store.book_ledger import list_book_ledger
from briefbook.store.clearance_read import LedgerRow, list_ledger
from briefbook.values.kind import BriefSection, PartKind
from briefbook.values.place import Place


def read(session: Session) -> list[LedgerRow]:
    return list_book_ledger(session.file.connection, 1, gather_numbering(session.file, 1).tabs)


def find_part(session: Session, kind: PartKind) -> int:
    sql = "SELECT id FROM book_part WHERE book_id = 1 AND kind = ? ORDER BY position LIMIT 1"
    return int(session.file.connection.execute(sql, (kind.value,)).fetchone()[0])


def of_first(session: Session) -> list[Place]:
    return [row.place for row in read(session) if row.tab == "1"]


def test_it_holds_the_briefs_with_their_tabs_and_the_prose_of_the_visit(session: Session) -> None:
    ledger = read(session)
    assert [row.place.kind for row in ledger if not row.tab] == ["section"]
    assert {row.tab for row in ledger} == {"", *"123456"}
    assert of_first(session) == [row.place for row in list_ledger(session.file.connection, 1)]


def test_a_part_that_is_left_out_or_moved_counts(session: Session) -> None:
    before = of_first(session)
    first = find_part(session, PartKind.BRIEF)
    set_part_included(session, find_part(session, PartKind.SCENE_SETTER), False)
    assert all(row.tab for row in read(session))
    move_part(session, first, 30)
    assert [row.place for row in read(session) if row.tab == "6"] == before
    set_part_included(session, first, False)
    assert not {row.place for row in read(session)} & set(before)


@pytest.mark.parametrize(
    ("section", "kinds"),
    [
        (BriefSection.OBJECTIVES, {"objective"}),
        (BriefSection.POINTS, {"point"}),
        (BriefSection.BACKGROUND, {"section"}),
        (BriefSection.FACTS, set()),
    ],
)
def test_only_the_sections_that_are_printed_count(session: Session, section: BriefSection, kinds: set[str]) -> None:
    set_sections(session, find_part(session, PartKind.BRIEF), [section])
    rows = [row for row in read(session) if row.tab == "1"]
    assert {row.place.kind for row in rows} == kinds
    assert {row.called.term for row in rows} <= {"", section.value}


def test_what_the_book_leaves_out_is_not_in_it(session: Session) -> None:
    leave_out(session, 1, Place("point", 1))
    assert Place("point", 1) not in of_first(session)
    ((issue_id,),) = session.file.connection.execute("SELECT issue_id FROM talking_point WHERE id = 2").fetchall()
    leave_out(session, 1, Place("issue", issue_id))
    assert Place("point", 2) not in of_first(session)
    assert Place("objective", 1) in of_first(session)
