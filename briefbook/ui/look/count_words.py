"""Counts in words that fit one and several."""


def count_words(number: int, one: str, several: str) -> str:
    """`one` for 1, else `several` with the number in place of its `{}`."""
    return one if number == 1 else several.format(number)
