"""The box of facts at the head of a brief."""

from briefbook.book.block import FactsBox
from briefbook.edits.brief import create_brief
from briefbook.edits.entity import create_entity
from briefbook.edits.issue import add_issue
from briefbook.edits.point import add_point, change_point_text
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import EntityKind
from tests.book.conftest import Desk


def test_a_fact_that_stands_alone_stands_at_the_left(desk: Desk) -> None:
    meeting = create_entity(desk.session, EntityKind.DIALOGUE, "Talks at Zenda")
    brief = create_brief(desk.session, desk.visit_id, meeting)
    point = add_point(desk.session, add_issue(desk.session, brief))
    change_point_text(desk.session, point, plain_text("We welcome the bridge at Zenda."))
    boxes = [block for part in desk.compile().parts for block in part.blocks if isinstance(block, FactsBox)]
    assert all(box.left for box in boxes)
    assert next([fact.label for fact in box.left] for box in boxes if not box.right) == ["Length"]
