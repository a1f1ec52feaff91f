"""A word without a place to break costs about what its lines cost, however long it is."""

from random import Random

import pytest

from briefbook.book.block import Span
from briefbook.pdf import shaping
from briefbook.pdf.face_run import FaceRun
from briefbook.pdf.font_set import shipped_fonts
from briefbook.pdf.paragraph import set_text
from briefbook.pdf.shaping import Piece, Shaper
from briefbook.pdf.theme import Cut, TextStyles

BODY = TextStyles().body
LATIN, ARABIC, JAPANESE = "abcdefghijklmnopqrstuvwxyzMW", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "ーっゃゅょ"
WIDE_PT, NARROW_PT = 450, 30
MOST_SHAPED = 8


@pytest.fixture
def shaped(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many letters were shaped, run by run."""
    lengths: list[int] = []
    shape = shaping.shape_piece

    def count(run: FaceRun, cut: Cut, *, backward: bool, before: str = "", after: str = "") -> Piece:
        lengths.append(len(run.text))
        return shape(run, cut, backward=backward, before=before, after=after)

    monkeypatch.setattr(shaping, "shape_piece", count)
    return lengths


def write_word(letters: str, length: int) -> str:
    """A word in which nothing is repeated that could be remembered."""
    return "".join(Random(length).choices(letters, k=length))


@pytest.mark.parametrize("letters", [LATIN, ARABIC, JAPANESE])
@pytest.mark.parametrize("measure_pt", [WIDE_PT, NARROW_PT])
def test_each_letter_of_a_long_word_is_shaped_a_few_times(shaped: list[int], letters: str, measure_pt: float) -> None:
    word = write_word(letters, 1500)
    lines = set_text(Shaper(shipped_fonts()), (Span(word),), BODY, measure_pt).lines
    assert sum(len(piece.text) for line in lines for run in line.runs for piece in run.pieces) == len(word)
    assert all(line.width_pt <= measure_pt + 0.05 for line in lines)
    assert sum(shaped) < MOST_SHAPED * len(word)


def test_letters_of_uneven_width_make_a_long_word_no_dearer(shaped: list[int]) -> None:
    word = ("W" * 97 + "i" * 211) * 5
    lines = set_text(Shaper(shipped_fonts()), (Span(word),), BODY, WIDE_PT).lines
    assert sum(shaped) < MOST_SHAPED * len(word)
    # None has room for another letter.
    assert all(line.width_pt > WIDE_PT - 13 for line in lines[:-1])


def test_a_long_word_leaves_nothing_behind_that_was_only_tried() -> None:
    shaper, word = Shaper(shipped_fonts()), write_word(LATIN, 1500)
    set_text(shaper, (Span(word),), BODY, WIDE_PT)
    assert list(shaper.known_words(BODY.cut)) == [word]
