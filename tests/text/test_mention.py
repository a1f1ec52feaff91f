from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.text.mention import Mention, MentionIndex, find_candidates

NAMES = [
    (1, "Ruritania"),
    (2, "Ruritania Talks"),
    (3, "AI"),
    (4, "茂木敏充"),
    (5, "जयशंकर"),
    (6, "Łódź Forum"),
    (7, "Ruritania"),
]
INDEX = MentionIndex.build(NAMES)


def found(text: str) -> list[tuple[str, int]]:
    return [(text[each.start : each.end], each.entity_id) for each in INDEX.find(text)]


def test_the_longer_name_wins_and_case_does_not_matter() -> None:
    assert found("The ruritania talks, in Ruritania’s capital") == [("ruritania talks", 2), ("Ruritania", 1)]


def test_a_name_inside_a_word_is_none() -> None:
    assert found("Ruritanian pre-Ruritania2") == []


def test_a_short_name_in_capitals_is_found_only_as_written() -> None:
    assert found("Ai, ai and AI") == [("AI", 3)]


def test_japanese_needs_no_spaces_and_devanagari_keeps_its_marks() -> None:
    assert found("本日茂木敏充大臣は") == [("茂木敏充", 4)]
    assert found("श्री जयशंकर ने") == [("जयशंकर", 5)]
    assert found("जयशंकरी") == []


def test_an_empty_index_finds_nothing() -> None:
    assert MentionIndex.build([]).find("Ruritania") == ()


@given(st.text())
def test_offsets_are_those_of_the_text_and_never_overlap(text: str) -> None:
    mentions = INDEX.find(text + " ŁÓDŹ FORUM İ Ruritania " + text)
    assert all(0 <= each.start < each.end for each in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("We met at the G20 with Rudolf Rassendyll and ASEAN", ("G20", "Rudolf Rassendyll", "ASEAN")),
        ("The Strelsau Accord holds", ("Strelsau Accord",)),
        ("Welcome the launch. It helps", ()),
        ("On Monday Mr X", ("Mr X",)),
        ("The Prime Ministers and the Foreign Minister met", ()),
    ],
)
def test_unknown_names_are_offered(text: str, candidates: tuple[str, ...]) -> None:
    assert find_candidates(text, ()) == candidates


def test_what_is_mentioned_is_no_candidate() -> None:
    text = "The Ruritania Talks Secretariat"
    assert find_candidates(text, (Mention(4, 19, 2),)) == ()
