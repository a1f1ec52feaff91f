"""Where lines of other scripts end on the page, in columns that are too narrow for them."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from unicodedata import category

import pytest

from briefbook.book.block import Span
from briefbook.pdf.font_set import fonts_with, shipped_fonts
from briefbook.pdf.paragraph import set_text
from briefbook.pdf.shaping import Shaper
from briefbook.pdf.theme import TextStyles

BODY = TextStyles().body
SHAPER = Shaper(shipped_fonts())
THAI = "เป็นหัวใจของห่วงโซ่อุปทาน"
THAI_WORDS = ("เป็น", "หัวใจ", "ของ", "ห่วง", "โซ่", "อุปทาน")
COLUMNS_PT = range(14, 240, 3)


def show(words: str, measure_pt: float, shaper: Shaper = SHAPER) -> list[str]:
    """The letters of each line of words that are set to a measure, in the order of reading."""
    lines = set_text(shaper, (Span(words),), BODY, measure_pt).lines
    return ["".join(piece.text for run in line.runs for piece in run.pieces) for line in lines]


@pytest.fixture
def thai_shaper(tmp_path: Path, write_font: Callable[..., Path]) -> Shaper:
    """A shaper whose fonts know the letters of Thai."""
    write_font(tmp_path / "Zenda.ttf", sorted(set(THAI)))
    return Shaper(fonts_with(tmp_path))


def test_thai_breaks_between_words_and_never_before_a_mark(thai_shaper: Shaper) -> None:
    ends = {sum(map(len, THAI_WORDS[:at])) for at in range(1, len(THAI_WORDS))}
    for measure_pt in COLUMNS_PT:
        lines = show(THAI, measure_pt, thai_shaper)
        assert "".join(lines) == THAI
        assert not any(category(line[0]) == "Mn" for line in lines)
        if measure_pt > 60:
            starts = [sum(map(len, lines[:at])) for at in range(1, len(lines))]
            assert set(starts) <= ends


def test_a_mark_is_set_with_its_letter() -> None:
    text = set_text(SHAPER, (Span("港の開放か\u3099き\u3099く\u3099け\u3099こ\u3099の実現"),), BODY, 90)
    pieces = [piece.text for line in text.lines for run in line.runs for piece in run.pieces]
    assert [each for each in pieces if "\u3099" in each] == ["か\u3099", "き\u3099", "く\u3099", "け\u3099", "こ\u3099"]


def test_no_line_begins_with_the_selector_of_a_character() -> None:
    for measure_pt in range(30, 240, 3):
        lines = show("葛\U000e0100城市と辻\U000e0100さんの出会いについて", measure_pt)
        assert not [line for line in lines if line[0] in "\U000e0100?"]


@pytest.mark.parametrize("sign", "〜｡｣､゠ｰ〗々ー！、。」ゎ")
def test_no_line_begins_with_a_mark_that_ends_something(sign: str) -> None:
    words = f"国国国国国国{sign}国国国国国{sign}国国国国"
    for measure_pt in COLUMNS_PT:
        lines = show(words, measure_pt)
        if measure_pt > 40:
            assert not [line for line in lines if line[0] == sign]


def test_no_single_character_of_japanese_stands_alone_on_the_last_line() -> None:
    words = "自由で開かれた港の実現に向けた協力について協議した。"
    for measure_pt in range(60, 300, 3):
        assert len(show(words, measure_pt)[-1]) > 2


@pytest.mark.parametrize("word", ["क्षत्रियप्रतिनिधिमण्डलसम्मेलनकार्यक्रम", "अन्तर्राष्ट्रीयसहयोगसमिति"])
def test_a_word_of_hindi_is_cut_between_syllables(word: str) -> None:
    for measure_pt in COLUMNS_PT:
        lines = show(word, measure_pt)
        assert "".join(lines) == word
        assert not [line for line in lines if category(line[0]).startswith("M")]
        assert not [line for line in lines[:-1] if line.endswith("\N{DEVANAGARI SIGN VIRAMA}")]


def test_a_word_of_arabic_is_cut_in_no_ligature_and_before_no_mark() -> None:
    word = "وَالاستقلالِيَّةُوالإسلاميةوالألفلام"
    for measure_pt in COLUMNS_PT:
        lines = show(word, measure_pt)
        assert len("".join(lines)) == len(word)
        assert not [line for line in lines if category(line[0]) == "Mn"]
        assert not [second for first, second in pairwise(lines) if first[-1] == "ل" and second[0] in "اإأ"]
