"""Blank words: those of which nothing is seen, whatever characters they are made of."""

import re
import unicodedata

NOTHING_SEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
# Fillers, joiners, variation selectors, inherent vowels and tags, and the Braille cell without a dot.
UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8"
    "\U000e0000-\U000e0fff]"
)
# Signs that stand under or around numbers, and are seen though they are format characters.
SEEN = re.compile("[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]")


def is_blank(words: str) -> bool:
    """Whether words are nothing that anybody sees: none at all, white space, characters without a shape."""
    # Most words begin with a letter that everybody sees.
    return not "!" <= words[:1] <= "~" and all(_is_unseen(each) for each in words)


def _is_unseen(character: str) -> bool:
    if UNSEEN.match(character):
        return True
    return unicodedata.category(character) in NOTHING_SEEN and not SEEN.match(character)
