"""reportlab's document, written compactly: small objects packed into streams (ISO 32000-1, 7.5.7 and 7.5.8)."""

import struct
from hashlib import sha256
from typing import Any

from reportlab.pdfbase import pdfdoc

from briefbook.pdf.syntax import deflate

HEADER = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
PACKED_TOGETHER = 250
FREE, AT_OFFSET, IN_STREAM = 0, 1, 2
ENTRY = struct.Struct(">BIH")


class RawObject(pdfdoc.PDFObject):
    """An object whose bytes are known by the time the file is written; a stream stands by itself in the file."""

    __RefOnly__ = 1
    is_stream = False

    def __init__(self, body: bytes = b"null") -> None:
        self.body = body

    def format(self, _document: Any) -> bytes:
        """The bytes of the object."""
        return self.body


class RawStream(RawObject):
    """A stream with its dictionary; the bytes are already encoded as that says."""

    is_stream = True

    def __init__(self, entries: bytes, data: bytes) -> None:
        super().__init__(b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data))


class RawInfo(RawObject, pdfdoc.PDFInfo):
    """What the file says of itself in few words; reportlab's own would name the tool."""


class CompactDocument(pdfdoc.PDFDocument):
    """A document that reportlab numbers and that is written without a table of tens of thousands of lines."""

    def format(self) -> bytes:
        """The file; the same objects always give the same bytes."""
        root, info = (self._number_of(each) for each in (self.Catalog, self.info))  # type: ignore[attr-defined]
        file = CompactFile(self.objectcounter)
        for number in range(1, self.objectcounter + 1):
            item: Any = self.idToObject[self.numberToId[number]]
            if getattr(item, "is_stream", False):
                file.add(number, item.format(self))
            else:
                file.pack(number, item.format(self))
        return file.finish(b"/Root %d 0 R/Info %d 0 R" % (root, info))

    def _number_of(self, item: pdfdoc.PDFObject) -> int:
        number: int = self.idToObjectNumberAndVersion[self.Reference(item).name][0]  # type: ignore[no-untyped-call]
        return number


class CompactFile:
    """A file in the making; objects that are packed wait until enough of them go into one stream."""

    def __init__(self, last_number: int) -> None:
        self.out = [HEADER]
        self.offset = len(HEADER)
        self.next_number = last_number + 1
        self.entries: dict[int, bytes] = {0: ENTRY.pack(FREE, 0, 65535)}
        self.waiting: list[tuple[int, bytes]] = []

    def add(self, number: int, body: bytes) -> None:
        """Write an object by itself."""
        self.entries[number] = ENTRY.pack(AT_OFFSET, self.offset, 0)
        written = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        self.out.append(written)
        self.offset += len(written)

    def pack(self, number: int, body: bytes) -> None:
        """Put an object that is no stream among others into one."""
        self.waiting.append((number, body))
        if len(self.waiting) == PACKED_TOGETHER:
            self._write_waiting()

    def _write_waiting(self) -> None:
        number, self.next_number = self.next_number, self.next_number + 1
        places, offset = [], 0
        for at, (each, body) in enumerate(self.waiting):
            places.append(b"%d %d" % (each, offset))
            offset += len(body) + 1
            self.entries[each] = ENTRY.pack(IN_STREAM, number, at)
        head = b" ".join(places) + b"\n"
        data = head + b"\n".join([body for _, body in self.waiting])
        entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(self.waiting), len(head))
        self.add(number, RawStream(entries, deflate(data)).body)
        self.waiting.clear()

    def finish(self, trailer: bytes) -> bytes:
        """The whole file, with its identifier made from what stands in it."""
        if self.waiting:
            self._write_waiting()
        number, start = self.next_number, self.offset
        identity = sha256(b"".join(self.out)).hexdigest()[:32].encode()
        self.entries[number] = ENTRY.pack(AT_OFFSET, start, 0)
        table = b"".join([self.entries[each] for each in range(number + 1)])
        head = b"/Type/XRef/Size %d/W[1 4 2]%s/ID[<%s><%s>]/Filter/FlateDecode"
        entries = head % (number + 1, trailer, identity, identity)
        self.add(number, RawStream(entries, deflate(table)).body)
        return b"%sstartxref\n%d\n%%%%EOF\n" % (b"".join(self.out), start)
