"""Where a text may be cut at all: between the clusters that a reader takes for one letter, in every script."""

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from functools import lru_cache
from itertools import pairwise
from unicodedata import category, combining

HANGUL_FIRST, HANGUL_LAST, HANGUL_TAILS = 0xAC00, 0xD7A3, 28
# Over the letters of `grapheme_break_table`, and H and K for a syllable of Hangul without and with a tail (UAX 29).
CLUSTER = re.compile(r"RN|[CRN]|P*(?:II?|L*(?:V+|HV*|K)T*|L+|T+|X(?:E*ZX)*|[^CRN])[EZS]*")

LEADING_VOWELS = frozenset("เแโใไເແໂໃໄ")
FOLLOWING_VOWELS = frozenset("ะาๅๆฯະາຽໆຯ")
# A letter without a vowel of its own, which the syllable before it takes along: Tamil, Thai, Burmese.
SILENT_LETTER = re.compile(
    "[\u0b95-\u0bb9]\u0bcd|[\u0e01-\u0e2e][\u0e34\u0e38]?\u0e4c|[\u1000-\u1021\u1025\u1029\u103f]\u1037?[\u103a\u1039]"
)
SILENT_SCRIPTS = ("\u0b80", "\u109f")
TAMIL_KSSA = ("\u0b95\u0bcd", "\u0bb7")
# Signs that silence a vowel like a virama but join nothing: Tamil, Thai, Lao, Tibetan, Burmese.
JOINING_NOTHING = frozenset("\u0bcd\u0e3a\u0eba\u0f84\u103a")
VIRAMA_CLASS = 9
JOINERS = "\u200c\u200d"
LAM, ALEFS = "\u0644", frozenset("\u0622\u0623\u0625\u0627\u0671")
# Arabic letters after which the next begins anew, so that a cut changes no shape.
UNJOINED = frozenset("\u0621\u0622\u0623\u0624\u0625\u0627\u0629\u062f\u0630\u0631\u0632\u0648\u0649\u0671"
                     "\u0688\u0691\u0698\u06c0\u06c3\u06c7\u06cb\u06d2\u06d3\u06d5")  # fmt: skip
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]")


def cluster_starts(text: str) -> list[int]:
    """Where the extended grapheme clusters of a text begin (UAX 29, the first at 0)."""
    if text.isascii() and "\r" not in text:
        return list(range(len(text)))
    return [found.start() for found in CLUSTER.finditer("".join(map(_class_of, text)))]


@lru_cache(4096)
def _class_of(character: str) -> str:
    from briefbook.pdf.unicode.grapheme_break_table import STARTS, VALUES

    code = ord(character)
    if HANGUL_FIRST <= code <= HANGUL_LAST:
        return "K" if (code - HANGUL_FIRST) % HANGUL_TAILS else "H"
    return VALUES[bisect_right(STARTS, code) - 1]


def list_cuts(text: str) -> list[int]:
    """Where inside a text it may be cut if it must: between clusters, and in no syllable, conjunct or ligature."""
    starts = cluster_starts(text)
    if text.isascii():
        return starts[1:]
    return [at for before, at in pairwise(starts) if not _is_joined(text, before, at)]


def _is_joined(text: str, before: int, at: int) -> bool:
    """Whether the cluster at `at` stands in one shape or syllable with the one that begins at `before`."""
    cluster, following = text[before:at], text[at]
    first, last = cluster[0], cluster.rstrip(JOINERS)[-1:]
    if category(following).startswith("M"):
        return True
    if first == LAM:
        return following in ALEFS
    if SILENT_SCRIPTS[0] <= following <= SILENT_SCRIPTS[1] and (
        first in LEADING_VOWELS
        or following in FOLLOWING_VOWELS
        or SILENT_LETTER.match(text, at)
        or (cluster, following) == TAMIL_KSSA
    ):
        return True
    return bool(last) and combining(last) == VIRAMA_CLASS and last not in JOINING_NOTHING and following.isalpha()


def best_cut(text: str, cuts: Sequence[int], good: Container[int], start: int = 0) -> int:
    """The place of some where a text from `start` on is best cut if it is too long: the last good one in its second
    half, else the last.

    `good` are the places where a line may begin and end by the rules of the script.
    """
    last = cuts[-1]
    for at in reversed(cuts):
        if (at - start) * 2 < last - start:
            break
        if at in good or (text[at - 1] in UNJOINED and ARABIC.match(text, at)):
            return at
    return last
