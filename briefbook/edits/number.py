"""Whole numbers as they are typed."""

import re

from briefbook.edits.refusal import RefusedError, check_words

MOST = 9999
_ORDINAL = re.compile(r"([0-9]{1,4})(?:st|nd|rd|th|\.)?", re.IGNORECASE)


def read_number(field: str, typed: str) -> int | None:
    """The number that was typed, also as “18th”, None for nothing; raises RefusedError for what is none or 0."""
    words = check_words(field, typed)
    if not words:
        return None
    found = _ORDINAL.fullmatch(words)
    if not found or not int(found[1]):
        raise RefusedError(field, f"Write a number from 1 to {MOST}, such as 18 or 18th.")
    return int(found[1])
