"""Talking points and the clearance of texts."""

from sqlmodel import Field

from briefbook.records.column import EMPTY_TEXT, Filled, Moment, MomentText, Row, choice_type
from briefbook.values.kind import ClearanceState, Side, Stance


class TalkingPoint(Row, table=True):
    """One thing to say, or not to."""

    issue_id: int = Field(foreign_key="issue.id", ondelete="CASCADE")
    position: int = Field(ge=0)
    stance: Stance = Field(default=Stance.RAISE, sa_type=choice_type(Stance))
    side: Side = Field(default=Side.OURS, sa_type=choice_type(Side))
    title: str = ""
    trigger: str = ""
    text: str = EMPTY_TEXT
    fallback: str = EMPTY_TEXT
    speaker_id: int | None = Field(default=None, foreign_key="entity.id", ondelete="SET NULL")
    commitment_id: int | None = Field(default=None, foreign_key="commitment.id", ondelete="SET NULL")
    marking: str | None = None


class PointTopic(Row, table=True):
    """A topic of a talking point."""

    point_id: int = Field(foreign_key="talking_point.id", ondelete="CASCADE")
    topic_id: int = Field(foreign_key="topic.id", ondelete="CASCADE")
    position: int = Field(ge=0)


class Clearance(Row, table=True):
    """One step of a point, a section or an objective on its way to being cleared; the last one counts."""

    point_id: int | None = Field(default=None, foreign_key="talking_point.id", ondelete="CASCADE")
    section_id: int | None = Field(default=None, foreign_key="section.id", ondelete="CASCADE")
    objective_id: int | None = Field(default=None, foreign_key="objective.id", ondelete="CASCADE")
    state: ClearanceState = Field(sa_type=choice_type(ClearanceState))
    office: str = ""
    person: str = ""
    at: Moment = Field(sa_type=MomentText)
    hash: Filled
