"""What nobody sees is blank, whatever is mixed with it; what anybody sees is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.text.rich_text import plain_text
from briefbook.values.blank import is_blank

UNSEEN = [
    *" \t\n\u00a0\u00ad\u034f\u115f\u1160\u180b\u180e\u2000\u200b\u200d\u200e\u2028\u2029\u2060\u2066\u2800\u3000",
    *"\u3164\ufe00\ufe0f\ufeff\uffa0\U000e0100\U000e01ef",
]
seen = st.one_of(
    st.characters(categories=["L", "N", "P", "S"], exclude_characters="".join(UNSEEN)),
    st.sampled_from("\u0600\u06dd"),
)


@given(st.text(st.sampled_from(UNSEEN)), st.text(st.sampled_from(UNSEEN)), seen)
def test_words_are_blank_until_one_character_is_seen(before: str, after: str, one: str) -> None:
    assert is_blank(before + after)
    assert not plain_text(before + after)
    assert plain_text(before + after).word_count == 0
    assert not is_blank(before + one + after)


@given(st.text(), st.text())
def test_blank_words_joined_are_blank_and_others_are_not(one: str, other: str) -> None:
    assert is_blank(one + other) == (is_blank(one) and is_blank(other))
    assert is_blank(one) or one.strip()


@pytest.mark.parametrize("words", ["e\u0301", "\u0301", "a\u200bb", "\U0001f468\u200d\U0001f469", "-", "0"])
def test_what_is_seen_is_not_blank(words: str) -> None:
    assert not is_blank(words)
