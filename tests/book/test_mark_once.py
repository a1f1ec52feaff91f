"""Where all under a head is marked alike, the head says so once; where marks differ or are demanded, each stands."""

from dataclasses import replace

from briefbook.book.block import Heading, Paragraph
from briefbook.book.book import Book, Part
from briefbook.book.compile import compile_book
from briefbook.book.content import Content
from briefbook.book.portion import block_portions
from briefbook.values.kind import PartKind
from briefbook.values.marking import Marking
from tests.book.full_content import HIGH, build_content


def brief_part(content: Content) -> Part:
    return next(part for part in compile_book(content).book.parts if part.kind is PartKind.BRIEF)


def shown(part: Part) -> list[str]:
    return [portion.text for block in part.blocks for portion, _ in block_portions(block) if portion.text]


def asides(part: Part) -> list[str]:
    return [each.aside for each in part.blocks if isinstance(each, Heading | Paragraph) and each.aside]


def mark_objective(content: Content, marking: Marking | None) -> Content:
    first, *others = content.briefs
    objectives = tuple(replace(each, marking=marking) for each in first.objectives)
    return replace(content, briefs=(replace(first, objectives=objectives), *others))


def test_a_part_of_one_marking_says_so_at_its_head() -> None:
    part = brief_part(build_content())
    assert shown(part) == []
    assert asides(part) == ["LOW throughout"]
    assert isinstance(part.blocks[0], Paragraph) and part.blocks[0].aside


def test_where_marks_differ_each_section_says_its_own_or_marks_each_text() -> None:
    part = brief_part(mark_objective(build_content(), HIGH))
    assert "(H)" in shown(part)
    assert "LOW throughout" in asides(part)
    assert "HIGH throughout" not in asides(part)


def test_nothing_is_said_of_a_part_in_which_a_text_has_no_mark() -> None:
    part = brief_part(mark_objective(build_content(), None))
    assert isinstance(part.blocks[0], Paragraph) and not part.blocks[0].aside


def test_a_scheme_that_demands_every_mark_keeps_them() -> None:
    content = build_content()
    scheme = replace(content.library.scheme, portion_marks_required=True)
    part = brief_part(replace(content, library=replace(content.library, scheme=scheme)))
    assert asides(part) == []
    assert set(shown(part)) == {"(L)"}
    assert len(shown(part)) > 5


def test_marks_that_are_not_shown_count_all_the_same() -> None:
    def banner(book: Book) -> str:
        assert book.banner
        return book.banner.text

    assert banner(compile_book(build_content()).book) == "LOW"
    assert banner(compile_book(build_content(marking=HIGH)).book) == "HIGH"
