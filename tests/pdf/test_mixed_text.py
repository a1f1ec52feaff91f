"""Texts made of several spans: letters join, lines end and marks of direction reach as if they were one."""

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.book.block import Line, NoteMark, Paragraph, Span
from briefbook.pdf.bidi.control import balance_controls
from briefbook.pdf.face import JOINERS
from briefbook.pdf.font_set import shipped_fonts
from briefbook.pdf.item import level_of
from briefbook.pdf.paragraph import SetText, set_text
from briefbook.pdf.shaping import Part
from briefbook.pdf.theme import Cut, FontRole, theme_for
from briefbook.pdf.typesetter import Typesetter
from briefbook.values.kind import TextSize
from tests.pdf.test_side import print_blocks

BODY = theme_for(TextSize.STANDARD).text.body
SHAPER = Typesetter().shaper
ANCHOR = "somewhere"


def lay(*spans: Span | NoteMark, measure_pt: float = 400.0, lang: str | None = None) -> SetText:
    return set_text(SHAPER, spans, BODY, measure_pt, lang=lang)


def read_lines(text: SetText) -> list[str]:
    """The words of each line, each run's in its own order."""
    return ["".join(piece.text for run in line.runs for piece in run.pieces) for line in text.lines]


@pytest.mark.parametrize("script", ["Arab", "Hebr"])
@pytest.mark.parametrize("weight", [400, 700])
def test_a_joiner_shows_nothing(script: str, weight: int) -> None:
    face = shipped_fonts().find_face(script, Cut(FontRole.SERIF, weight))
    assert face
    assert face.joiners
    for glyph in face.joiners.values():
        extents = face.hb_font.get_glyph_extents(glyph)
        assert (extents.width, extents.height, face.width_of(glyph)) == (0, 0, 0)


@pytest.mark.parametrize("word", ["علی\u200cرضا", "بيت\u200dـ", "בית\u200cספר"])
def test_a_joiner_is_read_back_and_not_seen(word: str) -> None:
    ((piece, _),) = SHAPER.word(word, BODY.cut, part=Part(backward=True))
    for joiner in set(word) & set(JOINERS):
        shown = piece.face.joiners.get(joiner)
        assert piece.face.hb_font.get_nominal_glyph(ord(joiner)) not in piece.glyphs
        assert shown is None or shown in piece.glyphs


@pytest.mark.parametrize("parts", [("كت", "اب", "نا"), ("وال", "محم", "ون"), ("ل", "ا"), ("مُح", "َمَّد")])
@pytest.mark.parametrize("before", [(), (Span("In English "),)])
def test_letters_join_over_the_ends_of_spans(parts: Sequence[str], before: Line) -> None:
    parted = lay(*before, *(Span(each, target=ANCHOR if at % 2 else None) for at, each in enumerate(parts)))
    shown = {piece.text: piece.glyphs for run in parted.lines[0].runs for piece in run.pieces}
    joiner = JOINERS[1]
    for at, each in enumerate(parts):
        part = Part(True, joiner if at else "", joiner if at + 1 < len(parts) else "")
        ((joined, _),) = SHAPER.word(each, BODY.cut, part=part)
        ((alone, _),) = SHAPER.word(each, BODY.cut, part=Part(backward=True))
        assert shown[each] == joined.glyphs != alone.glyphs


TEXTS = [
    "港湾大臣「会合」。港湾大臣は「もばやし としお」と申します。第三回の会合は〜夏に。",
    "双方强调港口对话的重要性，部长早上抵达。北京，上海（二）。",
    "การประชุมรัฐมนตรีต่างประเทศห่วงโซ่อุปทาน การประชุมรัฐมนตรี",
]


@given(st.sampled_from(TEXTS), st.lists(st.integers(1, 40), max_size=5), st.integers(60, 240))
def test_lines_end_where_they_would_without_spans(text: str, cuts: list[int], measure_pt: int) -> None:
    places = [0, *sorted({each for each in cuts if each < len(text)}), len(text)]
    spans = [Span(text[a:b], target=ANCHOR if at % 2 else None) for at, (a, b) in enumerate(pairwise(places))]
    assert read_lines(lay(*spans, measure_pt=measure_pt)) == read_lines(lay(Span(text), measure_pt=measure_pt))


def test_no_line_begins_with_the_mark_of_a_note() -> None:
    for measure_pt in range(60, 200, 3):
        lines = read_lines(
            lay(
                *(each for _ in range(6) for each in (Span("港湾大臣会合第三回港湾"), NoteMark(7, "n"))),
                measure_pt=measure_pt,
            )
        )
        assert not any(line.strip("\u2066\u2067\u2068\u2069").startswith("7") for line in lines)


@pytest.mark.parametrize(
    ("lang", "level"),
    [
        ("arz", 1),
        ("pa-PK", 1),
        ("az-Arab", 1),
        ("fas", 1),
        ("und", 1),
        ("mul", 1),
        ("arc-Latn", 0),
        ("en", 0),
        ("pa", 0),
    ],
)
def test_an_unknown_language_leaves_the_direction_to_the_first_letter(lang: str, level: int) -> None:
    assert level_of((Span("قال الوزير"),), lang, 0) == level


CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text(st.sampled_from(CONTROLS + "aא"), max_size=12))
def test_marks_of_direction_are_closed_where_they_were_opened(text: str) -> None:
    balanced = balance_controls(text)
    assert re.sub(f"[{CONTROLS}]", "", balanced) == re.sub(f"[{CONTROLS}]", "", text)
    assert balance_controls(balanced) == balanced
    opened: list[str] = []
    for character in balanced:
        if character in "\u202a\u202b\u202d\u202e":
            opened.append("\u202c")
        elif character in "\u2066\u2067\u2068":
            opened.append("\u2069")
        elif character in "\u202c\u2069":
            assert opened.pop() == character
    assert not opened


def test_no_mark_of_direction_reaches_the_next_span() -> None:
    line = lay(Span("Name \u202eSmith"), Span(", Minister 12"), NoteMark(1, "a"), Span(" tail")).lines[0]
    assert "".join(piece.text for run in line.runs for piece in run.pieces if piece.text.isascii()).endswith("tail")
    apart = lay(Span("Apart "), Span("x\u2069\u202ey", lang="fr"), Span(" after 123 words", lang="en")).lines[0]
    words = [piece.text for run in apart.runs for piece in run.pieces]
    assert words.index("after") < words.index("123") < words.index("words")


def test_signs_of_control_are_no_missing_letters() -> None:
    text = lay(Span("a\x85b\x7fc\x1bd\x9fe"))
    assert read_lines(text) == ["abcde"]
    assert not text.missing


def test_arabic_keeps_within_the_lines_that_it_shares() -> None:
    sizes = {round(run.ink.size_pt / BODY.size_pt, 2) for run in lay(Span("Zenda محمد")).lines[0].runs}
    assert sizes == {1.0, 1.12}


def test_an_emoji_is_read_back_whole() -> None:
    words = "flags 🇫🇷 👩🏽\u200d🚀 end"
    pages = print_blocks([Paragraph((Span(words),))])
    assert words in pages[0].get_textpage().get_text_range()


def test_a_language_that_is_no_tag_is_not_written() -> None:
    line: Line = (Span("Words", lang="arabic (Egypt)"), Span(" of Zenda", lang="cy"))
    pages = print_blocks([Paragraph(line)])
    assert pages[0].get_textpage().search("Words of Zenda").get_next()
