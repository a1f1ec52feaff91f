"""A page as it is going to be painted: what stands where, and everything around it."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefbook.book.block import highest_portion
from briefbook.book.book import Banner, Book, Part, Sheet, Tab
from briefbook.pdf.bidi.direction import level_of_language
from briefbook.pdf.flow import Frame, Placed
from briefbook.pdf.running_head import RunningHead, set_apart
from briefbook.pdf.theme import PAPER_MM, POINTS_PER_MM, Theme
from briefbook.values.kind import PartKind


@dataclass(frozen=True, slots=True)
class Geometry:
    """A sheet and its text frame, in points."""

    width_pt: float
    height_pt: float
    frame: Frame
    binding_pt: float
    outer_pt: float
    duplex: bool

    def left_pt(self, page: int) -> float:
        """Where the text begins from the left of a page."""
        return self.outer_pt if self.is_back(page) else self.binding_pt

    def is_back(self, page: int) -> bool:
        """Whether a page is bound at the right: the back of a duplex sheet, in a book from right to left its front."""
        return (self.duplex and page % 2 == 1) != self.frame.from_right


def geometry_of(sheet: Sheet, theme: Theme, lang: str) -> Geometry:
    """The geometry of a sheet in a theme, for a book in a language."""
    width_mm, height_mm = PAPER_MM[sheet.paper]
    width_pt, height_pt = round(width_mm * POINTS_PER_MM, 2), round(height_mm * POINTS_PER_MM, 2)
    space = theme.space
    frame = Frame(
        top_pt=space.top_pt,
        width_pt=width_pt - space.binding_pt - space.outer_pt,
        height_pt=height_pt - space.top_pt - space.bottom_pt,
        from_right=level_of_language(lang) == 1,
    )
    return Geometry(width_pt, height_pt, frame, space.binding_pt, space.outer_pt, sheet.duplex)


Forms = tuple[str, ...]
"""A text of the furniture, the longest form of it first."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the text of a page; a cover has no running head and foot but a band.

    Each text of head and foot has forms, of which the first that has room is shown. `note` stands on a blank page.
    """

    head: tuple[Forms, Forms]
    foot: tuple[Forms, Forms]
    banner: Banner | None
    tab: Tab | None = None
    is_cover: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """Where an anchor stands: the page, and how far below the top of the sheet, in points."""

    page: int
    y_pt: float


@dataclass(frozen=True, slots=True)
class PageSpec:
    """All that decides how a page looks; two equal ones are painted alike.

    `pages` gives the page of each anchor that the page refers to; an anchor that is nowhere is absent.
    """

    placed: tuple[Placed, ...]
    left_pt: float
    is_back: bool
    surroundings: Surroundings
    pages: tuple[tuple[str, int], ...]


def surroundings_of(
    book: Book, part: Part, placed: tuple[Placed, ...], head: RunningHead, page_of: str
) -> Surroundings:
    """The furniture of a page of a part; `page_of` is its line “Page n of N”."""
    return Surroundings(
        head=((running_title_of(book),), head.forms),
        foot=((book.edition_line,), (page_of,)),
        banner=banner_of(book, part, placed, head),
        tab=part.tab,
        is_cover=part.kind is PartKind.COVER,
    )


def running_title_of(book: Book) -> str:
    """The running title, whose name turns nothing around it."""
    name = book.running_name
    return set_apart(name) + book.running_title.removeprefix(name) if name else book.running_title


def blank_surroundings(book: Book, note: str, page_of: str) -> Surroundings:
    """The furniture of a page left blank, which names nothing: its banner is the lowest there may be."""
    lowest = min(book.page_banners, key=lambda banner: banner.rank, default=book.banner)
    return Surroundings(head=((), ()), foot=((book.edition_line,), (page_of,)), banner=lowest, note=note)


def banner_of(book: Book, part: Part, placed: tuple[Placed, ...], head: RunningHead) -> Banner | None:
    """The banner of a page: the book's, or where pages have their own that of the highest portion on it.

    The running head stands on every page but a cover, and names what may have begun on another page.
    """
    if not book.page_banners:
        return book.banner
    furniture = () if part.kind is PartKind.COVER else (book.portion, part.portion, part.head_portion, head.portion)
    highest = highest_portion(furniture)
    rank = max([each.strip.rank for each in placed] + ([highest.rank] if highest else []), default=-1)
    ladder = sorted(book.page_banners, key=lambda banner: banner.rank)
    return next((banner for banner in ladder if banner.rank >= rank), ladder[-1])


def referred(placed: tuple[Placed, ...], anchors: Mapping[str, Target]) -> tuple[tuple[str, int], ...]:
    """The anchors that the strips of a page refer to, with their pages."""
    wanted = dict.fromkeys(target for each in placed for target in each.strip.targets)
    return tuple((target, anchors[target].page) for target in wanted if target in anchors)
