"""The highest marking anywhere in a library and in a brief, in plain SQL."""

from dataclasses import dataclass

from briefbook.store.schema import Connection
from briefbook.values.marking import list_caveat_words, parse_marking

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
_OF_BRIEF = """
SELECT marking, 'point' AS kind, talking_point.id AS id FROM talking_point JOIN issue ON issue.id = issue_id
    WHERE brief_id = :brief_id
UNION ALL SELECT marking, 'objective', id FROM objective WHERE brief_id = :brief_id
UNION ALL SELECT marking, 'section', id FROM section WHERE brief_id = :brief_id
UNION ALL SELECT title_marking, 'issue', id FROM issue WHERE brief_id = :brief_id
UNION ALL SELECT title_marking, 'brief', id FROM brief WHERE id = :brief_id
UNION ALL SELECT marking, 'subject', entity.id FROM entity JOIN brief ON subject_id = entity.id
    WHERE brief.id = :brief_id
"""
_RANKED = """
WITH used AS (
    SELECT substr(marking, 1, instr(marking || '//', '//') - 1) AS level, * FROM ({}) WHERE marking IS NOT NULL
),
own AS (
    SELECT own_level.wording, own_level.colour, own_level.position, used.* FROM used
    JOIN scheme_level AS level ON used.level = (SELECT code FROM scheme WHERE id = level.scheme_id) || ':' || level.code
    LEFT JOIN equivalence ON foreign_level_id = level.id
    JOIN scheme_level AS own_level ON own_level.id = coalesce(own_level_id, level.id)
    JOIN library ON library.scheme_id = own_level.scheme_id
)
"""
_HIGHEST = f"{_RANKED.format(_MARKINGS)} SELECT wording, colour FROM own ORDER BY position DESC LIMIT 1"
_HIGHEST_OF_BRIEF = f"""
{_RANKED.format(_OF_BRIEF)}
SELECT wording, kind, id FROM own WHERE position = (SELECT max(position) FROM own)
"""


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A level of the library's own scheme: the marking as portions carry it, its words and colour (`#rrggbb`)."""

    marking: str
    wording: str
    abbreviation: str
    colour: str


@dataclass(frozen=True, slots=True)
class CaveatRow:
    """A caveat of the library's own scheme, and what it says."""

    code: str
    wording: str


@dataclass(frozen=True, slots=True)
class HighestMarking:
    """The wording of a level of the library's own scheme, and its colour (`#rrggbb`)."""

    wording: str
    colour: str


@dataclass(frozen=True, slots=True)
class BriefMarking:
    """The wording of the highest level in a brief, and what carries it: the kinds and ids of its records."""

    wording: str
    carriers: tuple[tuple[str, int], ...]


def read_brief_marking(connection: Connection, brief_id: int) -> BriefMarking | None:
    """The highest level of a brief's points, objectives, prose and titles; foreign ones through their equivalence."""
    rows = connection.execute(_HIGHEST_OF_BRIEF, {"brief_id": brief_id}).fetchall()
    return BriefMarking(rows[0][0], tuple((kind, row_id) for _, kind, row_id in rows)) if rows else None


def read_highest_marking(connection: Connection) -> HighestMarking | None:
    """The highest level that anything carries, foreign ones through their equivalence; None when nothing is marked."""
    row = connection.execute(_HIGHEST).fetchone()
    return HighestMarking(*row) if row else None


def demands_portion_marks(connection: Connection) -> bool:
    """Whether the library's own scheme wants every portion marked."""
    row = connection.execute(
        "SELECT portion_marks_required FROM scheme JOIN library ON library.scheme_id = scheme.id"
    ).fetchone()
    return bool(row and row[0])


def list_levels(connection: Connection) -> list[LevelRow]:
    """The levels of the library's own scheme, the lowest first."""
    rows = connection.execute(
        "SELECT scheme.code || ':' || scheme_level.code, wording, abbreviation, colour FROM scheme_level"
        " JOIN scheme ON scheme.id = scheme_level.scheme_id JOIN library ON library.scheme_id = scheme.id"
        " ORDER BY position"
    )
    return [LevelRow(*row) for row in rows]


def list_caveats(connection: Connection) -> list[CaveatRow]:
    """The caveats of the library's own scheme in its order."""
    rows = connection.execute(
        "SELECT scheme_caveat.code, wording FROM scheme_caveat"
        " JOIN library ON library.scheme_id = scheme_caveat.scheme_id ORDER BY position"
    )
    return [CaveatRow(*row) for row in rows]


def describe_marking(connection: Connection, marking: str | None) -> str:
    """A marking in words as on the page, `SECRET//UK EYES ONLY//TLP:AMBER`, or nothing."""
    if not marking:
        return ""
    read = parse_marking(marking)
    return "//".join([describe_level(connection, f"{read.scheme}:{read.level}"), *list_caveat_words(read)])


def describe_level(connection: Connection, level: str) -> str:
    """The wording of a `scheme:LEVEL`, with the name of a scheme that is not the library's own: `SECRET (Ruritania)`.

    A level that is not known here is described by itself.
    """
    row = connection.execute(
        "SELECT wording, iif(scheme.id = library.scheme_id, '', name) FROM scheme_level"
        " JOIN scheme ON scheme.id = scheme_level.scheme_id, library"
        " WHERE scheme.code || ':' || scheme_level.code = ?",
        (level,),
    ).fetchone()
    if row is None:
        return level
    wording, scheme = row
    return f"{wording} ({scheme})" if scheme else str(wording)
