"""The language tag of a name as far as its letters tell it, for a name that came without one."""

import unicodedata

LATIN_TAG, OTHER_TAG = "en", "und"
JAPANESE, HAN_TAG = "ja-Hani", "und-Hani"
TAGS = {
    "LATIN": LATIN_TAG,
    "CJK": HAN_TAG,
    "IDEOGRAPHIC": HAN_TAG,
    "HIRAGANA": JAPANESE,
    "KATAKANA": JAPANESE,
    "DEVANAGARI": "hi-Deva",
    "ARABIC": "und-Arab",
    "HEBREW": "he-Hebr",
    "CYRILLIC": "und-Cyrl",
    "GREEK": "el-Grek",
}
HAN_SCRIPTS = frozenset({"Hani", "Hira", "Kana", "Jpan", "Hrkt", "Hans", "Hant"})
KNOWN_SCRIPTS = frozenset({"Latn", *(tag.split("-")[1] for tag in TAGS.values() if "-" in tag)})
LATIN_LANGUAGES = frozenset({"en", "fr", "de"})


def tell_tag(text: str) -> str:
    """The tag that the first letter of a name tells; Han is Japanese only beside kana, and no letters are English."""
    scripts = [unicodedata.name(each, "").removeprefix("HALFWIDTH ") for each in text if each.isalpha()]
    told = [TAGS.get(name.replace("-", " ").split(" ")[0], OTHER_TAG) for name in scripts]
    if not told:
        return LATIN_TAG
    return JAPANESE if told[0] == HAN_TAG and JAPANESE in told else told[0]


def retell_tag(tag: str, before: str, after: str) -> str:
    """The tag of a name whose text changes: one that somebody chose stays while the letters can be of its script."""
    if not any(map(str.isalpha, after)):
        return tag
    chosen = tag not in {tell_tag(before), OTHER_TAG}
    return tag if chosen and _fits(tag, tell_tag(after)) else tell_tag(after)


def _fits(tag: str, told: str) -> bool:
    script, letters = _script_of(tag), _script_of(told)
    return not script or script == letters or not (letters or script in KNOWN_SCRIPTS)


def _script_of(tag: str) -> str:
    """The script that a tag names or that its language goes without saying; empty when it says nothing of it."""
    language, *parts = tag.split("-")
    named = next((part.title() for part in parts if len(part) == 4 and part.isalpha()), "")
    script = named or ("Latn" if language.casefold() in LATIN_LANGUAGES else "")
    return "Hani" if script in HAN_SCRIPTS else script
