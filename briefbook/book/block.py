"""The vocabulary of a printed book: blocks, which `pdf` lays out with one `match` each.

An anchor is a name inside the book (`brief-3`, `person-12`); a link, a contents line or an index line points at one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import overload

from briefbook.values.kind import Stance
from briefbook.values.marking import Marking
from briefbook.values.place import Place


class SpanStyle(StrEnum):
    """How a span is set inside its block."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"
    BOLD_ITALIC = "bold_italic"
    MUTED = "muted"


@dataclass(frozen=True, slots=True)
class Portion:
    """The mark before a portion, such as `(R)`, and its rank among the scheme's levels (0 is lowest, -1 unmarked).

    A mark without text is not shown and counts all the same. `marking` is what it stands for (None: unmarked), `place`
    the record whose words they are and `words` those words where the page has others; `named` says that they are a
    title or a name, which need not be marked. `beside` is the portion of another record whose words they are too. None
    of the last five has a part in how it looks.
    """

    text: str
    rank: int
    colour: str
    marking: Marking | None = field(default=None, repr=False)
    place: Place | None = field(default=None, compare=False, repr=False)
    words: str = field(default="", compare=False, repr=False)
    named: bool = field(default=False, compare=False, repr=False)
    beside: "Portion | None" = field(default=None, compare=False, repr=False)


def highest_portion(portions: Iterable[Portion | None]) -> Portion | None:
    """The first of the highest portions."""
    return max((each for each in portions if each is not None), key=lambda portion: portion.rank, default=None)


def join_portions(*portions: Portion | None) -> Portion | None:
    """The highest portion of words that are of several records, the others beside it: each of them counts."""
    found = [each for portion in portions for each in iterate_beside(portion)]
    if len(found) < 2:
        return found[0] if found else None
    ranked = sorted(found, key=lambda portion: portion.rank)
    joined: Portion | None = None
    for each in ranked:
        joined = replace(each, beside=joined)
    return joined


def iterate_beside(portion: Portion | None) -> Iterator[Portion]:
    """A portion and those of the other records whose words it marks."""
    while portion is not None:
        yield portion
        portion = portion.beside


@overload
def silent_portion(portion: Portion) -> Portion: ...
@overload
def silent_portion(portion: Portion | None) -> Portion | None: ...
def silent_portion(portion: Portion | None) -> Portion | None:
    """The same portion with its mark not shown, because it stands beside these words already."""
    return replace(portion, text="") if portion and portion.text else portion


Named = tuple[int, int, str]
"""Where a name that the index lists begins and ends in a text, and the anchor of all places where it stands."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one style; `target` is an anchor, `address` a web address, `lang` a BCP 47 tag.

    `portion` is that of a record that the words name, `named` tells where words that the index lists stand in them.
    """

    text: str
    style: SpanStyle = SpanStyle.PLAIN
    target: str | None = None
    address: str | None = None
    lang: str | None = None
    portion: Portion | None = None
    named: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A raised source number that links to its note."""

    number: int
    target: str


Inline = Span | NoteMark
Line = tuple[Inline, ...]


class ParagraphRole(StrEnum):
    """What a paragraph is for; the theme gives each its type."""

    BODY = "body"
    LEAD = "lead"
    MUTED = "muted"
    SMALL = "small"
    EYEBROW = "eyebrow"
    QUOTE = "quote"
    STUB = "stub"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; `number` hangs before it, `anchor` makes it a bookmark and a link target.

    `aside` stands small at its right, `remark` smaller still before that; one that is `ruled` has a hairline above it.
    """

    level: int
    line: Line
    anchor: str | None = None
    number: str | None = None
    portion: Portion | None = None
    aside: str = ""
    remark: str = ""
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of running text; `aside` stands at the right of an eyebrow."""

    line: Line
    role: ParagraphRole = ParagraphRole.BODY
    portion: Portion | None = None
    lang: str | None = None
    aside: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list: `label` is its number or empty for a bullet, `level` its depth from 1."""

    line: Line
    label: str = ""
    level: int = 1
    portion: Portion | None = None


@dataclass(frozen=True, slots=True)
class ItemList:
    """Items that belong together, bulleted or numbered; tagged as one list."""

    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A talking point to raise, with its number, which one that is not written yet lacks; the largest text on the page.

    `aside` stands small at the right of its title.
    """

    number: str
    body: tuple["Paragraph | ItemList", ...]
    title: Line = ()
    trailer: Line = ()
    anchor: str | None = None
    aside: Line = ()


@dataclass(frozen=True, slots=True)
class Callout:
    """An answer if raised (amber bar) or a thing to avoid (red bar); the label says so in words too."""

    stance: Stance
    label: Line
    body: tuple["Paragraph | ItemList", ...]
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled fact; each value line stands under the other."""

    label: str
    values: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class FactsBox:
    """The facts of an event between two rules, in two columns: the left ones first, then the right ones."""

    left: tuple[Fact, ...]
    right: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its head and its share of the width (shares of a table add up to 1).

    `named` tells where words that the index lists stand in the head.
    """

    head: str
    share: float
    tabular: bool = False
    named: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """The lines of a table cell, one under the other; those of `fields` name records and are no prose."""

    lines: tuple[Line, ...]
    portion: Portion | None = None
    fields: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under repeated heads; the cell in `row_head` is its row's header.

    `caption` names it for a screen reader; `portion` is that of what the caption names.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str
    row_head: int | None = 0
    portion: Portion | None = None


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents; level 1 with a dotted leader, level 2 without; layout fills in the page."""

    line: Line
    target: str
    level: int = 1
    tab: str | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents."""

    entries: tuple[ContentsEntry, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note; the NoteMarks of its number link to `anchor`, and it links back to the first."""

    number: int
    line: Line
    anchor: str


@dataclass(frozen=True, slots=True)
class Notes:
    """The sources, as numbered notes."""

    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A term of the index and the anchors where it is treated; layout turns them into page numbers.

    An anchor that stands at several places (`Named`) gives the page of each.
    """

    line: Line
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """Entries in two columns, grouped under their headings in the order given."""

    groups: tuple[tuple[str, tuple[IndexEntry, ...]], ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """The head of a biography, which begins a page where it must: photo, name, other scripts, post, how to say it.

    The photo is JPEG or PNG bytes; the eyebrow stands small above it all.
    """

    anchor: str
    name: Line
    other_names: Line
    details: tuple[Line, ...]
    photo: bytes | None = None
    photo_text: str = ""
    eyebrow: str = ""
    photo_portion: Portion | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture between paragraphs: JPEG or PNG bytes, and its text for those who do not see it."""

    data: bytes
    text: str


@dataclass(frozen=True, slots=True)
class CoverPage:
    """The cover: office above, title with its portion, subtitle lines, facts under a rule at the foot, a statement.

    `book_title` stands over the title, which is the visit's, and tells the books of one visit apart. `portions` are
    those of the office and the statement, with their words.
    """

    office: str
    title: str
    subtitle: Line
    lines: tuple[Line, ...]
    facts: tuple[Fact, ...]
    statement: str = ""
    portion: Portion | None = None
    portions: tuple[tuple[Portion, str], ...] = ()
    book_title: Line = ()


Block = (
    Heading
    | Paragraph
    | ItemList
    | Point
    | Callout
    | FactsBox
    | Table
    | Contents
    | Notes
    | Index
    | Portrait
    | Picture
    | CoverPage
)
