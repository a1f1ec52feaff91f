"""How far the texts of briefs and visits are cleared, in plain SQL: one query for each table, however many texts."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from briefbook.store.clearance_cover import CLEARABLE, THESE, read_covered
from briefbook.store.place_title import PlaceTitle, read_place_titles
from briefbook.store.schema import Connection
from briefbook.store.search_field import read_rich
from briefbook.values.clearance import EMPTY_TEXT, ClearanceView, Dot, has_changed, worst_dot
from briefbook.values.kind import ClearanceState
from briefbook.values.place import Place

_STEPS = f"SELECT {{0}}, state, office, person, at, hash FROM clearance WHERE {{0}} IN {THESE} ORDER BY at, id"
# Of each kind of text, those that are written, after whom they are of, in reading order.
_OF_BRIEFS = {
    "objective": f"SELECT brief_id, id, text FROM objective WHERE brief_id IN {THESE} AND text <> ?"
    " ORDER BY side, position",
    "point": "SELECT brief_id, talking_point.id, text FROM talking_point JOIN issue ON issue.id = issue_id"
    f" WHERE brief_id IN {THESE} AND text <> ? ORDER BY issue.position, talking_point.position",
    "section": f"SELECT brief_id, id, text FROM section WHERE brief_id IN {THESE} AND text <> ? ORDER BY id",
}
_OF_VISITS = {"section": f"SELECT visit_id, id, text FROM section WHERE visit_id IN {THESE} AND text <> ? ORDER BY id"}


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A text that can be cleared: where it stands, what it is called, what it says, and how far it has come.

    `tab` is that of its brief in a book, empty outside of one.
    """

    place: Place
    called: PlaceTitle
    words: str
    view: ClearanceView
    tab: str = ""

    @property
    def key(self) -> Place:
        """What tells it from the other rows."""
        return self.place


def list_ledger(connection: Connection, brief_id: int) -> list[LedgerRow]:
    """The written objectives, points and prose of a brief, in reading order."""
    return list_ledgers(connection, [brief_id])[brief_id]


def list_ledgers(connection: Connection, brief_ids: Collection[int]) -> dict[int, list[LedgerRow]]:
    """Those of each of several briefs."""
    return _list_ledgers(connection, _OF_BRIEFS, brief_ids)


def list_visit_ledger(connection: Connection, visit_id: int) -> list[LedgerRow]:
    """The written prose of a visit itself."""
    return _list_ledgers(connection, _OF_VISITS, [visit_id])[visit_id]


def read_brief_dots(connection: Connection, brief_ids: Collection[int]) -> dict[int, Dot]:
    """The worst clearance of each brief's objectives, points and prose; hollow when nothing is written."""
    return _read_dots(connection, _OF_BRIEFS, brief_ids)


def list_brief_dots(connection: Connection, brief_id: int) -> tuple[Dot, ...]:
    """The clearance of each written objective, point and prose of a brief."""
    return tuple(_list_dots(connection, _OF_BRIEFS, [brief_id])[brief_id])


def read_visit_dot(connection: Connection, visit_id: int) -> Dot:
    """The worst clearance of a visit's own prose; hollow when nothing is written."""
    return _read_dots(connection, _OF_VISITS, [visit_id])[visit_id]


def read_clearances(connection: Connection, kind: str, ids: Collection[int]) -> dict[int, ClearanceView]:
    """The clearance of texts by their ids; `kind` is that of their places: `point`, `section` or `objective`."""
    _, column = CLEARABLE[kind]
    steps = connection.execute(_STEPS.format(column), (json.dumps(list(ids)),)).fetchall()
    last = {key: step for key, *step in steps}
    covered = read_covered(connection, kind, last)
    views = dict.fromkeys(ids, ClearanceView())
    for key, (state, office, person, at, hashed) in last.items():
        changed = has_changed(covered[key], hashed)
        views[key] = ClearanceView(ClearanceState(state), office, person, at, changed=changed)
    return views


def _read_dots(connection: Connection, queries: Mapping[str, str], owner_ids: Collection[int]) -> dict[int, Dot]:
    dots = _list_dots(connection, queries, owner_ids)
    return {owner_id: worst_dot(dots[owner_id]) for owner_id in owner_ids}


def _list_dots(
    connection: Connection, queries: Mapping[str, str], owner_ids: Collection[int]
) -> defaultdict[int, list[Dot]]:
    dots: defaultdict[int, list[Dot]] = defaultdict(list)
    for kind, query in queries.items():
        rows = _list_written(connection, query, owner_ids)
        views = read_clearances(connection, kind, [key for _, key, _ in rows])
        for owner_id, key, _ in rows:
            dots[owner_id].append(views[key].dot)
    return dots


def _list_ledgers(
    connection: Connection, queries: Mapping[str, str], owner_ids: Collection[int]
) -> dict[int, list[LedgerRow]]:
    ledgers: dict[int, list[LedgerRow]] = {owner_id: [] for owner_id in owner_ids}
    for kind, query in queries.items():
        written = [(owner, Place(kind, key), text) for owner, key, text in _list_written(connection, query, owner_ids)]
        titles = read_place_titles(connection, [place for _, place, _ in written])
        views = read_clearances(connection, kind, [place.id for _, place, _ in written])
        for owner, place, text in written:
            ledgers[owner].append(LedgerRow(place, titles[place], read_rich(text), views[place.id]))
    return ledgers


def _list_written(connection: Connection, query: str, owner_ids: Iterable[int]) -> list[tuple[int, int, str]]:
    return list(connection.execute(query, (json.dumps(list(owner_ids)), EMPTY_TEXT)))
