"""Which characters a library can hold, and how many: all of Unicode but NUL, and no halves of surrogate pairs."""

import re

# SQLite's quote(), on which undo stands, ends a text at its first NUL; no half of a pair can be written as UTF-8.
_HELD_NOWHERE = re.compile("[\0\ud800-\udfff]")
_HALF = re.compile("[\ud800-\udfff]")
# Of words that are no text of paragraphs, and of what pages show of a marking, in characters.
LONGEST_LINE, LONGEST_SHOWN = 100_000, 1_000
REPLACEMENT = "\ufffd"


def can_be_held(words: str) -> bool:
    """Whether a library can hold words as they are."""
    return (words.isascii() and "\0" not in words) or not _HELD_NOWHERE.search(words)


def mend_halves(words: str) -> str:
    """The words with the mark for an unknown character in the place of each half of a surrogate pair."""
    return words if words.isascii() else _HALF.sub(REPLACEMENT, words)
