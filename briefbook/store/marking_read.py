"""The highest marking anywhere in a library, in plain SQL."""

from dataclasses import dataclass

from briefbook.store.schema import Connection

_COLUMNS = (
    ("entity", "marking"),
    ("brief", "title_marking"),
    ("issue", "title_marking"),
    ("talking_point", "marking"),
    ("objective", "marking"),
    ("section", "marking"),
    ("programme_item", "marking"),
    ("book_spec", "title_marking"),
    ("book_spec", "floor"),
)
_MARKINGS = " UNION ".join(f"SELECT {column} AS marking FROM {table}" for table, column in _COLUMNS)
_HIGHEST = f"""
WITH used AS (
    SELECT substr(marking, 1, instr(marking || '//', '//') - 1) AS level FROM ({_MARKINGS}) WHERE marking IS NOT NULL
),
own AS (
    SELECT own_level.* FROM used
    JOIN scheme_level AS level ON used.level = (SELECT code FROM scheme WHERE id = level.scheme_id) || ':' || level.code
    LEFT JOIN equivalence ON foreign_level_id = level.id
    JOIN scheme_level AS own_level ON own_level.id = coalesce(own_level_id, level.id)
    JOIN library ON library.scheme_id = own_level.scheme_id
)
SELECT wording, colour FROM own ORDER BY position DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class HighestMarking:
    """The wording of a level of the library's own scheme, and its colour (`#rrggbb`)."""

    wording: str
    colour: str


def read_highest_marking(connection: Connection) -> HighestMarking | None:
    """The highest level that anything carries, foreign ones through their equivalence; None when nothing is marked."""
    row = connection.execute(_HIGHEST).fetchone()
    return HighestMarking(*row) if row else None
