"""The order of names: Unicode's root collation, not tailored to any language (UTS 10, all signs weighed)."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from briefbook.resources import resource_path

SortKey = tuple[int, ...]
Element = tuple[int, ...]
SORTED_DIGITS = 8
LEVELS = 3
LONGEST_KEY = 3
# Signs that transcriptions write for ayn, hamza and breaths; what a name begins with is its first letter.
_UNSORTED = re.compile("[\u02b9-\u02bf\u2018\u2019\u201b']")
_IDEOGRAPHS = re.compile("[\u4e00-\u9fff\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27-\ufa29]")
_MORE_IDEOGRAPHS = re.compile("[\u3400-\u4dbf\U00020000-\U0003ffff]")
IDEOGRAPH_BASE, MORE_IDEOGRAPHS_BASE, UNKNOWN_BASE = 0xFB40, 0xFB80, 0xFBC0


@cache
def sort_key(words: str) -> SortKey:
    """What words are sorted by: case and accents only between words alike, numbers by what they count."""
    plain = _UNSORTED.sub("", words)
    counted = re.sub(r"\d+", lambda number: number[0].zfill(SORTED_DIGITS), plain)
    elements = list(_list_elements(unicodedata.normalize("NFKD", counted)))
    key: list[int] = []
    for level in range(LEVELS):
        key += [0, *(element[level] for element in elements if element[level])]
    return tuple(key)


@cache
def load_table() -> dict[str, str]:
    """The table of collation elements: what is weighed, with its weights as they are written."""
    lines = resource_path("collation", "root.txt").read_text(encoding="utf-8").split("\n")
    rows = (line.partition("\t") for line in lines[1:])
    return {key: weights for key, _, weights in rows if weights}


def _list_elements(text: str) -> Iterator[Element]:
    """The collation elements of a decomposed text; a letter is weighed with a mark that stands behind others (S2.1)."""
    table, signs = load_table(), list(text)
    while signs:
        size = next((count for count in range(LONGEST_KEY, 1, -1) if "".join(signs[:count]) in table), 1)
        key = "".join(signs[:size])
        del signs[:size]
        key += _take_marks(key, signs, table)
        if key in table:
            for element in table[key].split():
                yield tuple(int(weight, 16) for weight in element.split("."))
        else:
            yield from _weigh_by_code(key)


def _take_marks(key: str, signs: list[str], table: dict[str, str]) -> str:
    """The marks behind a key that are weighed with it though others of lower classes stand between; taken out."""
    taken, highest, at = "", 0, 0
    while at < len(signs) and (combining := unicodedata.combining(signs[at])):
        if combining > highest and key + taken + signs[at] in table:
            taken += signs.pop(at)
        else:
            highest = max(highest, combining)
            at += 1
    return taken


def _weigh_by_code(sign: str) -> tuple[Element, Element]:
    """The elements of what is in no table, above all Han: by code, the unified ideographs of the first block first."""
    base = IDEOGRAPH_BASE if _IDEOGRAPHS.match(sign) else UNKNOWN_BASE
    base = MORE_IDEOGRAPHS_BASE if _MORE_IDEOGRAPHS.match(sign) else base
    code = ord(sign)
    return (base + (code >> 15), 0x20, 0x2), ((code & 0x7FFF) | 0x8000, 0, 0)
