"""Two directions in one line: what UAX 9 says of levels and order, and where words stand on the page because of it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.book.block import Span
from briefbook.pdf.bidi.level import embedding_levels
from briefbook.pdf.bidi.order import visual_order
from briefbook.pdf.item import level_of
from briefbook.pdf.paragraph import SetLine, set_text
from briefbook.pdf.shaping import Part
from briefbook.pdf.theme import theme_for
from briefbook.pdf.typesetter import Typesetter
from briefbook.values.kind import TextSize

HEBREW, WORLD, ARABIC = "שלום", "עולם", "عمان"
TYPESETTER = Typesetter()


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Zenda", 0),
        (HEBREW, 1),
        (ARABIC, 1),
        (f"Zenda {HEBREW}", 0),
        (f"12 – {ARABIC} Zenda", 1),
        (f"({HEBREW}) Zenda", 1),
        ("12", 0),
        ("", 0),
    ],
)
def test_the_first_letter_says_where_a_paragraph_begins(text: str, base: int) -> None:
    assert level_of((Span(text),), None, 0) == base


@pytest.mark.parametrize(
    ("text", "base", "levels"),
    [
        ("ab אב cd", 0, "00011000"),
        ("ab אב cd", 1, "22111122"),
        ("אב 12", 0, "11122"),
        ("ab אב, גד!", 0, "0001111110"),
        ("אב (ab)", 1, "1111221"),
        ("عم 12", 1, "11122"),
        ("a \u2067אב c\u2069 b", 0, "00" + "1" + "111" + "2" + "1" + "00"),
    ],
)
def test_levels_follow_the_standard(text: str, base: int, levels: str) -> None:
    found = "".join(map(str, embedding_levels(text, base)))
    # A mark of direction itself has no place that anybody sees.
    seen = [at for at, each in enumerate(text) if each not in "\u2067\u2069"]
    assert [found[at] for at in seen] == [levels[at] for at in seen]


@pytest.mark.parametrize(("base", "words", "level"), [(0, HEBREW, 1), (0, "Zenda", 2), (1, HEBREW, 3), (1, "Zenda", 2)])
def test_an_isolate_takes_the_direction_of_its_first_letter(base: int, words: str, level: int) -> None:
    """The mark at its end, which has no direction, shows it."""
    text = f"{ARABIC if base else 'Strelsau'} \u2068{words}!\u2069"
    at = text.index(words)
    assert embedding_levels(text, base)[at : at + len(words) + 1] == [level] * (len(words) + 1)


def order(levels: Sequence[int], positions: Sequence[int], level: int) -> list[int]:
    """The order by its definition: what stands higher keeps together, and odd levels run backward."""
    chunks: list[list[int]] = []
    together = False
    for at in positions:
        higher = levels[at] > level
        if higher and together:
            chunks[-1].append(at)
        else:
            chunks.append([at])
        together = higher
    placed = [order(levels, each, level + 1) if levels[each[0]] > level else each for each in chunks]
    return [at for chunk in (reversed(placed) if level % 2 else placed) for at in chunk]


@given(st.lists(st.integers(0, 4), max_size=12))
def test_what_stands_higher_keeps_together_and_odd_levels_run_backward(levels: list[int]) -> None:
    assert visual_order(levels) == order(levels, range(len(levels)), 0)


def lay(text: str) -> SetLine:
    (line,) = set_text(TYPESETTER.shaper, (Span(text),), theme_for(TextSize.STANDARD).text.body, 400.0).lines
    return line


def read(line: SetLine) -> list[str]:
    """The words of a line from left to right, without marks of direction."""
    words = [piece.text.strip("\u2067\u2069") for run in line.runs for piece in run.pieces]
    return [word for word in words if word]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (f"Zenda {HEBREW} {WORLD} 12 Strelsau", ["Zenda", "12", WORLD, HEBREW, "Strelsau"]),
        (f"{HEBREW} {WORLD}", [WORLD, HEBREW]),
        (f"{HEBREW} Zenda Strelsau {WORLD}", [WORLD, "Zenda", "Strelsau", HEBREW]),
        (f"Zenda \u2067{HEBREW} Hentzau\u2069 12", ["Zenda", "Hentzau", HEBREW, "12"]),
    ],
)
def test_words_stand_where_they_are_read(text: str, seen: list[str]) -> None:
    line = lay(text)
    assert read(line) == seen
    ends_pt = [run.x_pt + run.width_pt for run in line.runs]
    assert [run.x_pt for run in line.runs[1:]] == pytest.approx(ends_pt[:-1])


@pytest.mark.parametrize(("first", "second"), [("Zenda", HEBREW), (HEBREW, "Zenda")])
def test_the_space_between_two_words_stands_between_them(first: str, second: str) -> None:
    space_pt = lay("Zenda Zenda").width_pt - 2 * lay("Zenda").width_pt
    line = lay(f"{first} {second}")
    left, right = read(line)
    (start_pt,) = (run.x_pt for run in line.runs if [piece.text for piece in run.pieces] == [right])
    assert start_pt - line.runs[0].x_pt == pytest.approx(lay(left).width_pt + space_pt, abs=0.5)


def test_a_paragraph_from_right_to_left_begins_at_the_right() -> None:
    for text, at_right in ((HEBREW, True), (f"{HEBREW} Zenda", True), (f"Zenda {HEBREW}", False)):
        line = lay(text)
        assert line.runs[0].x_pt == pytest.approx(400.0 - line.width_pt if at_right else 0.0)


@pytest.mark.parametrize("word", ["שָׁלוֹם", "يؤكد", "الخبراء", "علی\u200cرضا"])
def test_each_glyph_of_a_word_from_right_to_left_says_its_own_letter(word: str) -> None:
    """Readers turn the letters round themselves, and with them whatever a word is said to be together."""
    ((piece, _),) = TYPESETTER.shaper.word(word, theme_for(TextSize.STANDARD).text.body.cut, part=Part(backward=True))
    spoken = dict(piece.spoken)
    said = [piece.face.texts.get(each) or spoken.get(each) or "" for each in piece.glyphs]
    assert sorted("".join(dict.fromkeys(said))) == sorted(set(word))
    assert all(len(each) < 2 for each in said)
    assert piece.actual is None
    assert {chunk.actual for chunk in piece.chunks} <= {None, *word}
