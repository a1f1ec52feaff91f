"""Identity across files: UUID version 7."""

import re
import threading
from uuid import RFC_4122, UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.values import uid
from briefbook.values.uid import build_uid, new_uid

moments, counters, noises = st.integers(0, 2**48 - 1), st.integers(0, 2**12 - 1), st.integers(0, 2**62 - 1)


@given(moments, counters, noises)
def test_a_uid_is_a_version_7_uuid_that_holds_what_it_was_made_of(moment: int, counter: int, noise: int) -> None:
    text = build_uid(moment, counter, noise)
    whole = UUID(text)
    assert (str(whole), whole.version, whole.variant) == (text, 7, RFC_4122)
    assert (whole.int >> 80, whole.int >> 64 & 0xFFF, whole.int & 2**62 - 1) == (moment, counter, noise)


@given(st.tuples(moments, counters, noises), st.tuples(moments, counters, noises))
def test_uids_sort_by_their_moment(one: tuple[int, int, int], other: tuple[int, int, int]) -> None:
    assert (build_uid(*one) < build_uid(*other)) == (one < other)


@given(st.integers(0, 2**64), st.integers(0, 2**16), st.integers(0, 2**64))
def test_what_is_too_large_does_not_break_the_form(moment: int, counter: int, noise: int) -> None:
    assert re.fullmatch(
        r"[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}", build_uid(moment, counter, noise)
    )


@pytest.mark.parametrize("clock", [lambda: 10**18, iter(range(10**18, 0, -(10**9))).__next__])
def test_each_is_greater_than_the_one_before_even_if_the_clock_stands_or_goes_back(
    clock: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uid.time, "time_ns", clock)
    uids = [new_uid() for _ in range(5000)]
    assert uids == sorted(set(uids))


def test_threads_share_no_uid() -> None:
    made: list[list[str]] = [[] for _ in range(4)]
    threads = [
        threading.Thread(target=lambda own: own.extend(new_uid() for _ in range(500)), args=(own,)) for own in made
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(own == sorted(own) for own in made)
    assert len({each for own in made for each in own}) == 2000


def test_a_uid_says_when_it_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    moment_ms = 1_800_000_000_000
    monkeypatch.setattr(uid, "_last", 0)
    monkeypatch.setattr("time.time_ns", lambda: moment_ms * 1_000_000 + 999_999)
    assert UUID(new_uid()).int >> 80 == moment_ms
