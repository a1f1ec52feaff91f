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
class LevelRow:
    """A level of the library's own scheme: the marking as portions carry it, its wording and colour (`#rrggbb`)."""

    marking: str
    wording: str
    colour: str


@dataclass(frozen=True, slots=True)
class HighestMarking:
    """The wording of a level of the library's own scheme, and its colour (`#rrggbb`)."""

    wording: str
    colour: str


def read_highest_marking(connection: Connection) -> HighestMarking | None:
    """The highest level that anything carries, foreign ones through their equivalence; None when nothing is marked."""
    row = connection.execute(_HIGHEST).fetchone()
    return HighestMarking(*row) if row else None


def list_levels(connection: Connection) -> list[LevelRow]:
    """The levels of the library's own scheme, the lowest first."""
    rows = connection.execute(
        "SELECT scheme.code || ':' || scheme_level.code, wording, colour FROM scheme_level"
        " JOIN scheme ON scheme.id = scheme_level.scheme_id JOIN library ON library.scheme_id = scheme.id"
        " ORDER BY position"
    )
    return [LevelRow(*row) for row in rows]


def describe_marking(connection: Connection, marking: str | None) -> str:
    """The wording of a marking's level, the marking itself when its scheme is not known here, or nothing."""
    if not marking:
        return ""
    level = marking.split("//")[0]
    row = connection.execute(
        "SELECT wording FROM scheme_level JOIN scheme ON scheme.id = scheme_id"
        " WHERE scheme.code || ':' || scheme_level.code = ?",
        (level,),
    ).fetchone()
    return row[0] if row else level
