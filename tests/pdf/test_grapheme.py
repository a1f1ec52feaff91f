"""Where a text may be cut at all: UAX 29 by Unicode's own cases, and no cut in what is read as one letter."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.pdf.furniture import Shortened
from briefbook.pdf.grapheme import best_cut, cluster_starts, list_cuts

CASES = Path("/usr/share/unicode/auxiliary/GraphemeBreakTest.txt")
LETTERS = (
    "葛\U000e0100か\u3099\r\naé\u0301👨\u200d👩👍🏽🇫🇷각ᄀ\u1161क\u094dष\u093f\u200c"
    "லக\u0bcdஷاللأإ\u064eกเ็่ำ์ะခမြန်ာ\u1039ខ\u17d2មែ"
)


def read_cases() -> Iterator[tuple[str, list[int]]]:
    """Every case of Unicode's file: a text and where its clusters begin."""
    for line in CASES.read_text("utf-8").splitlines():
        text, starts = "", []
        for part in line.partition("#")[0].split():
            if part == "÷":
                starts.append(len(text))
            elif part != "×":
                text += chr(int(part, 16))
        if text:
            yield text, starts[:-1]


@pytest.mark.skipif(not CASES.exists(), reason="no Unicode Character Database here")
def test_clusters_begin_where_unicode_says() -> None:
    cases = list(read_cases())
    assert len(cases) > 500
    assert [(text, cluster_starts(text)) for text, _ in cases] == cases


@pytest.mark.parametrize(
    "parts",
    [
        "葛󠄀|城|か\u3099|き",
        "क्ष|त्रि|य",
        "க்ஷே|மம்",
        "ا|ل|س|لا|م",
        "พุ|ท|ธ|ศั|ก|เทศ์|โซ่|น้ำ|อื่|นๆ",
        "ປະ|ເທ|ດ|ລາ|ວ",
        "မြန်|မာ|နိုင်|ငံ|သဒ္ဓါ",
        "ភា|សា|ខ្មែ|រ",
        "한|국|각",
        "👨\u200d👩|🇫🇷|🇩🇪|👍🏽",
        "Z|e\u0301|n",
    ],
)
def test_no_cut_parts_what_is_read_as_one_letter(parts: str) -> None:
    text = parts.replace("|", "")
    cuts = [0, *list_cuts(text), len(text)]
    assert "|".join(text[start:end] for start, end in pairwise(cuts)) == parts


@given(st.text(st.sampled_from(LETTERS), max_size=30))
def test_cuts_are_between_clusters_and_lose_nothing(text: str) -> None:
    starts = cluster_starts(text)
    assert starts[:1] == ([0] if text else [])
    assert set(list_cuts(text)) <= set(starts[1:])
    assert starts == sorted(set(starts))


def test_a_text_too_long_is_cut_at_the_last_good_place_of_its_second_half() -> None:
    assert best_cut("abcdefgh", [1, 2, 3, 4, 5, 6], [2, 4]) == 4
    assert best_cut("abcdefgh", [1, 2, 3, 4, 5, 6], [2]) == 6
    # After a letter that is not joined to the next, an Arabic word keeps its shapes.
    assert best_cut("المدرسة", [1, 3, 4, 5], []) == 5
    assert best_cut("المدينة", [1, 3, 4, 5], []) == 4


@pytest.mark.parametrize("word", ["क्षत्रिय", "السلام", "👨\u200d👩\u200d👧🇫🇷", "葛\U000e0100城", "ประเทศ์", "ខ្មែរ"])
def test_a_title_is_shortened_between_whole_letters(word: str) -> None:
    shorter = Shortened(word)
    assert [len(shorter[at]) - 1 for at in range(len(shorter))] == list_cuts(word)
