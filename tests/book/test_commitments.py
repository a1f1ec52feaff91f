"""What the book says of how far a commitment has come."""

from typing import Any

import pytest

from briefbook.edits.commitment import set_status
from briefbook.edits.entity import change_entity, create_entity
from briefbook.values.kind import CommitmentStatus, EntityKind, PartKind

Desk = Any


@pytest.fixture
def consulate(desk: Desk) -> int:
    """A commitment of which a source says that a consulate “will open”."""
    commitment = create_entity(desk.session, EntityKind.COMMITMENT, "Open a consulate in Zenda")
    change_entity(
        desk.session, commitment, verb="will open", subject_id=desk.entity("India–Japan AI Dialogue"), number="C-9"
    )
    return commitment


def last_row(desk: Desk) -> list[str]:
    return desk.words(PartKind.COMMITMENTS).splitlines()[-6:]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (None, "Will open"),
        (CommitmentStatus.PROPOSED, "Will open"),
        (CommitmentStatus.AGREED, "Will open"),
        (CommitmentStatus.SCHEDULED, "Will open"),
        (CommitmentStatus.LAUNCHED, "Launched"),
        (CommitmentStatus.ONGOING, "Ongoing"),
        (CommitmentStatus.COMPLETED, "Completed"),
        (CommitmentStatus.LAPSED, "Lapsed"),
    ],
)
def test_a_commitment_is_a_promise_only_until_something_is_done(
    desk: Desk, consulate: int, status: CommitmentStatus | None, words: str
) -> None:
    if status:
        set_status(desk.session, consulate, status)
    assert words in last_row(desk)


def test_a_second_step_takes_the_verb_s_place(desk: Desk, consulate: int) -> None:
    for status in (CommitmentStatus.PROPOSED, CommitmentStatus.AGREED):
        set_status(desk.session, consulate, status)
    assert "Agreed" in last_row(desk)
