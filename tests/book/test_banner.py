"""The banner of a book: the highest of what is printed, never below its floor, with what caveats do to it."""

import io
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest

from briefbook.book.block import Paragraph, Point
from briefbook.book.finding import FindingKind
from briefbook.edits.book import change_book, set_part_included, set_sections
from briefbook.edits.brief import mark_brief
from briefbook.edits.entity import mark_entity
from briefbook.edits.issue import mark_issue
from briefbook.edits.point import add_point, change_point, change_point_fallback
from briefbook.edits.programme import change_programme_item
from briefbook.edits.section import mark_section
from briefbook.pdf.render import render_book
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import BriefSection, PartKind, SectionKind, Stance
from briefbook.values.place import Place

Desk = Any
LOW, HIGH = "house:SAMPLE", "house:HIGH"
LAUNCH, SUMMIT = "Launch of the AI Dialogue", "Outcomes of the summit"


def banner(desk: Desk) -> str:
    found = desk.compile().banner
    return str(found.text) if found else ""


def mark_point(desk: Desk) -> None:
    change_point(desk.session, desk.point(LAUNCH), marking=HIGH)


def mark_title_of_point(desk: Desk) -> None:
    """The title of an answer, which is printed."""
    point = add_point(desk.session, desk.issue(), Stance.AVOID)
    change_point(desk.session, point, title="Zenda")
    change_point_fallback(desk.session, point, plain_text("The bridge stands."))
    change_point(desk.session, point, marking=HIGH)


def mark_background(desk: Desk) -> None:
    mark_section(desk.session, Place("brief", desk.brief()), SectionKind.BACKGROUND, HIGH)


def mark_programme(desk: Desk) -> None:
    change_programme_item(desk.session, desk.read("SELECT id FROM programme_item"), marking=HIGH)


def mark_person(desk: Desk) -> None:
    mark_entity(desk.session, desk.entity("Narendra Modi"), HIGH)


def mark_commitment(desk: Desk) -> None:
    mark_entity(desk.session, desk.entity("Launch the India–Japan AI Dialogue"), HIGH)


def mark_subject(desk: Desk) -> None:
    mark_entity(desk.session, desk.entity("India–Japan AI Dialogue"), HIGH)


def mark_title(desk: Desk) -> None:
    """The title of a brief that is its subject's name."""
    mark_brief(desk.session, desk.brief(2), HIGH)


def mark_issue_title(desk: Desk) -> None:
    mark_issue(desk.session, desk.issue(), HIGH)


def mark_source(desk: Desk) -> None:
    """The title of a source stands among the notes."""
    mark_entity(desk.session, desk.read("SELECT source_id FROM citation WHERE section_id NOT NULL"), HIGH)


def mark_place(desk: Desk) -> None:
    mark_entity(desk.session, desk.read("SELECT place_id FROM visit_place"), HIGH)


def mark_post(desk: Desk) -> None:
    """A post that owes a commitment."""
    owner = "SELECT owner_id FROM commitment_owner JOIN post ON post.id = owner_id"
    mark_entity(desk.session, desk.read(owner), HIGH)


def mark_mechanism(desk: Desk) -> None:
    """The mechanism of a dialogue, whose round the facts tell."""
    subject = "SELECT mechanism_id FROM dialogue JOIN brief ON brief.subject_id = dialogue.id"
    mark_entity(desk.session, desk.read(f"{subject} WHERE mechanism_id NOT NULL"), HIGH)


MARKERS = [
    mark_point,
    mark_title_of_point,
    mark_background,
    mark_programme,
    mark_person,
    mark_commitment,
    mark_subject,
    mark_title,
    mark_issue_title,
    mark_source,
    mark_place,
    mark_post,
    mark_mechanism,
]


@pytest.mark.parametrize("mark", MARKERS)
def test_every_portion_lifts_the_banner(desk: Desk, mark: Callable[[Desk], None]) -> None:
    desk.add_levels()
    assert banner(desk) == "SAMPLE"
    mark(desk)
    assert banner(desk) == "HIGH"
    assert "(H)" in repr(desk.compile())
    desk.session.undo()
    assert banner(desk) == "SAMPLE"


def test_a_participant_lifts_it_in_a_book_without_biographies(desk: Desk) -> None:
    desk.add_levels()
    for kind in ("biographies", "index"):
        set_part_included(desk.session, desk.read("SELECT id FROM book_part WHERE kind = ?", kind), False)
    person = desk.read(
        "SELECT participant_id FROM participation JOIN brief ON subject_id = event_id"
        " JOIN person ON person.id = participant_id"
    )
    mark_entity(desk.session, person, HIGH)
    assert banner(desk) == "HIGH"


def test_a_name_with_a_marking_that_nothing_equals_blocks(desk: Desk) -> None:
    desk.add_levels()
    source = desk.read("SELECT source_id FROM citation WHERE section_id NOT NULL")
    mark_entity(desk.session, source, "syldavia:TOP")
    found = desk.check(FindingKind.UNMAPPED_MARKING)
    assert [each.place for each in found] == [Place("source", source)]
    desk.add_equivalence("TOP", "HIGH")
    assert banner(desk) == "HIGH"
    assert not desk.check(FindingKind.UNMAPPED_MARKING)


def test_what_is_not_printed_does_not_lift_it(desk: Desk) -> None:
    desk.add_levels()
    mark_point(desk)
    part = desk.read("SELECT id FROM book_part WHERE brief_id = ?", desk.brief())
    set_sections(desk.session, part, [each for each in BriefSection if each is not BriefSection.POINTS])
    assert banner(desk) == "SAMPLE"
    mark_background(desk)
    assert banner(desk) == "HIGH"
    set_part_included(desk.session, part, False)
    assert banner(desk) == "SAMPLE"


def test_the_banner_is_never_below_the_floor(desk: Desk) -> None:
    desk.add_levels()
    change_book(desk.session, desk.book_id, floor=HIGH)
    assert banner(desk) == "HIGH"
    change_book(desk.session, desk.book_id, floor=LOW)
    mark_point(desk)
    assert banner(desk) == "HIGH"


def test_restrictive_caveats_unite_and_release_lists_intersect(desk: Desk) -> None:
    desk.add_levels()
    change_point(desk.session, desk.point(LAUNCH), marking=f"{LOW}//EYES//REL Ruritania,Syldavia")
    change_point(desk.session, desk.point(SUMMIT), marking=f"{LOW}//ZENDA//REL Ruritania,Borduria")
    assert banner(desk) == "SAMPLE//EYES, ZENDA//REL Ruritania"


def test_another_government_s_marking_is_kept_and_counts_as_what_it_is_said_to_equal(desk: Desk) -> None:
    desk.add_levels()
    change_point(desk.session, desk.point(LAUNCH), marking="syldavia:TOP")
    assert banner(desk) == "SAMPLE"
    desk.add_equivalence("TOP", "HIGH")
    assert banner(desk) == "HIGH"
    point = next(block for block in desk.part(PartKind.BRIEF).blocks if isinstance(block, Point))
    assert isinstance(point.body[0], Paragraph)
    assert point.body[0].portion
    assert point.body[0].portion.text == "(SYLDAVIA ST)"


def test_each_page_can_have_a_banner_of_its_own(desk: Desk) -> None:
    desk.add_levels()
    mark_background(desk)

    def list_banners() -> list[str]:
        with pypdfium2.PdfDocument(io.BytesIO(render_book(desk.compile()).pdf)) as document:
            return [page.get_textpage().get_text_range().split(maxsplit=1)[0] for page in document]

    assert set(list_banners()) == {"HIGH"}
    change_book(desk.session, desk.book_id, page_banners=True)
    told = list_banners()
    assert set(told) == {"HIGH", "SAMPLE"}
    assert 1 <= told.count("HIGH") <= 3
