"""Which words stand on one line, and which of them are free to part."""

import pytest

from briefbook.pdf.tie import ties


def tied(text: str) -> str:
    """The text with a tie (~) for each space at which no line ends."""
    words = text.split(" ")
    gaps = [
        "~" if ties(words[at - 1] if at else "", word, words[at + 1]) else " " for at, word in enumerate(words[:-1])
    ]
    return "".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "from 15~to~17~January~2026 in Strelsau",
        "(15–17~January~2026), then",
        "on 28~January~– 2~February~2026",
        "the year 2026 to come",
        "in 2026 January was cold",
        "it grew from 2024 to~2026 by 12.5~%",
        "1,250~million and 750~MW, and 40,000 people",
        "see page~312 and Article~9, No.~3",
        "Foreign Minister~Motegi and Mr~Zapt met",
        "the Minister of Harbours, and the Minister for Rail",
        "President~R.~Rassendyll spoke",
        "USD~300 or €~500",
        "we and they or I",
    ],
)
def test_what_belongs_together_is_tied_and_nothing_else(text: str) -> None:
    assert tied(text.replace("~", " ")) == text
