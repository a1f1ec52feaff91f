"""Where a line ends that is longer than a book prints: between two of its letters, as a reader counts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.pdf.grapheme import cluster_starts
from briefbook.printing.gathering.line import LONGEST_CLUSTER, cut_line
from briefbook.values.long_line import CUT, LONGEST_NAME, LONGEST_NOTE, find_cut

FAMILY, FLAG = "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1ee\U0001f1f3"


@pytest.mark.parametrize("letter", ["e\u0301", FLAG, FAMILY, "क्षि", "각", "x"])
@pytest.mark.parametrize("before", range(12))
def test_no_letter_is_cut_in_two(letter: str, before: int) -> None:
    words = "a" * before + letter * (LONGEST_NAME + 1)
    kept = cut_line(words, LONGEST_NAME).removesuffix(CUT)
    assert words.startswith(kept)
    assert LONGEST_NAME - LONGEST_CLUSTER <= len(kept) <= LONGEST_NAME
    assert len(kept) in cluster_starts(words)
    assert len(kept) + len(letter) > LONGEST_NAME


@pytest.mark.parametrize("most", [LONGEST_NAME, LONGEST_NOTE])
def test_a_line_at_its_limit_is_whole(most: int) -> None:
    assert cut_line("a" * most, most) == "a" * most
    assert find_cut("a" * most) is None
    assert find_cut(cut_line("a" * (most + 1), most)) == most


def test_a_letter_without_end_is_cut_all_the_same() -> None:
    assert cut_line("e" + "\u0301" * 4_000, LONGEST_NAME) == "e" + "\u0301" * (LONGEST_NAME - 1) + CUT


@given(st.text(alphabet=st.sampled_from("aक्षि\u0301" + FAMILY + FLAG), max_size=2 * LONGEST_NAME))
def test_what_was_cut_is_known_as_such(words: str) -> None:
    found = find_cut(cut_line(words, LONGEST_NAME))
    assert found == (LONGEST_NAME if len(words) > LONGEST_NAME else None)
