"""EDTF: what can be written, which days it spans, and what is refused."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.values.edtf import Edtf, EdtfError, find_edtf, parse_edtf
from tests.values.date_strategy import days, edtf_texts, points, years


def span(text: str) -> tuple[str, str]:
    edtf = parse_edtf(text)
    return str(edtf.earliest), str(edtf.latest)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2026-01-16", "2026-01-16", "2026-01-16"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-01-15/2026-01-17", "2026-01-15", "2026-01-17"),
        ("2026-40", "2026-01-01", "2026-06-30"),
        ("2026-41", "2026-07-01", "2026-12-31"),
        ("2026-33", "2026-01-01", "2026-03-31"),
        ("2026-36", "2026-10-01", "2026-12-31"),
        ("2026-21", "2026-03-01", "2026-05-31"),
        ("2026-24", "2026-12-01", "2027-02-28"),
        ("2026-01/2026-40", "2026-01-01", "2026-06-30"),
        ("2026-01/..", "2026-01-01", "None"),
        ("../2026-01", "None", "2026-01-31"),
        ("2026/", "2026-01-01", "None"),
        ("/2026", "None", "2026-12-31"),
        ("..", "None", "None"),
        (" 2026-01 ", "2026-01-01", "2026-01-31"),
    ],
)
def test_a_date_has_an_earliest_and_a_latest_day(text: str, earliest: str, latest: str) -> None:
    assert span(text) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        *("2023-02-29", "2026-02-30", "2026-13", "2026-00", "2026-00-01", "2026-01-00", "2026-01-32", "0000"),
        *("2026-20", "2026-25", "2026-37", "2026-39", "2026-42", "2026-40-01", "9999-24"),
        *("26", "2026-1", "2026-1-16", "16-01-2026", "20260116", "2026-01-16T09:00", "２０２６", "२०२६"),
        *("2026??", "?2026", "2026 ?", "-2026", "last year", "", " ", "."),
        *("/", "../..", "../", "/..", "2026/2025", "2026-02/2026-01", "2026-01-16/2026-01-15", "2026/2027/2028"),
        *("2026-01-15/17", "2026-01-15 / 2026-01-17", "2026/..~"),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(EdtfError):
        parse_edtf(text)


def test_nothing_written_is_no_date() -> None:
    assert find_edtf(" ") is None
    assert find_edtf("2026") == parse_edtf("2026")


@given(st.text(st.sampled_from("0123456789-/.?~% 　２"), max_size=12))
def test_a_text_is_a_date_or_refused(text: str) -> None:
    try:
        edtf = parse_edtf(text)
    except EdtfError as error:
        assert text.strip() in str(error) or "/" in text
    else:
        assert edtf.text == text.strip()
        assert edtf.text.isascii()


@given(edtf_texts)
def test_the_earliest_day_is_never_after_the_latest(text: str) -> None:
    edtf = parse_edtf(text)
    assert str(edtf) == text
    assert edtf.earliest is None or edtf.latest is None or edtf.earliest <= edtf.latest


@given(days)
def test_a_day_is_exact_until_it_is_doubted(day: date) -> None:
    assert parse_edtf(day.isoformat()) == Edtf(day.isoformat(), day, day)
    assert parse_edtf(day.isoformat()).exact
    assert not any(parse_edtf(f"{day}{doubt}").exact for doubt in "?~%")


@given(points, points)
def test_doubt_at_either_end_is_doubt_of_the_whole(start: str, end: str) -> None:
    for text, ends in ((f"{start}/..", start), (f"../{end}", end)):
        assert parse_edtf(text).uncertain == ("?" in ends or "%" in ends)
        assert parse_edtf(text).approximate == ("~" in ends or "%" in ends)


@given(days)
def test_what_holds_a_day_spans_it(day: date) -> None:
    half, quarter = 40 + (day.month > 6), 33 + (day.month - 1) // 3
    for text in (f"{day:%Y-%m}", f"{day:%Y}", f"{day.year}-{half}", f"{day.year}-{quarter}"):
        edtf = parse_edtf(text)
        assert edtf.earliest and edtf.latest and edtf.earliest <= day <= edtf.latest


@given(years, st.sampled_from([range(1, 13), range(33, 37), range(40, 42), range(21, 25)]))
def test_parts_of_a_year_follow_one_another_without_a_gap(year: int, codes: range) -> None:
    parts = [parse_edtf(f"{year}-{code:02d}") for code in codes] + [parse_edtf(f"{year + 1}-{codes[0]:02d}")]
    for part, following in pairwise(parts):
        assert part.latest and part.latest + timedelta(days=1) == following.earliest


def test_dates_sort_by_their_first_and_then_their_last_day() -> None:
    written = ["2026", "2026-41", "2026-01-16", "2026-40", "2025", "2026-33", "2026-01-15/2026-01-17"]
    ordered = sorted(map(parse_edtf, written), key=lambda edtf: (edtf.earliest, edtf.latest))
    assert [edtf.text for edtf in ordered] == [
        *("2025", "2026-33", "2026-40", "2026", "2026-01-15/2026-01-17", "2026-01-16", "2026-41")
    ]
