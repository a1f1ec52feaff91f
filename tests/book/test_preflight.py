"""Each finding of preflight: made by a change to the sample, named after its record, gone when it is put right."""

from collections.abc import Callable
from typing import Any

import pytest

from briefbook.book.finding import FindingKind, Severity
from briefbook.edits.book import change_book, set_budgets, set_part_included
from briefbook.edits.brief import mark_brief, rename_brief
from briefbook.edits.citation import add_conflict, cite_source, resolve_conflict
from briefbook.edits.clearance import clear_text, return_to_draft, send_for_clearance
from briefbook.edits.commitment import change_commitment_wording, set_due_date, set_status
from briefbook.edits.entity import create_entity, delete_entity, describe_entity, mark_entity
from briefbook.edits.issue import add_issue, delete_issue, mark_issue
from briefbook.edits.membership import add_membership, attest_membership, change_membership, remove_membership
from briefbook.edits.objective import add_objective, delete_objective, mark_objective
from briefbook.edits.point import add_point, change_point, change_point_text
from briefbook.edits.programme import change_programme_item, delete_programme_item, set_programme_date
from briefbook.edits.section import change_section, mark_section
from briefbook.text.rich_text import Block, RichText, Run, plain_text
from briefbook.values.kind import CommitmentStatus, EntityKind, PartKind, SectionKind, Side
from briefbook.values.place import Place

Desk = Any
Mend = Callable[[], object]
Made = tuple[Place, str, Mend]

LAUNCH, SUMMIT = "Launch of the AI Dialogue", "Outcomes of the summit"
NOTHING, MARK = RichText(), "house:SAMPLE"
BLOCKS, WARNS, NOTES = Severity


def uncleared(desk: Desk) -> Made:
    place = Place("point", desk.point(LAUNCH))
    return_to_draft(desk.session, [place])
    return (
        place,
        f"“{LAUNCH}” in 18th India–Japan Strategic Dialogue is not cleared.",
        lambda: clear_text(desk.session, [place], office="Desk"),
    )


def waiting(desk: Desk) -> Made:
    place = Place("point", desk.point(LAUNCH))
    send_for_clearance(desk.session, [place])
    return place, "is waiting for clearance", lambda: clear_text(desk.session, [place], office="Desk")


def changed_on_the_desk(desk: Desk) -> Made:
    """A text that was taken back is a draft, whatever is written in it afterwards."""
    place, _, mend = uncleared(desk)
    change_point_text(desk.session, place.id, plain_text("We look forward to the launch."))
    return place, "is not cleared", mend


def changed_on_its_way(desk: Desk) -> Made:
    """A text that was sent and not cleared yet is not said to have been."""
    place, _, mend = waiting(desk)
    change_point_text(desk.session, place.id, plain_text("We look forward to the launch."))
    return place, "was changed since it was sent for clearance", mend


def changed_since(desk: Desk) -> Made:
    point = desk.point(LAUNCH)
    change_point_text(desk.session, point, plain_text("We welcome the launch."))
    return Place("point", point), "was changed since it was cleared", desk.session.undo


def uncleared_background(desk: Desk) -> Made:
    place = Place(
        "section", desk.read("SELECT id FROM section WHERE kind = 'background' AND brief_id = ?", desk.brief())
    )
    return_to_draft(desk.session, [place])
    words = "Background of 18th India–Japan Strategic Dialogue is not cleared."
    return place, words, lambda: clear_text(desk.session, [place], office="Desk")


def uncleared_scene_setter(desk: Desk) -> Made:
    place = Place("section", desk.read("SELECT id FROM section WHERE kind = 'scene_setter'"))
    return_to_draft(desk.session, [place])
    return place, "The scene-setter is not cleared.", lambda: clear_text(desk.session, [place], office="Desk")


def changed_prose(desk: Desk) -> Made:
    place = Place("section", desk.read("SELECT id FROM section WHERE kind = 'scene_setter'"))
    change_section(
        desk.session, Place("visit", desk.visit_id), SectionKind.SCENE_SETTER, plain_text("Zenda lies in Ruritania.")
    )
    return place, "The scene-setter was changed since it was cleared.", desk.session.undo


def unmarked_point(desk: Desk) -> Made:
    point = desk.point(LAUNCH)
    change_point(desk.session, point, marking=None)
    words = "“We welcome the formal launch of the India–Japan …” has no marking"
    return Place("point", point), words, lambda: change_point(desk.session, point, marking=MARK)


def unmarked_title_of_point(desk: Desk) -> Made:
    point = add_point(desk.session, desk.issue())
    change_point(desk.session, point, title="Zenda")
    change_point(desk.session, point, marking=None)
    return Place("point", point), "“Zenda” has no marking", lambda: change_point(desk.session, point, marking=MARK)


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


def without_holder(desk: Desk) -> Made:
    person, post = desk.entity("Toshimitsu Motegi"), desk.entity("Foreign Minister of Japan")
    remove_membership(desk.session, desk.membership("Toshimitsu Motegi"))

    def mend() -> None:
        attest_membership(desk.session, add_membership(desk.session, person, post_id=post), "2026-01-16")

    return Place("post", post), "Nobody is known to hold the post Foreign Minister of Japan on 16 January 2026", mend


def unconfirmed_holder(desk: Desk) -> Made:
    person, post = desk.entity("Toshimitsu Motegi"), desk.entity("Foreign Minister of Japan")
    remove_membership(desk.session, desk.membership("Toshimitsu Motegi"))
    membership = add_membership(desk.session, person, post_id=post)
    return (
        Place("person", person),
        "It is not confirmed that Toshimitsu Motegi is Foreign Minister of Japan on 16 January 2026",
        lambda: change_membership(desk.session, membership, from_edtf="2025", to_edtf=".."),
    )


def overdue(desk: Desk) -> Made:
    commitment = desk.entity("Launch the India–Japan AI Dialogue")
    set_due_date(desk.session, commitment, "2025-12")
    return (
        Place("commitment", commitment),
        "The commitment “Launch the India–Japan AI Dialogue” has been overdue since 31 December 2025.",
        lambda: set_status(desk.session, commitment, CommitmentStatus.COMPLETED),
    )


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


def no_objectives(desk: Desk) -> Made:
    ids = "SELECT id FROM objective WHERE side = 'ours' AND brief_id = ?"
    for (objective,) in desk.session.file.connection.execute(ids, [desk.brief()]).fetchall():
        delete_objective(desk.session, objective)
    return (
        Place("brief", desk.brief()),
        "Objectives of 18th India–Japan Strategic Dialogue: nothing is written yet.",
        lambda: add_objective(desk.session, desk.brief(), Side.OURS, plain_text("One.")),
    )


def empty_issue(desk: Desk) -> Made:
    issue = add_issue(desk.session, desk.brief(), "The bridge at Zenda")
    return (
        Place("issue", issue),
        "The issue “The bridge at Zenda” has no talking points.",
        lambda: delete_issue(desk.session, issue),
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


def conflict_of_point(desk: Desk) -> Made:
    source = desk.read("SELECT id FROM source")
    place = Place("point", desk.point(LAUNCH))
    one = cite_source(desk.session, place, source, claim="The bridge stands.")
    other = cite_source(desk.session, place, source, claim="The bridge has fallen.")
    conflict = add_conflict(desk.session, one, other)
    return (
        place,
        "Sources disagree: “The bridge stands” and “The bridge has fallen”.",
        lambda: resolve_conflict(desk.session, conflict, "It stands."),
    )


def missing_glyph(desk: Desk) -> Made:
    point = desk.point(LAUNCH)
    change_point_text(desk.session, point, plain_text("We greet ꦲꦏ."))
    return (
        Place("point", point),
        "No font has the character",
        lambda: change_point_text(desk.session, point, plain_text("We greet.")),
    )


def refer_to_nothing(desk: Desk, store: Callable[[RichText], object]) -> None:
    """Write of a topic, then delete it from the library."""
    topic = create_entity(desk.session, EntityKind.TOPIC, "Harbours of Zenda")
    uid = desk.session.file.connection.execute("SELECT uid FROM entity WHERE id = ?", [topic]).fetchone()[0]
    store(RichText((Block((Run("See "), Run("the harbours", ref=f"entity:{uid}"))),)))
    delete_entity(desk.session, topic)


def reference_of_point(desk: Desk) -> Made:
    point = desk.point(LAUNCH)
    refer_to_nothing(desk, lambda text: change_point_text(desk.session, point, text))
    return (
        Place("point", point),
        "“the harbours” refers to something that is no longer in the library",
        lambda: change_point_text(desk.session, point, plain_text("See the harbours")),
    )


def reference_of_commitment(desk: Desk) -> Made:
    commitment = desk.entity("Launch the India–Japan AI Dialogue")
    refer_to_nothing(desk, lambda text: change_commitment_wording(desk.session, commitment, text))
    return (
        Place("commitment", commitment),
        "“the harbours” refers to",
        lambda: change_commitment_wording(desk.session, commitment, plain_text("See the harbours")),
    )


CASES: list[tuple[FindingKind, Severity, Callable[[Desk], Made]]] = [
    (FindingKind.UNCLEARED, WARNS, uncleared),
    (FindingKind.UNCLEARED, WARNS, waiting),
    (FindingKind.UNCLEARED, WARNS, changed_on_the_desk),
    (FindingKind.UNCLEARED, WARNS, changed_on_its_way),
    (FindingKind.UNCLEARED, WARNS, uncleared_background),
    (FindingKind.UNCLEARED, WARNS, uncleared_scene_setter),
    (FindingKind.CHANGED_SINCE_CLEARANCE, WARNS, changed_since),
    (FindingKind.CHANGED_SINCE_CLEARANCE, WARNS, changed_prose),
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
    (FindingKind.EMPTY_RELEASABLE, BLOCKS, released_to_nobody),
    (FindingKind.LEFT_OUT, NOTES, left_out),
    (FindingKind.POST_WITHOUT_HOLDER, WARNS, without_holder),
    (FindingKind.UNCONFIRMED_HOLDER, WARNS, unconfirmed_holder),
    (FindingKind.OVERDUE_COMMITMENT, WARNS, overdue),
    (FindingKind.PERSON_WITHOUT_BIOGRAPHY, NOTES, no_biography),
    (FindingKind.EMPTY_SECTION, NOTES, empty_background),
    (FindingKind.EMPTY_SECTION, WARNS, empty_scene_setter),
    (FindingKind.EMPTY_SECTION, WARNS, empty_programme),
    (FindingKind.EMPTY_SECTION, NOTES, no_objectives),
    (FindingKind.OUTSIDE_VISIT, WARNS, item_after_the_visit),
    (FindingKind.OUTSIDE_VISIT, WARNS, item_before_the_visit),
    (FindingKind.EMPTY_SECTION, WARNS, empty_issue),
    (FindingKind.OVER_BUDGET, WARNS, too_many_objectives),
    (FindingKind.OVER_BUDGET, WARNS, too_many_points),
    (FindingKind.OVER_BUDGET, WARNS, too_many_words),
    (FindingKind.OVER_BUDGET, WARNS, too_many_pages),
    (FindingKind.CONFLICTING_CITATIONS, WARNS, conflict_of_point),
    (FindingKind.MISSING_GLYPH, WARNS, missing_glyph),
    (FindingKind.UNRESOLVED_REFERENCE, WARNS, reference_of_point),
    (FindingKind.UNRESOLVED_REFERENCE, WARNS, reference_of_commitment),
]


@pytest.mark.parametrize(("kind", "severity", "make"), CASES, ids=[case[2].__name__ for case in CASES])
def test_a_finding_names_its_record_and_goes_when_it_is_put_right(
    desk: Desk, kind: FindingKind, severity: Severity, make: Callable[[Desk], Made]
) -> None:
    before = set(desk.check(kind))
    place, words, mend = make(desk)
    found = [each for each in desk.check(kind) if each not in before and each.place == place]
    assert found
    message = found[0].message
    assert words in message
    assert found[0].severity is severity
    assert message.endswith(".")
    assert message[0] == message[0].upper()
    mend()
    assert not [
        each for each in desk.check(kind) if each.place == place and each.severity is severity and each in found
    ]


def test_what_was_never_cleared_is_not_changed_since_clearance(desk: Desk) -> None:
    point = desk.point(LAUNCH)
    before = desk.words(PartKind.DISTRIBUTION).count("changed since clearance")
    return_to_draft(desk.session, [Place("point", point)])
    change_point_text(desk.session, point, plain_text("We look forward to the launch."))
    assert not [each for each in desk.check(FindingKind.CHANGED_SINCE_CLEARANCE) if each.place.id == point]
    assert desk.words(PartKind.DISTRIBUTION).count("changed since clearance") == before


def test_the_sample_says_where_its_own_sources_disagree(desk: Desk) -> None:
    found = desk.check(FindingKind.CONFLICTING_CITATIONS)
    assert found[0].message == (
        "Sources disagree about Joint Working Group on Critical Minerals: The press report gives no date for the"
        " working group; another report says early 2026."
    )
    subjects = {
        name: desk.entity(name) for name in ("Joint Working Group on Critical Minerals", "Private-sector dialogue")
    }
    assert [each.place for each in found if each.severity is WARNS] == [
        Place("mechanism", entity_id) for entity_id in subjects.values()
    ]
    assert [each.place for each in found if each.severity is NOTES] == [
        Place("mechanism", desk.entity("India–Japan AI Dialogue"))
    ]


def test_the_book_prints_where_sources_disagree(desk: Desk) -> None:
    words = desk.words(PartKind.SOURCES)
    assert "The working group is to be convened in early 2026." in words
    assert words.count("Not settled") == 2
    mechanism = desk.entity("Joint Working Group on Critical Minerals")
    brief = desk.read("SELECT id FROM brief WHERE subject_id = ?", mechanism)
    set_part_included(desk.session, desk.read("SELECT id FROM book_part WHERE brief_id = ?", brief), False)
    assert desk.words(PartKind.SOURCES).count("Not settled") == 1


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


def test_the_clean_sample_blocks_nothing(desk: Desk) -> None:
    blocking = [kind for kind, severity, _ in CASES if severity is BLOCKS]
    assert not [each for kind in set(blocking) for each in desk.check(kind)]
