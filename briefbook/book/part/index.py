"""The index: every page on which a person, an organisation, a mechanism or a topic is named."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefbook.book import wording
from briefbook.book.block import Heading, Index, IndexEntry, Span
from briefbook.book.book import Part
from briefbook.book.context import Context
from briefbook.book.printed import list_passages
from briefbook.values.kind import EntityKind, PartKind

GROUPS = {
    EntityKind.PERSON: wording.INDEX_PEOPLE,
    EntityKind.ORGANISATION: wording.INDEX_ORGANISATIONS,
    EntityKind.POST: wording.INDEX_ORGANISATIONS,
    EntityKind.MECHANISM: wording.INDEX_MECHANISMS,
    EntityKind.DIALOGUE: wording.INDEX_MECHANISMS,
    EntityKind.TOPIC: wording.INDEX_TOPICS,
}
UNINDEXED = {PartKind.COVER, PartKind.CONTENTS, PartKind.INDEX, PartKind.DISTRIBUTION}


def compile_index(context: Context, parts: Sequence[Part]) -> Part | None:
    """The index of the parts given, from the words that they print; no part where they name nobody."""
    title = wording.PART_TITLES[PartKind.INDEX]
    targets: dict[int, dict[str, None]] = defaultdict(dict)
    for part in parts:
        if part.kind not in UNINDEXED:
            for entity_id, anchor in list_mentions(context, part):
                targets[entity_id][anchor] = None
    groups: dict[str, list[tuple[str, IndexEntry]]] = {name: [] for name in GROUPS.values()}
    for entity_id, anchors in targets.items():
        entity = context.directory.entities[entity_id]
        if entity.kind in GROUPS:
            groups[GROUPS[entity.kind]].append(compile_entry(context, entity_id, tuple(anchors)))
    filled = tuple((name, sort_entries(entries)) for name, entries in groups.items() if entries)
    if not filled:
        return None
    return Part(PartKind.INDEX, title, title, "index", (Heading(1, (Span(title),), "index"), Index(filled)))


def list_mentions(context: Context, part: Part) -> Iterator[tuple[int, str]]:
    """The entities that a part names, each with the anchor after which it does."""
    dismissed = dismissed_words(context, part)
    for anchor, words in list_passages(part):
        for mention in context.mentions.find(words):
            said = words[mention.start : mention.end].casefold()
            if (said, mention.entity_id) not in dismissed and (said, None) not in dismissed:
                yield mention.entity_id, anchor


def dismissed_words(context: Context, part: Part) -> set[tuple[str, int | None]]:
    """The words that are no mention in the part's brief."""
    brief = next((each for each in context.content.briefs if f"brief-{each.id}" == part.key), None)
    return {(each.words.casefold(), each.entity_id) for each in brief.dismissals} if brief else set()


def compile_entry(context: Context, entity_id: int, anchors: tuple[str, ...]) -> tuple[str, IndexEntry]:
    """An entry with what it is sorted by: the family name of the first name where one is marked."""
    name = context.directory.entities[entity_id].names[0]
    portion = context.directory.portion(entity_id)
    span = Span(name.sort_words, portion=replace(portion, words=name.sort_words) if portion else None)
    return name.sort_key, IndexEntry((span,), anchors)


def sort_entries(entries: list[tuple[str, IndexEntry]]) -> tuple[IndexEntry, ...]:
    """The entries in the order of their sort forms."""
    return tuple(entry for _, entry in sorted(entries, key=lambda pair: pair[0]))
