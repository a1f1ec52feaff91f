"""How long letters without a blank take to set, beside the same letters in words, in the same run."""

import time
from random import Random

import pytest

from briefbook.book.block import Span
from briefbook.pdf.font_set import shipped_fonts
from briefbook.pdf.paragraph import set_text
from briefbook.pdf.shaping import Shaper
from briefbook.pdf.theme import TextStyles

pytestmark = pytest.mark.benchmark

WORD, MEASURE_PT = 7, 450
# Twice what was measured; Arabic is joined anew wherever a word is cut.
MOST_TIMES = {"Latin": 4, "Arabic": 6, "Thai": 5, "Chinese": 2}
# Four times the letters take four times as long, and not sixteen times.
MOST_GROWTH = 8
ALPHABETS = {"Latin": (0x61, 0x7B), "Arabic": (0x628, 0x63B), "Thai": (0xE01, 0xE2F), "Chinese": (0x4E00, 0x4F00)}


def measure(script: str, letters: int, word: int) -> float:
    """CPU seconds in which so many letters are set in words of a length, none of which was set before."""
    dice = Random(letters)
    every = "".join(chr(dice.randrange(*ALPHABETS[script])) for _ in range(letters))
    text = " ".join(every[at : at + word] for at in range(0, letters, word))
    shaper = Shaper(shipped_fonts())
    set_text(shaper, (Span(chr(ALPHABETS[script][0])),), TextStyles().body, MEASURE_PT)
    began = time.process_time()
    set_text(shaper, (Span(text),), TextStyles().body, MEASURE_PT)
    return time.process_time() - began


@pytest.mark.parametrize("script", ALPHABETS)
def test_unbroken_text_costs_a_few_times_what_its_letters_cost(script: str) -> None:
    broken, unbroken = measure(script, 10_000, WORD), measure(script, 10_000, 10_000)
    long = measure(script, 40_000, 40_000)
    print(f"{script}: broken {broken:.2f} s, unbroken {unbroken:.2f} s, four times as long {long:.2f} s")
    assert unbroken < MOST_TIMES[script] * broken
    assert long < MOST_GROWTH * unbroken
