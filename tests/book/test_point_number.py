"""One number for a point to raise: its brief's tab and its place there, the same wherever the book names it."""

from dataclasses import replace
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.book import wording
from briefbook.book.block import Heading, Point, Table
from briefbook.book.book import Book
from briefbook.book.compile import compile_book
from briefbook.book.content import BookPartContent, BriefContent, Content, EntityContent, IssueContent, PointContent
from briefbook.book.finding import FindingKind
from briefbook.book.numbering import compile_numbering
from briefbook.book.part.distribution import LEDGER_COLUMNS
from briefbook.book.point_number import iterate_letters
from briefbook.book.portion import cell_text
from briefbook.edits.book import change_book, leave_out, move_part, set_sections
from briefbook.edits.issue import mark_issue
from briefbook.edits.point import change_point, change_point_text
from briefbook.printing.gathering.numbering import gather_numbering
from briefbook.text.rich_text import RichText, plain_text
from briefbook.values.kind import BriefSection, EntityKind, PartKind, Side, Stance
from briefbook.values.place import Place
from tests.book.finding_case import LAUNCH, SUMMIT, Desk
from tests.book.full_content import HIGH, LOW, build_content

TOP = "house:HIGH"


def on_pages(book: Book) -> dict[str, str]:
    """The numbers on the pages of the briefs, by the anchors of their points, in the order of the pages."""
    blocks = [block for part in book.parts if part.kind is PartKind.BRIEF for block in part.blocks]
    return {block.anchor or "": block.number for block in blocks if isinstance(block, Point) and block.number}


def on_key_points(book: Book) -> list[str]:
    blocks = [block for part in book.parts if part.kind is PartKind.KEY_POINTS for block in part.blocks]
    return [block.number for block in blocks if isinstance(block, Point)]


def in_ledger(book: Book) -> list[str]:
    tables = [block for part in book.parts for block in part.blocks if isinstance(block, Table)]
    rows = [row for table in tables if table.columns == LEDGER_COLUMNS for row in table.rows]
    names = [cell_text(row[1].lines) for row in rows]
    return [name.split(" ", 1)[0] for name in names if name[0].isdigit()]


def letters(book: Book) -> list[list[str]]:
    """The letters of the issues, brief by brief."""
    parts = [part for part in book.parts if part.kind is PartKind.BRIEF]
    return [[each.number for each in part.blocks if isinstance(each, Heading) and each.number] for part in parts]


def test_key_points_ledger_and_findings_have_the_numbers_of_the_briefs_pages(desk: Desk) -> None:
    book, pages = desk.compile(), on_pages(desk.compile())
    assert list(pages.values())[:5] == ["1.1", "1.2", "1.3", "1.4", "2.1"]
    assert on_key_points(book)[:4] == ["1.1", "1.2", "1.4", "2.1"]
    assert set(on_key_points(book)) <= set(pages.values())
    assert in_ledger(book) == list(pages.values())
    (found,) = desk.check(FindingKind.CHANGED_SINCE_CLEARANCE)
    assert found.place == Place("point", desk.point(SUMMIT))
    assert found.message.startswith(f"{pages[f'point-{found.place.id}']} “{SUMMIT}”")


def test_issues_count_by_letter_and_those_without_a_point_do_not(desk: Desk) -> None:
    assert letters(desk.compile())[0] == ["A", "B", "C"]
    for point in desk.gather().briefs[0].issues[0].points:
        leave_out(desk.session, desk.book_id, Place("point", point.id))
    assert letters(desk.compile())[0] == ["A", "B"]
    assert list(islice(iterate_letters(), 25, 29)) == ["Z", "AA", "AB", "AC"]


def test_how_likely_an_issue_is_and_the_commitment_stand_at_the_right(desk: Desk) -> None:
    part = desk.part(PartKind.BRIEF)
    heading = next(each for each in part.blocks if isinstance(each, Heading) and each.number == "A")
    assert (heading.remark, heading.ruled) == ("certain to come up", True)
    point = next(each for each in part.blocks if isinstance(each, Point))
    assert [each.text for each in point.aside] == ["C-1"]
    assert not point.trailer
    change_point(desk.session, desk.point(LAUNCH), title="")
    point = next(each for each in desk.part(PartKind.BRIEF).blocks if isinstance(each, Point))
    assert "".join(each.text for each in point.trailer) == "Commitment C-1"


def test_a_title_that_is_left_out_says_not_how_likely_it_is(desk: Desk) -> None:
    desk.add_levels()
    change_book(desk.session, desk.book_id, ceiling="house:SAMPLE")
    mark_issue(desk.session, desk.issue(), TOP)
    heading = next(each for each in desk.part(PartKind.BRIEF).blocks if isinstance(each, Heading) and each.number)
    assert heading.line[0].text == wording.STUB
    assert not heading.remark


@pytest.mark.parametrize(("stubs", "left"), [(False, ["1.1", "1.2", "1.3"]), (True, ["1.1", "1.3", "1.4"])])
def test_a_ceiling_leaves_a_gap_only_where_stubs_stand(desk: Desk, stubs: bool, left: list[str]) -> None:
    desk.add_levels()
    change_book(desk.session, desk.book_id, ceiling="house:SAMPLE", stubs=stubs)
    change_point(desk.session, desk.point("Working group"), marking=TOP)
    assert [each for each in on_pages(desk.compile()).values() if each.startswith("1.")] == left
    assert [each for each in on_key_points(desk.compile()) if each.startswith("1.")] == left


def test_a_point_that_is_not_written_has_none(desk: Desk) -> None:
    change_point_text(desk.session, desk.point(LAUNCH), RichText())
    pages = on_pages(desk.compile())
    assert f"point-{desk.point(LAUNCH)}" not in pages
    assert [each for each in pages.values() if each.startswith("1.")] == ["1.1", "1.2", "1.3"]


def test_the_quick_reading_for_the_window_gives_the_numbers_of_the_book(desk: Desk) -> None:
    def same() -> bool:
        return gather_numbering(desk.session.file, desk.book_id) == compile_book(desk.gather()).numbering

    assert same()
    desk.add_levels()
    change_point(desk.session, desk.point("Working group"), marking=TOP)
    for stubs in (False, True):
        change_book(desk.session, desk.book_id, ceiling="house:SAMPLE", stubs=stubs)
        assert same()
    part = desk.read("SELECT id FROM book_part WHERE brief_id = 1")
    move_part(desk.session, part, 12)
    assert same()
    set_sections(desk.session, part, [BriefSection.FACTS])
    assert same()
    assert gather_numbering(desk.session.file, None).points == {}


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """Books of up to three briefs about Ruritania, with a ceiling or none, with and without what it hides."""
    ids = iter(range(1, 1000))
    markings = st.sampled_from([LOW, LOW, HIGH])

    def point() -> PointContent:
        stance, side = draw(st.sampled_from(Stance)), draw(st.sampled_from(Side))
        text = plain_text(draw(st.sampled_from(["We ask for a line to Zenda.", "We wait.", ""])))
        return PointContent(next(ids), stance, text, side, marking=draw(markings))

    def issue() -> IssueContent:
        points = tuple(point() for _ in range(draw(st.integers(0, 4))))
        return IssueContent(next(ids), "Railways", points, title_marking=LOW)

    whole = build_content(draw(st.sampled_from([None, LOW])))
    subjects = range(100, 100 + draw(st.integers(1, 3)))
    briefs = tuple(
        BriefContent(key, key, issues=tuple(issue() for _ in range(draw(st.integers(0, 3)))), title="Talks")
        for key in subjects
    )
    entities = [EntityContent(key, f"t{key}", EntityKind.TOPIC, (), marking=draw(markings)) for key in subjects]
    others = [part for part in whole.spec.parts if part.kind is not PartKind.BRIEF]
    parts = [BookPartContent(key, PartKind.BRIEF, key, included=draw(st.booleans())) for key in subjects]
    every = [each.id for brief in briefs for each in brief.points]
    left_out = frozenset(draw(st.lists(st.sampled_from(every), unique=True)) if every else [])
    spec = replace(whole.spec, parts=(*others, *parts), stubs=draw(st.booleans()), omitted_point_ids=left_out)
    return replace(whole, spec=spec, briefs=briefs, entities=(*whole.entities, *entities), citations=(), conflicts=())


def test_numbers_are_unique_run_on_and_are_the_same_everywhere() -> None:
    @given(contents())
    def check(content: Content) -> None:
        compiled = compile_book(content)
        numbers = list(on_pages(compiled.book).values())
        in_order = sorted(numbers, key=lambda number: [int(each) for each in number.split(".")])
        assert numbers == in_order
        assert len(numbers) == len(set(numbers))
        assert compiled.numbering == compile_numbering(content)
        printed = {f"point-{key}": number for key, number in compiled.numbering.points.items()}
        assert printed.items() >= on_pages(compiled.book).items()
        assert set(on_key_points(compiled.book)) <= set(numbers)
        assert in_ledger(compiled.book) == numbers
        if content.spec.ceiling is None or not content.spec.stubs:
            tabs = len({number.split(".")[0] for number in numbers})
            assert set(printed) == set(on_pages(compiled.book))
            for tab in {number.split(".")[0] for number in numbers}:
                own = [number for number in numbers if number.split(".")[0] == tab]
                assert own == [f"{tab}.{at}" for at in range(1, len(own) + 1)]
            assert tabs <= len(compiled.numbering.tabs)
            assert list(compiled.numbering.tabs.values()) == [str(at + 1) for at in range(len(compiled.numbering.tabs))]
        else:
            whole = compile_book(replace(content, spec=replace(content.spec, ceiling=None)))
            assert on_pages(whole.book).items() >= on_pages(compiled.book).items()

    check()
