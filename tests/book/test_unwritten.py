"""What nobody has written is not printed, has no number and no length, and Check says so with the way to it."""

from typing import Any

import pytest

from briefbook.book.block import Heading, Point
from briefbook.book.finding import FindingKind, Severity
from briefbook.edits.issue import add_issue
from briefbook.edits.objective import add_objective
from briefbook.edits.point import add_point, change_point_fallback, change_point_text
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import PartKind, Side, Stance
from briefbook.values.place import Place

Desk = Any
LAUNCH = "Launch of the AI Dialogue"
EMPTY = (plain_text(""), plain_text("   "), plain_text(" \n "))


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


def test_an_empty_objective_is_neither_printed_nor_counted(desk: Desk) -> None:
    objective = add_objective(desk.session, desk.brief(), Side.OURS, plain_text(""))
    assert not desk.check(FindingKind.OVER_BUDGET)
    (found,) = desk.check(FindingKind.UNWRITTEN)
    assert found.place == Place("objective", objective)
