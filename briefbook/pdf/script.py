"""The scripts of characters as ISO 15924 codes, and the language that each is tagged with when nobody says."""

from bisect import bisect_right
from functools import lru_cache
from unicodedata import east_asian_width

from briefbook.pdf.unicode import default_ignorable_table as ignorable
from briefbook.pdf.unicode import script_extension_table, script_table
from briefbook.pdf.unicode.script_name_table import NAMES
from briefbook.translation import QT_TRANSLATE_NOOP

LANGUAGES = {
    "Deva": "hi", "Arab": "ar", "Hebr": "he", "Jpan": "ja", "Kore": "ko", "Hans": "zh-Hans", "Hant": "zh-Hant",
    "Grek": "el", "Thai": "th", "Laoo": "lo", "Khmr": "km", "Mymr": "my", "Beng": "bn", "Taml": "ta", "Telu": "te",
    "Knda": "kn", "Mlym": "ml", "Gujr": "gu", "Guru": "pa", "Orya": "or", "Sinh": "si", "Geor": "ka", "Armn": "hy",
    "Ethi": "am", "Tibt": "bo", "Mong": "mn", "Thaa": "dv", "Syrc": "syr",
}  # fmt: skip
WITHOUT_SPACES = frozenset({"Jpan", "Hans", "Hant"})

HAN = "Hani"
KANA = frozenset({"Hira", "Kana"})
NO_SCRIPT = frozenset({"Zyyy", "Zinh", "Zzzz"})
EMOJI = "Zsye"
# What people call a script where Unicode's name is another word, or none.
COMMON_NAMES = {
    "Hani": QT_TRANSLATE_NOOP("Script", "Chinese characters"),
    "Hang": QT_TRANSLATE_NOOP("Script", "Korean"),
    "Mymr": QT_TRANSLATE_NOOP("Script", "Burmese"),
    "Orya": QT_TRANSLATE_NOOP("Script", "Odia"),
    "Zyyy": QT_TRANSLATE_NOOP("Script", "symbols"),
    "Zinh": QT_TRANSLATE_NOOP("Script", "accents"),
    "Zzzz": QT_TRANSLATE_NOOP("Script", "unknown characters"),
    "Zsye": QT_TRANSLATE_NOOP("Script", "emoji"),
}


@lru_cache(16384)
def script_of(character: str) -> str | None:
    """The script of a character, or None for those that several scripts use."""
    script = raw_script_of(character)
    return None if script in NO_SCRIPT else script


def raw_script_of(character: str) -> str:
    """The script of a character as Unicode tells it: Zyyy for signs of any script, Zinh for accents, Zzzz for none."""
    return script_table.VALUES[bisect_right(script_table.STARTS, ord(character)) - 1]


@lru_cache(16384)
def scripts_of(character: str) -> tuple[str, ...]:
    """The scripts that share a character, its own alone where it has one, none when any script uses it.

    What is as wide as a Chinese character counts as one.
    """
    if east_asian_width(character) == "F":
        return (HAN,)
    script = script_of(character)
    if script:
        return (script,)
    shared = script_extension_table.VALUES[bisect_right(script_extension_table.STARTS, ord(character)) - 1]
    if shared != "-":
        return tuple(shared.split("+"))
    return (HAN,) if east_asian_width(character) == "W" else ()


@lru_cache(16384)
def is_ignorable(character: str) -> bool:
    """Whether a character has no shape of its own: joiners, soft hyphens, marks of direction, variation selectors."""
    code = ord(character)
    if 0x2028 <= code <= 0x2029:
        return True
    at = bisect_right(ignorable.RANGES, (code, 0x110000)) - 1
    return at >= 0 and code <= ignorable.RANGES[at][1]


def name_script(script: str) -> str:
    """The English name of a script."""
    return COMMON_NAMES.get(script) or NAMES.get(script, script)
