"""The bare words of a brief; whoever calls holds the file's lock."""

from briefbook.store.schema import Connection
from briefbook.store.search_field import read_rich

_TEXTS = (
    "SELECT title, 0 FROM issue WHERE brief_id = :id",
    "SELECT value, 1 FROM talking_point JOIN issue ON issue.id = issue_id, json_each(json_array(text, fallback))"
    " WHERE brief_id = :id",
    "SELECT text, 1 FROM objective WHERE brief_id = :id",
    "SELECT text, 1 FROM section WHERE brief_id = :id",
)
_DISMISSED = "SELECT id, words FROM dismissed_mention WHERE brief_id = ? AND entity_id IS NULL ORDER BY words"


def list_brief_texts(connection: Connection, brief_id: int) -> list[str]:
    """The titles of its issues, its talking points, objectives and prose."""
    rows = [row for sql in _TEXTS for row in connection.execute(sql, {"id": brief_id}).fetchall()]
    return [read_rich(text) if rich else text for text, rich in rows]


def list_dismissed(connection: Connection, brief_id: int) -> list[tuple[int, str]]:
    """The words in it that are known to name nothing, with the ids under which that is kept."""
    return [(key, words) for key, words in connection.execute(_DISMISSED, (brief_id,)).fetchall()]
