"""The index: every page on which a person, an organisation, a mechanism or a topic is named."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from briefbook.book import wording
from briefbook.book.block import Heading, Index, IndexEntry, Span
from briefbook.book.book import Part
from briefbook.book.collation import SortKey, sort_key
from briefbook.book.context import Context
from briefbook.book.locator import named_anchor
from briefbook.book.name_line import tab_line
from briefbook.book.title import list_titles, meeting_days
from briefbook.courtesy import give_way
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


def compile_index(context: Context, named: Collection[int]) -> Part | None:
    """The index of what the parts of a book name; no part where they name nobody."""
    title = wording.PART_TITLES[PartKind.INDEX]
    groups: dict[str, list[tuple[SortKey, IndexEntry]]] = {name: [] for name in GROUPS.values()}
    keys = {each: entry_key(context, each) for each in named}
    alike = Counter(keys.values())
    for entity_id, key in keys.items():
        head, _ = key
        groups[head].append(compile_entry(context, entity_id, told_apart=alike[key] > 1))
    filled = tuple((name, sort_entries(entries)) for name, entries in groups.items() if entries)
    if not filled:
        return None
    return Part(PartKind.INDEX, title, title, "index", (Heading(1, (Span(title),), "index"), Index(filled)))


def entry_key(context: Context, entity_id: int) -> tuple[str, str]:
    """The head under which an entity stands, and as what."""
    entity = context.directory.entities[entity_id]
    return GROUPS[entity.kind], entity.names[0].sort_words


def compile_entry(context: Context, entity_id: int, *, told_apart: bool) -> tuple[SortKey, IndexEntry]:
    """An entry with what it is sorted by: the family name of the first name where one is marked.

    One that others read like is to be told apart from them.
    """
    give_way()
    names = context.directory.entities[entity_id].names
    portion, words = context.directory.portion(entity_id), names[0].sort_words
    span = Span(words, portion=replace(portion, words=words) if portion else None)
    remark = distinguish(context, entity_id) if told_apart else None
    line = (span, Span(" ("), remark, Span(")")) if remark else (span,)
    return sort_key(read_name(names).sort_words), IndexEntry(line, (named_anchor(entity_id),))


def distinguish(context: Context, entity_id: int) -> Span | None:
    """What tells an entity from another of its name: a post, an organisation, a country or the tab of its brief."""
    directory, content = context.directory, context.content
    days = meeting_days(content.visit.date, context.today)
    titles = [
        Span(", ".join((each.text, *([wording.UNCONFIRMED] if each.doubtful else []))), portion=each.portion)
        for each in list_titles(directory, entity_id, days)[:1]
    ]
    person, post = directory.people.get(entity_id), directory.posts.get(entity_id)
    at_home = next((each.country_id for each in (person, post, directory.organisations.get(entity_id)) if each), None)
    owners = (post.organisation_id if post else None, at_home)
    tab = tab_line(context, entity_id) or tab_line(context, find_meeting(context, entity_id))
    spans = (*titles, *(directory.span(each) for each in owners), *tab)
    return next((replace(each, target=None) for each in spans if isinstance(each, Span) and each.text), None)


def find_meeting(context: Context, entity_id: int) -> int | None:
    """The first subject of a brief in which somebody takes part."""
    events = set(context.directory.events_of.get(entity_id, []))
    return next((each.subject_id for each in context.content.briefs if each.subject_id in events), None)


def sort_entries(entries: list[tuple[SortKey, IndexEntry]]) -> tuple[IndexEntry, ...]:
    """The entries in the order of their sort forms."""
    return tuple(entry for _, entry in sorted(entries, key=lambda pair: pair[0]))
