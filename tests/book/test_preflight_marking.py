"""Marks that are missing, above the ceiling or do not add up, as the check before printing tells of them."""

import pytest

from briefbook.book.finding import FindingKind
from briefbook.edits.book import change_book
from briefbook.edits.brief import mark_brief, rename_brief
from briefbook.edits.entity import mark_entity
from briefbook.edits.issue import mark_issue
from briefbook.edits.objective import add_objective, mark_objective
from briefbook.edits.point import add_point, change_point, change_point_fallback
from briefbook.edits.programme import change_programme_item
from briefbook.edits.section import change_section, mark_section
from briefbook.text.rich_text import Block, RichText, Run, plain_text
from briefbook.values.kind import SectionKind, Side, Stance
from briefbook.values.place import Place
from tests.book.finding_case import BLOCKS, LAUNCH, MARK, NOTES, SUMMIT, WARNS, Case, Desk, Made, check_case


def unmarked_point(desk: Desk) -> Made:
    point = desk.point(LAUNCH)
    change_point(desk.session, point, marking=None)
    words = "“We welcome the formal launch of the India–Japan …” has no marking"
    return Place("point", point), words, lambda: change_point(desk.session, point, marking=MARK)


def unmarked_title_of_point(desk: Desk) -> Made:
    point = add_point(desk.session, desk.issue(), Stance.IF_RAISED)
    change_point(desk.session, point, title="Zenda")
    change_point_fallback(desk.session, point, plain_text("The bridge stands."))
    change_point(desk.session, point, marking=None)
    words = "“If pressed: The bridge stands” and 1 other paragraph have no marking"
    return Place("point", point), words, lambda: change_point(desk.session, point, marking=MARK)


def unmarked_objective(desk: Desk) -> Made:
    objective = add_objective(desk.session, desk.brief(), Side.THEIRS, plain_text("A bridge at Zenda."))
    return (
        Place("objective", objective),
        "“A bridge at Zenda” has no marking",
        lambda: mark_objective(desk.session, objective, MARK),
    )


def unmarked_section(desk: Desk) -> Made:
    owner = Place("brief", desk.brief())
    section = mark_section(desk.session, owner, SectionKind.BACKGROUND, None)
    return (
        Place("section", section),
        "“The India–Japan Strategic Dialogue",
        lambda: mark_section(desk.session, owner, SectionKind.BACKGROUND, MARK),
    )


def unmarked_programme(desk: Desk) -> Made:
    item = desk.read("SELECT id FROM programme_item ORDER BY position")
    change_programme_item(desk.session, item, marking=None)
    return (
        Place("programme_item", item),
        "“First day of the official visit”",
        lambda: change_programme_item(desk.session, item, marking=MARK),
    )


def unmarked_biography(desk: Desk) -> Made:
    person = desk.entity("Sanae Takaichi")
    mark_entity(desk.session, person, None)
    return Place("person", person), "“Sanae Takaichi is the", lambda: mark_entity(desk.session, person, MARK)


def unmarked_commitment(desk: Desk) -> Made:
    commitment = desk.entity("Hold the 2nd Economic Security Dialogue")
    mark_entity(desk.session, commitment, None)
    return Place("commitment", commitment), "“Second round of", lambda: mark_entity(desk.session, commitment, MARK)


def brief_title_above(desk: Desk) -> Made:
    desk.add_levels()
    change_book(desk.session, desk.book_id, ceiling=MARK)
    rename_brief(desk.session, desk.brief(), "Operation Zenda")
    mark_brief(desk.session, desk.brief(), "house:HIGH")
    return (
        Place("brief", desk.brief()),
        "The title “Operation Zenda” is marked above the ceiling",
        lambda: mark_brief(desk.session, desk.brief(), MARK),
    )


def inherited_title_above(desk: Desk) -> Made:
    desk.add_levels()
    change_book(desk.session, desk.book_id, ceiling=MARK)
    mark_brief(desk.session, desk.brief(2), "house:HIGH")
    return (
        Place("brief", desk.brief(2)),
        "The title “India–Japan AI Dialogue” is marked above",
        lambda: change_book(desk.session, desk.book_id, ceiling="house:HIGH"),
    )


def issue_title_above(desk: Desk) -> Made:
    desk.add_levels()
    change_book(desk.session, desk.book_id, ceiling=MARK)
    mark_issue(desk.session, desk.issue(), "house:HIGH")
    return (
        Place("issue", desk.issue()),
        "The title “Artificial intelligence and emerging",
        lambda: mark_issue(desk.session, desk.issue(), None),
    )


def visit_title_above(desk: Desk) -> Made:
    desk.add_levels()
    change_book(desk.session, desk.book_id, ceiling=MARK)
    mark_entity(desk.session, desk.visit_id, "house:HIGH")
    return (
        Place("visit", desk.visit_id),
        "The title “Official visit",
        lambda: mark_entity(desk.session, desk.visit_id, MARK),
    )


def book_title_above(desk: Desk) -> Made:
    desk.add_levels()
    change_book(desk.session, desk.book_id, ceiling=MARK)
    change_book(desk.session, desk.book_id, title_marking="house:HIGH")
    return (
        Place("book", desk.book_id),
        "The title “Minister’s book”",
        lambda: change_book(desk.session, desk.book_id, title_marking=MARK),
    )


def unmapped(desk: Desk) -> Made:
    desk.add_levels()
    point = desk.point(LAUNCH)
    change_point(desk.session, point, marking="syldavia:TOP")
    return (
        Place("point", point),
        "is marked syldavia:TOP, for which no equivalent is entered",
        lambda: desk.add_equivalence("TOP", "HIGH"),
    )


def floor_unmapped(desk: Desk) -> Made:
    desk.add_levels()
    change_book(desk.session, desk.book_id, floor="syldavia:TOP")
    return (
        Place("book", desk.book_id),
        "The lowest banner of this book is syldavia:TOP, for which no equivalent is entered",
        lambda: desk.add_equivalence("TOP", "HIGH"),
    )


def banner_too_long(desk: Desk) -> Made:
    codes = ",".join(f"LAND{number}" for number in range(60))
    change_point(desk.session, desk.point(LAUNCH), marking=f"{MARK}//REL {codes}")
    return (
        Place("book", desk.book_id),
        "a page has room for 300",
        lambda: change_point(desk.session, desk.point(LAUNCH), marking=MARK),
    )


def released_to_nobody(desk: Desk) -> Made:
    change_point(desk.session, desk.point(LAUNCH), marking=f"{MARK}//REL Ruritania")
    change_point(desk.session, desk.point(SUMMIT), marking=f"{MARK}//REL Syldavia")
    both = f"{MARK}//REL Ruritania,Syldavia"
    return (
        Place("book", desk.book_id),
        "may be released to no country in common",
        lambda: change_point(desk.session, desk.point(SUMMIT), marking=both),
    )


def left_out(desk: Desk) -> Made:
    desk.add_levels()
    change_book(desk.session, desk.book_id, ceiling=MARK)
    change_point(desk.session, desk.point(LAUNCH), marking="house:HIGH")
    return (
        Place("book", desk.book_id),
        "1 portion above the ceiling left out of this book",
        lambda: change_book(desk.session, desk.book_id, ceiling=None),
    )


CASES: list[Case] = [
    (FindingKind.UNMARKED_PORTION, BLOCKS, unmarked_point),
    (FindingKind.UNMARKED_PORTION, BLOCKS, unmarked_title_of_point),
    (FindingKind.UNMARKED_PORTION, BLOCKS, unmarked_objective),
    (FindingKind.UNMARKED_PORTION, BLOCKS, unmarked_section),
    (FindingKind.UNMARKED_PORTION, BLOCKS, unmarked_programme),
    (FindingKind.UNMARKED_PORTION, BLOCKS, unmarked_biography),
    (FindingKind.UNMARKED_PORTION, BLOCKS, unmarked_commitment),
    (FindingKind.TITLE_ABOVE_CEILING, BLOCKS, brief_title_above),
    (FindingKind.TITLE_ABOVE_CEILING, BLOCKS, inherited_title_above),
    (FindingKind.TITLE_ABOVE_CEILING, BLOCKS, issue_title_above),
    (FindingKind.TITLE_ABOVE_CEILING, BLOCKS, visit_title_above),
    (FindingKind.TITLE_ABOVE_CEILING, BLOCKS, book_title_above),
    (FindingKind.UNMAPPED_MARKING, BLOCKS, unmapped),
    (FindingKind.UNMAPPED_MARKING, BLOCKS, floor_unmapped),
    (FindingKind.LONG_BANNER, BLOCKS, banner_too_long),
    (FindingKind.EMPTY_RELEASABLE, BLOCKS, released_to_nobody),
    (FindingKind.LEFT_OUT, NOTES, left_out),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[2].__name__)
def test_a_finding_names_its_record_and_goes_when_it_is_put_right(desk: Desk, case: Case) -> None:
    check_case(desk, case)


def test_the_clean_sample_blocks_nothing(desk: Desk) -> None:
    blocking = [kind for kind, severity, _ in CASES if severity is BLOCKS]
    assert not [each for kind in set(blocking) for each in desk.check(kind)]


def test_a_text_is_named_once_however_many_paragraphs_it_has(desk: Desk) -> None:
    owner = Place("brief", desk.brief())
    words = RichText((Block((Run("Zenda"),)), Block((Run("Hentzau"),)), Block((Run("Strelsau"),))))
    section = change_section(desk.session, owner, SectionKind.BACKGROUND, words)
    mark_section(desk.session, owner, SectionKind.BACKGROUND, None)
    found = desk.check(FindingKind.UNMARKED_PORTION)
    unmarked = [each.message for each in found if each.place == Place("section", section)]
    assert unmarked == ["“Zenda” and 2 other paragraphs have no marking, and the scheme demands one."]
    assert [(each.words, set(each.places)) for each in found if each.place == Place("section", section)] == [
        (("Zenda", "Hentzau", "Strelsau"), {Place("section", section)})
    ]


def test_one_line_tells_every_unmarked_text_with_its_place(desk: Desk) -> None:
    with desk.session.change("Demand No Marks") as db:
        db.connection().exec_driver_sql("UPDATE scheme SET portion_marks_required = 0")
    point, person = desk.point(LAUNCH), desk.entity("Sanae Takaichi")
    change_point(desk.session, point, marking=None)
    mark_entity(desk.session, person, None)
    (found,) = desk.check(FindingKind.UNMARKED_PORTION)
    assert found.severity is WARNS
    assert set(found.places) == {Place("point", point), Place("person", person)}
    said = dict(zip(found.places, found.words, strict=True))
    assert said[Place("point", point)].startswith("We welcome the formal launch")
