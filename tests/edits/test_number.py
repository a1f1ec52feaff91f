"""Numbers as they are typed."""

import pytest

from briefbook.edits.number import read_number
from briefbook.edits.refusal import RefusedError


@pytest.mark.parametrize(
    ("typed", "number"),
    [("", None), (" ", None), ("18", 18), (" 18th ", 18), ("1st", 1), ("2ND", 2), ("3.", 3), ("9999", 9999)],
)
def test_a_number_is_read_also_as_an_ordinal(typed: str, number: int | None) -> None:
    assert read_number("ordinal", typed) == number


@pytest.mark.parametrize("typed", ["0", "²", "18t", "-1", "1.5", "١٨", "10000", "9" * 20, "eighteenth", "1\0"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(RefusedError):
        read_number("ordinal", typed)
