"""Release lists as they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.values.marking import Marking, MarkingError, parse_marking
from briefbook.values.release import join_release, read_release


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("", None),
        (" , ", None),
        ("usa, JPN,", {"USA", "JPN"}),
        ("five  eyes", {"FIVE EYES"}),
        ("RU", {"RU"}),
        ("ルリタニア", {"ルリタニア"}),
    ],
)
def test_a_list_is_read(typed: str, codes: set[str] | None) -> None:
    assert read_release(typed) == codes


@pytest.mark.parametrize("typed", ["USA/JPN", "USA; JPN", "-", "REL: USA", "//"])
def test_what_is_no_list_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(MarkingError, match=r"is no country or group: .*\."):
        read_release(typed)


@given(st.text())
def test_what_is_taken_can_be_written_in_a_marking(typed: str) -> None:
    try:
        codes = read_release(typed)
    except MarkingError:
        return
    marking = Marking("house", "SAMPLE", releasable_to=codes)
    assert parse_marking(str(marking)) == marking
    assert codes is None or read_release(join_release(codes)) == codes
