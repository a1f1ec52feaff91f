"""Gathering the briefs of a visit: issues, talking points, objectives and prose, with how far each text is cleared."""

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
from briefbook.printing.gathering.row import Row, Rows, group_by, read_marking, read_text
from briefbook.values.clearance import CoveredPoint, CoveredSection, clearance_hash
from briefbook.values.kind import ClearanceState, Likelihood, SectionKind, Side, Stance

COVERED = ("stance", "side", "title", "trigger", "text", "fallback", "marking")


POINTS = (
    "SELECT talking_point.id FROM talking_point JOIN issue ON issue.id = issue_id JOIN brief ON brief.id = brief_id"
    " WHERE visit_id = :visit_id"
)
SECTIONS = (
    "SELECT id FROM section WHERE visit_id = :visit_id OR brief_id IN (SELECT id FROM brief WHERE visit_id = :visit_id)"
)
TEXTS = {"point_id": POINTS, "section_id": SECTIONS}


class BriefGatherer:
    """Gathers the briefs of one visit; what all of them share is read and grouped once, and of no other visit."""

    def __init__(self, rows: Rows, visit_id: int) -> None:
        self._rows = rows
        self._visit_id = visit_id
        self._uids: dict[int | None, str] = {row["id"]: row["uid"] for row in rows.fetch("entity")}
        self._citations = {name: self._group("citation", name, "id", texts) for name, texts in TEXTS.items()}
        self._steps = {name: self._group("clearance", name, "at, id", texts) for name, texts in TEXTS.items()}
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
            objectives=tuple(read_objective(each) for each in objectives),
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
            text=read_text(row["text"]),
            side=Side(row["side"]),
            title=row["title"],
            trigger=row["trigger"],
            fallback=read_text(row["fallback"]),
            speaker_id=row["speaker_id"],
            commitment_id=row["commitment_id"],
            topic_ids=tuple(each["topic_id"] for each in self._topics[row["id"]]),
            marking=read_marking(row["marking"]),
            clearance=self._read_clearance(row, "point_id"),
        )

    def _read_section(self, row: Row) -> SectionContent:
        return SectionContent(
            id=row["id"],
            kind=SectionKind(row["kind"]),
            text=read_text(row["text"]),
            marking=read_marking(row["marking"]),
            clearance=self._read_clearance(row, "section_id"),
        )

    def _read_clearance(self, row: Row, column: str) -> ClearanceContent:
        steps = self._steps[column][row["id"]]
        if not steps:
            return ClearanceContent()
        sources = [self._uids[each["source_id"]] for each in self._citations[column][row["id"]]]
        covered: CoveredPoint | CoveredSection
        if column == "point_id":
            fields = {name: row[name] for name in COVERED}
            covered = CoveredPoint(**fields, speaker=self._uids.get(row["speaker_id"]), sources=sources)
        else:
            covered = CoveredSection(text=row["text"], marking=row["marking"], sources=sources)
        last = steps[-1]
        return ClearanceContent(
            ClearanceState(last["state"]), last["office"], changed=last["hash"] != clearance_hash(covered)
        )


def read_objective(row: Row) -> ObjectiveContent:
    """What one side wants."""
    return ObjectiveContent(row["id"], Side(row["side"]), read_text(row["text"]), read_marking(row["marking"]))
