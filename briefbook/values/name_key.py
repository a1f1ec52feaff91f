"""The key under which a book keeps that a person let an unmarked name or title into it."""

import hashlib
import unicodedata

KEY_BYTES = 12


def name_key(words: str, ceiling: str) -> str:
    """The key of words under a ceiling (as it is stored), in hexadecimal; another name or ceiling has another key."""
    said = f"{ceiling}\0{unicodedata.normalize('NFC', words).strip()}"
    return hashlib.blake2b(said.encode(), digest_size=KEY_BYTES).hexdigest()
