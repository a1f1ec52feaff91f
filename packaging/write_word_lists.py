#!/usr/bin/env python3
"""Write the lists of words by which lines break: `write_word_lists.py WORDS_TH ICUDT [FOLDER]`.

WORDS_TH is `pythainlp/corpus/words_th.txt` of the wheel pythainlp 5.4.0 on PyPI. ICUDT is `icudt72l.dat` out of
`source/data/in` of the sources of ICU 72.1, as in Debian's icu_72.1.orig.tar.gz. Both are refused when they are others.
"""

import gzip
import hashlib
import re
import struct
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

WORDS = Path(__file__).resolve().parent.parent / "resources" / "words"
THAI_SHA256 = "35f65d43ea83b5b981134d5edc3b9afcb64b4ba96146900fc4d312f2940c3265"
ICU_SHA256 = "d201aaa64229f5d2f418d1934c971fb281ce282e10858be889489f9402d45fe8"
THAI_WORD = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]{1,20}")
DICTIONARIES = ("lao", "khmer", "burmese")
# A dictionary's trie is a `BytesTrie` (icu/source/common/unicode/bytestrie.h); these are its first bytes of nodes.
LINEAR, VALUE, MOST_LISTED = 0x10, 0x20, 5
ZWNJ_BYTE, ZWJ_BYTE = 0xFE, 0xFF


class Dictionary:
    """A compiled dictionary of ICU, whose words are read one after another."""

    def __init__(self, data: bytes) -> None:
        (header,) = struct.unpack_from("<H", data)
        trie, _, _, total, _, transform, _, _ = struct.unpack_from("<8i", data, header)
        self.trie = data[header + trie : header + total]
        self.first_code = transform & 0x1FFFFF

    def words(self, at: int = 0, before: str = "") -> Iterator[str]:
        """Every word that begins with what the node at a place follows."""
        while True:
            lead = self.trie[at]
            at += 1
            if lead < LINEAR:
                count = lead or self.trie[at]
                yield from self._branch(at + (lead == 0), count + 1, before)
                return
            if lead < VALUE:
                length = lead - LINEAR + 1
                before += "".join(map(self._letter, self.trie[at : at + length]))
                at += length
            else:
                yield before
                at = self._number(at, lead >> 1)[1]
                if lead & 1:
                    return

    def _branch(self, at: int, count: int, before: str) -> Iterator[str]:
        while count > MOST_LISTED:
            delta, at = self._delta(at + 1)
            yield from self._branch(at + delta, count >> 1, before)
            count -= count >> 1
        for _ in range(count - 1):
            letter, lead = self._letter(self.trie[at]), self.trie[at + 1]
            delta, at = self._number(at + 2, lead >> 1)
            if lead & 1:
                yield before + letter
            else:
                yield from self.words(at + delta, before + letter)
        yield from self.words(at + 1, before + self._letter(self.trie[at]))

    def _letter(self, byte: int) -> str:
        return {ZWNJ_BYTE: "\u200c", ZWJ_BYTE: "\u200d"}.get(byte, chr(byte + self.first_code))

    def _number(self, at: int, lead: int) -> tuple[int, int]:
        """A value that follows its first byte, and where the next thing begins."""
        if lead < 0x51:
            return lead - 0x10, at
        return self._bytes(at, lead, ((0x6C, 0x51, 1), (0x7E, 0x6C, 2), (0x7F, 0x7E, 3), (0x80, 0x7F, 4)))

    def _delta(self, at: int) -> tuple[int, int]:
        """How far a branch jumps, and where the next thing begins."""
        lead = self.trie[at]
        if lead < 0xC0:
            return lead, at + 1
        return self._bytes(at + 1, lead, ((0xF0, 0xC0, 1), (0xFE, 0xF0, 2), (0xFF, 0xFE, 3), (0x100, 0xFF, 4)))

    def _bytes(self, at: int, lead: int, sizes: Iterable[tuple[int, int, int]]) -> tuple[int, int]:
        first, size = next((first, size) for end, first, size in sizes if lead < end)
        return int.from_bytes(bytes([lead - first]) + self.trie[at : at + size], "big"), at + size


def read_checked(path: Path, sha256: str) -> bytes:
    """The bytes of a file that has to be the one that is known."""
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        sys.exit(f"{path} is not the file that these lists are made from.")
    return data


def item_of(package: bytes, name: str) -> bytes:
    """One file out of a package of ICU data: a table of offsets of names and of data after its header."""
    (header,) = struct.unpack_from("<H", package)
    (count,) = struct.unpack_from("<I", package, header)
    entries = [struct.unpack_from("<2I", package, header + 4 + 8 * at) for at in range(count)]
    offsets = {package[header + at : package.index(b"\0", header + at)].decode(): data for at, data in entries}
    start = next(data for each, data in offsets.items() if each.endswith(name))
    end = min((data for data in offsets.values() if data > start), default=len(package) - header)
    return package[header + start : header + end]


def write_words(path: Path, words: Iterable[str]) -> None:
    """Write words, sorted and one a line; the same words give the same bytes."""
    text = "".join(f"{word}\n" for word in sorted(set(words)))
    path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def write_lists(thai: Path, icu: Path, folder: Path) -> None:
    """Write the list of every language."""
    lines = read_checked(thai, THAI_SHA256).decode("utf-8").split("\n")
    write_words(folder / "thai.txt.gz", (word for line in lines if THAI_WORD.fullmatch(word := line.strip())))
    package = read_checked(icu, ICU_SHA256)
    for language in DICTIONARIES:
        words = Dictionary(item_of(package, f"/brkitr/{language}dict.dict")).words()
        write_words(folder / f"{language}.txt.gz", words)


if __name__ == "__main__":
    write_lists(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else WORDS)
