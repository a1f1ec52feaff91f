"""Where an entity is used: in events, texts, commitments and citations; whoever calls holds the file's lock."""

import json
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefbook.store.reads import FIRST_NAME
from briefbook.store.schema import Connection
from briefbook.store.search_form import build_search_form
from briefbook.text.json_codec import load_rich_text
from briefbook.values.date_words import describe_edtf
from briefbook.values.edtf import find_edtf
from briefbook.values.place import Place

Names = Callable[[str], bool]
_BRIEF = f"coalesce(nullif(brief.title, ''), {FIRST_NAME.format('brief.subject_id')})"
_LINKS = (
    f"SELECT 'entity', event_id, {FIRST_NAME.format('event_id')}, role,"
    " coalesce((SELECT date_edtf FROM dialogue WHERE id = event_id), (SELECT date_edtf FROM visit WHERE id = event_id))"
    " FROM participation WHERE participant_id = ?",
    f"SELECT 'entity', mechanism_id, {FIRST_NAME.format('mechanism_id')}, 'chair', '' FROM mechanism_chair"
    " WHERE post_id = ?",
    f"SELECT 'entity', mechanism_id, {FIRST_NAME.format('mechanism_id')}, 'party', '' FROM mechanism_party"
    " WHERE party_id = ?",
    f"SELECT 'entity', id, {FIRST_NAME.format('dialogue.id')}, 'round', date_edtf FROM dialogue WHERE mechanism_id = ?",
    f"SELECT 'entity', id, {FIRST_NAME.format('dialogue.id')}, 'place', date_edtf FROM dialogue WHERE place_id = ?",
    f"SELECT 'entity', dialogue_id, {FIRST_NAME.format('dialogue_id')}, 'party', '' FROM dialogue_party"
    " WHERE party_id = ?",
    f"SELECT 'entity', commitment_id, {FIRST_NAME.format('commitment_id')}, 'owner', '' FROM commitment_owner"
    " WHERE owner_id = ?",
    f"SELECT 'entity', id, {FIRST_NAME.format('commitment.id')}, 'agreed there', '' FROM commitment"
    " WHERE agreed_at_id = ?",
    f"SELECT 'entity', id, {FIRST_NAME.format('commitment.id')}, 'subject', '' FROM commitment WHERE subject_id = ?",
    f"SELECT 'brief', id, {_BRIEF}, 'subject', '' FROM brief WHERE subject_id = ?",
    "SELECT 'point', point_id, talking_point.title, 'topic', '' FROM point_topic"
    " JOIN talking_point ON talking_point.id = point_id WHERE topic_id = ?",
    "SELECT 'point', id, title, 'speaker', '' FROM talking_point WHERE speaker_id = ?",
    "SELECT coalesce(iif(entity_id, 'entity', NULL), iif(point_id, 'point', NULL), iif(section_id, 'section', NULL),"
    " 'membership'), coalesce(entity_id, point_id, section_id, membership_id), claim,"
    " 'source', said_on_edtf FROM citation WHERE source_id = ?",
)
_TEXTS = (
    (
        "point",
        "text",
        "Talking point in {}",
        f"SELECT talking_point.id, {_BRIEF}, text FROM talking_point"
        " JOIN issue ON issue.id = issue_id JOIN brief ON brief.id = issue.brief_id WHERE talking_point.id IN ({0})"
        " ORDER BY talking_point.id",
    ),
    (
        "objective",
        "text",
        "Objective in {}",
        f"SELECT objective.id, {_BRIEF}, text FROM objective JOIN brief ON brief.id = brief_id"
        " WHERE objective.id IN ({0}) ORDER BY objective.id",
    ),
    (
        "section",
        "text",
        "Text in {}",
        f"SELECT section.id, {_BRIEF}, text FROM section JOIN brief ON brief.id = brief_id"
        " WHERE section.id IN ({0}) ORDER BY section.id",
    ),
    (
        "section",
        "text",
        "Text of {}",
        f"SELECT section.id, {FIRST_NAME.format('visit_id')}, text FROM section"
        " WHERE visit_id IS NOT NULL AND section.id IN ({0}) ORDER BY section.id",
    ),
    (
        "entity",
        "description",
        "",
        f"SELECT id, {FIRST_NAME.format('entity.id')}, description FROM entity WHERE id IN ({{0}}) ORDER BY id",
    ),
)
_IDS = "SELECT value FROM json_each(?)"
# What holds a name also does so in the form in which it is searched, which is there ready to be read.
_LIKELY = "SELECT kind, field, owner_id FROM search_doc WHERE field IN ('text', 'description') AND ({})"


@dataclass(frozen=True, slots=True)
class UseRead:
    """One place where an entity is used: what it is, as what the entity is used there, and when.

    `form` are words for what has no name of its own; `{}` in it stands for the name of what it is in.
    """

    key: tuple[str, int, str]
    where: str
    role: str
    when: str
    form: str = ""

    @property
    def place(self) -> Place:
        """Where it is."""
        return Place(self.key[0], self.key[1])


def list_uses(connection: Connection, entity_id: int, names: Names) -> list[UseRead]:
    """The uses of an entity: links first, then the texts in which `names` finds it."""
    found = [*_iterate_links(connection, entity_id), *_iterate_texts(connection, entity_id, names)]
    return list({use.key: use for use in found}.values())


def _iterate_links(connection: Connection, entity_id: int) -> Iterator[UseRead]:
    for query in _LINKS:
        for kind, key, where, role, edtf in connection.execute(query, (entity_id,)).fetchall():
            edtf_found = find_edtf(edtf) if edtf else None
            when = describe_edtf(edtf_found) if edtf_found else ""
            form = "" if where else "A claim" if role == "source" else "Talking point"
            yield UseRead((kind, key, role), where or "", role, when, form)


def _iterate_texts(connection: Connection, entity_id: int, names: Names) -> Iterator[UseRead]:
    likely = _find_likely(connection, entity_id)
    for kind, field, form, query in _TEXTS:
        row_ids = json.dumps(likely[kind, field])
        for key, where, stored in connection.execute(query.format(_IDS), (row_ids,)).fetchall():
            if kind == "entity" and key == entity_id:
                continue
            if any(names(block.text) for block in load_rich_text(stored)):
                yield UseRead((kind, key, "mentioned"), where or "", "mentioned", "", form)


def _find_likely(connection: Connection, entity_id: int) -> dict[tuple[str, str], list[int]]:
    """The ids of the rows, by kind and field, in whose text a name of an entity may stand; no other can."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    rows = connection.execute("SELECT text FROM name WHERE entity_id = ?", (entity_id,)).fetchall()
    forms = sorted({build_search_form(unicodedata.normalize("NFC", name).strip()).strip() for (name,) in rows})
    if forms:
        query = _LIKELY.format(" OR ".join(["instr(text, ?)"] * len(forms)))
        for kind, field, owner_id in connection.execute(query, forms):
            found["entity" if field == "description" else kind, field].append(owner_id)
    return found
