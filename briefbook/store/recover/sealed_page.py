"""Which pages of an encrypted file are whole, told without SQLCipher, which opens none where the first is damaged.

SQLCipher's documentation, "Security Design": each page of 4,096 bytes ends in 80 of its own, the initialisation vector
of 16 and an HMAC-SHA512 of page, vector and number. The key of that is derived in two rounds from the key of the file,
with a salt in which every bit of 0x3a is turned round.
"""

import contextlib
import hashlib
import hmac
import struct
from pathlib import Path

from briefbook.store.key import KEY_BYTES, SALT_BYTES, LibraryKey
from briefbook.store.recover.page_file import USUAL_PAGE_BYTES

RESERVED_BYTES, _MAC_BYTES = 80, 64
_ROUNDS, _TURNED = 2, 0x3A
_FIRST_PAGES = 64


def list_sound_pages(content: bytes, key: LibraryKey) -> set[int]:
    """The pages, counted from 1, that were written under a key and are as they were then."""
    salt = bytes(each ^ _TURNED for each in key.salt)
    secret = hashlib.pbkdf2_hmac("sha512", key.secret, salt, _ROUNDS, KEY_BYTES)
    # The salt is no part of what is authenticated, so a first page may be whole though its salt is not.
    return {
        number
        for number in range(1, len(content) // USUAL_PAGE_BYTES + 1)
        if _is_sound(content[(number - 1) * USUAL_PAGE_BYTES : number * USUAL_PAGE_BYTES], number, secret)
    }


def has_sound_page(path: Path, key: LibraryKey) -> bool:
    """Whether a file that nobody has open is of that key, by one of its first pages; False where it cannot be read."""
    with contextlib.suppress(OSError), path.open("rb") as stream:
        return bool(list_sound_pages(stream.read(_FIRST_PAGES * USUAL_PAGE_BYTES), key))
    return False


def _is_sound(page: bytes, number: int, secret: bytes) -> bool:
    start, end = SALT_BYTES if number == 1 else 0, len(page) - _MAC_BYTES
    # Hashing says most about a page, so what is nothing at all is not hashed.
    if not any(page[end:]):
        return False
    told = hmac.digest(secret, page[start:end] + struct.pack("<I", number), "sha512")
    return hmac.compare_digest(told, page[end : end + _MAC_BYTES])
