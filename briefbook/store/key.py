"""The key of an encrypted library: made of a passphrase and the salt at the head of the file, as SQLCipher 4 makes it.

SQLCipher's documentation, "Security Design": PBKDF2 with HMAC-SHA512 in 256,000 rounds, a salt of 16 bytes.
"""

import hashlib
import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from briefbook.store.errors import PassphraseNeededError, to_store_error
from briefbook.store.held import find_held
from briefbook.store.sniff import FileKind, require_library

ROUNDS = 256_000
SALT_BYTES, KEY_BYTES = 16, 32
PLAIN = ""


@dataclass(frozen=True, slots=True)
class LibraryKey:
    """What opens an encrypted library: 32 bytes that a passphrase and the file's salt of 16 bytes lead to."""

    secret: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @classmethod
    def derive(cls, passphrase: str, salt: bytes | None = None) -> Self:
        """The key that a passphrase leads to, with a salt of its own where none is given; takes a tenth of a second."""
        salt = salt or os.urandom(SALT_BYTES)
        words = unicodedata.normalize("NFKC", passphrase).encode()
        return cls(hashlib.pbkdf2_hmac("sha512", words, salt, ROUNDS, KEY_BYTES), salt)

    @property
    def literal(self) -> str:
        """The key as SQLCipher reads it, past its own derivation."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"

    def opens_with(self, passphrase: str) -> bool:
        """Whether a passphrase leads to this key."""
        return self == LibraryKey.derive(passphrase, self.salt)


def find_key(path: Path, passphrase: str | None = None, key: LibraryKey | None = None) -> LibraryKey | None:
    """The key for the library at a path, None for a plain one, whatever is given; raises StoreError.

    PassphraseNeededError for a file that is encrypted, or no library at all, when neither is given.
    """
    if require_library(path).kind is not FileKind.PERHAPS_ENCRYPTED:
        return None
    if key is None and passphrase is None:
        raise PassphraseNeededError(path.name)
    salt = read_salt(path)
    if key is not None and key.salt == salt:
        return key
    if passphrase is None:
        raise PassphraseNeededError(path.name)
    return LibraryKey.derive(passphrase, salt)


def read_salt(path: Path) -> bytes:
    """The first 16 bytes of a file, which in an encrypted library are its salt; raises StoreError."""
    held = find_held(path)
    if held and held.file.key:
        return held.file.key.salt
    try:
        with path.open("rb") as stream:
            return stream.read(SALT_BYTES)
    except OSError as error:
        raise to_store_error(error, path.name) from error
