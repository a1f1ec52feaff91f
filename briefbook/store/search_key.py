"""Under what a word of the index is compared with one that was typed otherwise: spellings of one sound have one key."""

import re
import unicodedata
from functools import lru_cache

# Kunrei as Hepburn, the longer ones first; what both write alike stays.
_HEPBURN = (
    *(("sy", "sh"), ("ty", "ch"), ("zy", "j"), ("jy", "j")),
    *(("si", "shi"), ("ti", "chi"), ("tu", "tsu"), ("zi", "ji"), ("hu", "fu")),
)
_LONG = re.compile(r"ou|(.)\1+")
_PLURAL = re.compile(r"ies$")
_VIRAMA, _ANUSVARA = "\u094d", "\u0902"
_NASAL = re.compile(f"[ङञणनम]{_VIRAMA}(?=[क-ह])")
_HINDI = str.maketrans({"\u0901": _ANUSVARA, "\u093c": None, _VIRAMA: None, "ी": "ि", "ू": "ु", "ई": "इ", "ऊ": "उ"})
_KATAKANA = {each: each - 0x60 for each in range(ord("ァ"), ord("ヶ") + 1)}
_HIRAGANA = {each - 0x60: each for each in range(ord("ァ"), ord("ヶ") + 1)}


@lru_cache(maxsize=65536)
def build_search_key(form: str) -> str:
    """The key of a word in search form; Hangul is taken apart into its letters."""
    if form.isascii():
        return _fold_latin(form)
    bare = _NASAL.sub(_ANUSVARA, unicodedata.normalize("NFD", form)).translate(_HINDI)
    return _fold_latin(bare)


def list_kana(words: str) -> list[str]:
    """The words in hiragana and in katakana, where that is not how they stand."""
    found = {words.translate(_KATAKANA), words.translate(_HIRAGANA)}
    return sorted(found - {words})


def _fold_latin(form: str) -> str:
    key = _PLURAL.sub("y", form)
    for spelt, said in _HEPBURN:
        if said[:2] != spelt:
            key = re.sub(f"(?<![stcz]){spelt}", said, key) if spelt in ("hu", "si") else key.replace(spelt, said)
    return _LONG.sub(lambda found: found[0][0], key)
