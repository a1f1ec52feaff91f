"""What one face has to set as a whole: a letter with its marks, an emoji with all that belongs to it, a flag."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from briefbook.pdf.grapheme import cluster_starts
from briefbook.pdf.script import is_ignorable
from briefbook.pdf.unicode import emoji_table

AS_SIGN, AS_PICTURE, KEYCAP = "\ufe0e", "\ufe0f", "\u20e3"


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
    start = 0
    for at in cluster_starts(text)[1:]:
        if all(map(is_ignorable, text[start:at])) or is_ignorable(text[at]):
            continue
        yield text[start:at]
        start = at
    if text:
        yield text[start:]
