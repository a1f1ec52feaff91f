"""The pipeline from a Book to a file: lay out, paginate, paint, emit; data goes forward only."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from briefbook.book.block import Callout, Heading, Point, Portrait
from briefbook.book.book import Book, Part
from briefbook.errors import BriefbookError
from briefbook.pdf.collector import gc_paused
from briefbook.pdf.emission import Emission, EmittedPage
from briefbook.pdf.flow import Page
from briefbook.pdf.font_set import Fonts
from briefbook.pdf.leaf import NOWHERE, LaidPart, Whereabouts, count_pages, gather_whereabouts, place_parts
from briefbook.pdf.length import measure_sections
from briefbook.pdf.page import (
    PageSpec,
    Surroundings,
    Target,
    blank_surroundings,
    geometry_of,
    referred,
    surroundings_of,
)
from briefbook.pdf.running_head import head_of, list_sections
from briefbook.pdf.sheet import Sheets, gather_sheets
from briefbook.pdf.strip import FaultKind
from briefbook.pdf.theme import theme_for
from briefbook.pdf.typesetter import Setup, Typesetter
from briefbook.values.kind import PartKind, Profile

Progress = Callable[[int, int], bool]
INDEX_ROUNDS = 3


class RenderCancelledError(BriefbookError):
    """The person stopped the rendering."""

    def __init__(self) -> None:
        super().__init__("The PDF was not made because it was cancelled.")


@dataclass(frozen=True, slots=True)
class LayoutFinding:
    """Something only layout can know: a place whose characters no font has, or a photo that cannot be read.

    `detail` is those characters or the trouble, `text` the words around, `part` the part's key (or anchor), `anchor`
    the nearest anchor before it.
    """

    kind: FaultKind
    detail: str
    text: str
    part: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Paged:
    """A book on its pages: where anchors stand (page from 0) and which pages each part has.

    `section_pages` says how many pages a section takes up, by the anchor of its heading.
    """

    page_count: int
    anchors: Mapping[str, int]
    part_pages: tuple[tuple[str, int, int], ...]
    section_pages: Mapping[str, float]
    findings: tuple[LayoutFinding, ...]


@dataclass(frozen=True, slots=True)
class Rendered(Paged):
    """A book as a file."""

    pdf: bytes


@dataclass(frozen=True, slots=True)
class RenderedPages(Paged):
    """A book to look at."""

    sheets: Sheets


@dataclass(frozen=True, slots=True)
class LaidBook:
    """A book of which every line has its place, before anything is written; its pages include those left blank."""

    book: Book
    setup: Setup
    parts: tuple[LaidPart, ...]
    anchors: Mapping[str, Target]

    @property
    def page_count(self) -> int:
        """How many pages the book has."""
        return count_pages(self.parts)


def render_book(
    book: Book,
    *,
    profile: Profile = Profile.ARCHIVE,
    fonts: Fonts | None = None,
    typesetter: Typesetter | None = None,
    progress: Progress | None = None,
) -> Rendered:
    """Render a book to its final file; a typesetter kept from call to call makes the next one quick.

    `progress` is told how many pages of how many are done, and stops the rendering by giving False
    (RenderCancelledError).

    >>> from briefbook.book.compile import compile_book
    >>> rendered = render_book(compile_book(content).book)
    >>> rendered.pdf[:5], rendered.anchors["brief-1"] < rendered.page_count
    (b'%PDF-', True)
    """
    typesetter = typesetter or Typesetter(fonts)
    with gc_paused():
        laid = lay_book(book, typesetter)
        pages = paint_book(laid, typesetter, progress)
        pdf = emit_book(laid, pages, typesetter, profile)
        return Rendered(**_list_fields(_describe_pages(laid)), pdf=pdf)


def render_pages(book: Book, typesetter: Typesetter, *, progress: Progress | None = None) -> RenderedPages:
    """Render a book to look at: the same pages, of which only those in sight are written."""
    with gc_paused():
        laid = lay_book(book, typesetter)
        pages = paint_book(laid, typesetter, progress)
        sheets = gather_sheets(pages, typesetter, size_of(laid))
        return RenderedPages(**_list_fields(_describe_pages(laid)), sheets=sheets)


def lay_book(book: Book, typesetter: Typesetter) -> LaidBook:
    """Lay out every block and put it on its page; the index comes last, for it asks where everything stands."""
    theme = theme_for(book.sheet.text_size)
    setup = Setup(theme, geometry_of(book.sheet, theme, book.lang))
    typesetter.begin()
    duplex = book.sheet.duplex
    parts = place_parts((_lay_part(part, setup, typesetter, NOWHERE) for part in book.parts), duplex=duplex)
    found = gather_whereabouts(parts)
    if any(part.kind is PartKind.INDEX for part in book.parts):
        for _ in range(INDEX_ROUNDS):
            places = [(part.first, len(part.pages)) for part in parts]
            again = (
                _lay_part(laid.part, setup, typesetter, found) if laid.part.kind is PartKind.INDEX else laid
                for laid in parts
            )
            parts = place_parts(again, duplex=duplex)
            found = gather_whereabouts(parts)
            if places == [(part.first, len(part.pages)) for part in parts]:
                break
    return LaidBook(book, setup, tuple(parts), found.anchors)


def _lay_part(part: Part, setup: Setup, typesetter: Typesetter, found: Whereabouts) -> LaidPart:
    blocks = tuple(typesetter.lay(block, setup, found.find_pages) for block in part.blocks)
    return LaidPart(part, blocks, typesetter.paginate(blocks, setup.geometry.frame))


def paint_book(laid: LaidBook, typesetter: Typesetter, progress: Progress | None) -> list[EmittedPage]:
    """Paint every page, now that all numbers are known."""
    pages: list[EmittedPage] = []
    for part in laid.parts:
        sections = list_sections(part.part)
        for at in range(len(pages) - part.first, len(part.pages)):
            page_of = typesetter.wording.page_of.format(page=len(pages) + 1, pages=laid.page_count)
            if at < 0:
                around = blank_surroundings(laid.book, typesetter.wording.blank_page, page_of)
                pages.append(_paint_page(laid, typesetter, len(pages), around))
            else:
                placed = part.pages[at]
                head = head_of(part.part, sections, placed)
                around = surroundings_of(laid.book, part.part, placed, head, page_of)
                painted = _paint_page(laid, typesetter, len(pages), around, placed)
                pages.append(replace(painted, blocks=part.blocks, begins_part=at == 0))
            if progress is not None and not progress(len(pages), laid.page_count):
                raise RenderCancelledError
    return pages


def _paint_page(
    laid: LaidBook, typesetter: Typesetter, number: int, around: Surroundings, placed: Page = ()
) -> EmittedPage:
    geometry = laid.setup.geometry
    spec = PageSpec(
        placed=placed,
        left_pt=geometry.left_pt(number),
        is_back=geometry.is_back(number),
        surroundings=around,
        pages=referred(placed, laid.anchors),
    )
    return EmittedPage(typesetter.paint(spec, laid.setup), placed)


def emit_book(laid: LaidBook, pages: Sequence[EmittedPage], typesetter: Typesetter, profile: Profile) -> bytes:
    """Write the pages as a file."""
    emission = Emission(laid.book, typesetter.wording, size_of(laid), laid.anchors, typesetter.subset)
    return emission.emit(pages, profile)


def size_of(laid: LaidBook) -> tuple[float, float]:
    """The width and height of a page."""
    geometry = laid.setup.geometry
    return geometry.width_pt, geometry.height_pt


def _describe_pages(laid: LaidBook) -> Paged:
    ranges = [(part.part.key or part.part.anchor, part.first, len(part.pages)) for part in laid.parts]
    anchors = {anchor: target.page for anchor, target in laid.anchors.items()}
    findings = tuple(finding for part in laid.parts for finding in findings_of(part))
    height_pt = laid.setup.geometry.frame.height_pt
    lengths: dict[str, float] = {}
    for part in laid.parts:
        lengths |= measure_sections(zip(part.part.blocks, part.blocks, strict=True), height_pt)
    return Paged(laid.page_count, anchors, tuple(ranges), lengths, findings)


def _list_fields(paged: Paged) -> dict[str, Any]:
    return {each.name: getattr(paged, each.name) for each in fields(paged)}


def findings_of(laid: LaidPart) -> list[LayoutFinding]:
    """What layout found wrong in a part, in reading order."""
    key, anchor = laid.part.key or laid.part.anchor, laid.part.anchor
    findings: list[LayoutFinding] = []
    for block, each in zip(laid.part.blocks, laid.blocks, strict=True):
        if isinstance(block, Heading | Portrait):
            anchor = block.anchor or anchor
        own = block.anchor if isinstance(block, Point | Callout) else None
        for fault in each.faults:
            findings.append(LayoutFinding(fault.kind, fault.detail, fault.text, key, own or anchor))
    return findings
