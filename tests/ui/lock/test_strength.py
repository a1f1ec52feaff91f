"""How long a passphrase is guessed at, in words that fit the estimate."""

import pytest

from briefbook.ui.lock.strength import LETTERS_WEIGHED, Grade, Strength, estimate_strength


@pytest.mark.parametrize(
    ("guesses", "within", "grade"),
    [
        (1e3, "seconds", Grade.WEAK),
        (1e7, "minutes", Grade.WEAK),
        (1e8, "hours", Grade.WEAK),
        (1e10, "days", Grade.WEAK),
        (3e11, "months", Grade.MIDDLING),
        (1e13, "years", Grade.MIDDLING),
        (1e15, "centuries", Grade.STRONG),
    ],
)
def test_the_words_fit_ten_thousand_guesses_a_second(guesses: float, within: str, grade: Grade) -> None:
    strength = Strength(guesses)
    assert strength.words == f"Guessed in {within} by a computer that tries 10,000 a second."
    assert strength.grade is grade
    assert 0 < strength.share < 1


def test_words_of_the_library_and_common_ones_are_guessed_first() -> None:
    assert estimate_strength("password").grade is Grade.WEAK
    assert estimate_strength("Ruritanian desk", ["Ruritanian desk"]).grade is Grade.WEAK
    assert estimate_strength("harbour lantern quiet seven").grade is Grade.STRONG
    assert estimate_strength("").guesses == 0


def test_more_letters_than_are_weighed_make_nothing_weaker() -> None:
    words = "x9#kQ!2vLp harbour lantern quiet"
    assert len(words) > LETTERS_WEIGHED
    assert estimate_strength(words) == estimate_strength(words[:LETTERS_WEIGHED])
