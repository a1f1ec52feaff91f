"""How long words take to say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.values.spoken import spoken_seconds

counts = st.integers(0, 100_000)


@pytest.mark.parametrize(("words", "seconds"), [(0, 0), (13, 6), (65, 30), (130, 60), (390, 180)])
def test_130_words_are_said_in_a_minute(words: int, seconds: int) -> None:
    assert spoken_seconds(words) == seconds
    assert spoken_seconds(words, words_per_minute=65) == 2 * seconds


@given(counts, counts, st.integers(60, 240), st.booleans())
def test_more_words_take_no_less_time(one: int, other: int, speed: int, interpreted: bool) -> None:
    fewer, more = sorted((one, other))
    times = [spoken_seconds(words, words_per_minute=speed, interpreted=interpreted) for words in (fewer, more)]
    assert times == sorted(times)


@given(counts)
def test_consecutive_interpretation_doubles_the_time(words: int) -> None:
    assert spoken_seconds(words, interpreted=True) == 2 * spoken_seconds(words)
