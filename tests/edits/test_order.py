"""Positions stay dense and in the order asked for."""

from hypothesis import given
from hypothesis import strategies as st

from briefbook.edits import book, point
from briefbook.edits.brief import create_brief
from briefbook.edits.row import put_in_order
from briefbook.session import Session
from briefbook.values.kind import PartKind, Stance


class Card:
    """A row that counts how often it is renumbered."""

    def __init__(self, row_id: int) -> None:
        self.id = row_id
        self._position = row_id
        self.writes = 0

    @property
    def position(self) -> int:
        return self._position

    @position.setter
    def position(self, value: int) -> None:
        self._position = value
        self.writes += 1


@given(st.integers(1, 9), st.data())
def test_only_what_stands_elsewhere_is_renumbered(count: int, data: st.DataObject) -> None:
    cards = [Card(number) for number in range(count)]
    moved = data.draw(st.sampled_from(cards))
    target = data.draw(st.integers(0, count - 1))
    start = moved.position
    put_in_order(cards, moved, target)
    assert sorted(card.position for card in cards) == list(range(count))
    assert moved.position == target
    between = range(min(start, target), max(start, target) + 1)
    assert {card.id for card in cards if card.writes} == (set(between) if start != target else set())
    others = sorted((card for card in cards if card is not moved), key=lambda card: card.position)
    assert [card.id for card in others] == sorted(card.id for card in others)


def list_points(session: Session, issue_id: int) -> list[int]:
    sql = "SELECT id FROM talking_point WHERE issue_id = ? ORDER BY position"
    return [row[0] for row in session.file.connection.execute(sql, [issue_id])]


def test_a_new_point_stands_behind_the_one_it_follows(session: Session) -> None:
    first, second = list_points(session, 1)
    new = point.add_point(session, 1, Stance.AVOID, after=first)
    last = point.add_point(session, 1)
    assert list_points(session, 1) == [first, new, second, last]


def test_a_copy_stands_behind_its_original(session: Session) -> None:
    first, second = list_points(session, 1)
    copy = point.duplicate_point(session, first)
    assert list_points(session, 1) == [first, copy, second]


def test_a_point_moves_to_another_issue(session: Session) -> None:
    first, second = list_points(session, 1)
    there = list_points(session, 2)
    point.move_point(session, first, 2, 1)
    assert list_points(session, 1) == [second]
    assert list_points(session, 2) == [there[0], first, *there[1:]]


def test_a_new_brief_is_a_part_of_each_book(session: Session) -> None:
    connection = session.file.connection
    visit_id, topic_id = (
        connection.execute(f"SELECT min(id) FROM {table}").fetchone()[0] for table in ("visit", "topic")
    )
    brief_id = create_brief(session, visit_id, topic_id)
    rows = connection.execute("SELECT kind, brief_id, sections FROM book_part ORDER BY position").fetchall()
    briefs = [row for row in rows if row[0] == PartKind.BRIEF]
    assert briefs[-1][1:] == (brief_id, book.ALL_SECTIONS)
    assert rows.index(briefs[-1]) == rows.index(briefs[0]) + len(briefs) - 1


def test_a_step_down_and_one_up_lead_back_wherever_a_point_stands(session: Session) -> None:
    order = (
        "SELECT issue.id, talking_point.id FROM issue LEFT JOIN talking_point ON issue_id = issue.id"
        " WHERE brief_id = 1 ORDER BY issue.position, talking_point.position"
    )
    before = session.file.connection.execute(order).fetchall()
    points = [key for _, key in before if key is not None]
    for point_id in points[:-1]:
        point.step_points(session, [point_id], 1)
        assert session.file.connection.execute(order).fetchall() != before
        point.step_points(session, [point_id], -1)
        assert session.file.connection.execute(order).fetchall() == before
    point.step_points(session, points[-2:], 1)
    assert session.file.connection.execute(order).fetchall() == before
