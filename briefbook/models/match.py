"""How well words fit what is typed to find them."""

from enum import IntEnum


class Match(IntEnum):
    """The best first."""

    EQUAL = 0
    BEGINS = 1
    BEGINS_A_WORD = 2
    BEGINS_WORDS = 3
    HOLDS = 4


def find_match(words: str, typed: str) -> Match | None:
    """How words fit what is typed, in whatever case; None where they do not hold every word of it."""
    held, phrase = " ".join(words.casefold().split()), " ".join(typed.casefold().split())
    wanted = phrase.split()
    if not all(word in held for word in wanted):
        return None
    if held == phrase:
        return Match.EQUAL
    if held.startswith(phrase):
        return Match.BEGINS
    if f" {phrase}" in held:
        return Match.BEGINS_A_WORD
    return Match.BEGINS_WORDS if all(f" {word}" in f" {held}" for word in wanted) else Match.HOLDS
