"""Two people in one post: each prints the title, wherever it stands, and whoever prints is told."""

from typing import Any

import pytest

from briefbook.book.finding import FindingKind
from briefbook.edits.entity import create_entity
from briefbook.edits.membership import add_membership, change_membership
from briefbook.edits.participation import add_participant, change_participant
from briefbook.values.kind import EntityKind, PartKind, Role

Desk = Any
DIALOGUE, POST = "18th India–Japan Strategic Dialogue", "Joint Secretary (East Asia)"
NAMES = ("Rudolf Rassendyll", "Fritz von Tarlenheim")


def seat_two(desk: Desk, **dates: str) -> tuple[int, list[int]]:
    """Two people in one new post, on equal terms."""
    post = create_entity(desk.session, EntityKind.POST, POST)
    people = [create_entity(desk.session, EntityKind.PERSON, name) for name in NAMES]
    for person in people:
        membership = add_membership(desk.session, person, post_id=post)
        if dates:
            change_membership(desk.session, membership, **dates)
    return post, people


@pytest.mark.parametrize(
    ("dates", "title", "told"),
    [
        (
            {"from_edtf": "2024", "to_edtf": ".."},
            POST,
            f"{NAMES[0]} and {NAMES[1]} hold the same post on 16 January 2026: {POST}.",
        ),
        (
            {},
            f"{POST} (to be confirmed)",
            f"It is not known which of {NAMES[0]} and {NAMES[1]} holds the post {POST} on 16 January 2026.",
        ),
    ],
)
def test_both_print_their_title_and_check_says_so(desk: Desk, dates: dict[str, str], title: str, told: str) -> None:
    _, people = seat_two(desk, **dates)
    for person in people:
        add_participant(desk.session, desk.entity(DIALOGUE), person)
    rows = desk.words(PartKind.BRIEF).splitlines()
    assert [rows[rows.index(name) + 1] for name in NAMES] == [title, title]
    biographies = [row for row in desk.words(PartKind.BIOGRAPHIES).splitlines() if row]
    assert [biographies[biographies.index(name) + 1] for name in NAMES] == [title, title]
    assert told in [each.message for each in desk.check(FindingKind.SHARED_POST)]


def test_a_post_that_takes_part_names_both_of_its_holders(desk: Desk) -> None:
    post, _ = seat_two(desk, from_edtf="2024", to_edtf="..")
    seat = add_participant(desk.session, desk.entity(DIALOGUE), post)
    rows = desk.words(PartKind.BRIEF).splitlines()
    at = rows.index(NAMES[0])
    assert rows[at : at + 3] == [*NAMES, POST]
    change_participant(desk.session, seat, role=Role.CHAIR)
    assert f"{NAMES[0]} and {NAMES[1]}, {POST}" in desk.words(PartKind.BRIEF)
    assert {NAMES[0], NAMES[1]} <= set(desk.words(PartKind.BIOGRAPHIES).splitlines())


def test_a_handover_is_no_shared_post(desk: Desk) -> None:
    post, (first, second) = seat_two(desk)
    of = "SELECT id FROM membership WHERE person_id = ? AND post_id = ?"
    change_membership(desk.session, desk.read(of, first, post), from_edtf="2020", to_edtf="2026-01-16")
    change_membership(desk.session, desk.read(of, second, post), from_edtf="2026-01-16", to_edtf="..")
    add_participant(desk.session, desk.entity(DIALOGUE), post)
    assert not desk.check(FindingKind.SHARED_POST)
    assert NAMES[1] in desk.words(PartKind.BRIEF)
    assert NAMES[0] not in desk.words(PartKind.BRIEF)
