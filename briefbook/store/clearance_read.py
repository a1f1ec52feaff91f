"""How far the texts of a brief or a visit are cleared, in plain SQL."""

from typing import Any

from briefbook.store.schema import Connection
from briefbook.values.clearance import ClearanceView, CoveredPoint, CoveredSection, Dot, clearance_hash, worst_dot
from briefbook.values.kind import ClearanceState

_EMPTY_TEXT = '{"v":1,"blocks":[]}'
_POINTS = """
SELECT talking_point.id, stance, side, talking_point.title, "trigger", text, fallback,
    (SELECT uid FROM entity WHERE id = speaker_id), marking
FROM talking_point JOIN issue ON issue.id = issue_id WHERE brief_id = ?
"""
_POINT_NAMES = ("stance", "side", "title", "trigger", "text", "fallback", "speaker", "marking")
_SECTIONS = "SELECT id, text, marking FROM section WHERE {} = ?"
_LAST = "SELECT state, office, person, at, hash FROM clearance WHERE {} = ? ORDER BY at DESC, id DESC LIMIT 1"
_SOURCES = "SELECT source.uid FROM citation JOIN source ON source.id = source_id WHERE citation.{} = ?"


def read_brief_dot(connection: Connection, brief_id: int) -> Dot:
    """The worst clearance of a brief's points and prose; hollow when nothing is written."""
    points = [
        read_clearance(connection, "point_id", key, dict(zip(_POINT_NAMES, values, strict=True))).dot
        for key, *values in connection.execute(_POINTS, (brief_id,)).fetchall()
    ]
    return worst_dot([*points, *_list_section_dots(connection, "brief_id", brief_id)])


def read_visit_dot(connection: Connection, visit_id: int) -> Dot:
    """The worst clearance of a visit's own prose; hollow when nothing is written."""
    return worst_dot(_list_section_dots(connection, "visit_id", visit_id))


def _list_section_dots(connection: Connection, column: str, owner_id: int) -> list[Dot]:
    rows = connection.execute(_SECTIONS.format(column), (owner_id,)).fetchall()
    return [
        read_clearance(connection, "section_id", key, {"text": text, "marking": marking}).dot
        for key, text, marking in rows
        if text != _EMPTY_TEXT
    ]


def read_clearance(connection: Connection, column: str, owner_id: int, fields: dict[str, Any]) -> ClearanceView:
    """The clearance of a text (`column` is `point_id` or `section_id`) whose covered fields stand as given."""
    last = connection.execute(_LAST.format(column), (owner_id,)).fetchone()
    if last is None:
        return ClearanceView()
    state, office, person, at, cleared_hash = last
    sources = [uid for (uid,) in connection.execute(_SOURCES.format(column), (owner_id,))]
    covered = CoveredPoint if column == "point_id" else CoveredSection
    now = clearance_hash(covered(**fields, sources=sources))
    return ClearanceView(ClearanceState(state), office, person, at, changed=now != cleared_hash)
