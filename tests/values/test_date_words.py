"""Dates in words and back: nothing is lost, and nothing is guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.values.date_grammar import read_date_words, read_yearless
from briefbook.values.date_words import WEEKDAYS, describe_day, describe_edtf
from briefbook.values.edtf import find_edtf, parse_edtf
from tests.values.date_strategy import days, edtf_texts


@given(edtf_texts)
def test_the_words_of_a_date_are_read_as_the_same_date(text: str) -> None:
    edtf = parse_edtf(text)
    read = read_date_words(describe_edtf(edtf))
    assert read is not None
    assert (read.earliest, read.latest) == (edtf.earliest, edtf.latest)
    assert (read.uncertain, read.approximate, read.open) == (edtf.uncertain, edtf.approximate, edtf.open)
    assert read.text == edtf.text or (edtf.earliest == edtf.latest and edtf.exact)


@given(edtf_texts)
def test_edtf_is_read_as_it_is_written(text: str) -> None:
    assert read_date_words(f"  {text} ") == parse_edtf(text)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2026-01-16", "16 January 2026"),
        ("2026-01", "January 2026"),
        ("2026", "2026"),
        ("2026-01-15/2026-01-17", "15–17 January 2026"),
        ("2026-01-28/2026-02-03", "28 January – 3 February 2026"),
        ("2025-12-28/2026-01-03", "28 December 2025 – 3 January 2026"),
        ("2026-01-16/2026-01-16", "16 January 2026"),
        ("2026-40", "first half of 2026"),
        ("2026-36", "fourth quarter of 2026"),
        ("2026-23", "autumn 2026"),
        ("2026-24", "winter 2026–27"),
        ("1999-24", "winter 1999–00"),
        ("2026-01/..", "from January 2026"),
        ("2026-01/", "from January 2026, end not known"),
        ("../2026-06-30", "until 30 June 2026"),
        ("/2026", "until 2026, beginning not known"),
        ("2025~/2026-03", "about 2025 to March 2026"),
        ("2025~", "about 2025"),
        ("2025?", "2025 (uncertain)"),
        ("2025-06%", "about June 2025 (uncertain)"),
        ("..", "open"),
    ],
)
def test_a_date_in_words(edtf: str, words: str) -> None:
    assert describe_edtf(parse_edtf(edtf)) == words


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("in the first half of 2026", "2026-40"),
        ("second half 2026", "2026-41"),
        ("H2 2026", "2026-41"),
        ("2026 Q3", "2026-35"),
        ("the third quarter of 2026", "2026-35"),
        ("Spring of 2026", "2026-21"),
        ("fall 2026", "2026-23"),
        ("winter 2026/27", "2026-24"),
        ("winter 2026", "2026-24"),
        ("on Friday, 16 January 2026", "2026-01-16"),
        ("Fri 16th of Jan. 2026", "2026-01-16"),
        ("January 16, 2026", "2026-01-16"),
        ("Friday, January 16th, 2026", "2026-01-16"),
        ("１６ January ２０２６", "2026-01-16"),
        ("3 Sept 2026", "2026-09-03"),
        ("16.01.2026", "2026-01-16"),
        ("Fri 16. 1. 2026", "2026-01-16"),
        ("15 to 17 January 2026", "2026-01-15/2026-01-17"),
        ("from 15-17 January 2026", "2026-01-15/2026-01-17"),
        ("Thursday 15 – Saturday 17 January 2026", "2026-01-15/2026-01-17"),
        ("28 December to 3 January 2027", ""),
        ("January 2026 to March 2026", "2026-01/2026-03"),
        ("2025 – 2026", "2025/2026"),
        ("since 2024", "2024/.."),
        ("by 30 June 2026", "../2026-06-30"),
        ("in about 2025", "2025~"),
        ("around the first half of 2026", "2026-40~"),
        ("c. June 2025?", "2025-06%"),
    ],
)
def test_words_as_people_write_them(words: str, edtf: str) -> None:
    read = read_date_words(words)
    assert (read.text if read else "") == edtf


@pytest.mark.parametrize(
    "words",
    [
        *("", " ", "last year", "earlier", "soon", "today", "Friday", "January", "16 January", "15–17 January"),
        *("early 2026", "mid-2026", "early in 2026", "end of 2026", "before 2026", "the 2020s", "FY 2026", "2026-27"),
        *("16/01/2026", "01/02/2026", "1.16.2026", "16.01.26", "16.1", "16 Jan 26", "2026-1-16"),
        *("29 February 2023", "31 April 2026", "0 January 2026", "32 January 2026", "16 Januar 2026", "2026-13"),
        *("17–15 January 2026", "third half of 2026", "fifth quarter of 2026", "H3 2026", "Q5 2026", "2026 Q0"),
        *("from", "until", "from soon", "2026 to soon", "January to March", "winter 2026–28", "winter 2026/26"),
        *("about", "about last year", "January about 2026", "about 2025~", "2026 (perhaps)", "open 2026"),
        *("Monday 16 January 2026", "Friday 15 – Saturday 17 January 2026", "Friday 2026", "Friday January 2026"),
    ],
)
def test_what_is_not_certain_is_not_guessed(words: str) -> None:
    assert read_date_words(words) is None


@given(days, st.integers(1, 6))
def test_a_weekday_has_to_fit_its_day(day: date, off: int) -> None:
    words = describe_day(day, weekday=True)
    read = read_date_words(words)
    assert read and read.exact and read.earliest == day
    wrong = WEEKDAYS[(day.weekday() + off) % 7]
    assert read_date_words(f"{wrong} {describe_day(day)}") is None
    assert read_date_words(f"{wrong} {day.day} – {describe_day(day + timedelta(days=1))}") is None


YEAR, WINTER = "2026-01-15/2026-01-17", "2026-12-28/2027-01-03"


@given(days, st.integers(0, 20), st.integers(0, 20), st.booleans())
def test_a_day_without_its_year_lies_in_the_visit(day: date, before: int, after: int, weekday: bool) -> None:
    first, last = (
        max(day - timedelta(days=before), date(1000, 1, 1)),
        min(day + timedelta(days=after), date(9990, 1, 1)),
    )
    visit = parse_edtf(f"{min(first, day)}/{max(last, day)}")
    read = read_yearless(describe_day(day, weekday=weekday, year=False), visit)
    assert read and read.text == day.isoformat()


@pytest.mark.parametrize(
    ("words", "visit", "edtf"),
    [
        *(("12 Jan", YEAR, "2026-01-12"), ("12 January", YEAR, "2026-01-12"), ("January 12", YEAR, "2026-01-12")),
        *(("12.1.", YEAR, "2026-01-12"), ("Fri 16.01.", YEAR, "2026-01-16"), ("Friday 16 January", YEAR, "2026-01-16")),
        *(("15–17 January", YEAR, "2026-01-15/2026-01-17"), ("3 March", "2026-40", "2026-03-03")),
        *(("29 December", WINTER, "2026-12-29"), ("1.1.", WINTER, "2027-01-01"), ("5 May", WINTER, "")),
        *(
            ("Thursday 16 January", YEAR, ""),
            ("12 Jan", "", ""),
            ("12 Jan", "2026/..", ""),
            ("12 Jan", "2024/2026", ""),
            ("5 May", "2024-06/2026-02", ""),
        ),
        *(("", YEAR, ""), ("January", YEAR, ""), ("Q1", YEAR, ""), ("about", YEAR, ""), ("until 5 May", YEAR, "")),
        *(("31 February", YEAR, ""), ("12.13.", YEAR, ""), ("12.1", YEAR, ""), ("12/1", YEAR, ""), ("12", YEAR, "")),
        *(("about 5 May", YEAR, ""), ("28 December – 3 January", WINTER, "")),
    ],
)
def test_days_without_a_year(words: str, visit: str, edtf: str) -> None:
    read = read_yearless(words, find_edtf(visit))
    assert (read.text if read else "") == edtf


@given(st.text())
def test_any_words_are_read_or_not_understood(words: str) -> None:
    read = read_date_words(words)
    assert read is None or parse_edtf(read.text) == read


def test_a_weekday_is_said_on_request() -> None:
    assert describe_edtf(parse_edtf("2026-01-16"), weekday=True) == "Friday 16 January 2026"
    assert describe_edtf(parse_edtf("2026-01-16?"), weekday=True) == "Friday 16 January 2026 (uncertain)"
    assert describe_day(date(2026, 1, 16), weekday=True, year=False) == "Friday 16 January"
