"""What a book leaves out of its briefs is in no part of it, and is whole in every other book."""

from pathlib import Path

import pytest

from briefbook.book.block import Point
from briefbook.book.compile import compile_book
from briefbook.book.finding import FindingKind
from briefbook.edits.book import create_book, leave_out, take_in
from briefbook.edits.citation import add_conflict, cite_source
from briefbook.edits.entity import change_entity, create_entity, describe_entity, mark_entity
from briefbook.edits.issue import add_issue
from briefbook.edits.point import add_point, change_point, change_point_fallback, change_point_text, set_point_topics
from briefbook.printing.export import export_book
from briefbook.printing.gathering.content import gather_content
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import EntityKind, PartKind, Stance
from briefbook.values.place import Place
from tests.book.finding_case import MARK, Desk
from tests.book.test_ceiling import is_in

HELD, TITLE = "Zenda", "Railways"
HIGH = "house:HIGH"


def hold(desk: Desk) -> tuple[Place, Place]:
    """An issue with one point, and all that nothing but the point names: a person, a source, a commitment, a topic."""
    desk.add_levels()
    session = desk.session
    person = create_entity(session, EntityKind.PERSON, f"Rudolf {HELD}")
    describe_entity(session, person, plain_text(f"Born in {HELD}."))
    source, other = (create_entity(session, EntityKind.SOURCE, f"{HELD} Gazette {each}") for each in "AB")
    commitment = create_entity(session, EntityKind.COMMITMENT, f"{HELD} line")
    change_entity(session, commitment, number=f"{HELD}-1")
    topic = create_entity(session, EntityKind.TOPIC, f"{HELD} railway")
    for each in (person, source, other, commitment, topic):
        mark_entity(session, each, MARK)
    issue = add_issue(session, desk.brief(), TITLE)
    point = add_point(session, issue, Stance.RAISE)
    change_point_text(session, point, plain_text(f"We ask Rudolf {HELD} for a line to {HELD}."))
    change_point_fallback(session, point, plain_text(f"{HELD} is far."))
    change_point(session, point, title=f"{HELD} title", commitment_id=commitment, speaker_id=person, marking=HIGH)
    set_point_topics(session, point, [topic])
    claims = [cite_source(session, Place("point", point), each, claim=f"{HELD} claim") for each in (source, other)]
    add_conflict(session, *claims, f"{HELD} conflict")
    return Place("issue", issue), Place("point", point)


def numbers(desk: Desk) -> list[str]:
    return [block.number for block in desk.part(PartKind.BRIEF).blocks if isinstance(block, Point) and block.number]


@pytest.mark.parametrize("which", ["issue", "point"])
def test_no_part_names_what_is_left_out(desk: Desk, which: str) -> None:
    issue, point = hold(desk)
    for kind in (PartKind.BRIEF, PartKind.KEY_POINTS, PartKind.BIOGRAPHIES, PartKind.SOURCES, PartKind.INDEX):
        assert HELD in desk.words(kind), kind
    assert "HIGH" in repr(desk.compile().banner)
    place = issue if which == "issue" else point
    leave_out(desk.session, desk.book_id, place)
    book = desk.compile()
    assert HELD not in repr(book)
    assert "HIGH" not in repr(book.banner)
    assert TITLE not in repr(book)
    take_in(desk.session, desk.book_id, place)
    assert HELD in desk.words(PartKind.BIOGRAPHIES)


def test_what_is_left_out_is_in_no_file_and_no_finding(desk: Desk, tmp_path: Path) -> None:
    issue, _ = hold(desk)
    for at, printed in enumerate((True, False)):
        path = tmp_path / f"{at}.pdf"
        export_book(desk.gather(), path, typesetter=desk.typesetter)
        assert is_in(path.read_bytes(), HELD) is printed
        leave_out(desk.session, desk.book_id, issue)
    messages = [each.message for kind in FindingKind for each in desk.check(kind)]
    assert not [message for message in messages if HELD in message]


def test_the_rest_is_numbered_on(desk: Desk) -> None:
    before = numbers(desk)
    assert before[:3] == ["1.1", "1.2", "1.3"]
    leave_out(desk.session, desk.book_id, Place("point", desk.point("Launch of the AI Dialogue")))
    assert numbers(desk) == before[:-1]
    leave_out(desk.session, desk.book_id, Place("issue", desk.issue()))
    assert numbers(desk) == before[: len(numbers(desk))]


def test_another_book_has_it(desk: Desk) -> None:
    issue, _ = hold(desk)
    first = desk.book_id
    other = create_book(desk.session, desk.visit_id, "Press book")
    leave_out(desk.session, other, issue)
    printed = {each: repr(compile_book(gather_content(desk.session.file, each)).book) for each in (first, other)}
    assert HELD in printed[first]
    assert HELD not in printed[other]
