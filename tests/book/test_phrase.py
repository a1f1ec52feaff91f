"""Dates of meetings, as the book prints them."""

import pytest

from briefbook.book.content import DateContent
from briefbook.book.phrase import describe_meeting_date
from briefbook.values.edtf import find_edtf


@pytest.mark.parametrize(
    ("edtf", "words", "printed"),
    [
        ("2026-01-16", "", "Friday 16 January 2026"),
        ("2026-01-16?", "", "Friday 16 January 2026 (uncertain)"),
        ("2026-01-16~", "", "About Friday 16 January 2026"),
        ("2026-40", "", "First half of 2026"),
        ("/2026-01-16", "earlier", "On or before 16 January 2026"),
        ("../2026-01-16", "", "Until 16 January 2026"),
        ("", "earlier", "Earlier"),
    ],
)
def test_a_meeting_is_dated_as_certainly_as_its_date_is(edtf: str, words: str, printed: str) -> None:
    assert describe_meeting_date(DateContent(find_edtf(edtf), words)) == printed
