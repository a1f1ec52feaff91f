"""What the markings in a library and in a brief add up to, and the levels to choose from, in plain SQL."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from briefbook.store.brief_scope import OWN
from briefbook.store.field import TABLES
from briefbook.store.field_use import FieldKind, Table, Use
from briefbook.store.schema import Connection
from briefbook.store.scheme_set_read import read_scheme_set
from briefbook.values.kind import Tlp
from briefbook.values.marking import Marking, MarkingError, list_caveat_words, parse_marking
from briefbook.values.roll_up import MarkedPortion, roll_up
from briefbook.values.scheme_set import SchemeSet

# A block's own marking: inside a string of JSON every quotation mark has a backslash before it.
_BLOCK = (
    "SELECT json_extract(block.value, '$.marking') AS marking, {id} FROM {table},"
    """ json_each({table}."{column}", '$.blocks') AS block"""
    """ WHERE instr("{column}", '"marking":"') AND json_valid("{column}")"""
)
_OWN = 'SELECT "{column}" AS marking, {id} FROM {table} WHERE "{column}" IS NOT NULL'
# Of a brief's subject, which it has not to itself.
_SUBJECT = {"entity": "entity.id = (SELECT subject_id FROM brief WHERE id = :brief_id)"}


class MarkedColumn(NamedTuple):
    """A column in which markings stand, each or in its blocks, and SQL for them; `{id}` is the id of the row."""

    table: str
    name: str
    query: str


def _list_marked(table: Table) -> Iterator[MarkedColumn]:
    for column in table.columns:
        said = _OWN if column.kind is FieldKind.MARKING else _BLOCK if column.kind is FieldKind.TEXT else ""
        if said and Use.LIMIT not in column.uses:
            yield MarkedColumn(table.name, column.name, said.format(table=table.name, column=column.name, id="{id}"))


_COLUMNS = tuple(column for table in TABLES for column in _list_marked(table))
_DISTINCT = "SELECT DISTINCT marking FROM ({}) WHERE marking IS NOT NULL"
_OF_BRIEF = " UNION ".join(
    f"SELECT marking, '{'subject' if table.name in _SUBJECT else table.place}' AS kind, id"
    f" FROM ({query} AND {table.name}.id IN (SELECT id FROM {table.name} WHERE {where})) WHERE marking IS NOT NULL"
    for table in TABLES
    if (where := (OWN | _SUBJECT).get(table.name))
    for query in (each.query.format(id=f"{table.name}.id AS id") for each in _list_marked(table))
)


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
    """What all markings add up to in words, and the colour of its level (`#rrggbb`); both empty where none counts.

    `unmapped` are markings of other schemes, in words, that could not be compared and are not in it.
    """

    wording: str
    colour: str
    unmapped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefMarking:
    """What the markings of a brief add up to in words, empty where none counts, and those that cannot be compared.

    `carriers` are the kinds and ids of the records that carry its level.
    """

    wording: str
    carriers: tuple[tuple[str, int], ...]
    unmapped: tuple[str, ...] = ()


def read_brief_marking(connection: Connection, brief_id: int) -> BriefMarking | None:
    """What a brief's points, objectives, prose, titles and subject add up to; None when nothing is marked."""
    rows = connection.execute(_OF_BRIEF, {"brief_id": brief_id}).fetchall()
    if not rows:
        return None
    schemes = read_scheme_set(connection)
    stored = {each for each, *_ in rows}
    highest = _roll_up(connection, schemes, stored)
    read = {each: marking for each in stored if (marking := _read(each))}
    levels = {each: schemes.find_own_level(marking) for each, marking in read.items()}
    ranks = {each: level.rank for each, level in levels.items() if level}
    carriers = [(kind, key) for each, kind, key in rows if ranks and ranks.get(each) == max(ranks.values())]
    return BriefMarking(highest.wording, tuple(dict.fromkeys(carriers)), highest.unmapped)


def read_highest_marking(connection: Connection) -> HighestMarking | None:
    """What everything in a library adds up to; None when nothing is marked."""
    return add_up(connection, _read_all(connection))


def list_marked_columns() -> tuple[MarkedColumn, ...]:
    """Every column in which markings stand."""
    return _COLUMNS


def read_markings(connection: Connection, column: MarkedColumn) -> frozenset[str]:
    """The markings that stand in a column, as stored."""
    return frozenset(each for (each,) in connection.execute(_DISTINCT.format(column.query.format(id="0"))))


def read_marked_rows(
    connection: Connection, column: MarkedColumn, row_ids: Collection[int] | None = None
) -> dict[int, frozenset[str]]:
    """The markings in each row of a column that has any; of all rows, or of these."""
    query, values = column.query.format(id=f"{column.table}.id AS id"), list[str]()
    if row_ids is not None:
        query += f" AND {column.table}.id IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(list(row_ids)))
    found: dict[int, set[str]] = defaultdict(set)
    for marking, row_id in connection.execute(query, values):
        if marking is not None:
            found[row_id].add(marking)
    return {row_id: frozenset(markings) for row_id, markings in found.items()}


def add_up(connection: Connection, stored: Collection[str]) -> HighestMarking | None:
    """What markings as stored add up to; None when there are none."""
    return _roll_up(connection, read_scheme_set(connection), stored) if stored else None


def holds_guarded(connection: Connection) -> bool:
    """Whether anything in a library is marked for fewer than all: above the lowest level, or with whatever limits it.

    A marking that cannot be read, or compared with the library's own levels, counts.
    """
    schemes = read_scheme_set(connection)
    return any(marking is None or _is_guarded(schemes, marking) for marking in map(_read, _read_all(connection)))


def _read_all(connection: Connection) -> frozenset[str]:
    return frozenset[str]().union(*(read_markings(connection, column) for column in _COLUMNS))


def _is_guarded(schemes: SchemeSet, marking: Marking) -> bool:
    level = schemes.find_own_level(marking)
    lowest = min((each.rank for each in schemes.own.levels), default=0)
    limited = marking.caveats or marking.releasable_to is not None or marking.tlp not in (None, Tlp.CLEAR)
    return level is None or level.rank > lowest or bool(limited)


def _roll_up(connection: Connection, schemes: SchemeSet, stored: Collection[str]) -> HighestMarking:
    portions = [MarkedPortion(each, marking) for each in sorted(stored) if (marking := _read(each))]
    total = roll_up(portions, schemes.own, schemes.equivalences, foreign=schemes.foreign)
    unread = [each for each in sorted(stored) if not _read(each)]
    unmapped = (*(describe_marking(connection, each) for each in total.unmapped), *unread)
    if total.marking is None:
        return HighestMarking("", "", unmapped)
    # Lists that exclude each other release to nobody, as saying nothing does.
    banner = replace(total.marking, releasable_to=None) if total.empty_release else total.marking
    level = schemes.own.find_level(banner.level)
    return HighestMarking(describe_marking(connection, str(banner)), level.colour if level else "", unmapped)


def _read(stored: str) -> Marking | None:
    """A marking; None for one that is damaged, which cannot be compared either."""
    try:
        return parse_marking(stored)
    except MarkingError:
        return None


def demands_portion_marks(connection: Connection) -> bool:
    """Whether the library's own scheme wants every portion marked."""
    row = connection.execute(
        "SELECT portion_marks_required FROM scheme JOIN library ON library.scheme_id = scheme.id"
    ).fetchone()
    return bool(row and row[0])


def demands_marks(connection: Connection, brief_id: int) -> bool:
    """Whether a text of a brief has to be marked: the scheme wants it, or a book of its visit has a ceiling."""
    (ceilings,) = connection.execute(
        "SELECT count(ceiling) FROM book_spec WHERE visit_id = (SELECT visit_id FROM brief WHERE id = ?)", (brief_id,)
    ).fetchone()
    return bool(ceilings) or demands_portion_marks(connection)


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
