"""Values of the closed vocabularies in the words of the window."""

import pytest

from briefbook.models.term import describe_term, describe_word, find_term, title_term
from briefbook.values.kind import CommitmentStatus, Level, MechanismKind, Role, SectionKind


def test_a_value_reads_within_a_sentence_and_alone() -> None:
    assert (describe_term(Role.NOTE_TAKER), title_term(Role.NOTE_TAKER)) == ("note-taker", "Note-taker")
    assert title_term(SectionKind.PRESS_LINE) == "Press line"
    assert title_term(Level.WORKING) == "Working level"


@pytest.mark.parametrize("word", ["first_meeting_held", "first meeting held"])
def test_a_plain_word_is_known_with_or_without_spaces(word: str) -> None:
    assert find_term(CommitmentStatus, word) is CommitmentStatus.FIRST_MEETING_HELD
    assert describe_word(CommitmentStatus, word) == "first meeting held"


def test_any_other_word_stands_as_it_is() -> None:
    assert find_term(MechanismKind, "Zenda Group") is None
    assert describe_word(MechanismKind, "Zenda Group") == "Zenda Group"
    assert describe_word(MechanismKind, "") == ""
