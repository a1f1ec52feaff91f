"""What is prepared for a visit on one subject, apart from its talking points."""

from sqlmodel import Field

from briefbook.records.column import EMPTY_TEXT, Filled, Row, choice_type
from briefbook.values.kind import Likelihood, SectionKind, Side


class Brief(Row, table=True):
    """What is prepared on one subject; an empty title means the subject's name."""

    visit_id: int = Field(foreign_key="visit.id", ondelete="CASCADE")
    subject_id: int = Field(foreign_key="entity.id", ondelete="CASCADE")
    title: str = ""
    title_marking: str | None = None
    position: int = Field(ge=0)


class Issue(Row, table=True):
    """An item of a brief, with how likely it is to be raised."""

    brief_id: int = Field(foreign_key="brief.id", ondelete="CASCADE")
    position: int = Field(ge=0)
    title: str
    title_marking: str | None = None
    likelihood: Likelihood = Field(default=Likelihood.CERTAIN, sa_type=choice_type(Likelihood))


class Objective(Row, table=True):
    """What we want of a meeting, or what we expect them to want."""

    brief_id: int = Field(foreign_key="brief.id", ondelete="CASCADE")
    side: Side = Field(sa_type=choice_type(Side))
    position: int = Field(ge=0)
    text: str = EMPTY_TEXT
    marking: str | None = None


class Section(Row, table=True):
    """Prose of exactly one of a brief or a visit, at most one of each kind."""

    brief_id: int | None = Field(default=None, foreign_key="brief.id", ondelete="CASCADE")
    visit_id: int | None = Field(default=None, foreign_key="visit.id", ondelete="CASCADE")
    kind: SectionKind = Field(sa_type=choice_type(SectionKind))
    text: str = EMPTY_TEXT
    marking: str | None = None


class DismissedMention(Row, table=True):
    """Words of a brief that are not the entity they look like; no entity means: not to be offered."""

    brief_id: int = Field(foreign_key="brief.id", ondelete="CASCADE")
    words: Filled
    entity_id: int | None = Field(default=None, foreign_key="entity.id", ondelete="CASCADE")
