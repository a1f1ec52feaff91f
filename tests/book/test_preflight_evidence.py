"""Posts without holders, commitments, sources and references, as the check before printing tells of them."""

from collections.abc import Callable

import pytest

from briefbook.book.finding import FindingKind
from briefbook.edits.book import set_part_included
from briefbook.edits.citation import add_conflict, cite_source, resolve_conflict
from briefbook.edits.commitment import change_commitment_wording, set_due_date, set_status
from briefbook.edits.entity import create_entity, delete_entity
from briefbook.edits.membership import add_membership, attest_membership, change_membership, remove_membership
from briefbook.edits.point import change_point_text
from briefbook.text.rich_text import Block, RichText, Run, plain_text
from briefbook.values.kind import CommitmentStatus, EntityKind, PartKind
from briefbook.values.place import Place
from tests.book.finding_case import BLOCKS, LAUNCH, NOTES, WARNS, Case, Desk, Made, check_case


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


def shared_post(desk: Desk) -> Made:
    post = desk.entity("Foreign Minister of Japan")
    rudolf = create_entity(desk.session, EntityKind.PERSON, "Rudolf Rassendyll")
    membership = add_membership(desk.session, rudolf, post_id=post)
    change_membership(desk.session, membership, from_edtf="2025", to_edtf="..")
    return (
        Place("post", post),
        "hold the same post on 16 January 2026: Foreign Minister of Japan",
        lambda: remove_membership(desk.session, membership),
    )


def overdue(desk: Desk) -> Made:
    commitment = desk.entity("Launch the India–Japan AI Dialogue")
    set_due_date(desk.session, commitment, "2025-12")
    return (
        Place("commitment", commitment),
        "The commitment “Launch the India–Japan AI Dialogue” has been overdue since 31 December 2025.",
        lambda: set_status(desk.session, commitment, CommitmentStatus.COMPLETED),
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
        "There is no font for Javanese in 2 places, first “ꦲꦏ” in “We greet ꦲꦏ.”",
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


CASES: list[Case] = [
    (FindingKind.POST_WITHOUT_HOLDER, WARNS, without_holder),
    (FindingKind.SHARED_POST, WARNS, shared_post),
    (FindingKind.UNCONFIRMED_HOLDER, WARNS, unconfirmed_holder),
    (FindingKind.OVERDUE_COMMITMENT, WARNS, overdue),
    (FindingKind.CONFLICTING_CITATIONS, WARNS, conflict_of_point),
    (FindingKind.MISSING_GLYPH, BLOCKS, missing_glyph),
    (FindingKind.UNRESOLVED_REFERENCE, WARNS, reference_of_point),
    (FindingKind.UNRESOLVED_REFERENCE, WARNS, reference_of_commitment),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[2].__name__)
def test_a_finding_names_its_record_and_goes_when_it_is_put_right(desk: Desk, case: Case) -> None:
    check_case(desk, case)


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
