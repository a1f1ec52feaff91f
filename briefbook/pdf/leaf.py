"""Leaves: which page each part of a book begins on, so that what is behind a tab can be taken out by itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefbook.book.book import Part
from briefbook.courtesy import give_way
from briefbook.pdf.flow import Page
from briefbook.pdf.page import Target
from briefbook.pdf.strip import Laid


@dataclass(frozen=True, slots=True)
class LaidPart:
    """A part of a book, laid out and on its pages, of which the first is page `first` of the book (from 0)."""

    part: Part
    blocks: tuple[Laid, ...]
    pages: tuple[Page, ...]
    first: int = 0


def place_parts(parts: Iterable[LaidPart], *, duplex: bool) -> list[LaidPart]:
    """The parts on their pages: on paper printed on both sides a tab, and what follows a tab, begins a leaf."""
    placed: list[LaidPart] = []
    first, after_tab = 0, False
    for laid in parts:
        if duplex and first % 2 and (laid.part.tab is not None or after_tab):
            first += 1
        placed.append(replace(laid, first=first))
        first += len(laid.pages)
        after_tab = laid.part.tab is not None
    return placed


def count_pages(parts: Sequence[LaidPart]) -> int:
    """How many pages parts take up, those left blank included."""
    return parts[-1].first + len(parts[-1].pages) if parts else 0


def iterate_pages(parts: Iterable[LaidPart]) -> Iterator[tuple[int, Page]]:
    """Each page of parts with its number (from 0), those left blank left out."""
    for laid in parts:
        yield from enumerate(laid.pages, laid.first)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where every anchor of a book stands first, and every page on which one of the index's names does.

    On each of these pages the name has an anchor of its own (`anchor_on`).
    """

    anchors: Mapping[str, Target]
    pages: Mapping[str, tuple[int, ...]]

    def find_pages(self, anchor: str) -> tuple[tuple[int, str], ...]:
        """The pages on which an anchor stands, in order, each with the anchor that leads there."""
        if anchor in self.pages:
            return tuple((page, anchor_on(anchor, page)) for page in self.pages[anchor])
        target = self.anchors.get(anchor)
        return ((target.page, anchor),) if target else ()


NOWHERE = Whereabouts({}, {})


def anchor_on(name: str, page: int) -> str:
    """The anchor of a name where it first stands on a page (from 0)."""
    return f"{name} (page {page + 1})"


def gather_whereabouts(parts: Sequence[LaidPart]) -> Whereabouts:
    """Where everything stands; a part's own anchor at the top of its first page. A repeated head is furniture."""
    anchors: dict[str, Target] = {}
    pages: dict[str, dict[int, None]] = {}
    for number, page in iterate_pages(parts):
        give_way()
        for placed in page:
            if placed.repeated:
                continue
            for anchor in placed.strip.anchors:
                anchors.setdefault(anchor, Target(number, placed.y_pt))
            for name in placed.strip.names:
                pages.setdefault(name, {})[number] = None
                anchors.setdefault(anchor_on(name, number), Target(number, placed.y_pt))
    for laid in parts:
        anchors.setdefault(laid.part.anchor, Target(laid.first, 0.0))
    return Whereabouts(anchors, {name: tuple(numbers) for name, numbers in pages.items()})
