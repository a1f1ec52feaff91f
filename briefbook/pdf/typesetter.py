"""What is worth keeping from one rendering to the next: shaped words, blocks laid out, pages painted, fonts subset."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

from briefbook.book.block import Block, Index
from briefbook.courtesy import give_way
from briefbook.pdf.draft import Draft
from briefbook.pdf.flow import Frame, Page
from briefbook.pdf.font_embedding import FontProgram, FontUse, subset_font
from briefbook.pdf.font_set import Fonts, shipped_fonts
from briefbook.pdf.furniture import FurniturePainter
from briefbook.pdf.layout.block import lay_block
from briefbook.pdf.layout.reference import FindPages
from briefbook.pdf.page import Geometry, PageSpec
from briefbook.pdf.pagination import paginate
from briefbook.pdf.painting import PaintedPage, paint_page
from briefbook.pdf.paragraph import SetText
from briefbook.pdf.shaping import Shaper
from briefbook.pdf.strip import Laid
from briefbook.pdf.theme import Theme
from briefbook.pdf.wording import Wording

KeyT = TypeVar("KeyT", bound=Hashable)
ValueT = TypeVar("ValueT")


class Hashed(Generic[KeyT]):
    """A key whose hash is taken once: a frozen dataclass takes the hash of all that it holds at every look-up."""

    __slots__ = ("_hash", "key")

    def __init__(self, key: KeyT) -> None:
        self.key = key
        self._hash = hash(key)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Hashed) and self._hash == other._hash and self.key == other.key


class Recall(Generic[KeyT, ValueT]):
    """A memory of what was made, which forgets what neither this rendering nor the one before used."""

    def __init__(self) -> None:
        self._now: dict[Hashed[KeyT], ValueT] = {}
        self._before: dict[Hashed[KeyT], ValueT] = {}

    def get(self, key: KeyT, make: Callable[[], ValueT]) -> ValueT:
        """What is remembered for a key, or what `make` gives."""
        hashed = Hashed(key)
        if hashed in self._now:
            return self._now[hashed]
        value = self._now[hashed] = self._before[hashed] if hashed in self._before else make()
        return value

    def turn(self) -> None:
        """Begin a new rendering; one that used nothing of it does not count."""
        if self._now:
            self._before, self._now = self._now, {}


@dataclass(frozen=True, slots=True)
class Setup:
    """What every block and page of a rendering shares."""

    theme: Theme
    geometry: Geometry


class Typesetter:
    """Lays out and paints with one set of fonts and one wording, and remembers; what it gives never depends on that."""

    def __init__(self, fonts: Fonts | None = None, wording: Wording | None = None) -> None:
        self.wording = wording or Wording()
        self.shaper = Shaper(fonts or shipped_fonts())
        self._blocks: Recall[tuple[Block, Hashed[Setup], tuple[tuple[tuple[int, str], ...], ...]], Laid] = Recall()
        self._pages: Recall[tuple[PageSpec, Hashed[Setup]], PaintedPage] = Recall()
        self._fonts: Recall[FontUse, FontProgram] = Recall()
        self._texts: Recall[tuple[Hashable, ...], SetText] = Recall()
        # Blocks go by who they are, for they are remembered themselves; each piece keeps its own alive.
        self._parts: Recall[tuple[tuple[int, ...], Frame], tuple[tuple[Laid, ...], tuple[Page, ...]]] = Recall()
        self._setup: Hashed[Setup] | None = None
        self._painter: FurniturePainter | None = None

    def begin(self) -> None:
        """Begin a rendering: what the last one did not need is forgotten."""
        for memory in (self._blocks, self._parts, self._pages, self._fonts, self._texts):
            memory.turn()
        self._painter = None

    def lay(self, block: Block, setup: Setup, find_pages: FindPages) -> Laid:
        """A block laid out for a theme and a sheet."""
        give_way()
        pages: tuple[tuple[tuple[int, str], ...], ...] = ()
        if isinstance(block, Index):
            pages = tuple(
                find_pages(target) for _, entries in block.groups for each in entries for target in each.targets
            )
        return self._blocks.get(
            (block, self._key_of(setup), pages), lambda: lay_block(self._draft(setup), block, find_pages)
        )

    def _key_of(self, setup: Setup) -> Hashed[Setup]:
        if self._setup is None or self._setup.key is not setup:
            self._setup = Hashed(setup)
        return self._setup

    def _draft(self, setup: Setup) -> Draft:
        frame = setup.geometry.frame
        level = int(frame.from_right)
        return Draft(self.shaper, setup.theme, self.wording, frame.width_pt, frame.height_pt, level, self._texts.get)

    def paginate(self, blocks: tuple[Laid, ...], frame: Frame) -> tuple[Page, ...]:
        """The blocks of a part on their pages."""

        def make() -> tuple[tuple[Laid, ...], tuple[Page, ...]]:
            give_way()
            return blocks, paginate(blocks, frame)

        return self._parts.get((tuple(map(id, blocks)), frame), make)[1]

    def paint(self, spec: PageSpec, setup: Setup) -> PaintedPage:
        """A page painted."""
        give_way()
        if self._painter is None or self._painter.geometry is not setup.geometry:
            self._painter = FurniturePainter(self.shaper, setup.theme, setup.geometry)
        painter = self._painter
        return self._pages.get((spec, self._key_of(setup)), lambda: paint_page(spec, painter))

    def subset(self, use: FontUse) -> FontProgram:
        """The part of a font that is used."""
        return self._fonts.get(use, lambda: subset_font(use))
