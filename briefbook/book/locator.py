"""Locators: where in the printed words everything stands that the index lists, name by name."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from briefbook.book.block import Block, Heading, Inline, Line, Named, Portrait, Span, iterate_beside
from briefbook.book.book import Part
from briefbook.book.context import Context
from briefbook.book.memory import Recall
from briefbook.book.printed import line_text, list_lines, map_lines
from briefbook.courtesy import give_way
from briefbook.text.mention import Mention, MentionIndex, drop_inner
from briefbook.text.reading import fold
from briefbook.values.kind import EntityKind, PartKind

UNREAD = {PartKind.CONTENTS, PartKind.INDEX}
BY_BRIEF = {PartKind.KEY_POINTS, PartKind.DISTRIBUTION}
SHORTEST_SURNAME = 2
SECTION_LEVEL = 2
COMMA = ", "
CALENDAR = frozenset(
    re.findall(
        r"\w+",
        """
        january february march april may june july august september october november december
        monday tuesday wednesday thursday friday saturday sunday
        """,
    )
)
ARTICLE = re.compile(r"\b(?:the|an?)\s+\Z", re.IGNORECASE)
LONGEST_ARTICLE = 8
# Names of these kinds are names all through: no part of one is a surname. A source or a commitment is a sentence.
SHIELDS = {EntityKind.PLACE, EntityKind.COUNTRY, EntityKind.VISIT}


def named_anchor(entity_id: int) -> str:
    """The anchor of all places where an entity is named."""
    return f"named-{entity_id}"


@dataclass(frozen=True, slots=True)
class Hit:
    """Words between two offsets of a line and who can be meant; `alone` when they are but a surname."""

    start: int
    end: int
    bearers: tuple[int, ...]
    alone: bool = False


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

    def find_bearers(self, bearers: Collection[int], *, alone: bool) -> tuple[int, ...]:
        """Whom a name means; a bare surname means somebody only once they have been named in full.

        Of several who bear it the only one whom the section has named, else the only one whom the part has. Where the
        page does not say whom it means, a surname means nobody, and a full name each of them: it stands there.
        """
        if len(bearers) == 1:
            return tuple(each for each in bearers if not alone or each in self.book)
        unknown = () if alone else tuple(sorted(bearers))
        for scope in (self.section, self.part):
            named = scope.intersection(bearers)
            if named:
                return tuple(named) if len(named) == 1 else unknown
        return unknown


class Surnames:
    """The family names of the people of a content, each with all who bear it.

    One that is a single character is none, nor one that is the name of a month or of a day of the week: by itself it
    is a word like any other. One that is written with a capital is found only with it, and none behind an article:
    “May” and “the Price” mean nobody, however often Rose May and Will Price have been named.
    """

    def __init__(self, context: Context) -> None:
        words: list[tuple[int, str]] = []
        self._capitalised: set[str] = set()
        for entity in context.content.entities:
            if entity.kind is not EntityKind.PERSON:
                continue
            for name in entity.names:
                family = name.family or (name.sort_form.split(COMMA)[0] if COMMA in name.sort_form else "")
                if len(family) < SHORTEST_SURNAME or family == name.text or fold(family) in CALENDAR:
                    continue
                words.append((entity.id, family))
                self._capitalised |= {fold(family)} if family[0].isupper() else set()
        self._index = MentionIndex.build(words, printed=True)

    def find(self, text: str, taken: Iterable[tuple[int, int]]) -> Iterator[Mention]:
        """The surnames that stand alone in a text outside these stretches of it."""
        taken = tuple(taken)
        for hit in drop_inner(self._index.list_hits(text)):
            if any(hit.end > start and hit.start < end for start, end in taken):
                continue
            capital = text[hit.start].isupper() or fold(text[hit.start : hit.end]) not in self._capitalised
            if capital and not ARTICLE.search(text, max(0, hit.start - LONGEST_ARTICLE), hit.start):
                yield hit


class Locator:
    """Reads the parts of a book in their order and notes where what `kinds` are is named."""

    def __init__(self, context: Context, kinds: Collection[EntityKind]) -> None:
        self.context = context
        self.named: dict[int, None] = {}
        entities = context.content.entities
        self._listed = {each.id for each in entities if each.kind in kinds}
        self._shields = {each.id for each in entities if each.kind in SHIELDS}
        self._at = {each.place: each.id for each in entities if each.id in self._listed}
        self._surnames = Surnames(context)
        self._naming = Naming()
        self._dismissals = {f"brief-{each.id}": each.dismissed for each in context.content.briefs}
        self._dismissed: frozenset[tuple[str, int | None]] = frozenset()
        self._by_brief = False
        self._found: dict[str, tuple[Hit, ...]] = {}

    def read(self, part: Part) -> Part:
        """The part with its words marked where they name something; a cover is only read, lists of pages are not."""
        if part.kind in UNREAD:
            return part
        self._naming.begin_part()
        self._dismissed = self._dismissals.get(part.key, frozenset())
        self._by_brief = part.kind in BY_BRIEF
        if part.kind is PartKind.COVER:
            for block in part.blocks:
                for line in list_lines(block):
                    self._list_mentions(line)
            return part
        return replace(part, blocks=tuple(self._read_block(block) for block in part.blocks))

    def recall(self, part: Part, recall: Recall) -> Part:
        """The part as it was read last, with whom it names, where as many had been named before it; else read anew."""
        before, self.named, earlier = frozenset(self._naming.book), {}, self.named
        kept, named, book = recall.derive(
            "read", part, before, lambda: (self.read(part), self.named, self._naming.book)
        )
        self._naming.book = set(book)
        self.named = earlier | named
        return kept

    def _read_block(self, block: Block) -> Block:
        if isinstance(block, Portrait):
            self._naming.begin_part()
        elif isinstance(block, Heading) and block.level <= SECTION_LEVEL:
            self._naming.section.clear()
        return map_lines(block, self._mark)

    def _mark(self, line: Line) -> Line:
        """The line with what it names marked in its spans.

        In a part of several briefs a line that only leads to one of them begins what is said of it.
        """
        if self._by_brief and len(line) == 1 and isinstance(line[0], Span) and line[0].target:
            self._dismissed = self._dismissals.get(line[0].target, self._dismissed)
        listed = self._list_mentions(line)
        if not listed:
            return line
        self.named |= dict.fromkeys(each.entity_id for each in listed)
        return mark_spans(line, [(each.start, each.end, named_anchor(each.entity_id)) for each in listed])

    def _list_mentions(self, line: Line) -> list[Mention]:
        """Where a line names whom, in full or after that by the surname alone; a name of several may mean each."""
        give_way()
        words = line_text(line)
        hits = self._found.get(words)
        if hits is None:
            hits = self._found[words] = self._list_hits(words)
        found: list[Mention] = []
        for hit in hits:
            said = words[hit.start : hit.end].casefold()
            bearers = set(hit.bearers)
            if len(bearers) > 1:
                bearers = bearers & self._list_meant(line, hit) or bearers
            if self._dismissed:
                bearers = {each for each in bearers if not {(said, each), (said, None)} & self._dismissed}
            meant = self._naming.find_bearers(bearers, alone=hit.alone)
            if len(meant) == 1:
                self._naming.add(meant[0])
            found += [Mention(hit.start, hit.end, each) for each in meant]
        return found

    def _list_hits(self, words: str) -> tuple[Hit, ...]:
        """The names and the surnames in a text from left to right, with all who bear them."""
        every = self.context.mentions.list_hits(words)
        known = drop_inner(each for each in every if each.entity_id in self._listed)
        taken = {(each.start, each.end) for each in every if each.entity_id in self._shields}
        taken |= {(each.start, each.end) for each in known}
        return tuple(
            sorted((*join_hits(known), *join_hits(self._surnames.find(words, taken), alone=True)), key=by_start)
        )

    def _list_meant(self, line: Line, hit: Hit) -> set[int]:
        """The entities of whose records the words of a hit are: where the book itself writes a name, it means one."""
        meant: set[int] = set()
        offset = 0
        for inline in line:
            if not isinstance(inline, Span):
                continue
            start, offset = offset, offset + len(inline.text)
            if start < hit.end and offset > hit.start:
                meant |= {self._at[each.place] for each in iterate_beside(inline.portion) if each.place in self._at}
        return meant


def by_start(hit: Hit) -> int:
    """Hits are read from left to right."""
    return hit.start


def join_hits(mentions: Iterable[Mention], *, alone: bool = False) -> Iterator[Hit]:
    """The mentions, those of the same words as one."""
    for (start, end), same in groupby(mentions, key=lambda each: (each.start, each.end)):
        yield Hit(start, end, tuple(dict.fromkeys(each.entity_id for each in same)), alone)


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
    context: Context, parts: Mapping[int, Part], kinds: Collection[EntityKind], recall: Recall
) -> tuple[dict[int, Part], tuple[int, ...]]:
    """The parts, in their order, with everything of these kinds marked where it is named, and what that is."""
    locator = Locator(context, kinds)
    marked = {key: locator.recall(part, recall) for key, part in parts.items()}
    return marked, tuple(locator.named)
