"""Where an entity is used: the texts that are looked at are few, and none that names it is among the others."""

import sys
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from briefbook.edits.entity import describe_entity
from briefbook.session import Session
from briefbook.store.field_use import FieldKind
from briefbook.store.search_form import build_search_form
from briefbook.store.where_used import TEXTS, UseRead, list_uses
from briefbook.text.json_codec import load_rich_text
from briefbook.text.mention import MentionIndex
from briefbook.text.reading import fold
from briefbook.text.rich_text import plain_text
from briefbook.values.place import Place

ODD = st.sampled_from("aAeé\u0301ßẞςΣσİıiK\u212bﬁ茂木かが\u3099ｶﾞ각가\u1100\u1161\u11a8जी\u093eאּ\u05bcءأآ\u0640. ,(\n\t")
WORDS = st.text(ODD | st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=6)


def test_letters_that_mentions_take_for_one_are_one_in_search() -> None:
    folded = [(letter, fold(letter)) for letter in map(chr, range(sys.maxunicode + 1)) if letter != letter.lower()]
    assert [letter for letter, small in folded if build_search_form(letter) != build_search_form(small)] == []


@given(WORDS, st.text(ODD, max_size=4), st.text(ODD, max_size=4), st.booleans())
@example("茂木", "", "は", False)
@example("é", "", " ", True)
def test_a_text_that_names_somebody_holds_the_name_in_its_search_form(
    name: str, before: str, after: str, capitals: bool
) -> None:
    name = unicodedata.normalize("NFC", name).strip()
    text = before + (name.upper() if capitals else name) + after
    if MentionIndex.build([(1, name)]).find(text):
        assert build_search_form(name).strip() in build_search_form(text).strip()


def list_texts(session: Session) -> list[tuple[tuple[str, int], str]]:
    """Every text of the library that may name somebody, a block at a time, with the place where it is found."""
    found: list[tuple[tuple[str, int], str]] = []
    for table, columns in TEXTS:
        for column in columns:
            query = f'SELECT {table.place_kind_sql}, {table.place_id_sql}, "{column.name}" FROM {table.name}'
            for kind, key, stored in session.file.connection.execute(query):
                rich = column.kind is FieldKind.TEXT
                words = [block.text for block in load_rich_text(stored)] if rich else [stored]
                found += [((kind, key), each) for each in words]
    return found


def test_every_text_that_names_an_entity_is_found(session: Session) -> None:
    connection = session.file.connection
    (post_id,) = connection.execute("SELECT id FROM post ORDER BY id LIMIT 1").fetchone()
    (person_id,) = connection.execute("SELECT id FROM person ORDER BY id LIMIT 1").fetchone()
    (name,) = connection.execute("SELECT text FROM name WHERE entity_id = ? LIMIT 1", (person_id,)).fetchone()
    describe_entity(session, post_id, plain_text(f"Once {name.upper()}'s."))
    names = connection.execute("SELECT entity_id, text FROM name ORDER BY entity_id, position").fetchall()
    index = MentionIndex.build(names)
    kinds = dict(connection.execute("SELECT id, kind FROM entity"))
    texts = [(place, {each.entity_id for each in index.find(words)}) for place, words in list_texts(session)]
    total = 0
    for entity_id in {key for key, _ in names}:
        own = (kinds[entity_id], entity_id)
        naming = {place for place, named in texts if entity_id in named and place != own}
        uses = uses_of(session, index, entity_id)
        assert {use.key[:2] for use in uses if use.role == "mentioned"} == naming
        total += len(naming)
    assert ("post", post_id) in {use.key[:2] for use in uses_of(session, index, person_id)}
    assert total > 60


def test_a_citation_is_used_where_it_is_written(session: Session) -> None:
    connection = session.file.connection
    (source_id,) = connection.execute("SELECT source_id FROM citation WHERE point_id NOT NULL LIMIT 1").fetchone()
    uses = [use for use in list_uses(connection, source_id, lambda words: False) if use.key[0] == "citation"]
    written = {use.key[1]: use.place for use in uses}
    for key, point_id, section_id in connection.execute(
        "SELECT id, point_id, section_id FROM citation WHERE source_id = ?", (source_id,)
    ):
        texts = Place("section", section_id) if section_id else Place("citation", key)
        assert written[key] == (Place("point", point_id) if point_id else texts)
    assert uses
    assert all(not use.called.title for use in uses)


def uses_of(session: Session, index: MentionIndex, entity_id: int) -> list[UseRead]:
    def names_it(words: str) -> bool:
        return any(each.entity_id == entity_id for each in index.find(words))

    return list_uses(session.file.connection, entity_id, names_it)
