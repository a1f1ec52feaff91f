"""What blocks are laid out into: strips, which no page break cuts, the marks on them, and the elements they belong to.

Lengths are points; x runs from the left of the text frame, y down from the top of the strip.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from briefbook.pdf.image import Image
from briefbook.pdf.paragraph import SetLine
from briefbook.pdf.theme import TextStyle


class Keep(IntEnum):
    """How firmly a strip holds on to the next one."""

    FREE = 0
    WHOLE = 1
    FIRM = 2


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """A structure element of a block: its tag, its parent's place in the block, and its attributes as PDF entries.

    Roots of neighbouring blocks with the same `join` become one element, such as one list of several points.
    """

    tag: str
    parent: int | None = None
    attributes: bytes = b""
    join: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class TextMark:
    """A line of text; `element` is None for furniture that no screen reader should read."""

    element: int | None
    x_pt: float
    baseline_pt: float
    line: SetLine


@dataclass(frozen=True, slots=True, eq=False)
class PageNumberMark:
    """The number of the page where an anchor stands, ending at an edge (or beginning there, `at_left`).

    It is a link to it, and known when all pages are.
    """

    element: int
    edge_pt: float
    baseline_pt: float
    target: str
    style: TextStyle
    at_left: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class LinkMark:
    """An area that leads to an anchor, spoken by the element it belongs to."""

    element: int
    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float
    target: str


@dataclass(frozen=True, slots=True, eq=False)
class RuleMark:
    """A horizontal rule, or a row of dots."""

    x_pt: float
    y_pt: float
    width_pt: float
    thickness_pt: float
    colour: str
    dotted: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class PictureMark:
    """A picture with its element."""

    element: int
    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float
    image: Image


Mark = TextMark | PageNumberMark | LinkMark | RuleMark | PictureMark


@dataclass(frozen=True, slots=True, eq=False)
class Bar:
    """A coloured bar at the side of the strips that share it, where their text begins, `x_pt` in from it."""

    colour: str
    width_pt: float
    x_pt: float = 0.0
    at_right: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """A horizontal strip of a page: its height, the space above it, its marks, and how it holds on to the next.

    `least_rank` is the rank of what its own text does not tell, `head` is set again above it when it begins a page.
    """

    height_pt: float
    marks: tuple[Mark, ...]
    before_pt: float = 0.0
    keep: Keep = Keep.FREE
    anchors: tuple[str, ...] = ()
    least_rank: int = -1
    head: "Strip | None" = None
    bar: Bar | None = None

    @property
    def rank(self) -> int:
        """The highest rank of what it shows, -1 when nothing has a portion."""
        return max(self.least_rank, *(mark.line.rank for mark in self.marks if isinstance(mark, TextMark)), -1)

    @property
    def names(self) -> tuple[str, ...]:
        """The anchors of the names on it that the index lists."""
        names: tuple[str, ...] = ()
        for mark in self.marks:
            if isinstance(mark, TextMark) and mark.line.names:
                names += mark.line.names
        return names

    @property
    def targets(self) -> tuple[str, ...]:
        """The anchors that its marks lead to."""
        targets: list[str] = []
        for mark in self.marks:
            if isinstance(mark, PageNumberMark | LinkMark):
                targets.append(mark.target)
            elif isinstance(mark, TextMark):
                targets += mark.line.targets
        return tuple(targets)


class FaultKind(StrEnum):
    """What layout can find wrong with a text."""

    MISSING_GLYPH = "missing_glyph"
    UNREADABLE_PHOTO = "unreadable_photo"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something layout found wrong: the characters that no font has (or the trouble), and the words around."""

    kind: FaultKind
    detail: str
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """A block that is laid out.

    `columns` stand side by side, `joined` takes the space off the next block, `opens` is said of the heading of a
    section. What begins with a `new_page` follows on the same page only where there is room for all of it.
    """

    strips: tuple[Strip, ...]
    elements: tuple[Element, ...]
    before_pt: float
    after_pt: float
    faults: tuple[Fault, ...] = ()
    columns: int = 1
    joined: bool = False
    new_page: bool = False
    opens: bool = False
