"""The direction of characters (Bidi_Class), of texts (UAX 9, P2 and P3) and of languages."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache

from briefbook.pdf.unicode.direction_table import STARTS, VALUES

STRONG = frozenset({"L", "R", "AL"})
EMBEDDINGS = frozenset({"LRE", "RLE", "LRO", "RLO"})
ISOLATES = frozenset({"LRI", "RLI", "FSI"})
# What rule X9 takes out.
REMOVED = EMBEDDINGS | {"PDF", "BN"}
RIGHT_TO_LEFT_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})
RIGHT_TO_LEFT_LANGUAGES = frozenset({
    "ar", "ara", "arb", "arc", "ary", "arz", "acm", "acq", "aeb", "ajp", "apc", "apd", "afb", "ars", "bal", "bqi",
    "ckb", "dv", "div", "fa", "fas", "per", "pes", "glk", "he", "heb", "iw", "khw", "ks", "kas", "lrc", "mzn", "nqo",
    "pnb", "prs", "ps", "pus", "rhg", "sd", "snd", "skr", "syr", "ug", "uig", "ur", "urd", "yi", "yid",
})  # fmt: skip
# Languages that are written from right to left in some countries.
RIGHT_TO_LEFT_IN = frozenset({"pa-pk", "az-ir", "ku-iq", "ku-ir", "uz-af", "tk-ir", "ms-bn"})

# What can make another order than that in which a text is written.
TURNING = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI"})


@cache
def _turning_pattern() -> re.Pattern[str]:
    """Any character that can turn a text round."""
    ends = (*(start - 1 for start in STARTS[1:]), sys.maxunicode)
    ranges = (
        f"{chr(start)}-{chr(end)}" for start, end, each in zip(STARTS, ends, VALUES, strict=True) if each in TURNING
    )
    return re.compile(f"[{''.join(ranges)}]")


def has_right_to_left(text: str) -> bool:
    """Whether any character of a text can make another order than that in which it is written."""
    return not text.isascii() and _turning_pattern().search(text) is not None


@lru_cache(16384)
def class_of(character: str) -> str:
    """The class of a character; one that is not assigned yet has that of its block."""
    return VALUES[bisect_right(STARTS, ord(character)) - 1]


def classes_of(text: str) -> list[str]:
    """The class of each character."""
    return [class_of(each) for each in text]


def first_strong_level(classes: Iterable[str]) -> int | None:
    """The level that the first strong class outside isolates asks for, None without one."""
    inside = 0
    for each in classes:
        if each in ISOLATES:
            inside += 1
        elif each == "PDI":
            inside = max(0, inside - 1)
        elif inside == 0 and each in STRONG:
            return int(each != "L")
    return None


def level_of_language(tag: str | None) -> int | None:
    """The direction in which a language (BCP 47) is written, None where nobody knows it.

    A tag of two letters is known; of three letters only those that are written from right to left are listed.
    """
    if not tag:
        return None
    language, *subtags = tag.lower().split("-")
    script = next((each.capitalize() for each in subtags if len(each) == 4 and each.isalpha()), None)
    if script is not None:
        return int(script in RIGHT_TO_LEFT_SCRIPTS)
    if language in RIGHT_TO_LEFT_LANGUAGES or f"{language}-{''.join(subtags[:1])}" in RIGHT_TO_LEFT_IN:
        return 1
    return 0 if len(language) == 2 else None
