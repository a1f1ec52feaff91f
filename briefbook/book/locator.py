"""Locators: where in the printed words everything stands that the index lists, name by name."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefbook.book.block import Block, Heading, Inline, Line, Named, Portrait, Span
from briefbook.book.book import Part
from briefbook.book.context import Context
from briefbook.book.printed import line_text, list_lines, map_lines
from briefbook.text.mention import Mention, MentionIndex, fold
from briefbook.values.kind import EntityKind, PartKind

UNREAD = {PartKind.CONTENTS, PartKind.INDEX, PartKind.DISTRIBUTION}
SHORTEST_SURNAME = 2
SECTION_LEVEL = 2
COMMA = ", "


def named_anchor(entity_id: int) -> str:
    """The anchor of all places where an entity is named."""
    return f"named-{entity_id}"


@dataclass(slots=True)
class Naming:
    """Who has been named so far: in the book, since the part (or the person in it) began, and in the section."""

    book: set[int] = field(default_factory=set)
    part: set[int] = field(default_factory=set)
    section: set[int] = field(default_factory=set)

    def add(self, entity_id: int) -> None:
        """Note that somebody is named."""
        for scope in (self.book, self.part, self.section):
            scope.add(entity_id)

    def begin_part(self) -> None:
        """Begin a part, or a person in the biographies."""
        self.part.clear()
        self.section.clear()

    def find_bearer(self, bearers: Collection[int]) -> int | None:
        """Whom a bare surname means, once they have been named in full.

        Of several who bear it the only one whom the section has named, else the only one whom the part has; else
        nobody, for the page does not say whom it means.
        """
        if len(bearers) == 1:
            return next((each for each in bearers if each in self.book), None)
        for scope in (self.section, self.part):
            named = scope.intersection(bearers)
            if named:
                return named.pop() if len(named) == 1 else None
        return None


class Surnames:
    """The family names of the people of a content, each with all who bear it.

    One that is a single character is none: by itself it is a word like any other. One that is written with a capital
    is found only with it.
    """

    def __init__(self, context: Context) -> None:
        self.bearers: list[list[int]] = []
        places: dict[str, int] = {}
        words: list[tuple[int, str]] = []
        self._capitalised: set[int] = set()
        for entity in context.content.entities:
            if entity.kind is not EntityKind.PERSON:
                continue
            for name in entity.names:
                family = name.family or (name.sort_form.split(COMMA)[0] if COMMA in name.sort_form else "")
                if len(family) < SHORTEST_SURNAME or family == name.text:
                    continue
                place = places.setdefault(fold(family), len(places))
                if place == len(self.bearers):
                    self.bearers.append([])
                    words.append((place, family))
                self._capitalised |= {place} if family[0].isupper() else set()
                if entity.id not in self.bearers[place]:
                    self.bearers[place].append(entity.id)
        self._index = MentionIndex.build(words)

    def find(self, text: str, known: Iterable[Mention]) -> Iterator[Mention]:
        """The surnames that stand alone in a text; the `entity_id` of such a mention is their place in `bearers`."""
        taken = [(each.start, each.end) for each in known]
        for hit in self._index.find(text):
            capital = text[hit.start].isupper() or hit.entity_id not in self._capitalised
            if capital and all(hit.end <= start or hit.start >= end for start, end in taken):
                yield hit


class Locator:
    """Reads the parts of a book in their order and notes where what `kinds` are is named."""

    def __init__(self, context: Context, kinds: Collection[EntityKind]) -> None:
        self.context = context
        self.kinds = kinds
        self.named: dict[int, None] = {}
        self._surnames = Surnames(context)
        self._naming = Naming()
        self._dismissed: set[tuple[str, int | None]] = set()
        self._found: dict[str, tuple[Mention, ...]] = {}

    def read(self, part: Part) -> Part:
        """The part with its words marked where they name something; a cover is only read, lists of pages are not."""
        if part.kind in UNREAD:
            return part
        self._naming.begin_part()
        self._dismissed = self._list_dismissed(part)
        if part.kind is PartKind.COVER:
            for block in part.blocks:
                for line in list_lines(block):
                    self._list_mentions(line_text(line))
            return part
        return replace(part, blocks=tuple(self._read_block(block) for block in part.blocks))

    def _list_dismissed(self, part: Part) -> set[tuple[str, int | None]]:
        """The words that are no mention in the part's brief."""
        brief = next((each for each in self.context.content.briefs if f"brief-{each.id}" == part.key), None)
        return {(each.words.casefold(), each.entity_id) for each in brief.dismissals} if brief else set()

    def _read_block(self, block: Block) -> Block:
        if isinstance(block, Portrait):
            self._naming.begin_part()
        elif isinstance(block, Heading) and block.level <= SECTION_LEVEL:
            self._naming.section.clear()
        return map_lines(block, self._mark)

    def _mark(self, line: Line) -> Line:
        """The line with what it names marked in its spans."""
        listed = [
            each
            for each in self._list_mentions(line_text(line))
            if self.context.directory.kind(each.entity_id) in self.kinds
        ]
        if not listed:
            return line
        self.named |= dict.fromkeys(each.entity_id for each in listed)
        return mark_spans(line, [(each.start, each.end, named_anchor(each.entity_id)) for each in listed])

    def _list_mentions(self, words: str) -> list[Mention]:
        """Where a text names whom, in full or after that by the surname alone."""
        known = self._found.get(words)
        if known is None:
            known = self._found[words] = self.context.mentions.find_overlapping(words)
        surnames = list(self._surnames.find(words, known))
        alone = {each.start for each in surnames}
        found: list[Mention] = []
        for mention in sorted((*known, *surnames), key=lambda each: each.start):
            entity_id: int | None = mention.entity_id
            if mention.start in alone:
                entity_id = self._naming.find_bearer(self._surnames.bearers[mention.entity_id])
            said = words[mention.start : mention.end].casefold()
            if entity_id is None or {(said, entity_id), (said, None)} & self._dismissed:
                continue
            self._naming.add(entity_id)
            found.append(replace(mention, entity_id=entity_id))
        return found


def mark_spans(line: Line, places: Sequence[Named]) -> Line:
    """The line with each of its spans told what of these places is in it; a name may run over several spans."""
    marked: list[Inline] = []
    offset = 0
    for inline in line:
        if not isinstance(inline, Span):
            marked.append(inline)
            continue
        end = offset + len(inline.text)
        named = tuple(
            (max(start, offset) - offset, min(stop, end) - offset, anchor)
            for start, stop, anchor in places
            if start < end and stop > offset
        )
        marked.append(replace(inline, named=named) if named or inline.named else inline)
        offset = end
    return tuple(marked)


def locate_names(
    context: Context, parts: Mapping[int, Part], kinds: Collection[EntityKind]
) -> tuple[dict[int, Part], tuple[int, ...]]:
    """The parts, in their order, with everything of these kinds marked where it is named, and what that is."""
    locator = Locator(context, kinds)
    marked = {key: locator.read(part) for key, part in parts.items()}
    return marked, tuple(locator.named)
