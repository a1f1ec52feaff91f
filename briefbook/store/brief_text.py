"""The bare words of a brief; reached by `LibraryFile.look`."""

from briefbook.store.brief_scope import OWN
from briefbook.store.field import TABLES
from briefbook.store.schema import Connection
from briefbook.store.search_field import read_words

# What is cited is in the words of whoever is cited.
_APART = {"citation", "citation_conflict"}
_TEXTS = tuple(
    (column, f'SELECT "{column.name}" FROM {table.name} WHERE {OWN[table.name]} ORDER BY id')
    for table in TABLES
    if table.name in OWN and table.name not in _APART
    for column in table.columns
    if column.names_entities
)
_DISMISSED = "SELECT id, words FROM dismissed_mention WHERE brief_id = ? AND entity_id IS NULL ORDER BY words"


def list_brief_texts(connection: Connection, brief_id: int) -> list[str]:
    """Its title, its issues, and all that is written in its talking points, objectives and prose."""
    return [
        read_words(column, stored)
        for column, sql in _TEXTS
        for (stored,) in connection.execute(sql, {"brief_id": brief_id}).fetchall()
    ]


def list_dismissed(connection: Connection, brief_id: int) -> list[tuple[int, str]]:
    """The words in it that are known to name nothing, with the ids under which that is kept."""
    return [(key, words) for key, words in connection.execute(_DISMISSED, (brief_id,)).fetchall()]
