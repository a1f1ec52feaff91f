"""The moment of a book and the dates of its meetings decide titles and what is overdue; no clock does."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from briefbook.book.content import DateContent
from briefbook.book.finding import FindingKind
from briefbook.book.printed import line_text, list_lines
from briefbook.book.title import Days, meeting_days
from briefbook.edits.brief import create_brief
from briefbook.edits.entity import change_entity, create_entity
from briefbook.edits.event import set_dialogue_date
from briefbook.edits.membership import add_membership, change_membership
from briefbook.edits.participation import add_participant
from briefbook.values.edtf import parse_edtf
from briefbook.values.kind import EntityKind, PartKind
from briefbook.values.place import Place

Desk = Any
SUMMIT, PREMIER = "15th India–Japan Annual Summit", "Prime Minister of Japan"
KING = "King of Ruritania"


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2026-01-16", "2026-01-16", "2026-01-16"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-11", "2025-11-01", "2025-11-30"),
        ("2026", "2026-01-20", "2026-01-20"),
        ("2026-01-15/2026-01-17", "2026-01-17", "2026-01-17"),
        ("/2026-01-16", "2026-01-16", "2026-01-16"),
        ("2026-33", "2026-01-20", "2026-01-20"),
        ("2031", "2031-01-01", "2031-01-01"),
    ],
)
def test_titles_go_by_the_days_on_which_a_meeting_can_have_been(edtf: str, first: str, last: str) -> None:
    days = meeting_days(DateContent(parse_edtf(edtf)), date(2026, 1, 20))
    assert days == Days(date.fromisoformat(first), date.fromisoformat(last))


def test_sanae_takaichi_is_not_shown_as_prime_minister_at_the_15th_annual_summit(desk: Desk) -> None:
    create_brief(desk.session, desk.visit_id, desk.entity(SUMMIT))
    add_participant(desk.session, desk.entity(SUMMIT), desk.entity("Sanae Takaichi"))
    rows = desk.words(PartKind.BRIEF, 7).splitlines()
    assert f"{PREMIER} (to be confirmed)" in rows
    assert PREMIER not in rows
    place = Place("person", desk.entity("Sanae Takaichi"))
    told = [each.message for each in desk.check(FindingKind.UNCONFIRMED_HOLDER) if each.place == place]
    assert told == [
        f"It is not confirmed that Sanae Takaichi is {PREMIER} between 1 January 2025 and 31 December 2025."
    ]
    portrait = desk.part(PartKind.BIOGRAPHIES)
    assert f"text='{PREMIER}'" in repr(portrait)


@pytest.fixture
def crowned(desk: Desk) -> tuple[int, int]:
    """A king since 1 June 2025, at a meeting that has a brief: the ids of the meeting and of his membership."""
    king = create_entity(desk.session, EntityKind.PERSON, "Rudolf Rassendyll")
    throne = create_entity(desk.session, EntityKind.POST, KING)
    membership = add_membership(desk.session, king, post_id=throne)
    change_membership(desk.session, membership, from_edtf="2025-06-01", to_edtf="..")
    meeting = create_entity(desk.session, EntityKind.DIALOGUE, "Talks at Zenda")
    create_brief(desk.session, desk.visit_id, meeting)
    add_participant(desk.session, meeting, king)
    return meeting, membership


@pytest.mark.parametrize(
    ("when", "title"),
    [
        ("2025-05-31", None),
        ("2025-06-01", KING),
        ("2025-11", KING),
        ("2025-04", None),
        ("2025", f"{KING} (to be confirmed)"),
        ("2025-05-20/2025-06-02", KING),
        ("2031-03", KING),
    ],
)
def test_a_title_prints_as_it_stood_on_the_day_of_the_meeting(
    desk: Desk, crowned: tuple[int, int], when: str, title: str | None
) -> None:
    set_dialogue_date(desk.session, crowned[0], when)
    lines = desk.words(PartKind.BRIEF, 7).splitlines()
    assert [line for line in lines if line.startswith(KING)] == ([title] if title else [])


def test_a_reign_that_is_over_gives_no_title(desk: Desk, crowned: tuple[int, int]) -> None:
    meeting, membership = crowned
    set_dialogue_date(desk.session, meeting, "2025-12-01")
    change_membership(desk.session, membership, to_edtf="2025-11-30")
    assert KING not in desk.words(PartKind.BRIEF, 7)


INDIA = ZoneInfo("Asia/Kolkata")


@pytest.mark.parametrize(
    ("moment", "overdue"),
    [
        (datetime(2026, 6, 30, 23, 59, tzinfo=INDIA), False),
        (datetime(2026, 7, 1, tzinfo=INDIA), True),
        (datetime(2026, 6, 30, 18, 29, tzinfo=UTC), False),
        (datetime(2026, 6, 30, 18, 30, tzinfo=UTC), True),
    ],
)
def test_the_moment_decides_what_is_overdue_where_the_visit_is(desk: Desk, moment: datetime, overdue: bool) -> None:
    assert bool(desk.check(FindingKind.OVERDUE_COMMITMENT, moment)) is overdue
    assert ("overdue since 30 June 2026" in repr(desk.compile(moment))) is overdue
    assert not desk.check(FindingKind.OVERDUE_COMMITMENT)


def test_every_day_in_the_book_is_that_of_the_visit_s_place(desk: Desk) -> None:
    night = datetime(2026, 1, 15, 20, 30, tzinfo=UTC)
    assert desk.compile(night).edition_line == "Draft · 16 January 2026"
    blocks = [block for part in desk.compile(night).parts for block in part.blocks]
    words = "\n".join(line_text(line) for block in blocks for line in list_lines(block))
    assert "Draft, 16 January 2026, 02:00 IST" in words
    assert "As of 16 January 2026" in words
    assert "15 January 2026" not in words


def test_a_visit_whose_place_is_not_known_goes_by_utc(desk: Desk) -> None:
    change_entity(desk.session, desk.read("SELECT place_id FROM visit_place"), time_zone="")
    assert desk.compile(datetime(2026, 1, 15, 20, 30, tzinfo=UTC)).edition_line == "Draft · 15 January 2026"
