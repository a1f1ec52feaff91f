"""Times of day: whatever way they are written, they are read as the same, and what is shown is read back."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.values.clock_time import read_clock_time

times = st.times().map(lambda each: each.replace(second=0, microsecond=0))


def list_writings(moment: time) -> list[str]:
    """The ways in which people write a time."""
    hour, minute = moment.hour, moment.minute
    half = f"{hour % 12 or 12}", "am" if hour < 12 else "pm"
    written = [f"{hour}{sign}{minute:02d}" for sign in ":.h"] + [f"{hour:02d}:{minute:02d}", f"{hour}.{minute:02d} h"]
    written += [f"{hour:02d}{minute:02d}", f"{hour:02d}{minute:02d} hrs", f"{hour:02d}{minute:02d} hours"]
    written += [f"{half[0]}{sign}{minute:02d}{half[1]}" for sign in ":."] + [f"{half[0]}.{minute:02d} {half[1][0]}.m."]
    if minute == 0:
        written += [f"{hour}", f"{hour}h", f"{hour} h", "".join(half), " ".join(half).upper()]
    return written


@given(times)
def test_what_is_shown_is_read_back(moment: time) -> None:
    assert read_clock_time(f"{moment:%H:%M}") == f"{moment:%H:%M}"


@given(times)
def test_every_way_of_writing_a_time_is_the_same_time(moment: time) -> None:
    assert {read_clock_time(words) for words in list_writings(moment)} == {f"{moment:%H:%M}"}


@given(st.text())
def test_any_words_are_a_time_of_the_day_or_not_understood(words: str) -> None:
    read = read_clock_time(words)
    assert read is None or time.fromisoformat(read).isoformat("minutes") == read


@pytest.mark.parametrize(
    ("words", "read"),
    [
        *(("9pm", "21:00"), ("9.30", "09:30"), ("21h", "21:00"), ("9:30 PM", "21:30"), ("noon", "12:00")),
        *(("12am", "00:00"), ("12 pm", "12:00"), ("12.30 a.m.", "00:30"), ("1500 hrs", "15:00"), (" 9 ", "09:00")),
        *(("", None), ("24:00", None), ("9.60", None), ("13pm", None), ("0am", None), ("21h pm", None)),
        *(("930", None), ("midnight", None), ("9:3", None), ("evening", None), ("9-10", None), ("９", None)),
    ],
)
def test_times_as_people_write_them(words: str, read: str | None) -> None:
    assert read_clock_time(words) == read
