"""Sheets: the pages of a book painted, to be looked at one by one; only those in sight are written as a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefbook.pdf.canvas import BookCanvas
from briefbook.pdf.emission import EmittedPage, write_resources
from briefbook.pdf.font_embedding import FontProgram, FontUse, gather_fonts
from briefbook.pdf.typesetter import Typesetter


@dataclass(frozen=True, slots=True)
class Sheets:
    """The painted pages of one size, and the fonts of all of them."""

    pages: tuple[EmittedPage, ...]
    fonts: tuple[tuple[FontUse, FontProgram], ...]
    size_pt: tuple[float, float]

    def __len__(self) -> int:
        """How many pages there are."""
        return len(self.pages)

    def write(self, first: int = 0, end: int | None = None) -> bytes:
        """The pages from `first` to before `end` as a PDF without tags, links and metadata."""
        pages = self.pages[first:end]
        canvas = BookCanvas()
        resources, place = canvas.reserve()
        for page in pages:
            _, sheet = canvas.add_page(self.size_pt, resources)
            sheet.fill(canvas.add_stream(b"/Filter/FlateDecode", page.painted.stream), [], None)
        place.body = write_resources(canvas, pages, self.fonts)
        return canvas.finish(b"", b"")


def gather_sheets(pages: Sequence[EmittedPage], typesetter: Typesetter, size_pt: tuple[float, float]) -> Sheets:
    """The pages with the parts of fonts that they need."""
    fonts = tuple((use, typesetter.subset(use)) for use in gather_fonts(page.painted.shown for page in pages))
    return Sheets(tuple(pages), fonts, size_pt)
