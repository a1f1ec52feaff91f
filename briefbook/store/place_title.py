"""What the places of a library are called, and in what they stand; reached by `LibraryFile.look`."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from briefbook.store.reads import FIRST_NAME, read_entities
from briefbook.store.schema import Connection
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place


@dataclass(frozen=True, slots=True)
class PlaceTitle:
    """What a place is called: `title` in its own words, empty where it has none; `store.place_word` says the whole.

    `where` is what it stands in, `issue` in what issue of that; `when` its date in EDTF. `term` is the member of a
    vocabulary that says what it is: the kind of a section, the form of a mechanism, the status of a commitment.
    """

    title: str
    where: str = ""
    issue: str = ""
    when: str = ""
    term: str = ""


NO_TITLE = PlaceTitle("")
# A brief as whatever stands in it names it.
BRIEF_TITLE = f"coalesce(nullif(brief.title, ''), {FIRST_NAME.format('brief.subject_id')}, '')"
_OF_ISSUE = "JOIN issue ON issue.id = issue_id JOIN brief ON brief.id = brief_id"
_OF_BRIEF = "JOIN brief ON brief.id = brief_id"
_VISIT = FIRST_NAME.format("visit_id")
_POST = (
    f"coalesce({FIRST_NAME.format('post_id')}, nullif(label, ''), {FIRST_NAME.format('membership.organisation_id')})"
)
_QUERIES = {
    "brief": f"SELECT id, {BRIEF_TITLE}, {_VISIT} FROM brief",
    "issue": f"SELECT issue.id, issue.title, {BRIEF_TITLE} FROM issue {_OF_BRIEF}",
    "point": f"SELECT talking_point.id, talking_point.title, {BRIEF_TITLE}, issue.title FROM talking_point {_OF_ISSUE}",
    "objective": f"SELECT objective.id, '', {BRIEF_TITLE} FROM objective {_OF_BRIEF}",
    "section": f"SELECT section.id, '', iif(brief_id IS NULL, {FIRST_NAME.format('section.visit_id')}, {BRIEF_TITLE}),"
    " '', '', kind FROM section LEFT JOIN brief ON brief.id = brief_id",
    "programme_item": f"SELECT id, title, {_VISIT}, '', date_edtf FROM programme_item",
    "citation": f"SELECT id, {FIRST_NAME.format('source_id')}, claim, '', said_on_edtf FROM citation",
    "membership": f"SELECT id, {FIRST_NAME.format('person_id')}, {_POST} FROM membership",
    "book": f"SELECT id, title, {_VISIT} FROM book_spec",
    "library": "SELECT id, title FROM library",
}
KINDS = frozenset({*_QUERIES, *EntityKind})
_THESE = "{} WHERE {}.id IN (SELECT value FROM json_each(?))"
_TABLES = {"point": "talking_point", "book": "book_spec"}
_DATED = (EntityKind.DIALOGUE, EntityKind.VISIT)
_TOLD_BY_TERM = (EntityKind.MECHANISM, EntityKind.COMMITMENT)


def read_place_titles(connection: Connection, places: Iterable[Place]) -> dict[Place, PlaceTitle]:
    """The titles of places, without a field; what no longer exists is not among them."""
    by_kind: dict[str, set[int]] = defaultdict(set)
    for place in places:
        by_kind[place.kind].add(place.id)
    titles: dict[Place, PlaceTitle] = {}
    for kind, ids in by_kind.items():
        if kind not in _QUERIES:
            titles |= _read_entity_titles(connection, EntityKind(kind), ids)
            continue
        query = _THESE.format(_QUERIES[kind], _TABLES.get(kind, kind))
        for key, *words in connection.execute(query, (json.dumps(sorted(ids)),)):
            titles[Place(kind, key)] = PlaceTitle(*(each or "" for each in words))
    return titles


def _read_entity_titles(connection: Connection, kind: EntityKind, ids: Iterable[int]) -> dict[Place, PlaceTitle]:
    """Entities by their first names; where they stand is the detail that lists show."""
    detail = "when" if kind in _DATED else "term" if kind in _TOLD_BY_TERM else "where"
    return {
        Place(kind.value, entity.id): PlaceTitle(entity.name, **{detail: entity.detail})
        for entity in read_entities(connection, kind, ids)
    }
