"""Telling a library whose first page is lost from an encrypted one, by its next pages: neither begins as SQLite's do.

After the SQLite file format, section 1.6: a page of a tree begins with its kind, where its first gap is, how many
entries it has, where they begin and how many stray bytes are among them.
"""

import struct

PAGE_BYTES, HEAD_PAGES = 4096, 16
_SALT_BYTES = 16
_KINDS = frozenset({0x02, 0x05, 0x0A, 0x0D})
_MOST_STRAY = 60
# One enciphered page in some ten thousand looks like a plain one, and so many of so few never do.
_ENOUGH = 4
# A page that is enciphered lacks hardly one of the 256 values that a byte can have.
_VALUES = 200


def is_beheaded(head: bytes) -> bool:
    """Whether a file that does not begin as SQLite's do is a damaged library, by its first pages.

    It is where they are those of a plain one, or where nothing stands in place of a salt, which is drawn by chance.
    """
    if len(head) >= PAGE_BYTES and not any(head[:_SALT_BYTES]):
        return True
    pages = (head[start : start + PAGE_BYTES] for start in range(PAGE_BYTES, len(head), PAGE_BYTES))
    return sum(map(_is_of_a_tree, pages)) >= _ENOUGH


def looks_enciphered(head: bytes) -> bool:
    """Whether the first page of a file looks like chance."""
    return len(head) >= PAGE_BYTES and len(set(head[:PAGE_BYTES])) >= _VALUES


def _is_of_a_tree(page: bytes) -> bool:
    if len(page) < PAGE_BYTES:
        return False
    kind, gap, count, start, stray = struct.unpack(">BHHHB", page[:8])
    return (
        kind in _KINDS
        and gap < PAGE_BYTES
        and count < PAGE_BYTES // 4
        and 0 < start <= PAGE_BYTES
        and stray <= _MOST_STRAY
    )
