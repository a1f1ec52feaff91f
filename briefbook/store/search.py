"""Searching everything that a library holds, in any script; reached by `LibraryFile.look`."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefbook.store.place_title import NO_TITLE, PlaceTitle, read_place_titles
from briefbook.store.schema import Connection
from briefbook.store.search_field import FIRST_NAME_ID, NAME_SLOT, SearchField, find_field
from briefbook.store.search_form import build_query, count_letters, find_first_match, find_matches
from briefbook.values.date_words import describe_edtf
from briefbook.values.edtf import find_edtf
from briefbook.values.place import Place

UNRANKED_LETTERS = 3
MOST_RANKED = 500
EXCERPT_LENGTH = 140
LEAD_LENGTH = 40
TITLE_LENGTH = 200
SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found: `kind` and `id` are those of a Place; `snippet` says which words, or where they stand.

    `term` is the member of a vocabulary by which it is told, too (see PlaceTitle); `place_word.describe_hit` says it.
    """

    kind: str
    id: int
    title: str
    snippet: str
    term: str = ""


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
_NEWEST = (
    "SELECT rowid FROM search_index WHERE search_index MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?"
)
_WEIGHT = f"CASE WHEN search_index.rowid >= {FIRST_NAME_ID} THEN 4.0 WHEN kind = 'citation' THEN 0.4 ELSE 1.0 END"
_RANKED = f"{_FOUND} ORDER BY rank * {_WEIGHT} LIMIT ?"
_SHORTEST = "length(text) * CASE WHEN kind = 'citation' THEN 2.5 ELSE 1.0 END, id DESC"
_DOCS = "SELECT id, kind, owner_id FROM search_doc WHERE id IN (SELECT value FROM json_each(?)) ORDER BY {} LIMIT ?"
_LAST_ID = (1 << 63) - 1


def search(connection: Connection, words: str, limit: int = 50) -> list[Hit]:
    """What holds all the words, the last of which may be a beginning; a name before anything else.

    Up to three letters give the newest first, more letters the best first; of very many the shortest of the newest,
    which stays fast however much there is.
    """
    query = build_query(words)
    if not query:
        return []
    docs = _list_docs(connection, query, limit, letters=count_letters(words))
    titles = read_place_titles(connection, (Place(*doc.key) for doc in docs))
    stored = _read_stored(connection, docs)
    hits = [
        _build_hit(doc, stored[doc.id], _shorten(titles.get(Place(*doc.key), NO_TITLE)), words)
        for doc in docs
        if doc.id in stored
    ]
    return _add_briefs(connection, docs, hits)[:limit]


def _list_docs(connection: Connection, query: str, limit: int, *, letters: int) -> list[_Doc]:
    newest = _list_newest(connection, query, _LAST_ID)
    if letters > UNRANKED_LETTERS and len(newest) < MOST_RANKED:
        return _list_distinct(connection.execute(_RANKED, (query, 3 * limit)), limit)
    names = [doc_id for doc_id in newest if doc_id >= FIRST_NAME_ID]
    others = newest[len(names) :]
    if len(newest) == MOST_RANKED and len(others) < limit and letters > 1:
        others = _list_newest(connection, query, FIRST_NAME_ID - 1)
    order = "id DESC" if letters <= UNRANKED_LETTERS else _SHORTEST
    first = _read_docs(connection, names, order, limit - limit // 2 if others else limit)
    known = {doc.key for doc in first}
    return [*first, *(doc for doc in _read_docs(connection, others, order, limit) if doc.key not in known)][:limit]


def _list_newest(connection: Connection, query: str, last_id: int) -> list[int]:
    """The newest documents up to an id: FTS5 weighs every document that holds a word before it gives the best."""
    return [doc_id for (doc_id,) in connection.execute(_NEWEST, (query, 0, last_id, MOST_RANKED))]


def _read_docs(connection: Connection, doc_ids: Sequence[int], order: str, limit: int) -> list[_Doc]:
    return _list_distinct(connection.execute(_DOCS.format(order), (json.dumps(doc_ids), 3 * limit)), limit)


def _list_distinct(rows: Iterable[tuple[int, str, int]], limit: int) -> list[_Doc]:
    """The first document of each place."""
    distinct: dict[tuple[str, int], _Doc] = {}
    for row in rows:
        doc = _Doc(*row)
        distinct.setdefault(doc.key, doc)
    return list(distinct.values())[:limit]


def _read_stored(connection: Connection, docs: Sequence[_Doc]) -> dict[int, str]:
    """What stands in the columns of which these are the documents, by their ids."""
    asked: dict[tuple[str, SearchField], list[int]] = {}
    for doc in docs:
        table, field, row_id = find_field(doc.id)
        asked.setdefault((table.name, field), []).append(row_id)
    stored: dict[int, str] = {}
    for (name, field), row_ids in asked.items():
        sql = f'SELECT id, "{field.column}" FROM {name} WHERE id IN (SELECT value FROM json_each(?))'
        rows = connection.execute(sql, (json.dumps(row_ids),))
        stored |= {field.doc_id(row_id): value for row_id, value in rows}
    return stored


def _build_hit(doc: _Doc, stored: str, called: PlaceTitle, words: str) -> Hit:
    _, field, _ = find_field(doc.id)
    text = build_excerpt(field.read(stored), words)
    where = _join(called.where, called.issue)
    if field.slot == NAME_SLOT:
        shown = called.title == text or find_matches(called.title, words)
        beside = _join("" if shown else text, _describe_date(called.when) or where)
        return Hit(doc.kind, doc.owner_id, called.title, beside, called.term)
    if doc.kind == "section":
        return Hit(doc.kind, doc.owner_id, where, text, called.term)
    if not called.title:
        return Hit(doc.kind, doc.owner_id, text, where)
    return Hit(doc.kind, doc.owner_id, called.title, where if text == called.title else text)


def _shorten(called: PlaceTitle) -> PlaceTitle:
    """The same for one line, be its words without end."""
    title, where, issue = (
        each if len(each) <= TITLE_LENGTH else f"{each[:TITLE_LENGTH].rstrip()}…"
        for each in (called.title, called.where, called.issue)
    )
    return replace(called, title=title, where=where, issue=issue)


def _describe_date(when: str) -> str:
    edtf = find_edtf(when)
    return describe_edtf(edtf) if edtf else when


def _add_briefs(connection: Connection, docs: Sequence[_Doc], hits: list[Hit]) -> list[Hit]:
    """The hits with the briefs on the named entities, which mostly have no title of their own, behind the first."""
    known = {hit.id for hit in hits if hit.kind == "brief"}
    named = json.dumps([doc.owner_id for doc in docs if doc.id >= FIRST_NAME_ID])
    rows = connection.execute("SELECT id FROM brief WHERE subject_id IN (SELECT value FROM json_each(?))", (named,))
    titles = read_place_titles(connection, [Place("brief", key) for (key,) in rows if key not in known])
    shortened = {place: _shorten(called) for place, called in titles.items()}
    about = [Hit(place.kind, place.id, called.title, called.where) for place, called in shortened.items()]
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
