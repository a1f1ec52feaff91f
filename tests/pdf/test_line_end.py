"""Where lines end: names and numbers stay together, no mere remnant stands last, the lines of a heading are even."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.book.block import Heading, NoteMark, Span
from briefbook.pdf.font_set import shipped_fonts
from briefbook.pdf.paragraph import SetLine, set_text
from briefbook.pdf.shaping import Shaper
from briefbook.pdf.theme import HeadStyles, TextStyles

BODY, TITLE = TextStyles().body, HeadStyles().cover_title
SHAPER = Shaper(shipped_fonts())
JAPANESE, HEBREW = "「自由で開かれた港」の実現に向けた協力について協議した。", "שלום"
WORDS = "a the harbour minister Strelsau–Zenda night-mail resilience 茂林敏夫 17 5 January 2031 S. Rassendyll"
TEXTS = st.lists(st.sampled_from([*WORDS.split(), JAPANESE, HEBREW]), min_size=1, max_size=60)


def letters_of(line: SetLine) -> str:
    """The letters of a line, without its spaces."""
    return "".join(piece.text for run in line.runs for piece in run.pieces)


def show(words: str, measure_pt: float) -> list[str]:
    """The letters of each line of words set to a measure."""
    return [letters_of(line) for line in set_text(SHAPER, (Span(words),), BODY, measure_pt).lines]


def measure_of(words: str) -> float:
    """A measure that words just fill."""
    return set_text(SHAPER, (Span(words),), BODY, 9999).lines[0].width_pt + 0.5


@pytest.mark.parametrize(
    ("full", "rest", "kept"),
    [
        ("The harbour was opened in Strelsau by R.", "Rassendyll and others of the delegation", "R.Rassendyll"),
        ("The letter is to be handed to Mr", "Rassendyll or to Dr Zapt in Zenda this spring", "MrRassendyll"),
        ("The letter is to be handed over by Gen.", "Rassendyll or by Dr Zapt in Zenda this spring", "Gen.Rassendyll"),
        ("The letter is to be handed over to एस.", "जयशंकर when the two of them meet this spring", "एस.जयशंकर"),
        ("The ministers of both sides meet on the 17", "January 2031 and go on to Zenda by rail", "17January"),
        (
            "The minister of Zenda is in Strelsau from 15",
            "to 17 January 2026 for the talks with us",
            "15to17January2026",
        ),
        ("The visit goes from 15 to 17", "January 2026 and leads them on to Zenda", "15to17January2026"),
        ("The minister is in Strelsau on 15–17", "January 2026 and goes on to Zenda by rail", "15–17January2026"),
        ("The talks on the new harbour are in January", "2026 and are to go on for a whole week", "January2026"),
        ("The new harbour at Strelsau costs us some 1,250", "million a year for all of the next years", "1,250million"),
        ("The new works in Zenda are to give us some 750", "MW before the end of the coming year", "750MW"),
        ("The price of the new harbour rose by 12.5", "% in the year before the last one", "12.5%"),
        ("The letter is to be handed to Foreign Minister", "Rassendyll or to Dr Zapt in Zenda", "MinisterRassendyll"),
        ("The minister who is to visit Zenda is 茂林", "敏夫 and he comes by the night mail then", "茂林敏夫"),
        ("The outcomes of the summit guide the Zenda–", "Strelsau Dialogue and the other two groups", "Zenda–Strelsau"),
    ],
)
def test_what_belongs_together_stands_on_one_line(full: str, rest: str, kept: str) -> None:
    glue = "" if full[-1] in "林–" else " "
    lines = show(full + glue + rest, measure_of(full))
    assert len(lines) > 1
    assert any(line.startswith(kept) for line in lines[1:])
    assert "".join(lines) == (full + rest).replace(" ", "")


def test_a_compound_is_broken_where_the_line_would_be_short() -> None:
    words = "Donaudampfschifffahrt is an Elbedampfschifffahrts-Kapitän"
    lines = show(words, measure_of("Donaudampfschifffahrt is an Elbedampfschifffahrts-"))
    assert lines == ["DonaudampfschifffahrtisanElbedampfschifffahrts-", "Kapitän"]


def test_numbers_without_words_still_break() -> None:
    words = " ".join(["17"] * 80)
    text = set_text(SHAPER, (Span(words),), BODY, 200)
    assert len(text.lines) > 3
    assert max(line.width_pt for line in text.lines) <= 200.1


def test_no_mere_remnant_stands_on_the_last_line() -> None:
    full = "Confirm the second round of the Harbour Dialogue for the first half of"
    assert show(f"{full} 2031.", measure_of(full))[-1].endswith("halfof2031.")
    line = (Span(f"{full} 2031."), NoteMark(1, "note-1"), NoteMark(2, "note-2"))
    lines = set_text(SHAPER, line, BODY, measure_of(full)).lines
    assert letters_of(lines[-1]).startswith("halfof2031.")


def test_a_short_line_gives_nothing_away() -> None:
    lines = show("Open the harbour Donaudampfschifffahrtskapitän of it.", measure_of("Open the harbour Donaudampf"))
    assert lines[0] == "Opentheharbour"


def test_a_heading_has_even_lines_and_no_more_of_them() -> None:
    words = (Span("Official visit of the Minister of Harbours of Ruritania"),)
    uneven, even = (set_text(SHAPER, words, replace(TITLE, balanced=balanced), 490).lines for balanced in (False, True))
    assert len(even) == len(uneven) == 2
    assert uneven[0].width_pt - uneven[1].width_pt > 2 * abs(even[0].width_pt - even[1].width_pt)


def test_three_lines_of_a_heading_are_even_too() -> None:
    words = "Official visit of the Foreign Minister of Ruritania"
    lines = set_text(SHAPER, (Span(words),), TITLE, 320).lines
    assert [letters_of(line) for line in lines] == ["Officialvisitofthe", "ForeignMinister", "ofRuritania"]


def test_lines_that_somebody_ordered_stay(lay_blocks: Callable[..., list[list[Any]]]) -> None:
    words = "Visit\u2028of the Foreign Minister of Ruritania to the harbours of Strelsau"
    (page,) = lay_blocks(Heading(1, (Span(words),)))
    assert page[0].letters == "Visit"


@given(TEXTS, st.floats(120, 480), st.booleans())
def test_no_word_is_lost_and_no_line_is_too_wide(words: list[str], measure_pt: float, balanced: bool) -> None:
    text = " ".join(words)
    style = replace(BODY, balanced=balanced)
    lines = set_text(SHAPER, (Span(text),), style, measure_pt).lines
    if HEBREW not in text:
        assert "".join(map(letters_of, lines)) == text.replace(" ", "")
    for line in lines:
        ends = [run.x_pt + run.width_pt for run in line.runs]
        assert line.width_pt <= measure_pt + 0.05
        assert max(ends) <= measure_pt + 6
    plain = set_text(SHAPER, (Span(text),), replace(BODY, balanced=True), measure_pt).lines
    assert len(lines) == len(plain)
