"""The marking schemes of a library as its tab shows them, in plain SQL; reached by `LibraryFile.look`."""

from dataclasses import dataclass, replace

from briefbook.store.marking_read import LevelRow
from briefbook.store.schema import Connection
from briefbook.values.kind import CaveatKind
from briefbook.values.marking import list_caveat_words, parse_marking

_LEVELS = """
SELECT level.id, level.scheme_id, scheme.code || ':' || level.code, level.wording, level.abbreviation, level.colour,
    level.needs_release, own.id, coalesce(own.wording, '')
FROM scheme_level AS level JOIN scheme ON scheme.id = level.scheme_id
LEFT JOIN equivalence ON foreign_level_id = level.id
LEFT JOIN scheme_level AS own ON own.id = own_level_id AND own.scheme_id = (SELECT scheme_id FROM library)
WHERE level.scheme_id = ? ORDER BY level.position, level.id
"""


@dataclass(frozen=True, slots=True)
class SchemeRead:
    """A marking scheme; `is_own` is the one that the library itself is marked in."""

    key: int
    code: str
    name: str
    portion_marks_required: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class SchemeLevelRead:
    """A level; one of another scheme may stand as high as an own one (`equals_id`, and its wording)."""

    key: int
    scheme_id: int
    marking: str
    wording: str
    abbreviation: str
    colour: str
    needs_release: bool
    equals_id: int | None
    equals: str


@dataclass(frozen=True, slots=True)
class SchemeCaveatRead:
    """A caveat, and what it does in a roll-up."""

    key: int
    scheme_id: int
    code: str
    wording: str
    abbreviation: str
    kind: CaveatKind


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a marking stands: in which scheme, and whether it can be compared with the library's own."""

    scheme: str
    is_own: bool
    is_comparable: bool


def list_schemes(connection: Connection) -> list[SchemeRead]:
    """The library's own scheme, then those of others as they were added."""
    rows = connection.execute(
        "SELECT scheme.id, code, name, portion_marks_required, scheme.id = library.scheme_id AS own"
        " FROM scheme, library ORDER BY own DESC, scheme.id"
    )
    return [SchemeRead(key, code, name, bool(required), bool(own)) for key, code, name, required, own in rows]


def list_scheme_levels(connection: Connection, scheme_id: int) -> list[SchemeLevelRead]:
    """The levels of a scheme, the lowest first."""
    rows = connection.execute(_LEVELS, (scheme_id,)).fetchall()
    return [
        SchemeLevelRead(key, of, marking, wording, short, colour, bool(needs), equals_id, equals)
        for key, of, marking, wording, short, colour, needs, equals_id, equals in rows
    ]


def list_scheme_caveats(connection: Connection, scheme_id: int) -> list[SchemeCaveatRead]:
    """The caveats of a scheme in their order."""
    rows = connection.execute(
        "SELECT id, scheme_id, code, wording, abbreviation, kind FROM scheme_caveat WHERE scheme_id = ?"
        " ORDER BY position, id",
        (scheme_id,),
    )
    caveats = [SchemeCaveatRead(*row) for row in rows]
    return [replace(each, kind=CaveatKind(each.kind)) for each in caveats]


def list_offered_levels(connection: Connection) -> list[LevelRow]:
    """Every level that can be chosen: the own ones, then those of others with the name of their scheme."""
    offered = []
    for scheme in list_schemes(connection):
        for each in list_scheme_levels(connection, scheme.key):
            words = each.wording if scheme.is_own else f"{each.wording} ({scheme.name})"
            short = each.abbreviation if scheme.is_own else each.wording
            offered.append(LevelRow(each.marking, words, short, each.colour))
    return offered


def list_offered_caveats(connection: Connection) -> dict[str, list[SchemeCaveatRead]]:
    """The caveats of every scheme by its code."""
    return {each.code: list_scheme_caveats(connection, each.key) for each in list_schemes(connection)}


def read_standing(connection: Connection, marking: str) -> Standing:
    """Where a marking stands; a scheme or a level that the library does not have cannot be compared."""
    read = parse_marking(marking)
    scheme = next((each for each in list_schemes(connection) if each.code == read.scheme), None)
    if scheme is None:
        return Standing(read.scheme, False, False)
    levels = list_scheme_levels(connection, scheme.key)
    level = next((each for each in levels if each.marking == f"{read.scheme}:{read.level}"), None)
    comparable = level is not None and (scheme.is_own or level.equals_id is not None)
    return Standing(scheme.name, scheme.is_own, comparable)


def describe_portion(connection: Connection, marking: str) -> str:
    """A marking as it stands before a portion, `S//NF`: with abbreviations, where its scheme has them."""
    read = parse_marking(marking)
    level = connection.execute(
        "SELECT abbreviation FROM scheme_level JOIN scheme ON scheme.id = scheme_id"
        " WHERE scheme.code = ? AND scheme_level.code = ?",
        (read.scheme, read.level),
    ).fetchone()
    short = connection.execute(
        "SELECT scheme_caveat.code, coalesce(nullif(abbreviation, ''), scheme_caveat.code) FROM scheme_caveat"
        " JOIN scheme ON scheme.id = scheme_id WHERE scheme.code = ?",
        (read.scheme,),
    )
    abbreviations = dict(short.fetchall())
    caveats = [", ".join(abbreviations.get(code, code) for code in sorted(read.caveats))] if read.caveats else []
    beside = list_caveat_words(read)[len(caveats) :]
    return "//".join([level[0] if level else read.level, *caveats, *beside])
