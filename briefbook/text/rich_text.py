"""The one rich-text format: frozen blocks of runs, the same for editor, PDF and exchange."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from uuid import uuid4

from briefbook.values.blank import is_blank


class BlockKind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBERED = "numbered"
    QUOTE = "quote"
    HEADING = "heading"
    TABLE = "table"


class Mark(StrEnum):
    """How a run is set off."""

    BOLD = "bold"
    ITALIC = "italic"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style; `link` is an address, `ref` names an `entity:UID` or a `citation:UID`."""

    text: str
    marks: frozenset[Mark] = frozenset()
    link: str | None = None
    ref: str | None = None

    def same_style(self, other: "Run") -> bool:
        """Whether the two runs differ in their text alone."""
        return (self.marks, self.link, self.ref) == (other.marks, other.link, other.ref)


Cell = tuple[Run, ...]
Row = tuple[Cell, ...]


def new_block_id() -> str:
    """A fresh id for a block: twelve hexadecimal digits."""
    return uuid4().hex[:12]


@dataclass(frozen=True, slots=True)
class Block:
    """One portion of text; `level` counts list and heading depth from 1, `rows` are a table's (head row first)."""

    runs: tuple[Run, ...] = ()
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 1
    lang: str | None = None
    marking: str | None = None
    rows: tuple[Row, ...] = ()
    id: str = field(default_factory=new_block_id)

    @property
    def text(self) -> str:
        """The bare words; a table's cells stand between tabs, its rows between line ends."""
        if self.kind is BlockKind.TABLE:
            return "\n".join("\t".join("".join(run.text for run in cell) for cell in row) for row in self.rows)
        return "".join(run.text for run in self.runs)

    @property
    def all_runs(self) -> tuple[Run, ...]:
        """Its runs, those of a table's cells among them."""
        return (*self.runs, *(run for row in self.rows for cell in row for run in cell))


@dataclass(frozen=True)
class RichText:
    """A text as stored, edited and printed: its blocks in order; without slots, so that its words are counted once."""

    blocks: tuple[Block, ...] = ()

    @property
    def text(self) -> str:
        """The bare words, a line for each block."""
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def word_count(self) -> int:
        """How many words stand between white space; what nobody sees is none."""
        return sum(not is_blank(word) for word in self.text.split())

    @property
    def refs(self) -> frozenset[str]:
        """What its runs refer to, as `kind:uid`."""
        return frozenset(run.ref for block in self.blocks for run in block.all_runs if run.ref)

    def __bool__(self) -> bool:
        return not all(is_blank(block.text) for block in self.blocks)

    def __iter__(self) -> Iterator[Block]:
        return iter(self.blocks)


def join_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The same runs without empty ones, neighbours of one style joined."""
    joined: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if joined and joined[-1].same_style(run):
            joined[-1] = replace(joined[-1], text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)


def plain_text(words: str) -> RichText:
    """A text of one paragraph for each line of `words`."""
    return RichText(tuple(Block((Run(line),) if line else ()) for line in words.split("\n")))
