"""A page is painted: its strips become one content stream, and its links become areas."""

from dataclasses import dataclass, field, replace
from itertools import groupby

from briefbook.book.block import Span
from briefbook.pdf.content_stream import ARTIFACT, ContentStream, Owner
from briefbook.pdf.flow import Placed
from briefbook.pdf.font_embedding import Shown, gather_shown
from briefbook.pdf.furniture import FurniturePainter
from briefbook.pdf.image import Image
from briefbook.pdf.item import Link
from briefbook.pdf.page import PageSpec
from briefbook.pdf.paragraph import Run, set_text
from briefbook.pdf.strip import (
    Bar,
    LinkMark,
    PageNumberMark,
    PictureMark,
    RuleMark,
    TextMark,
)
from briefbook.pdf.syntax import deflate
from briefbook.pdf.theme import Align

BAR_OVERHANG_PT = 1.5
LINK_DEPTH, LINK_HEIGHT = 0.25, 1.0


@dataclass(frozen=True, slots=True)
class LinkArea:
    """An area (left, top, right, bottom from the top left of the sheet) that leads to an anchor or address."""

    owner: Owner
    box: tuple[float, float, float, float]
    target: str | None
    address: str | None


@dataclass(frozen=True, slots=True, eq=False)
class PaintedPage:
    """A finished page: its compressed stream, the owners of its marked content, its links and what it shows."""

    stream: bytes
    owners: tuple[Owner, ...]
    links: tuple[LinkArea, ...]
    shown: Shown
    images: tuple[tuple[str, Image], ...]


def paint_page(spec: PageSpec, furniture: FurniturePainter) -> PaintedPage:
    """Paint one page: furniture above, the strips from top to bottom, furniture below."""
    stream = ContentStream(furniture.geometry.height_pt)
    furniture.paint_head(stream, spec)
    painter = StripPainter(stream, spec, furniture)
    painter.paint_bars()
    for placed in spec.placed:
        painter.paint(placed)
    furniture.paint_foot(stream, spec)
    data = deflate(stream.finish())
    images = tuple(sorted(stream.images.items()))
    return PaintedPage(data, tuple(stream.owners), tuple(painter.areas), gather_shown(stream.pieces), images)


@dataclass(slots=True)
class StripPainter:
    """Paints the strips of a page and gathers its links."""

    stream: ContentStream
    spec: PageSpec
    furniture: FurniturePainter
    pages: dict[str, int] = field(init=False)
    areas: list[LinkArea] = field(default_factory=list)
    ordinals: dict[tuple[int, int, Link], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pages = dict(self.spec.pages)

    def paint_bars(self) -> None:
        """The bars at the left of callouts, each in one piece over all its strips."""
        marked = [placed for placed in self.spec.placed if placed.strip.bar is not None]
        for bar, group in groupby(marked, key=lambda placed: placed.strip.bar):
            self._paint_bar(bar, list(group))

    def _paint_bar(self, bar: Bar | None, group: list[Placed]) -> None:
        if bar is None:
            return
        top_pt = group[0].y_pt - BAR_OVERHANG_PT
        bottom_pt = group[-1].y_pt + group[-1].strip.height_pt + BAR_OVERHANG_PT
        x_pt = bar.x_pt
        if bar.at_right:
            x_pt = self.furniture.geometry.frame.width_pt - bar.width_pt - bar.x_pt
        x_pt += self.spec.left_pt + group[0].x_pt
        self.stream.box(x_pt, top_pt, bar.width_pt, bottom_pt - top_pt, bar.colour)

    def paint(self, placed: Placed) -> None:
        """All marks of a strip; a repeated head is furniture."""
        left_pt, top_pt = self.spec.left_pt + placed.x_pt, placed.y_pt
        for mark in placed.strip.marks:
            match mark:
                case TextMark():
                    self._paint_text(placed, mark, left_pt + mark.x_pt, top_pt + mark.baseline_pt)
                case PageNumberMark():
                    self._paint_number(placed, mark, left_pt, top_pt + mark.baseline_pt)
                case LinkMark():
                    self._add_area(placed, mark, left_pt + mark.x_pt, top_pt + mark.y_pt)
                case RuleMark():
                    draw = self.stream.dots if mark.dotted else self.stream.rule
                    draw(left_pt + mark.x_pt, top_pt + mark.y_pt, mark.width_pt, mark.thickness_pt, mark.colour)
                case PictureMark():
                    place = (left_pt + mark.x_pt, top_pt + mark.y_pt, mark.width_pt, mark.height_pt)
                    self.stream.picture(Owner(placed.block, mark.element), mark.image, place)

    def _paint_text(self, placed: Placed, mark: TextMark, x_pt: float, y_pt: float) -> None:
        if placed.repeated or mark.element is None:
            for run in mark.line.runs:
                self.stream.show(ARTIFACT, run, x_pt, y_pt)
            self.stream.part_words()
            return
        owner = Owner(placed.block, mark.element)
        for link, runs in groupby(mark.line.runs, key=lambda run: run.ink.link):
            if link is None or not self._leads_anywhere(link):
                for run in runs:
                    self.stream.show(owner, run, x_pt, y_pt)
            else:
                self._paint_link(owner, link, list(runs), x_pt, y_pt)
        self.stream.part_words()

    def _leads_anywhere(self, link: Link) -> bool:
        return link.address is not None or link.target in self.pages

    def _paint_link(self, owner: Owner, link: Link, runs: list[Run], x_pt: float, y_pt: float) -> None:
        key = (owner.block, owner.element, link)
        ordinal = self.ordinals.setdefault(key, len(self.ordinals))
        linked = Owner(owner.block, owner.element, ordinal)
        for run in runs:
            self.stream.show(linked, run, x_pt, y_pt)
        size_pt, y_pt = runs[0].ink.size_pt, y_pt - runs[0].ink.rise_pt
        left_pt, right_pt = x_pt + runs[0].x_pt, x_pt + runs[-1].x_pt + runs[-1].width_pt
        box = (left_pt, y_pt - size_pt * LINK_HEIGHT, right_pt, y_pt + size_pt * LINK_DEPTH)
        self.areas.append(LinkArea(linked, box, link.target, link.address))

    def _paint_number(self, placed: Placed, mark: PageNumberMark, left_pt: float, y_pt: float) -> None:
        page = self.pages.get(mark.target)
        if page is None:
            return
        style = replace(mark.style, align=Align.START)
        (line,) = set_text(self.furniture.shaper, (Span(str(page + 1)),), style, self.furniture.geometry.width_pt).lines
        x_pt = left_pt + mark.edge_pt - (0.0 if mark.at_left else line.width_pt)
        for run in line.runs:
            self.stream.show(Owner(placed.block, mark.element), run, x_pt, y_pt)
        self.stream.part_words()

    def _add_area(self, placed: Placed, mark: LinkMark, x_pt: float, y_pt: float) -> None:
        if mark.target in self.pages:
            box = (x_pt, y_pt, x_pt + mark.width_pt, y_pt + mark.height_pt)
            self.areas.append(LinkArea(Owner(placed.block, mark.element), box, mark.target, None))
