"""Memory: what the last compilation of a book made, each part with all that it was made from.

A part that reads nothing else than before is the same object again, and so is all that is made of it alone. Only the
parts that read one brief, or none, are remembered; those that read every brief are compiled anew.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar

from briefbook.book.book import Part
from briefbook.book.content import BookPartContent, BriefContent, CitationContent
from briefbook.book.context import Context
from briefbook.courtesy import give_way
from briefbook.text.mention import MentionIndex
from briefbook.values.kind import PartKind

ResultT = TypeVar("ResultT")
REMEMBERED = {PartKind.BRIEF, PartKind.PROGRAMME, PartKind.BIOGRAPHIES, PartKind.COMMITMENTS}


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """A part with the brief that it is about and that brief's numbers, and the sources it cites with theirs."""

    own: tuple[object, ...]
    part: Part | None
    citations: tuple[CitationContent, ...]
    notes: tuple[int, ...]


@dataclass(slots=True)
class Remembered:
    """What one compilation leaves to the next; `frame` is all that a remembered part may read beside its brief."""

    frame: tuple[object, ...] = ()
    parts: dict[int, CompiledPart] = field(default_factory=dict)
    made: dict[tuple[str, int], tuple[Part, object, Any]] = field(default_factory=dict)
    names: tuple[tuple[int, str], ...] = ()
    mentions: MentionIndex | None = None


@dataclass(slots=True)
class Memory:
    """What the last compilation left, which a new one replaces as a whole; give each book its own."""

    last: Remembered = field(default_factory=Remembered)


class Recall:
    """One compilation that takes from the last what it can, and leaves what it made."""

    def __init__(self, memory: Memory | None) -> None:
        self._memory = memory
        self._last = memory.last if memory else Remembered()
        self._new = Remembered()

    def index_mentions(self, names: tuple[tuple[int, str], ...]) -> MentionIndex:
        """The index of names, the same where the names are."""
        known = self._last.mentions if names == self._last.names else None
        self._new.names, self._new.mentions = names, known or MentionIndex.build(names, printed=True)
        return self._new.mentions

    def begin(self, context: Context) -> None:
        """Compare what all parts read with what they read last; where it differs, nothing is taken from before."""
        if self._memory is None:
            return
        self._new.frame = read_frame(context)
        if self._new.frame != self._last.frame:
            self._last = Remembered()

    def compile(self, context: Context, part: BookPartContent, make: Callable[[], Part | None]) -> Part | None:
        """A part as it was if it reads the same, else compiled anew; what it cites has its numbers either way."""
        give_way()
        if self._memory is None or part.kind not in REMEMBERED:
            return make()
        own, known = read_own(context, part), self._last.parts.get(part.id)
        if known is None or known.own != own or tuple(map(context.notes.number, known.citations)) != known.notes:
            first = len(context.notes.asked)
            made, citations = make(), tuple(context.notes.asked[first:])
            known = CompiledPart(own, made, citations, tuple(map(context.notes.number, citations)))
        self._new.parts[part.id] = known
        return known.part

    def derive(self, kind: str, part: Part, read: object, make: Callable[[], ResultT]) -> ResultT:
        """What is made of a part and of what else is `read`: as it was, if both are."""
        give_way()
        if self._memory is None:
            return make()
        known = self._last.made.get((kind, id(part)))
        if known is None or known[0] is not part or known[1] != read:
            known = (part, read, make())
        self._new.made[kind, id(part)] = known
        made: ResultT = known[2]
        return made

    def end(self) -> None:
        """Leave what was made to the next compilation."""
        if self._memory is not None:
            self._memory.last = self._new


def read_frame(context: Context) -> tuple[object, ...]:
    """All that a remembered part may read beside its own brief, but for the moment, of which it reads only the day."""
    content = context.content
    library = replace(content.library, changed_at=datetime.min)
    return (
        replace(content, library=library, briefs=()),
        context.today,
        context.zone,
        context.numbering.tabs,
        context.anchor_of,
        context.person_ids,
        context.reach,
        # Markings of texts in other briefs, of which a claim may be cited.
        context.directory.portion_of,
    )


def read_own(context: Context, part: BookPartContent) -> tuple[object, ...]:
    """The brief of a part, its place among the others, and the numbers of its issues and points; empty without one."""
    for position, brief in enumerate(context.content.briefs):
        if brief.id == part.brief_id:
            numbers = number_own(brief, context.numbering.issues, context.numbering.points)
            return (position, brief, numbers)
    return ()


def number_own(brief: BriefContent, issues: Mapping[int, str], points: Mapping[int, str]) -> tuple[str | None, ...]:
    """The letters of a brief's issues and the numbers of its points."""
    return (*(issues.get(each.id) for each in brief.issues), *(points.get(each.id) for each in brief.points))
