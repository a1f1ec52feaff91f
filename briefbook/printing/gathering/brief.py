"""Gathering the briefs of a visit: issues, talking points, objectives and prose, with how far each text is cleared."""

from datetime import datetime
from typing import Any

from briefbook.book.content import (
    BriefContent,
    ClearanceContent,
    DismissalContent,
    IssueContent,
    ObjectiveContent,
    PointContent,
    SectionContent,
)
from briefbook.printing.gathering.line import cut_line
from briefbook.printing.gathering.row import Row, Rows, group_by, read_marking
from briefbook.store.clearance_read import read_clearances
from briefbook.store.row_text import read_texts
from briefbook.values.clearance import ClearanceView
from briefbook.values.kind import Likelihood, SectionKind, Side, Stance
from briefbook.values.long_line import LONGEST_NAME

POINTS = (
    "SELECT talking_point.id FROM talking_point JOIN issue ON issue.id = issue_id JOIN brief ON brief.id = brief_id"
    " WHERE visit_id = :visit_id"
)
SECTIONS = (
    "SELECT id FROM section WHERE visit_id = :visit_id OR brief_id IN (SELECT id FROM brief WHERE visit_id = :visit_id)"
)
# What is covered by the last step of so many texts is compared while the lock is held.
SLICE_TEXTS = 32
OBJECTIVES = "SELECT id FROM objective WHERE brief_id IN (SELECT id FROM brief WHERE visit_id = :visit_id)"
TEXTS = {"point": POINTS, "section": SECTIONS, "objective": OBJECTIVES}


class BriefGatherer:
    """Gathers the briefs of one visit; what all of them share is read and grouped once, and of no other visit."""

    def __init__(self, rows: Rows, visit_id: int) -> None:
        self._rows = rows
        self._visit_id = visit_id
        self._clearances = {kind: self._read_clearances(kind, texts) for kind, texts in TEXTS.items()}
        self._topics = self._group("point_topic", "point_id", "position", POINTS)
        self._points = group_by(
            rows.fetch_of("talking_point", "id", POINTS, "position", visit_id=visit_id), lambda row: row["issue_id"]
        )

    def gather(self) -> tuple[BriefContent, ...]:
        """The briefs of the visit, in order."""
        rows = self._rows.fetch("brief", "position", visit_id=self._visit_id)
        return tuple(self._gather_brief(row) for row in rows)

    def gather_visit_sections(self) -> tuple[SectionContent, ...]:
        """The visit's own prose."""
        return tuple(self._read_section(row) for row in self._rows.fetch("section", visit_id=self._visit_id))

    def _group(self, table: str, column: str, order: str, owners: str) -> dict[Any, list[Row]]:
        """The rows of a table that belong to texts of the visit, by the text."""
        rows = self._rows.fetch_of(table, column, owners, order, visit_id=self._visit_id)
        return group_by(rows, lambda row: row[column])

    def _gather_brief(self, row: Row) -> BriefContent:
        brief_id = row["id"]
        objectives = self._rows.fetch("objective", "side, position", brief_id=brief_id)
        sections = self._rows.fetch("section", brief_id=brief_id)
        dismissed = self._rows.fetch("dismissed_mention", brief_id=brief_id)
        return BriefContent(
            id=brief_id,
            subject_id=row["subject_id"],
            title=row["title"],
            title_marking=read_marking(row["title_marking"]),
            issues=tuple(self._read_issue(issue) for issue in self._rows.fetch("issue", "position", brief_id=brief_id)),
            objectives=tuple(self._read_objective(each) for each in objectives),
            sections=tuple(self._read_section(each) for each in sections),
            dismissals=tuple(DismissalContent(each["words"], each["entity_id"]) for each in dismissed),
        )

    def _read_issue(self, row: Row) -> IssueContent:
        return IssueContent(
            id=row["id"],
            title=row["title"],
            points=tuple(self._read_point(point) for point in self._points[row["id"]]),
            likelihood=Likelihood(row["likelihood"]),
            title_marking=read_marking(row["title_marking"]),
        )

    def _read_point(self, row: Row) -> PointContent:
        return PointContent(
            id=row["id"],
            stance=Stance(row["stance"]),
            side=Side(row["side"]),
            **read_texts("talking_point", row),
            speaker_id=row["speaker_id"],
            commitment_id=row["commitment_id"],
            topic_ids=tuple(each["topic_id"] for each in self._topics[row["id"]]),
            marking=read_marking(row["marking"]),
            clearance=self._clearances["point"][row["id"]],
        )

    def _read_section(self, row: Row) -> SectionContent:
        return SectionContent(
            id=row["id"],
            kind=SectionKind(row["kind"]),
            **read_texts("section", row),
            marking=read_marking(row["marking"]),
            clearance=self._clearances["section"][row["id"]],
        )

    def _read_objective(self, row: Row) -> ObjectiveContent:
        return ObjectiveContent(
            id=row["id"],
            side=Side(row["side"]),
            **read_texts("objective", row),
            marking=read_marking(row["marking"]),
            clearance=self._clearances["objective"][row["id"]],
        )

    def _read_clearances(self, kind: str, texts: str) -> dict[int, ClearanceContent]:
        """How far each of the texts that a query selects has come."""
        _, found = self._rows.select(texts, {"visit_id": self._visit_id})
        ids = [key for (key,) in found]
        views: dict[int, ClearanceView] = {}
        for first in range(0, len(ids), SLICE_TEXTS):
            views |= self._rows.look(read_clearances, kind, ids[first : first + SLICE_TEXTS])
        return {key: read_clearance(view) for key, view in views.items()}


def read_clearance(view: ClearanceView) -> ClearanceContent:
    """How far a text has come, of what is known of its last step."""
    at = datetime.fromisoformat(view.at) if view.at else None
    office, person = cut_line(view.office, LONGEST_NAME), cut_line(view.person, LONGEST_NAME)
    return ClearanceContent(view.state, office, view.changed, person, at)
