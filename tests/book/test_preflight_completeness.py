"""What is empty, too long or outside the visit, as the check before printing tells of it."""

from collections.abc import Callable

import pytest

from briefbook.book.finding import FindingKind
from briefbook.edits.book import change_book, set_budgets, set_part_included
from briefbook.edits.entity import describe_entity
from briefbook.edits.issue import add_issue, delete_issue, rename_issue
from briefbook.edits.name import change_name
from briefbook.edits.objective import add_objective, delete_objective
from briefbook.edits.point import add_point, change_point, change_point_text
from briefbook.edits.programme import change_programme_item, delete_programme_item, set_programme_date
from briefbook.edits.section import change_section
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import PartKind, SectionKind, Side
from briefbook.values.place import Place
from tests.book.finding_case import MARK, NOTES, NOTHING, WARNS, Case, Desk, Made, check_case


def no_biography(desk: Desk) -> Made:
    person = desk.entity("Narendra Modi")
    describe_entity(desk.session, person, NOTHING)
    return (
        Place("person", person),
        "Narendra Modi has no biography.",
        lambda: describe_entity(desk.session, person, plain_text("Prime Minister of India.")),
    )


def empty_background(desk: Desk) -> Made:
    owner = Place("brief", desk.brief())
    change_section(desk.session, owner, SectionKind.BACKGROUND, NOTHING)
    return (
        owner,
        "Background of 18th",
        lambda: change_section(desk.session, owner, SectionKind.BACKGROUND, plain_text("Written.")),
    )


def empty_scene_setter(desk: Desk) -> Made:
    owner = Place("visit", desk.visit_id)
    change_section(desk.session, owner, SectionKind.SCENE_SETTER, NOTHING)
    return (
        Place("visit", desk.visit_id, SectionKind.SCENE_SETTER),
        "The scene-setter is empty.",
        lambda: change_section(desk.session, owner, SectionKind.SCENE_SETTER, plain_text("Written.")),
    )


def empty_programme(desk: Desk) -> Made:
    for (item,) in desk.session.file.connection.execute("SELECT id FROM programme_item").fetchall():
        delete_programme_item(desk.session, item)
    return Place("programme", desk.visit_id), "The programme is empty.", desk.session.undo


def no_objectives(desk: Desk) -> Made:
    ids = "SELECT id FROM objective WHERE side = 'ours' AND brief_id = ?"
    for (objective,) in desk.session.file.connection.execute(ids, [desk.brief()]).fetchall():
        delete_objective(desk.session, objective)
    return (
        Place("brief", desk.brief()),
        "Objectives of 18th India–Japan Strategic Dialogue: nothing is written yet.",
        lambda: add_objective(desk.session, desk.brief(), Side.OURS, plain_text("One.")),
    )


def item_after_the_visit(desk: Desk) -> Made:
    item = desk.read("SELECT id FROM programme_item ORDER BY position")
    change_programme_item(desk.session, item, title="Dinner at Zenda")
    set_programme_date(desk.session, item, "20 January 2026")
    words = "“Dinner at Zenda” (20 January 2026) lies outside the dates of the visit, 15–17 January 2026."
    return Place("programme_item", item), words, lambda: set_programme_date(desk.session, item, "17 January 2026")


def item_before_the_visit(desk: Desk) -> Made:
    item = desk.read("SELECT id FROM programme_item ORDER BY position")
    set_programme_date(desk.session, item, "December 2025")
    words = "(December 2025) lies outside"
    return Place("programme_item", item), words, lambda: set_programme_date(desk.session, item, "January 2026")


def make_unknown_zone(**zones: str) -> Callable[[Desk], Made]:
    def make(desk: Desk) -> Made:
        item = desk.read("SELECT id FROM programme_item ORDER BY position")
        known = {"time_zone": "Asia/Tokyo", "home_time_zone": "Europe/London"}
        change_programme_item(desk.session, item, title="Dinner at Zenda", start_time="20:00", **(known | zones))
        (zone,) = zones.values()
        words = f"“Dinner at Zenda”: no time zone is called “{zone}”, so its time at home cannot be given."
        return Place("programme_item", item), words, lambda: change_programme_item(desk.session, item, **known)

    return make


def empty_issue(desk: Desk) -> Made:
    issue = add_issue(desk.session, desk.brief(), "The bridge at Zenda")
    return (
        Place("issue", issue),
        "The issue “The bridge at Zenda” prints no talking points.",
        lambda: delete_issue(desk.session, issue),
    )


def issue_without_title(desk: Desk) -> Made:
    issue = add_issue(desk.session, desk.brief())
    point = add_point(desk.session, issue)
    change_point_text(desk.session, point, plain_text("We speak of the bridge."))
    assert "Untitled issue" in desk.words(PartKind.BRIEF)
    return (
        Place("issue", issue),
        "Issue D of 18th India–Japan Strategic Dialogue has no title.",
        lambda: rename_issue(desk.session, issue, "The bridge at Zenda"),
    )


def name_without_end(desk: Desk) -> Made:
    person = desk.entity("Narendra Modi")
    name = desk.read(f"SELECT id FROM name WHERE entity_id = {person} ORDER BY position")
    change_name(desk.session, name, text="Zenda " * 4_000)
    return (
        Place("person", person),
        "Zenda …” is longer than 500 characters; the book prints its beginning.",
        lambda: change_name(desk.session, name, text="Narendra Modi"),
    )


def title_without_end(desk: Desk) -> Made:
    issue = desk.read("SELECT id FROM issue ORDER BY position")
    rename_issue(desk.session, issue, "Bridges " * 4_000)
    return (
        Place("issue", issue),
        "“Bridges Bridges Bridges Bridges Bridges Bridges …” is longer than 500 characters",
        lambda: rename_issue(desk.session, issue, "Bridges"),
    )


def too_many_objectives(desk: Desk) -> Made:
    objective = add_objective(desk.session, desk.brief(), Side.OURS, plain_text("A fourth."))
    return (
        Place("brief", desk.brief()),
        "has 4 objectives; the budget is 3",
        lambda: delete_objective(desk.session, objective),
    )


def too_many_points(desk: Desk) -> Made:
    set_budgets(desk.session, desk.book_id, {"raise_points_per_issue": 1})
    issue = desk.read("SELECT issue_id FROM talking_point WHERE title = 'Working group'")
    return (
        Place("issue", issue),
        "“Economic security and critical minerals” has 2 points to raise; the budget is 1",
        lambda: set_budgets(desk.session, desk.book_id, {}),
    )


def too_many_words(desk: Desk) -> Made:
    point = desk.point("Second round")
    change_point_text(desk.session, point, plain_text("word " * 61))
    return (
        Place("point", point),
        "“Second round” has 61 words; the budget is 60",
        lambda: change_point_text(desk.session, point, plain_text("word " * 60)),
    )


def too_many_pages(desk: Desk) -> Made:
    owner = Place("brief", desk.brief())
    section = change_section(desk.session, owner, SectionKind.BACKGROUND, plain_text("\n".join(["word " * 90] * 16)))
    return (
        Place("section", section),
        "The background of “18th India–Japan Strategic Dialogue” would fill 2.",
        lambda: set_budgets(desk.session, desk.book_id, {"background_pages": 3}),
    )


CASES: list[Case] = [
    (FindingKind.PERSON_WITHOUT_BIOGRAPHY, NOTES, no_biography),
    (FindingKind.EMPTY_SECTION, NOTES, empty_background),
    (FindingKind.EMPTY_SECTION, WARNS, empty_scene_setter),
    (FindingKind.EMPTY_SECTION, WARNS, empty_programme),
    (FindingKind.EMPTY_SECTION, NOTES, no_objectives),
    (FindingKind.OUTSIDE_VISIT, WARNS, item_after_the_visit),
    (FindingKind.OUTSIDE_VISIT, WARNS, item_before_the_visit),
    (FindingKind.UNKNOWN_ZONE, WARNS, make_unknown_zone(time_zone="Mars/Base")),
    (FindingKind.UNKNOWN_ZONE, WARNS, make_unknown_zone(home_time_zone="Nope/Zone")),
    (FindingKind.EMPTY_SECTION, WARNS, empty_issue),
    (FindingKind.UNTITLED, WARNS, issue_without_title),
    (FindingKind.LINE_CUT, WARNS, name_without_end),
    (FindingKind.LINE_CUT, WARNS, title_without_end),
    (FindingKind.OVER_BUDGET, WARNS, too_many_objectives),
    (FindingKind.OVER_BUDGET, WARNS, too_many_points),
    (FindingKind.OVER_BUDGET, WARNS, too_many_words),
    (FindingKind.OVER_BUDGET, WARNS, too_many_pages),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[2].__name__)
def test_a_finding_names_its_record_and_goes_when_it_is_put_right(desk: Desk, case: Case) -> None:
    check_case(desk, case)


def test_an_item_is_outside_only_of_a_visit_and_a_day_that_are_known(desk: Desk) -> None:
    item = desk.read("SELECT id FROM programme_item ORDER BY position")
    assert desk.check(FindingKind.OUTSIDE_VISIT) == []
    for typed in ("about 20 January 2026", "20 January 2026?", ""):
        set_programme_date(desk.session, item, typed)
        assert desk.check(FindingKind.OUTSIDE_VISIT) == []
    set_programme_date(desk.session, item, "20 January 2026")
    assert len(desk.check(FindingKind.OUTSIDE_VISIT)) == 1
    programme = desk.read("SELECT id FROM book_part WHERE kind = 'programme'")
    set_part_included(desk.session, programme, False)
    assert desk.check(FindingKind.OUTSIDE_VISIT) == []


def test_a_clock_that_nobody_knows_is_told_of_where_a_time_is_given(desk: Desk) -> None:
    item = desk.read("SELECT id FROM programme_item ORDER BY position")
    zones = {"time_zone": "Mars/Base", "home_time_zone": ""}
    change_programme_item(desk.session, item, title="Dinner at Zenda", start_time="20:00", **zones)
    told = [each.message for each in desk.check(FindingKind.UNKNOWN_ZONE)]
    assert told == ["“Dinner at Zenda”: no time zone is called “Mars/Base”."]
    change_programme_item(desk.session, item, start_time="")
    assert not desk.check(FindingKind.UNKNOWN_ZONE)


def test_neither_their_points_nor_stubs_are_over_a_budget(desk: Desk) -> None:
    set_budgets(desk.session, desk.book_id, {"raise_points_per_issue": 1})
    point = desk.point("Working group")
    change_point_text(desk.session, point, plain_text("word " * 61))
    both = {Place("point", point), Place("issue", desk.read("SELECT issue_id FROM talking_point WHERE id = ?", point))}
    assert {each.place for each in desk.check(FindingKind.OVER_BUDGET)} >= both
    change_point(desk.session, point, side=Side.THEIRS)
    assert both.isdisjoint(each.place for each in desk.check(FindingKind.OVER_BUDGET))
    desk.session.undo()
    desk.add_levels()
    change_point(desk.session, point, marking="house:HIGH")
    for change in ({"ceiling": MARK}, {"stubs": True}):
        change_book(desk.session, desk.book_id, **change)
    assert both.isdisjoint(each.place for each in desk.check(FindingKind.OVER_BUDGET))
