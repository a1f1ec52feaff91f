"""The index: every page on which a person, an organisation, a mechanism or a topic is named."""

from collections.abc import Iterable
from dataclasses import replace

from briefbook.book import wording
from briefbook.book.block import Heading, Index, IndexEntry, Span
from briefbook.book.book import Part
from briefbook.book.collation import SortKey, sort_key
from briefbook.book.context import Context
from briefbook.book.locator import named_anchor
from briefbook.values.kind import EntityKind, PartKind
from briefbook.values.name import read_name

GROUPS = {
    EntityKind.PERSON: wording.INDEX_PEOPLE,
    EntityKind.ORGANISATION: wording.INDEX_ORGANISATIONS,
    EntityKind.POST: wording.INDEX_ORGANISATIONS,
    EntityKind.MECHANISM: wording.INDEX_MECHANISMS,
    EntityKind.DIALOGUE: wording.INDEX_MECHANISMS,
    EntityKind.TOPIC: wording.INDEX_TOPICS,
}


def compile_index(context: Context, named: Iterable[int]) -> Part | None:
    """The index of what the parts of a book name; no part where they name nobody."""
    title = wording.PART_TITLES[PartKind.INDEX]
    groups: dict[str, list[tuple[SortKey, IndexEntry]]] = {name: [] for name in GROUPS.values()}
    for entity_id in named:
        groups[GROUPS[context.directory.entities[entity_id].kind]].append(compile_entry(context, entity_id))
    filled = tuple((name, sort_entries(entries)) for name, entries in groups.items() if entries)
    if not filled:
        return None
    return Part(PartKind.INDEX, title, title, "index", (Heading(1, (Span(title),), "index"), Index(filled)))


def compile_entry(context: Context, entity_id: int) -> tuple[SortKey, IndexEntry]:
    """An entry with what it is sorted by: the family name of the first name where one is marked."""
    names = context.directory.entities[entity_id].names
    portion, words = context.directory.portion(entity_id), names[0].sort_words
    span = Span(words, portion=replace(portion, words=words) if portion else None)
    return sort_key(read_name(names).sort_words), IndexEntry((span,), (named_anchor(entity_id),))


def sort_entries(entries: list[tuple[SortKey, IndexEntry]]) -> tuple[IndexEntry, ...]:
    """The entries in the order of their sort forms."""
    return tuple(entry for _, entry in sorted(entries, key=lambda pair: pair[0]))
