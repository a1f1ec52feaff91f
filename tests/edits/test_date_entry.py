"""Dates as they are typed."""

from datetime import date

import pytest

from briefbook.edits.date import DateEntry, read_date
from briefbook.edits.programme import read_time
from briefbook.edits.refusal import RefusedError


@pytest.mark.parametrize(
    ("typed", "edtf", "expected"),
    [
        ("", None, DateEntry()),
        ("2026-01-16", None, DateEntry("2026-01-16", "", date(2026, 1, 16), date(2026, 1, 16))),
        (
            "in the first half of 2026",
            None,
            DateEntry("2026-40", "in the first half of 2026", date(2026, 1, 1), date(2026, 6, 30)),
        ),
        ("about 2025", None, DateEntry("2025~", "about 2025", date(2025, 1, 1), date(2025, 12, 31))),
        ("since 2024", None, DateEntry("2024/..", "since 2024", date(2024, 1, 1), None)),
        ("last year", "2025", DateEntry("2025", "last year", date(2025, 1, 1), date(2025, 12, 31))),
        ("earlier", "", DateEntry("", "earlier")),
    ],
)
def test_a_date_is_kept_with_its_words_and_days(typed: str, edtf: str | None, expected: DateEntry) -> None:
    assert read_date("date", typed, edtf=edtf) == expected


@pytest.mark.parametrize("typed", ["last year", "soon", "2026-13", "31 February 2026", "Monday 16 January 2026"])
def test_nothing_is_guessed(typed: str) -> None:
    with pytest.raises(RefusedError):
        read_date("date", typed)


@pytest.mark.parametrize(
    ("typed", "time"), [("9", "09:00"), ("9:30", "09:30"), ("14.05", "14:05"), ("9pm", "21:00"), (" ", "")]
)
def test_a_time_is_written_in_full(typed: str, time: str) -> None:
    assert read_time("start_time", typed) == time
