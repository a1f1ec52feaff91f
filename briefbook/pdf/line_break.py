"""Where a line may end inside a word, by its scripts: UAX 14 for Chinese and Japanese, words for Thai and its kin.

A word is what stands between spaces. Korean breaks at spaces only, and Latin compounds after their hyphens.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, east_asian_width

from briefbook.pdf.grapheme import cluster_starts

HYPHENS = "-\u2010\u2013\u2014/"
# As a word between spaces, so much Chinese or Japanese is a name, which stands on one line.
LONGEST_NAME = 6

# What no word without rules of its own holds: scripts that break without spaces, wide signs, the space without width.
WITH_RULES = re.compile(
    "[\u0e00-\u109f\u1200-\u139f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\u200b\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00010000-\U0010ffff]"
)
IDEOGRAPHS, KANA, HANGUL = (
    re.compile(f"[{each}]")
    for each in ("\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff", "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f",
                 "\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7ff")
)  # fmt: skip
FIRST_WIDE, JOINER = "\u2e80", "\u200d"

# Signs that JIS X 4051 and the practice of Chinese and Japanese printers keep from the beginning of a line, and UAX 14
# does not.
BEGINS_NO_LINE = frozenset("´｀¨―／＼～∥｜〰′″℃％‰¢°'\"")
ENDS_NO_LINE = frozenset("￥＄£¥$№＃")
BEGINNING_NONE = frozenset({"WJ", "GL", "CL", "CP", "EX", "IS", "SY", "BA", "HY", "NS", "IN", "CM", "ZWJ", "ZW", "CB"})
ENDING_NONE = frozenset({"WJ", "GL", "OP", "BB", "ZWJ", "CB"})
# UAX 14, rules 17, 23 to 25 and 28 to 30b: classes between which no line ends.
TOGETHER = {
    "B2": {"B2"},
    "AL": {"AL", "HL", "NU", "PR", "PO", "KO"},
    "HL": {"AL", "HL", "NU", "PR", "PO", "KO"},
    "KO": {"AL", "HL", "NU", "PR", "PO", "KO"},
    "NU": {"AL", "HL", "NU", "PR", "PO", "KO"},
    "PR": {"AL", "HL", "NU", "ID", "EB", "EM", "OP", "KO"},
    "PO": {"AL", "HL", "NU", "OP", "KO"},
    "ID": {"PO"},
    "EB": {"PO", "EM"},
    "EM": {"PO"},
    "IS": {"AL", "HL", "NU", "KO"},
    "SY": {"NU", "HL"},
    "HY": {"NU"},
    "CL": {"PO", "PR", "KO"},
    "CP": {"PO", "PR", "AL", "HL", "NU", "KO"},
    "RI": {"RI"},
}
NARROW_BEFORE_BRACKET = frozenset({"AL", "HL", "NU", "KO"})


def has_line_ends(text: str) -> bool:
    """Whether a text has letters of a script in which lines end inside words."""
    return WITH_RULES.search(text) is not None


def list_breaks(word: str) -> list[int]:
    """Where inside a word a line may end, as offsets in ascending order, none of them 0 or the word's length."""
    hyphens = list(_after_hyphens(word))
    if word.isascii() or not WITH_RULES.search(word):
        return hyphens
    places = {at for at in list_pair_breaks(word, keep_korean=True) if _is_wide_place(word, at)}
    places.update(hyphens)
    if any("\u0e00" <= each <= "\u17ff" or each > "\ua9df" for each in word):
        from briefbook.pdf.lexicon import list_word_breaks

        places.update(list_word_breaks(word))
    return sorted(places - _lone_ends(word, places))


def _after_hyphens(text: str) -> Iterator[int]:
    """The places after the hyphens of a compound: letters on both sides, two at least."""
    start = 0
    for at in range(2, len(text) - 2):
        if text[at] in HYPHENS and text[at - 2 : at].isalpha() and text[at + 1 : at + 3].isalpha():
            start = at + 1
            yield start


def list_good_cuts(text: str) -> list[int]:
    """Where a text without a place to break is cut with least harm if it must be: Korean between its letters, say."""
    return [] if text.isascii() else list_pair_breaks(text, keep_korean=False)


def list_pair_breaks(text: str, *, keep_korean: bool) -> list[int]:
    """Where UAX 14 lets a line end by the classes of neighbours, without its dictionaries.

    Where Korean is kept together, Han beside it is as well, as long as the word is more Korean than Japanese.
    """
    classes, starts = _resolved_classes(text, keep_korean)
    clusters = frozenset(cluster_starts(text))
    found: list[int] = []
    for at in range(1, len(starts)):
        place = starts[at]
        if place in clusters and text[place - 1] != JOINER and not _is_pair_kept(text, classes, starts, at):
            found.append(place)
    return found


def _resolved_classes(text: str, keep_korean: bool) -> tuple[list[str], list[int]]:
    """The classes of the characters that are no marks on others, and where these begin (UAX 14, rules 1, 9 and 10)."""
    korean = keep_korean and HANGUL.search(text) is not None
    like_korean = korean and not KANA.search(text) and len(HANGUL.findall(text)) >= len(IDEOGRAPHS.findall(text))
    classes: list[str] = []
    starts: list[int] = []
    for at, character in enumerate(text):
        own = class_of(character)
        if own == "SA":
            own = "CM" if category(character) in {"Mn", "Mc"} else "AL"
        elif own == "KO" and not korean:
            own = "ID"
        elif own == "ID" and like_korean and IDEOGRAPHS.match(character):
            own = "KO"
        is_mark = own in {"CM", "ZWJ"}
        if not is_mark or not classes or classes[-1] == "ZW":
            classes.append("AL" if is_mark else own)
            starts.append(at)
    return classes, starts


@lru_cache(8192)
def class_of(character: str) -> str:
    """The line breaking class of a character: as UAX 14 names it, but KO for all of Hangul."""
    from briefbook.pdf.unicode.line_break_table import STARTS, VALUES

    return VALUES[bisect_right(STARTS, ord(character)) - 1]


def _is_pair_kept(text: str, classes: list[str], starts: list[int], at: int) -> bool:
    """Whether no line ends before the character that begins at `starts[at]`."""
    before, after = classes[at - 1], classes[at]
    if "ZW" in (before, after):
        return after == "ZW"
    first, second = text[starts[at - 1]], text[starts[at]]
    if after in BEGINNING_NONE or before in ENDING_NONE or second in BEGINS_NO_LINE or first in ENDS_NO_LINE:
        return True
    if "QU" in (before, after):
        return _is_quote_kept(text, classes, starts, at)
    if before in {"HY", "BA"} and at > 1 and classes[at - 2] == "HL":
        return True
    if after == "OP" and before in NARROW_BEFORE_BRACKET:
        return not _is_east_asian(second)
    if before == "CP" and _is_east_asian(first):
        return after in TOGETHER["CL"]
    return after in TOGETHER.get(before, ())


def _is_quote_kept(text: str, classes: list[str], starts: list[int], at: int) -> bool:
    """Whether a quotation mark holds to its neighbour: but for those of East Asian text, always (rules 15 and 19)."""
    before, after = classes[at - 1], classes[at]
    if before == "QU":
        if category(text[starts[at - 1]]) != "Pf" or after == "QU":
            return True
        around = (at - 2, at)
    else:
        if category(text[starts[at]]) != "Pi":
            return True
        around = (at - 1, at + 1)
    return not all(0 <= each < len(starts) and _is_east_asian(text[starts[each]]) for each in around)


def _is_east_asian(character: str) -> bool:
    return east_asian_width(character) in "FWH"


def _is_wide_place(word: str, at: int) -> bool:
    """Whether a place is one that a script without spaces gives: beside a wide sign, or after a mark between words."""
    before = word[at - 1]
    if before >= FIRST_WIDE or word[at] >= FIRST_WIDE:
        return len(word) > LONGEST_NAME or not (IDEOGRAPHS.search(word) or KANA.search(word))
    return before == "\u200b" or (class_of(before) == "BA" and not "\u2000" <= before <= "\u2dff")


def _lone_ends(word: str, places: set[int]) -> set[int]:
    """The last place, where a single wide letter and the marks after it would stand on the last line."""
    last = max(places, default=0)
    rest = word[last:]
    if last == 0 or rest[0] < FIRST_WIDE or HANGUL.match(rest):
        return set()
    return {last} if sum(class_of(each) not in BEGINNING_NONE for each in rest) <= 1 else set()
