"""What one face has to set as a whole: a letter with its marks, an emoji with all that belongs to it, a flag."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category

from briefbook.pdf.script import is_ignorable
from briefbook.pdf.unicode import emoji_table

JOINER, AS_SIGN, AS_PICTURE, KEYCAP = "\u200d", "\ufe0e", "\ufe0f", "\u20e3"
FLAG_LETTERS = range(0x1F1E6, 0x1F200)


@lru_cache(4096)
def emoji_kind(character: str) -> str:
    """How a character is an emoji: a `picture` or `sign` by default, a `tone` of skin, or `no`."""
    return emoji_table.VALUES[bisect_right(emoji_table.STARTS, ord(character)) - 1]


def is_emoji(base: str, cluster: str) -> bool:
    """Whether a cluster on a base is to look like an emoji rather than a sign."""
    kind = emoji_kind(base)
    if AS_SIGN in cluster:
        return False
    return kind in {"picture", "tone"} or (AS_PICTURE in cluster and (kind == "sign" or KEYCAP in cluster))


def split_clusters(text: str) -> Iterator[str]:
    """The clusters of a text; what has no shape goes with what stands before it, or after it at the beginning."""
    start, joined = 0, False
    for at, character in enumerate(text):
        if at == start or joined or _continues(text[start:at], character):
            joined = joined and is_ignorable(character)
        else:
            yield text[start:at]
            start = at
        if at == start and is_ignorable(character):
            joined = True
    if text:
        yield text[start:]


def _continues(cluster: str, character: str) -> bool:
    if category(character)[0] == "M" or is_ignorable(character):
        return True
    kind = emoji_kind(character)
    if kind == "tone":
        return emoji_kind(cluster[-1]) in {"picture", "sign"}
    if kind in {"picture", "sign"} and cluster[-1] == JOINER:
        return emoji_kind(cluster[0]) in {"picture", "sign"}
    return ord(character) in FLAG_LETTERS and len(cluster) == 1 and ord(cluster) in FLAG_LETTERS
