"""Searching everything that a library holds, in any script; whoever calls holds the file's lock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefbook.store.reads import FIRST_NAME, read_entity
from briefbook.store.schema import Connection
from briefbook.store.search_field import FIRST_NAME_ID, NAME_SLOT, find_field
from briefbook.store.search_form import build_query, count_letters, find_first_match, find_matches
from briefbook.values.date_words import describe_edtf
from briefbook.values.edtf import find_edtf
from briefbook.values.kind import EntityKind

UNRANKED_LETTERS = 3
EXCERPT_LENGTH = 140
LEAD_LENGTH = 40
SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found: `kind` and `id` are those of a Place; `snippet` says which words, or where they stand."""

    kind: str
    id: int
    title: str
    snippet: str


@dataclass(frozen=True, slots=True)
class _Doc:
    id: int
    kind: str
    owner_id: int

    @property
    def key(self) -> tuple[str, int]:
        """The place it belongs to."""
        return self.kind, self.owner_id


_FOUND = (
    "SELECT search_doc.id, kind, owner_id FROM search_index JOIN search_doc ON search_doc.id = search_index.rowid"
    " WHERE search_index MATCH ?"
)
_NEWEST = f"{_FOUND} AND search_index.rowid BETWEEN ? AND ? ORDER BY search_index.rowid DESC LIMIT ?"
_WEIGHT = f"CASE WHEN search_index.rowid >= {FIRST_NAME_ID} THEN 4.0 WHEN kind = 'citation' THEN 0.4 ELSE 1.0 END"
_RANKED = f"{_FOUND} ORDER BY rank * {_WEIGHT} LIMIT ?"
_LAST_ID = (1 << 63) - 1

_BRIEF = f"coalesce(nullif(brief.title, ''), {FIRST_NAME.format('brief.subject_id')}, '')"
_VISIT = FIRST_NAME.format("visit_id")
_SECTION = (
    "CASE kind WHEN 'scene_setter' THEN 'Scene-setter' WHEN 'press_line' THEN 'Press line'"
    " ELSE upper(substr(kind, 1, 1)) || substr(kind, 2) END"
)
# What each kind of place is called, empty where its own words say it, and where it stands.
_TITLES = {
    "brief": f"SELECT {_BRIEF}, {_VISIT} FROM brief WHERE id = ?",
    "issue": f"SELECT issue.title, {_BRIEF} FROM issue JOIN brief ON brief.id = brief_id WHERE issue.id = ?",
    "point": f"SELECT '', {_BRIEF} || iif(issue.title = '', '', '{SEPARATOR}' || issue.title) FROM talking_point"
    " JOIN issue ON issue.id = issue_id"
    " JOIN brief ON brief.id = brief_id WHERE talking_point.id = ?",
    "objective": f"SELECT '', {_BRIEF} FROM objective JOIN brief ON brief.id = brief_id WHERE objective.id = ?",
    "section": f"SELECT {_SECTION} || '{SEPARATOR}' ||"
    f" iif(brief_id IS NULL, {FIRST_NAME.format('section.visit_id')}, {_BRIEF}), ''"
    " FROM section LEFT JOIN brief ON brief.id = brief_id WHERE section.id = ?",
    "programme_item": f"SELECT title, {_VISIT} FROM programme_item WHERE id = ?",
    "citation": f"SELECT {FIRST_NAME.format('source_id')}, '' FROM citation WHERE id = ?",
    "membership": f"SELECT {FIRST_NAME.format('person_id')}, '' FROM membership WHERE id = ?",
    "book": f"SELECT title, {_VISIT} FROM book_spec WHERE id = ?",
}


def search(connection: Connection, words: str, limit: int = 50) -> list[Hit]:
    """What holds all the words, the last of which may be a beginning; a name before anything else.

    Up to three letters give the newest first, which stays fast however much there is; more letters the best first.
    """
    query = build_query(words)
    if not query:
        return []
    docs = _list_newest(connection, query, limit) if count_letters(words) <= UNRANKED_LETTERS else None
    if docs is None:
        docs = _list_distinct(connection.execute(_RANKED, (query, 3 * limit)), limit)
    hits = [_build_hit(connection, doc, words) for doc in docs]
    return _add_briefs(connection, docs, [hit for hit in hits if hit])[:limit]


def _list_newest(connection: Connection, query: str, limit: int) -> list[_Doc]:
    named = connection.execute(_NEWEST, (query, FIRST_NAME_ID, _LAST_ID, 3 * limit))
    names = _list_distinct(named, limit - limit // 2)
    others = connection.execute(_NEWEST, (query, 0, FIRST_NAME_ID - 1, 3 * limit))
    return _list_distinct(others, limit, names)


def _list_distinct(rows: Iterable[tuple[int, str, int]], limit: int, before: Sequence[_Doc] = ()) -> list[_Doc]:
    """The first document of each place, behind those that were found before."""
    distinct = {doc.key: doc for doc in before}
    for row in rows:
        doc = _Doc(*row)
        distinct.setdefault(doc.key, doc)
    return list(distinct.values())[:limit]


def _build_hit(connection: Connection, doc: _Doc, words: str) -> Hit | None:
    table, field, row_id = find_field(doc.id)
    found = connection.execute(f"SELECT {field.column} FROM {table.name} WHERE id = ?", (row_id,)).fetchone()
    title, where = _read_title(connection, doc)
    if found is None:
        return None
    text = build_excerpt(field.read(found[0]), words)
    if field.slot == NAME_SLOT:
        shown = title == text or find_matches(title, words)
        return Hit(doc.kind, doc.owner_id, title, where if shown else _join(text, where))
    if not title:
        return Hit(doc.kind, doc.owner_id, text, where)
    return Hit(doc.kind, doc.owner_id, title, where if text == title else text)


def _read_title(connection: Connection, doc: _Doc) -> tuple[str, str]:
    if doc.kind in _TITLES:
        row = connection.execute(_TITLES[doc.kind], (doc.owner_id,)).fetchone()
        return (row[0] or "", row[1] or "") if row else ("", "")
    entity = read_entity(connection, doc.owner_id)
    if entity is None:
        return "", ""
    edtf = find_edtf(entity.detail) if entity.kind in (EntityKind.DIALOGUE, EntityKind.VISIT) else None
    return entity.name, describe_edtf(edtf) if edtf else entity.detail


def _add_briefs(connection: Connection, docs: Sequence[_Doc], hits: list[Hit]) -> list[Hit]:
    """The hits with the briefs on the named entities, which mostly have no title of their own, behind the first."""
    known = {hit.id for hit in hits if hit.kind == "brief"}
    named = [doc.owner_id for doc in docs if doc.id >= FIRST_NAME_ID]
    marks = ",".join("?" * len(named))
    rows = connection.execute(f"SELECT id, {_BRIEF}, {_VISIT} FROM brief WHERE subject_id IN ({marks})", named)
    about = [Hit("brief", key, title, where or "") for key, title, where in rows if key not in known]
    return [*hits[:1], *about, *hits[1:]]


def _join(*parts: str) -> str:
    return SEPARATOR.join(filter(None, parts))


def build_excerpt(text: str, words: str) -> str:
    """One line of a text around the first of the words, with an ellipsis where something is left out."""
    line = " ".join(text.split())
    start = 0
    if len(line) > EXCERPT_LENGTH and (at := find_first_match(line, words)) > LEAD_LENGTH:
        start = line.rfind(" ", 0, at - LEAD_LENGTH) + 1 or at - LEAD_LENGTH
    end = start + EXCERPT_LENGTH
    return ("…" if start else "") + line[start:end].rstrip() + ("…" if end < len(line) else "")
