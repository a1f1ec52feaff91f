"""What nobody has written is not printed, has no number and no length, and Check says so with the way to it."""

from typing import Any

import pytest

from briefbook.book.block import Heading, Point
from briefbook.book.finding import FindingKind, Severity
from briefbook.edits.brief import rename_brief
from briefbook.edits.entity import rename_entity
from briefbook.edits.issue import add_issue, rename_issue
from briefbook.edits.objective import add_objective
from briefbook.edits.point import add_point, change_point_fallback, change_point_text
from briefbook.edits.refusal import RefusedError
from briefbook.edits.section import change_section
from briefbook.text.rich_text import Block, BlockKind, RichText, Run, plain_text
from briefbook.values.kind import PartKind, SectionKind, Side, Stance
from briefbook.values.place import Place

Desk = Any
LAUNCH = "Launch of the AI Dialogue"
UNSEEN = ("\u200b", "\u00ad", "\u2060", "\ufeff", "\u200e", " \u200d ", "\u3164", "\u180e", "\ufe0f\n\U000e0100 \u200b")
EMPTY = tuple(plain_text(words) for words in ("", "   ", " \n ", *UNSEEN))


def numbers(desk: Desk) -> list[str]:
    return [block.number for block in desk.part(PartKind.BRIEF).blocks if isinstance(block, Point)]


@pytest.mark.parametrize("text", EMPTY)
def test_an_empty_point_is_not_printed_and_counts_nowhere(desk: Desk, text: Any) -> None:
    before, length = numbers(desk), "4 points"
    assert length in desk.words(PartKind.BRIEF)
    point = desk.point(LAUNCH)
    change_point_text(desk.session, point, text)
    assert numbers(desk) == before[:-1]
    words = desk.words(PartKind.BRIEF)
    assert "Not yet written" not in words
    assert LAUNCH not in words
    assert "3 points" in words
    assert LAUNCH not in desk.words(PartKind.DISTRIBUTION)
    (found,) = desk.check(FindingKind.UNWRITTEN)
    assert (found.place, found.severity) == (Place("point", point), Severity.WARNS)
    assert found.message == f"The talking point “{LAUNCH}” has no words and is not printed."


def test_an_issue_of_empty_points_has_no_heading_and_no_number(desk: Desk) -> None:
    issue = add_issue(desk.session, desk.brief(), "The bridge at Zenda")
    point = add_point(desk.session, issue)
    numbered = add_issue(desk.session, desk.brief(), "The harbour")
    change_point_text(desk.session, add_point(desk.session, numbered), plain_text("We speak of the harbour."))
    assert "The bridge at Zenda" not in desk.words(PartKind.BRIEF)
    headings = [each for each in desk.part(PartKind.BRIEF).blocks if isinstance(each, Heading) and each.number]
    assert len({each.number for each in headings}) == len(headings)
    assert len(headings) == 4
    told = [each.message for each in desk.check(FindingKind.UNWRITTEN) if each.place == Place("point", point)]
    assert told == ["A talking point of “The bridge at Zenda” has no words and is not printed."]


def test_an_answer_for_when_pressed_stands_alone(desk: Desk) -> None:
    point = add_point(desk.session, desk.issue(), Stance.IF_RAISED)
    change_point_fallback(desk.session, point, plain_text("We shall write."))
    words = desk.words(PartKind.BRIEF)
    assert "If pressed: We shall write." in words
    assert "Not yet written" not in words
    assert not desk.check(FindingKind.UNWRITTEN)


@pytest.mark.parametrize("text", EMPTY)
def test_an_empty_objective_is_neither_printed_nor_counted(desk: Desk, text: Any) -> None:
    objective = add_objective(desk.session, desk.brief(), Side.OURS, text)
    assert not desk.check(FindingKind.OVER_BUDGET)
    (found,) = desk.check(FindingKind.UNWRITTEN)
    assert found.place == Place("objective", objective)


@pytest.mark.parametrize("words", UNSEEN)
def test_prose_of_which_nothing_is_seen_is_empty(desk: Desk, words: str) -> None:
    background = "Background"
    assert background in desk.words(PartKind.BRIEF).splitlines()
    change_section(desk.session, Place("brief", desk.brief()), SectionKind.BACKGROUND, plain_text(words))
    assert background not in desk.words(PartKind.BRIEF).splitlines()
    told = [each.message for each in desk.check(FindingKind.EMPTY_SECTION) if each.message.startswith(background)]
    assert told == ["Background of 18th India–Japan Strategic Dialogue: nothing is written yet."]


@pytest.mark.parametrize("words", UNSEEN)
def test_a_title_in_an_older_library_of_which_nothing_is_seen_is_none(desk: Desk, words: str) -> None:
    with desk.session.change("Empty"):
        for table in ("brief", "issue", "talking_point"):
            desk.session.file.connection.execute(f"UPDATE {table} SET title = ?", [words])
    assert "18th India–Japan Strategic Dialogue" in desk.words(PartKind.CONTENTS).splitlines()
    assert "Untitled issue" in desk.words(PartKind.BRIEF)
    assert Place("issue", desk.issue()) in [each.place for each in desk.check(FindingKind.UNTITLED)]
    points = [block for block in desk.part(PartKind.BRIEF).blocks if isinstance(block, Point)]
    assert points
    assert not any(block.title for block in points)


@pytest.mark.parametrize("words", UNSEEN)
def test_nothing_can_be_called_what_nobody_sees(desk: Desk, words: str) -> None:
    with pytest.raises(RefusedError):
        rename_entity(desk.session, desk.entity("Japan"), words)
    with pytest.raises(RefusedError):
        rename_issue(desk.session, desk.issue(), words)
    rename_brief(desk.session, desk.brief(), words)
    assert "18th India–Japan Strategic Dialogue" in desk.words(PartKind.CONTENTS).splitlines()


def test_a_paragraph_and_an_item_that_nobody_sees_are_not_printed(desk: Desk) -> None:
    kinds = (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.NUMBERED, BlockKind.HEADING, BlockKind.QUOTE)
    seen = tuple(Block((Run(f"Seen {kind}"),), kind) for kind in kinds)
    unseen = tuple(Block((Run("\u200b"),), kind) for kind in kinds)
    place = Place("brief", desk.brief())
    change_section(desk.session, place, SectionKind.BACKGROUND, RichText(seen))
    before = desk.words(PartKind.BRIEF)
    change_section(desk.session, place, SectionKind.BACKGROUND, RichText((*unseen, *seen, *unseen)))
    assert desk.words(PartKind.BRIEF) == before
