"""Reading: a text in the form in which names are looked for, and where each character of that form stands in it."""

import re
import unicodedata
from typing import NamedTuple

# What typing programs put in the place of a space, a hyphen and an apostrophe; some are printed unlike, all read alike.
_ALIKE = str.maketrans(
    {
        **dict.fromkeys(
            "\t\n\v\f\r\u0085\u00a0\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " "
        ),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc", "'"),
    }
)
# What prints nothing: soft hyphens, joiners of words, marks of direction, and what chooses the form of a character.
_INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u200b\u200e\u200f\u2060\ufeff"
    + "".join(map(chr, (*range(0x180B, 0x180E), *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
)
_DROP_INVISIBLE = dict.fromkeys(map(ord, _INVISIBLE))
_JOINER_IN_LATIN = re.compile(
    "(?<=[A-Za-z\u00c0-\u024f\u1e00-\u1eff])[\u200c\u200d]+(?=[A-Za-z\u00c0-\u024f\u1e00-\u1eff])"
)
_SPREAD = frozenset("ßẞﬀﬁﬂﬃﬄﬅﬆ")
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_CLUSTER = re.compile(
    r".[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093c-\u094d\u1160-\u11ff\u3099\u309a"
    "\ufe00-\ufe0f\U000e0100-\U000e01ef]*",
    re.DOTALL,
)


class Reading(NamedTuple):
    """A folded text; the places of its characters in the text as it was, where they are not the same."""

    folded: str
    starts: list[int] | None = None
    ends: list[int] | None = None


class _Forms(dict[str, str]):
    """What each character is read as, worked out once: one character, none, or what a ligature is made of."""

    def __init__(self, dropped: frozenset[str]) -> None:
        super().__init__()
        self._dropped = dropped

    def __missing__(self, character: str) -> str:
        if character in self._dropped:
            form = ""
        elif character in _SPREAD:
            form = character.casefold()
        else:
            wide = _WIDE.match(character)
            folded = (unicodedata.normalize("NFKC", character) if wide else character).lower().translate(_ALIKE)
            form = folded if len(folded) == 1 else character
        self[character] = form
        return form


_WRITTEN, _PRINTED = _Forms(frozenset()), _Forms(_INVISIBLE)


def fold(text: str) -> str:
    """A text in small letters with one kind of space, hyphen and apostrophe, its ligatures and `ß` spelt out."""
    if text.isascii():
        return text.lower() if text.isprintable() else text.lower().translate(_ALIKE)
    return "".join(map(_WRITTEN.__getitem__, text))


def read_text(text: str, *, printed: bool) -> Reading:
    """A text in the form in which names are looked for."""
    if text.isascii():
        folded = fold(text)
        return _read_slowly(text, printed=printed) if printed and "  " in folded else Reading(folded)
    if unicodedata.is_normalized("NFC", text):
        forms = list(map((_PRINTED if printed else _WRITTEN).__getitem__, text))
        folded = "".join(forms)
        spread = printed and ("  " in folded or "\u200c" in folded or "\u200d" in folded)
        if len(folded) == len(text) and "" not in forms and not spread:
            return Reading(folded)
    return _read_slowly(text, printed=printed)


def _read_slowly(text: str, *, printed: bool) -> Reading:
    """A text read cluster by cluster, with the places of its characters."""
    forms = _PRINTED if printed else _WRITTEN
    joiners = {at for match in _JOINER_IN_LATIN.finditer(text) for at in range(*match.span())} if printed else set()
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        if cluster.start() in joiners:
            continue
        for form in "".join(map(forms.__getitem__, unicodedata.normalize("NFC", cluster.group()))):
            if printed and form == " " and folded and folded[-1] == " ":
                continue
            folded.append(form)
            starts.append(cluster.start())
            ends.append(cluster.end())
    return Reading("".join(folded), starts, ends)


def drop_invisible(words: str) -> str:
    """Words without what prints nothing."""
    return words.translate(_DROP_INVISIBLE)
