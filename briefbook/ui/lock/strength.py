"""How long a computer guesses at a passphrase, as an estimate in words (zxcvbn, Wheeler 2016)."""

from collections.abc import Sequence
from enum import StrEnum
from math import log10
from typing import NamedTuple

from briefbook.translation import QT_TRANSLATE_NOOP

# The estimate takes longer with every letter, seconds in the worst case; what follows these makes nothing weaker.
LETTERS_WEIGHED = 24
GUESSES_A_SECOND = 10_000
HOUR_S, DAY_S = 3600.0, 86_400.0
YEAR_S = 365.25 * DAY_S
WEAK_S, STRONG_S = 60 * DAY_S, 200 * YEAR_S
MOST_GUESSES = 1e18

# Up to so many seconds, in these words.
TIMES: tuple[tuple[float, str], ...] = (
    (60.0, QT_TRANSLATE_NOOP("Strength", "Guessed in seconds by a computer that tries 10,000 a second.")),
    (HOUR_S, QT_TRANSLATE_NOOP("Strength", "Guessed in minutes by a computer that tries 10,000 a second.")),
    (DAY_S, QT_TRANSLATE_NOOP("Strength", "Guessed in hours by a computer that tries 10,000 a second.")),
    (WEAK_S, QT_TRANSLATE_NOOP("Strength", "Guessed in days by a computer that tries 10,000 a second.")),
    (2 * YEAR_S, QT_TRANSLATE_NOOP("Strength", "Guessed in months by a computer that tries 10,000 a second.")),
    (STRONG_S, QT_TRANSLATE_NOOP("Strength", "Guessed in years by a computer that tries 10,000 a second.")),
)
LONGEST = QT_TRANSLATE_NOOP("Strength", "Guessed in centuries by a computer that tries 10,000 a second.")


class Grade(StrEnum):
    """How good a passphrase is."""

    WEAK = "weak"
    MIDDLING = "middling"
    STRONG = "strong"


class Strength(NamedTuple):
    """How many guesses a passphrase takes."""

    guesses: float

    @property
    def seconds(self) -> float:
        """How long a computer with all its time takes, which the 256,000 rounds of the key slow down."""
        return self.guesses / GUESSES_A_SECOND

    @property
    def grade(self) -> Grade:
        """Weak where somebody who has the file guesses it within two months, strong where it takes centuries."""
        if self.seconds < WEAK_S:
            return Grade.WEAK
        return Grade.MIDDLING if self.seconds < STRONG_S else Grade.STRONG

    @property
    def share(self) -> float:
        """How far a bar is filled, 0 to 1: by the number of digits of the guesses."""
        return min(1.0, log10(max(self.guesses, 1.0)) / log10(MOST_GUESSES))

    @property
    def words(self) -> str:
        """The sentence for it, to be translated in the context `Strength`."""
        return next((words for most_s, words in TIMES if self.seconds < most_s), LONGEST)


def estimate_strength(passphrase: str, known: Sequence[str] = ()) -> Strength:
    """The strength of a passphrase for somebody who also tries `known` words first; takes up to a second."""
    # Its lists of words take 16 MB and a tenth of a second.
    from zxcvbn import zxcvbn

    if not passphrase:
        return Strength(0.0)
    words = [part for each in known for part in (each, *each.split())]
    return Strength(float(zxcvbn(passphrase[:LETTERS_WEIGHED], user_inputs=words)["guesses"]))
