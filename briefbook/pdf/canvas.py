"""reportlab's Canvas as the writer of the file: it numbers pages and objects, we say what is in them."""

import io
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from briefbook.pdf.compact_document import CompactDocument, RawInfo, RawObject, RawStream

Reference = bytes


class StructuredPage(pdfdoc.PDFPage):
    """A page that knows its place in the structure tree and its tab order, as reportlab's own does not."""

    def __init__(self, parent: Reference, size_pt: tuple[float, float], resources: Reference) -> None:
        super().__init__()
        self.start = b"<</Type/Page/Parent %s/MediaBox[0 0 %.2f %.2f]/Resources %s" % (parent, *size_pt, resources)
        self.entries = b""

    def fill(self, contents: Reference, annotations: list[Reference], struct_parent: int | None) -> None:
        """Say what stands on the page; `struct_parent` is its key in the parent tree."""
        self.entries = b"/Contents " + contents
        if annotations:
            self.entries += b"/Annots[%s]" % b" ".join(annotations)
        if struct_parent is not None:
            self.entries += b"/Tabs/S/StructParents %d" % struct_parent

    def format(self, _document: Any) -> bytes:
        """The page dictionary."""
        return self.start + self.entries + b">>"


class BookCanvas(Canvas):
    """A canvas that takes finished objects and pages, sets no font of its own and tells no time."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), invariant=1, pageCompression=0)
        document: Any = CompactDocument(compression=0, invariant=1)
        self.document = self._doc = document
        self.pages_reference = self._refer(self.document.Pages)

    def _make_preamble(self) -> None:
        """No preamble: reportlab's would put an unembedded Helvetica on every page."""
        self._preamble = ""

    def _refer(self, item: Any) -> Reference:
        """The reference to a new object."""
        self.document.Reference(item)
        return b"%d 0 R" % self.document.objectcounter

    def reserve(self) -> tuple[Reference, RawObject]:
        """A place for an object that others refer to before it is known."""
        item = RawObject()
        return self._refer(item), item

    def add(self, body: bytes) -> Reference:
        """Add an object."""
        return self._refer(RawObject(body))

    def add_stream(self, entries: bytes, data: bytes) -> Reference:
        """Add a stream with the entries of its dictionary; `data` is already encoded as they say."""
        return self._refer(RawStream(entries, data))

    def add_page(self, size_pt: tuple[float, float], resources: Reference) -> tuple[Reference, StructuredPage]:
        """Add a page, to be filled before the file is written."""
        page = StructuredPage(self.pages_reference, size_pt, resources)
        self.document.addPage(page)
        return b"%d 0 R" % self.document.objectcounter, page

    def finish(self, catalog: bytes, info: bytes) -> bytes:
        """The file with the entries of its catalog and of its few words on itself."""
        self.document.Catalog = RawObject(b"<</Type/Catalog/Pages %s%s>>" % (self.pages_reference, catalog))
        self.document.info = RawInfo(b"<<%s>>" % info)
        data: bytes = self.getpdfdata()  # type: ignore[no-untyped-call]
        return data
