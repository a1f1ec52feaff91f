"""How far the texts of briefs and visits are cleared, in plain SQL: one query for each table, however many texts."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from briefbook.store.schema import Connection
from briefbook.values.clearance import ClearanceView, CoveredPoint, CoveredSection, Dot, clearance_hash, worst_dot
from briefbook.values.kind import ClearanceState

_EMPTY_TEXT = '{"v":1,"blocks":[]}'
_THESE = "(SELECT value FROM json_each(?))"
_POINTS = f"""
SELECT brief_id, talking_point.id, stance, side, talking_point.title, "trigger", text, fallback,
    (SELECT uid FROM entity WHERE id = speaker_id), marking
FROM talking_point JOIN issue ON issue.id = issue_id WHERE brief_id IN {_THESE}
"""
_POINT_NAMES = ("stance", "side", "title", "trigger", "text", "fallback", "speaker", "marking")
_SECTIONS = f"SELECT {{0}}, id, text, marking FROM section WHERE {{0}} IN {_THESE}"
_STEPS = f"SELECT {{0}}, state, office, person, at, hash FROM clearance WHERE {{0}} IN {_THESE} ORDER BY at, id"
_SOURCES = f"""
SELECT citation.{{0}}, source.uid FROM citation JOIN source ON source.id = source_id WHERE citation.{{0}} IN {_THESE}
"""
Texts = Mapping[int, dict[str, Any]]


def read_brief_dots(connection: Connection, brief_ids: Collection[int]) -> dict[int, Dot]:
    """The worst clearance of each brief's points and prose; hollow when nothing is written."""
    points = connection.execute(_POINTS, (json.dumps(list(brief_ids)),)).fetchall()
    texts = {key: dict(zip(_POINT_NAMES, values, strict=True)) for _, key, *values in points}
    views = read_clearances(connection, "point_id", texts)
    dots = defaultdict(list, _list_section_dots(connection, "brief_id", brief_ids))
    for brief_id, key, *_ in points:
        dots[brief_id].append(views[key].dot)
    return {brief_id: worst_dot(dots[brief_id]) for brief_id in brief_ids}


def read_visit_dot(connection: Connection, visit_id: int) -> Dot:
    """The worst clearance of a visit's own prose; hollow when nothing is written."""
    return worst_dot(_list_section_dots(connection, "visit_id", [visit_id])[visit_id])


def _list_section_dots(connection: Connection, column: str, owner_ids: Iterable[int]) -> dict[int, list[Dot]]:
    rows = connection.execute(_SECTIONS.format(column), (json.dumps(list(owner_ids)),)).fetchall()
    written = [(owner_id, key, text, marking) for owner_id, key, text, marking in rows if text != _EMPTY_TEXT]
    texts = {key: {"text": text, "marking": marking} for _, key, text, marking in written}
    views = read_clearances(connection, "section_id", texts)
    dots: dict[int, list[Dot]] = defaultdict(list)
    for owner_id, key, *_ in written:
        dots[owner_id].append(views[key].dot)
    return dots


def read_clearance(connection: Connection, column: str, owner_id: int, fields: dict[str, Any]) -> ClearanceView:
    """The clearance of one text (`column` is `point_id` or `section_id`) whose covered fields stand as given."""
    return read_clearances(connection, column, {owner_id: fields})[owner_id]


def read_clearances(connection: Connection, column: str, texts: Texts) -> dict[int, ClearanceView]:
    """The clearance of texts by their ids (`column` is `point_id` or `section_id`), their covered fields as given."""
    steps = connection.execute(_STEPS.format(column), (json.dumps(list(texts)),)).fetchall()
    last = {owner_id: step for owner_id, *step in steps}
    sources: dict[int, list[str]] = defaultdict(list)
    for owner_id, uid in connection.execute(_SOURCES.format(column), (json.dumps(list(last)),)):
        sources[owner_id].append(uid)
    covered = CoveredPoint if column == "point_id" else CoveredSection
    views = dict.fromkeys(texts, ClearanceView())
    for owner_id, (state, office, person, at, cleared_hash) in last.items():
        now = clearance_hash(covered(**texts[owner_id], sources=sources[owner_id]))
        views[owner_id] = ClearanceView(ClearanceState(state), office, person, at, changed=now != cleared_hash)
    return views
