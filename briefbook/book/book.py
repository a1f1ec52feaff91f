"""A compiled book: frozen, complete, and the only thing that `pdf` needs beside a theme."""

from dataclasses import dataclass
from datetime import datetime

from briefbook.book.block import Block, Portion
from briefbook.values.kind import Paper, PartKind, TextSize


@dataclass(frozen=True, slots=True)
class Banner:
    """The marking at the head and foot of a page: wording, colour (`#rrggbb`) and rank (0 is lowest)."""

    text: str
    colour: str
    rank: int


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab block on the outer edge: what stands on it and its place from the top (0 is first)."""

    label: str
    position: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a book, which begins on a new page; `head` stands in the running head, `anchor` at its first page.

    `portion` is that of its title and head, `head_portion` that of a head in words of its own.
    """

    kind: PartKind
    title: str
    head: str
    anchor: str
    blocks: tuple[Block, ...]
    tab: Tab | None = None
    key: str = ""
    portion: Portion | None = None
    head_portion: Portion | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """On what a book is printed."""

    paper: Paper = Paper.A4
    duplex: bool = True
    text_size: TextSize = TextSize.STANDARD


@dataclass(frozen=True, slots=True)
class Book:
    """A briefing book as of a moment; the same Book always gives the same bytes.

    `running_name` is the name with which the running title begins, for its letters may run the other way.
    `portion` is that of its title and running title, `portions` are those of all that stands in its furniture and
    metadata, each with its words.
    """

    title: str
    running_title: str
    edition_line: str
    lang: str
    as_of: datetime
    banner: Banner | None
    sheet: Sheet
    parts: tuple[Part, ...]
    page_banners: tuple[Banner, ...] = ()
    draft: bool = True
    portion: Portion | None = None
    portions: tuple[tuple[Portion, str], ...] = ()
    running_name: str = ""
