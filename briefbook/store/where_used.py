"""Where an entity is used: by every link to it, and in every text that names it; see `store.field`.

Whoever calls holds the file's lock.
"""

import json
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from briefbook.store.field import TABLES
from briefbook.store.field_use import Column, FieldKind, UseRole
from briefbook.store.home import find_cited
from briefbook.store.place_title import PlaceTitle, read_place_titles
from briefbook.store.schema import Connection
from briefbook.store.search_field import FIRST_NAME_ID, SLOT_BITS, SLOT_MASK
from briefbook.store.search_form import build_search_form
from briefbook.text.json_codec import RichTextError, load_rich_text
from briefbook.values.date_words import describe_edtf
from briefbook.values.edtf import find_edtf
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place

Names = Callable[[str], bool]
_Found = tuple[str, int, str, bool]
# What holds a name also does so in the form in which it is searched, which is there ready to be read.
_LIKELY = f"SELECT id FROM search_doc WHERE id < {FIRST_NAME_ID} AND ({{}})"


@dataclass(frozen=True, slots=True)
class UseRead:
    """One place where an entity is used: what it is called, as what the entity is used there, and when.

    `key` begins with kind and id of what uses it, `place` is where that is written. The role is a `UseRole`, or the
    role in which somebody takes part; `store.place_word` says both in words.
    """

    key: tuple[str, int, str]
    place: Place
    called: PlaceTitle
    role: str
    when: str


def list_uses(connection: Connection, entity_id: int, names: Names) -> list[UseRead]:
    """The uses of an entity: links first, then the texts in which `names` finds it."""
    found = [*_iterate_links(connection, entity_id), *_iterate_texts(connection, entity_id, names)]
    titles = read_place_titles(connection, (Place(kind, key) for kind, key, *_ in found))
    uses: dict[tuple[str, int, str], UseRead] = {}
    for kind, key, role, titles_it in found:
        called = titles[Place(kind, key)]
        when = find_edtf(called.when)
        shown = replace(called, title="") if titles_it else called
        place = _find_written(connection, Place(kind, key))
        use = UseRead((kind, key, role), place, shown, role, describe_edtf(when) if when else "")
        uses.setdefault(use.key, use)
    return list(uses.values())


def count_links(connection: Connection, entity_id: int) -> int:
    """In how many places an entity is used by a link to it, and not only by its name."""
    return len({(kind, key) for kind, key, _, _ in _iterate_links(connection, entity_id)})


def _find_written(connection: Connection, place: Place) -> Place:
    """Where a row is written: a citation of a text under that text."""
    cited = find_cited(connection, place.id) if place.kind == "citation" else None
    return cited if cited and cited.kind in ("point", "section") else place


def _iterate_links(connection: Connection, entity_id: int) -> Iterator[_Found]:
    for table, column in LINKS:
        role = f'"{column.told_by}"' if column.told_by else f"'{column.role}'"
        query = (
            f"SELECT {table.place_kind_sql}, {table.place_id_sql}, {role} FROM {table.name}"
            f' WHERE "{column.name}" = ? ORDER BY id'
        )
        for kind, key, told in connection.execute(query, (entity_id,)).fetchall():
            yield kind, key, told, column.titles


def _iterate_texts(connection: Connection, entity_id: int, names: Names) -> Iterator[_Found]:
    likely = _find_likely(connection, entity_id)
    for table, columns in TEXTS:
        stored = ", ".join(f'"{column.name}"' for column in columns)
        query = f"SELECT {table.place_kind_sql}, {table.place_id_sql}, {stored} FROM {table.name}"
        searched = {column.slot for column in columns}
        if None not in searched:
            query += " WHERE id IN (SELECT value FROM json_each(?))"
        ids = sorted(row_id for slot, row_id in likely if slot in searched)
        for kind, key, *values in connection.execute(query, [json.dumps(ids)] * query.count("?")).fetchall():
            own = kind in set(EntityKind) and key == entity_id
            if not own and any(map(names, _iterate_words(columns, values))):
                yield kind, key, UseRole.MENTIONED, False


def _find_likely(connection: Connection, entity_id: int) -> set[tuple[int, int]]:
    """By slot, the rows in whose text a name of an entity may stand; no other that is searched can."""
    rows = connection.execute("SELECT text FROM name WHERE entity_id = ?", (entity_id,)).fetchall()
    forms = sorted({build_search_form(unicodedata.normalize("NFC", name).strip()).strip() for (name,) in rows})
    if not forms:
        return set()
    found = connection.execute(_LIKELY.format(" OR ".join(["instr(text, ?)"] * len(forms))), forms)
    return {(doc_id & SLOT_MASK, doc_id >> SLOT_BITS) for (doc_id,) in found}


def _iterate_words(columns: tuple[Column, ...], values: list[str]) -> Iterator[str]:
    """What is read for names in one go: the blocks of texts, and words as they are."""
    for column, value in zip(columns, values, strict=True):
        if column.kind is FieldKind.WORDS:
            yield value
        else:
            # A damaged text names nobody; its editor will say that it is.
            with suppress(RichTextError):
                yield from (block.text for block in load_rich_text(value))


LINKS = tuple((table, column) for table in TABLES for column in table.columns if column.role)
TEXTS = tuple(
    (table, columns)
    for table in TABLES
    if (columns := tuple(column for column in table.columns if column.names_entities))
)
