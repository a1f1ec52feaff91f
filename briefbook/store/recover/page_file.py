"""The pages of an SQLite file, read without SQLite so that one bad byte costs no more than what it stands in.

After the SQLite file format, sections 1.3 to 1.6: numbers are big-endian, pages count from 1.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

HEADER_BYTES = 100
USUAL_PAGE_BYTES, LEAST_PAGE_BYTES = 4096, 512
INDEX_INNER, TABLE_INNER, INDEX_LEAF, TABLE_LEAF = 0x02, 0x05, 0x0A, 0x0D
_CELL_FROM = {INDEX_INNER: 12, TABLE_INNER: 12, INDEX_LEAF: 8, TABLE_LEAF: 8}


class Cell(NamedTuple):
    """One entry of a leaf of a table; `payload` is None where a part of it is gone."""

    rowid: int
    payload: bytes | None


class PageFile:
    """The bytes of a file in pages; damage of any kind reads as fewer cells, never as an error."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        size = struct.unpack(">H", content[16:18])[0] if len(content) >= HEADER_BYTES else 0
        size = 65536 if size == 1 else size
        self.page_bytes = size if size >= 512 and size & (size - 1) == 0 else USUAL_PAGE_BYTES
        self.usable = self.page_bytes - (content[20] if len(content) > 20 and content[20] <= 32 else 0)
        # The last page may be cut.
        self.count = -(-len(content) // self.page_bytes)
        self._spilt: set[int] = set()

    def read_header(self, offset: int) -> int:
        """A number of four bytes in the file's header."""
        return struct.unpack(">I", self._content[offset : offset + 4].ljust(4, b"\0"))[0]  # type: ignore[no-any-return]

    def get_page(self, number: int) -> bytes:
        """The bytes of a page, fewer where the file is cut off; empty for one that is not there."""
        if not 1 <= number <= self.count:
            return b""
        start = (number - 1) * self.page_bytes
        page = self._content[start : start + self.page_bytes]
        return page if len(page) >= LEAST_PAGE_BYTES else b""

    def get_kind(self, number: int) -> int:
        """What a page is by its first byte; 0 for one that is not there."""
        page = self.get_page(number)
        return page[HEADER_BYTES if number == 1 else 0] if page else 0

    def list_free(self) -> set[int]:
        """The pages that the file says hold nothing."""
        free: set[int] = set()
        trunk = self.read_header(32)
        while trunk and trunk not in free and (page := self.get_page(trunk)):
            free.add(trunk)
            following, count = struct.unpack(">II", page[:8])
            count = min(count, len(page) // 4 - 2)
            free.update(struct.unpack(f">{count}I", page[8 : 8 + 4 * count]))
            trunk = following
        return free

    def list_children(self, number: int) -> list[int]:
        """The pages below an inner page."""
        page = self.get_page(number)
        start = HEADER_BYTES if number == 1 else 0
        cells = (page[at : at + 4] for at in self._list_cells(page, start))
        below = [struct.unpack(">I", cell)[0] for cell in cells if len(cell) == 4]
        return [*below, struct.unpack(">I", page[start + 8 : start + 12])[0]]

    def read_rows(self, number: int) -> Iterator[Cell]:
        """The cells of a leaf of a table."""
        page = self.get_page(number)
        for at in self._list_cells(page, HEADER_BYTES if number == 1 else 0):
            length, at_id = read_varint(page, at)
            rowid, start = read_varint(page, at_id)
            rowid = rowid - (1 << 64) if rowid >= 1 << 63 else rowid
            if start:
                yield Cell(rowid, self._read_payload(page, start, length, self.usable - 35))

    def read_keys(self, number: int) -> Iterator[bytes]:
        """The entries of a page of an index, be it a leaf or not, as far as they are whole."""
        page = self.get_page(number)
        skipped = 4 if page[:1] == bytes([INDEX_INNER]) else 0
        for at in self._list_cells(page, 0):
            length, start = read_varint(page, at + skipped)
            payload = self._read_payload(page, start, length, (self.usable - 12) * 64 // 255 - 23) if start else None
            if payload is not None:
                yield payload

    def _list_cells(self, page: bytes, start: int) -> list[int]:
        first = start + _CELL_FROM.get(page[start] if page else 0, 0)
        if first == start:
            return []
        count = min(struct.unpack(">H", page[start + 3 : start + 5])[0], (len(page) - first) // 6)
        offsets: tuple[int, ...] = struct.unpack(f">{count}H", page[first : first + 2 * count])
        return [at for at in offsets if first + 2 * count <= at < min(len(page), self.usable)]

    def _read_payload(self, page: bytes, start: int, length: int, most: int) -> bytes | None:
        """A payload of that length, whose end may lie on pages of its own; `most` is what one page holds of it."""
        if length > len(self._content):
            return None
        local = length
        if length > most:
            least = (self.usable - 12) * 32 // 255 - 23
            local = least + (length - least) % (self.usable - 4)
            local = local if local <= most else least
        payload = page[start : min(start + local, self.usable)]
        if len(payload) < local or length == local:
            return payload if len(payload) == local else None
        return self._follow(payload, length, page[start + local : start + local + 4])

    def _follow(self, payload: bytes, length: int, link: bytes) -> bytes | None:
        parts, got = [payload], len(payload)
        while got < length:
            number = struct.unpack(">I", link)[0] if len(link) == 4 else 0
            page = self.get_page(number)
            # No page is part of two rows, and so what lies tells of many long ones takes no longer either.
            if not page or number in self._spilt:
                return None
            self._spilt.add(number)
            part = page[4 : min(self.usable, 4 + length - got)]
            if 4 + len(part) < min(self.usable, 4 + length - got):
                return None
            parts.append(part)
            got += len(part)
            link = page[:4]
        return b"".join(parts)


def read_varint(page: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes and where it ends; (0, 0) where the page ends before it."""
    value = 0
    for step in range(9):
        if at + step >= len(page):
            return 0, 0
        byte = page[at + step]
        if step == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + step + 1
    return 0, 0
