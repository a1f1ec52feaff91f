"""The box of facts at the head of a brief."""

from briefbook.book.block import FactsBox
from briefbook.book.printed import line_text
from briefbook.edits.brief import create_brief
from briefbook.edits.entity import create_entity
from briefbook.edits.issue import add_issue
from briefbook.edits.point import add_point, change_point, change_point_text, set_stance
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import EntityKind, Side, Stance
from tests.book.conftest import Desk


def test_a_fact_that_stands_alone_stands_at_the_left(desk: Desk) -> None:
    meeting = create_entity(desk.session, EntityKind.DIALOGUE, "Talks at Zenda")
    brief = create_brief(desk.session, desk.visit_id, meeting)
    point = add_point(desk.session, add_issue(desk.session, brief))
    change_point_text(desk.session, point, plain_text("We welcome the bridge at Zenda."))
    boxes = [block for part in desk.compile().parts for block in part.blocks if isinstance(block, FactsBox)]
    assert all(box.left for box in boxes)
    assert next([fact.label for fact in box.left] for box in boxes if not box.right) == ["Length"]


def test_the_time_to_speak_is_that_of_our_points_to_raise(desk: Desk) -> None:
    meeting = create_entity(desk.session, EntityKind.DIALOGUE, "Talks at Zenda")
    issue = add_issue(desk.session, create_brief(desk.session, desk.visit_id, meeting))
    ours, theirs, answer = (add_point(desk.session, issue) for _ in range(3))
    for point in (ours, theirs, answer):
        change_point_text(desk.session, point, plain_text("word " * 65))
    assert find_length(desk) == "3 points, 1 min 30 s"
    change_point(desk.session, theirs, side=Side.THEIRS)
    assert find_length(desk) == "2 points, 1 min"
    set_stance(desk.session, [answer], Stance.IF_RAISED)
    assert find_length(desk) == "1 point, 30 s"


def find_length(desk: Desk) -> str:
    """How long the points take of the brief of whose subject nothing else is known."""
    boxes = [block for part in desk.compile().parts for block in part.blocks if isinstance(block, FactsBox)]
    (fact,) = next(box.left for box in boxes if not box.right)
    return line_text(fact.values[0])
