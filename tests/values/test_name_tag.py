"""The tag of a name: told by its letters, and kept while they can be of its script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.values.name import Name
from briefbook.values.name_tag import TAGS, retell_tag, tell_tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Rudolf Rassendyll", "en"),
        ("Łódź", "en"),
        ("18 · 2026", "en"),
        ("高橋 健一", "und-Hani"),
        ("佐々木", "und-Hani"),
        ("高橋 けんいち", "ja-Hani"),
        ("ゼンダ", "ja-Hani"),
        ("ｾﾞﾝﾀﾞ", "ja-Hani"),
        ("जयशंकर", "hi-Deva"),
        ("שלום", "he-Hebr"),
        ("Παπαδόπουλος", "el-Grek"),
        ("Щёкин", "und-Cyrl"),
        ("مرحبا", "und-Arab"),
        ("젠다", "und"),
        ("G20 高橋", "en"),
    ],
)
def test_the_letters_tell_the_tag(text: str, tag: str) -> None:
    assert tell_tag(text) == tag


@pytest.mark.parametrize(
    ("tag", "before", "after", "kept"),
    [
        ("en", "Zenda", "ゼンダ", "ja-Hani"),
        ("en", "高橋 健一", "高橋 健二", "und-Hani"),
        ("ja-Hani", "高橋 健一", "高橋 健二", "ja-Hani"),
        ("ja-Hira", "New name", "ぜんだ", "ja-Hira"),
        ("ja-Latn", "Takahashi", "Takahashi Kenichi", "ja-Latn"),
        ("ja-Latn", "Takahashi", "高橋", "und-Hani"),
        ("fr", "Zenda", "Zende", "fr"),
        ("ru-Cyrl", "Щёкин", "Щукин", "ru-Cyrl"),
        ("ru-Cyrl", "Щёкин", "Zenda", "en"),
        ("ja", "高橋", "ゼンダ", "ja"),
        ("und-Hani", "高橋", "高橋 けんいち", "ja-Hani"),
        ("hi-Deva", "जयशंकर", "18", "hi-Deva"),
        ("und", "젠다", "Zenda", "en"),
        ("ko-Kore", "젠다", "젠", "ko-Kore"),
        ("hi-Deva", "जयशंकर", "젠다", "und"),
        ("sa-Deva", "जयशंकर", "젠다", "und"),
        ("ko-Kore", "젠다", "Zenda", "en"),
    ],
)
def test_a_tag_that_was_chosen_stays_while_the_letters_fit_it(tag: str, before: str, after: str, kept: str) -> None:
    assert retell_tag(tag, before, after) == kept


@given(st.text())
def test_a_told_tag_says_of_the_book_s_script_what_the_letters_say(text: str) -> None:
    assert tell_tag(text) in {*TAGS.values(), "und"}
    assert Name(text, tell_tag(text)).latin is Name(text, "und").latin


@given(st.text(), st.text())
def test_a_tag_that_nobody_chose_follows_the_letters(before: str, after: str) -> None:
    told = retell_tag(tell_tag(before), before, after)
    assert told == (tell_tag(after) if any(map(str.isalpha, after)) else tell_tag(before))
