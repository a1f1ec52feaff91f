"""The bookmarks of a book, to three levels: its parts, then the headings and people inside them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefbook.book.block import Heading, Portrait
from briefbook.book.book import Book, Part
from briefbook.pdf.canvas import BookCanvas, Reference
from briefbook.pdf.compact_document import RawObject
from briefbook.pdf.draft import text_of
from briefbook.pdf.page import Target
from briefbook.pdf.syntax import hex_string


@dataclass(slots=True)
class Bookmark:
    """A bookmark with those under it."""

    title: str
    anchor: str
    kids: list["Bookmark"] = field(default_factory=list)


def gather_bookmarks(book: Book, anchors: Mapping[str, Target]) -> list[Bookmark]:
    """A bookmark for each part, and under it for each heading and person that has an anchor."""
    tops: list[Bookmark] = []
    for part in book.parts:
        path = [Bookmark(part.title, part.anchor)]
        tops.append(path[0])
        for level, title, anchor in _headings(part):
            if anchor in anchors:
                del path[min(level, 3) - 1 :]
                path = path or [tops[-1]]
                mark = Bookmark(title, anchor)
                path[-1].kids.append(mark)
                path.append(mark)
    return tops


def _headings(part: Part) -> Iterator[tuple[int, str, str]]:
    """The headings of a part under its title, as (level from 2, words, anchor)."""
    for block in part.blocks:
        if isinstance(block, Portrait):
            yield 2, text_of(block.name), block.anchor
        elif isinstance(block, Heading) and block.anchor and block.level > 1:
            number = f"{block.number}\u2002" if block.number else ""
            yield block.level, number + text_of(block.line), block.anchor


@dataclass(slots=True)
class OutlineWriter:
    """Writes bookmarks as a tree of linked objects (ISO 32000-1, 12.3.3)."""

    canvas: BookCanvas
    anchors: Mapping[str, Target]
    pages: Sequence[Reference]
    height_pt: float

    def write(self, tops: list[Bookmark]) -> Reference:
        """The outline; its top level shown, the deeper ones closed."""
        root, place = self.canvas.reserve()
        ends = self._write_level(tops, root)
        place.body = b"<</Type/Outlines%s/Count %d>>" % (ends, len(tops))
        return root

    def _write_level(self, marks: list[Bookmark], parent: Reference) -> bytes:
        """The bookmarks under a parent; gives the entries First and Last for it."""
        if not marks:
            return b""
        places = [self.canvas.reserve() for _ in marks]
        for at, (mark, (reference, place)) in enumerate(zip(marks, places, strict=True)):
            before = b"/Prev " + places[at - 1][0] if at else b""
            after = b"/Next " + places[at + 1][0] if at + 1 < len(places) else b""
            self._write_mark(mark, place, b"/Parent " + parent + before + after, reference)
        return b"/First %s/Last %s" % (places[0][0], places[-1][0])

    def _write_mark(self, mark: Bookmark, place: RawObject, links: bytes, reference: Reference) -> None:
        kids = self._write_level(mark.kids, reference)
        count = b"/Count %d" % -len(mark.kids) if mark.kids else b""
        target = self.anchors[mark.anchor]
        place.body = b"<</Title%s%s%s%s/Dest%s>>" % (
            hex_string(mark.title),
            links,
            kids,
            count,
            destination(self.pages[target.page], self.height_pt - target.y_pt),
        )


def destination(page: Reference, top_pt: float) -> bytes:
    """A place to go to: a page with a height at the top of the window, at the zoom there is."""
    return b"[%s/XYZ 0 %.2f 0]" % (page, top_pt + 6)
