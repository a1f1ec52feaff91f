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


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("Ann Coe", "We met Ann  Coe.", "Ann  Coe"),
        ("Ann Coe", "We met Ann\u00a0 \u00a0Coe.", "Ann\u00a0 \u00a0Coe"),
        ("Ann Coe", "Met  A\u00adnn C\u2060o\u200be here", "A\u00adnn C\u2060o\u200be"),
        ("Ann Coe", "Met A\u200dn\u200cn Coe", "A\u200dn\u200cn Coe"),
        ("葛城", "昨日葛\U000e0100城は", "葛\U000e0100城"),
        ("Al Straße", "ﬁrst AL STRASSE", "AL STRASSE"),
        ("Al Strasse", "Of Al Straße;", "Al Straße"),
        ("Av Fish", "Then Av ﬁsh came", "Av ﬁsh"),
        ("Aj Bonk", "von Ａｊ　Ｂｏｎｋ da", "Ａｊ　Ｂｏｎｋ"),
        ("AI", "An A\u00adI, ai", "A\u00adI"),
        ("Zoe\u0308 Roe", "X\u0308  Zoë  Roe\u00ad", "Zoë  Roe"),
    ],
)
def test_a_printed_name_is_found_whatever_prints_nothing_stands_in_it(name: str, text: str, said: str) -> None:
    (mention,) = MentionIndex.build([(1, name)], printed=True).find(text)
    assert text[mention.start : mention.end].rstrip("\u00ad") == said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ann Coe", "AnnCoe"),
        ("Ann Coe", "Ann\u200bCoe"),
        ("Stras", "Straß"),
        ("علیرضا", "علی\u200cرضا"),
        ("김", "김철수는"),
        ("철수", "김철수는"),
        ("กิน", "เกิน"),
        ("สมชา", "สมชาะ"),
        ("ก", "มากก"),
    ],
)
def test_what_is_printed_otherwise_is_no_mention(name: str, text: str) -> None:
    assert MentionIndex.build([(1, name)], printed=True).find(text) == ()


@pytest.mark.parametrize("particle", ["는", "가", "에게", "의", ""])
def test_a_korean_name_is_found_before_a_particle(particle: str) -> None:
    (mention,) = MentionIndex.build([(1, "김철수")]).find(f"그때 김철수{particle} 왔다")
    assert (mention.start, mention.end) == (3, 6)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("สมชาย ใจดี", "นาย", "มา"),
        ("ສົມໄຊ", "ທ່ານ", "ມາ"),
        ("សុខា", "លោក", "មក"),
        ("အောင်ဆန်း", "ဦး", "က"),
    ],
)
def test_a_name_needs_no_space_in_scripts_that_have_none(name: str, before: str, after: str) -> None:
    (mention,) = MentionIndex.build([(1, name)]).find(before + name + after)
    assert (mention.start, mention.end) == (len(before), len(before) + len(name))


@given(
    st.text(st.sampled_from("AnCoe  \u00ad\u200b\ufe0fßﬁ\u0308Ｃ")), st.text(st.sampled_from("a \u00ad\u0308ß\u3099"))
)
def test_printed_offsets_are_those_of_the_text(before: str, after: str) -> None:
    text = f"{before} A\u00adnn  Coe {after}"
    said = [text[each.start : each.end] for each in MentionIndex.build([(1, "Ann Coe")], printed=True).find(text)]
    assert "A\u00adnn  Coe" in said
