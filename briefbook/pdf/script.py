"""The scripts of characters as ISO 15924 codes, and the language that each is tagged with when nobody says."""

from bisect import bisect_right
from functools import lru_cache
from unicodedata import category

RANGES = (
    (0x0370, 0x03FF, "Grek"), (0x0400, 0x052F, "Cyrl"), (0x0590, 0x05FF, "Hebr"), (0x0600, 0x06FF, "Arab"),
    (0x0750, 0x077F, "Arab"), (0x08A0, 0x08FF, "Arab"), (0x0900, 0x097F, "Deva"), (0x0980, 0x09FF, "Beng"),
    (0x0B80, 0x0BFF, "Taml"), (0x0E00, 0x0E7F, "Thai"), (0x1100, 0x11FF, "Kore"), (0x1F00, 0x1FFF, "Grek"),
    (0x2E80, 0x2FDF, "Hani"), (0x3000, 0x30FF, "Jpan"), (0x3105, 0x312F, "Hani"), (0x3130, 0x318F, "Kore"),
    (0x31F0, 0x31FF, "Jpan"), (0x3200, 0x33FF, "Jpan"), (0x3400, 0x9FFF, "Hani"), (0xA8E0, 0xA8FF, "Deva"),
    (0xAC00, 0xD7AF, "Kore"), (0xF900, 0xFAFF, "Hani"), (0xFB1D, 0xFB4F, "Hebr"), (0xFB50, 0xFDFF, "Arab"),
    (0xFE30, 0xFE4F, "Jpan"), (0xFE70, 0xFEFE, "Arab"), (0xFF00, 0xFFEF, "Jpan"), (0x20000, 0x3FFFF, "Hani"),
)  # fmt: skip
STARTS = [start for start, _, _ in RANGES]

LANGUAGES = {"Deva": "hi", "Arab": "ar", "Hebr": "he", "Jpan": "ja", "Kore": "ko", "Grek": "el", "Thai": "th"}


@lru_cache(16384)
def script_of(character: str) -> str | None:
    """The script of a character, or None for those that any script uses; Han counts as Japanese."""
    code = ord(character)
    at = bisect_right(STARTS, code) - 1
    if at >= 0 and code <= RANGES[at][1]:
        script = RANGES[at][2]
        return "Jpan" if script == "Hani" else script
    return None if category(character)[0] in "MPZSCN" else "Latn"
