"""The recipe of a book as gathered: which parts in which order, for whom, on what paper, up to which marking."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from briefbook.book.content.text import NAME, Worded
from briefbook.values.kind import BriefSection, Paper, PartKind, TextSize
from briefbook.values.marking import Marking
from briefbook.values.place import Place
from briefbook.values.spoken import WORDS_PER_MINUTE


@dataclass(frozen=True, slots=True)
class BookPartContent:
    """One part of the recipe; `sections` are those of a brief that are printed."""

    id: int
    kind: PartKind
    brief_id: int | None = None
    sections: frozenset[BriefSection] = frozenset(BriefSection)
    included: bool = True


@dataclass(frozen=True, slots=True)
class EditionContent:
    """The number of a frozen printing, and of one copy of it if copies are numbered."""

    number: int
    copies: int = 1
    copy_number: int | None = None


@dataclass(frozen=True, slots=True)
class BookSpecContent(Worded):
    """A book's recipe; `ceiling` is the highest marking that may be printed, `floor` the lowest its banner may show.

    `words_per_minute` is how fast its reader speaks.
    """

    id: int
    title: Annotated[str, NAME]
    parts: tuple[BookPartContent, ...]
    reader_id: int | None = None
    handling: Annotated[str, NAME] = ""
    paper: Paper = Paper.A4
    duplex: bool = True
    text_size: TextSize = TextSize.STANDARD
    page_banners: bool = False
    stubs: bool = False
    ceiling: Marking | None = None
    floor: Marking | None = None
    title_marking: Marking | None = None
    budgets: Mapping[str, int] = field(default_factory=dict)
    words_per_minute: int = WORDS_PER_MINUTE
    omitted_issue_ids: frozenset[int] = frozenset()
    omitted_point_ids: frozenset[int] = frozenset()
    confirmed_names: frozenset[str] = frozenset()

    @property
    def place(self) -> Place:
        """Where the record is edited."""
        return Place("book", self.id)

    @property
    def included_parts(self) -> tuple[BookPartContent, ...]:
        """The parts that are printed, in order."""
        return tuple(part for part in self.parts if part.included)
