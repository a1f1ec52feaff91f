"""In whose forms the letters of a text stand: Japanese, Korean and Chinese write some characters differently.

A tongue is a BCP 47 tag where the language changes shapes, and empty where it does not or nobody knows it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

JAPANESE, KOREAN, SIMPLIFIED, TRADITIONAL, HONG_KONG = "ja", "ko", "zh-Hans", "zh-Hant", "zh-HK"
# The script of Han in each tongue; without one they stand in Japanese forms (decision 6).
HAN_SCRIPTS = {"": "Jpan", JAPANESE: "Jpan", KOREAN: "Kore", SIMPLIFIED: "Hans", TRADITIONAL: "Hant", HONG_KONG: "Hant"}
# Other languages for which a shipped font has letters of their own, and in which script.
OWN_LETTERS: Mapping[str, str] = {
    "ur": "Arab", "sd": "Arab", "ks": "Arab", "ms": "Arab", "mr": "Deva", "ne": "Deva", "sa": "Deva", "sr": "Cyrl",
    "mk": "Cyrl", "bg": "Cyrl", "tr": "Latn", "az": "Latn", "crh": "Latn",
}  # fmt: skip
CHINESE = frozenset({"zh", "cmn", "wuu", "hak", "nan", "yue"})
EAST_ASIAN = re.compile("[\u1100-\u11ff\u2e80-\uffef\U00020000-\U0003ffff]")
KANA, HANGUL, BOPOMOFO = (
    re.compile("[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f]"),
    re.compile("[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff]"),
    re.compile("[\u3105-\u312f\u31a0-\u31bf]"),
)


def near_of(texts: Sequence[str]) -> str:
    """What tells the forms of the letters of a text: all of it that is not ASCII, where any letter has several."""
    near = "".join(texts)
    return near if near and EAST_ASIAN.search(near) else ""


def tongue_of(lang: str | None, text: str, near: str) -> str:
    """The tongue of a text: of its language, else of the letters that only one language has, in it or near it."""
    tongue = tongue_of_tag(lang) if lang else ""
    if tongue or near.isascii():
        return tongue
    return (not text.isascii() and _tongue_of_letters(text)) or _tongue_of_letters(near)


@lru_cache(256)
def tongue_of_tag(lang: str) -> str:
    """The tongue that a BCP 47 tag names."""
    language, *rest = lang.replace("_", "-").casefold().split("-")
    if "latn" in rest:
        return language if OWN_LETTERS.get(language) == "Latn" else ""
    if language in CHINESE:
        if "hk" in rest or "mo" in rest or language == "yue":
            return SIMPLIFIED if "hans" in rest else HONG_KONG
        return TRADITIONAL if "hant" in rest or ("tw" in rest and "hans" not in rest) else SIMPLIFIED
    return language if language in {JAPANESE, KOREAN} or language in OWN_LETTERS else ""


def _tongue_of_letters(text: str) -> str:
    if KANA.search(text):
        return JAPANESE
    if HANGUL.search(text):
        return KOREAN
    return TRADITIONAL if BOPOMOFO.search(text) else ""
