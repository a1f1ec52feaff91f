"""Sources, the claims they carry, and where they disagree."""

from sqlmodel import Field

from briefbook.records.column import Detail, Row, choice_type
from briefbook.values.kind import CitationKind, Confidence


class Source(Detail, table=True):
    """A source; `csl` is its CSL-JSON item without the title, which is the entity's name."""

    csl: str = "{}"


class Citation(Row, table=True):
    """A source for one claim, held by exactly one of an entity, a point, a section or a membership."""

    source_id: int = Field(foreign_key="source.id", ondelete="CASCADE")
    entity_id: int | None = Field(default=None, foreign_key="entity.id", ondelete="CASCADE")
    point_id: int | None = Field(default=None, foreign_key="talking_point.id", ondelete="CASCADE")
    section_id: int | None = Field(default=None, foreign_key="section.id", ondelete="CASCADE")
    membership_id: int | None = Field(default=None, foreign_key="membership.id", ondelete="CASCADE")
    position: int = Field(ge=0)
    claim: str = ""
    kind: CitationKind = Field(default=CitationKind.REPORTED, sa_type=choice_type(CitationKind))
    speaker_id: int | None = Field(default=None, foreign_key="entity.id", ondelete="SET NULL")
    said_on_edtf: str = ""
    confidence: Confidence = Field(default=Confidence.MEDIUM, sa_type=choice_type(Confidence))
    locator: str = ""


class CitationConflict(Row, table=True):
    """Two citations that cannot both be right; unresolved while `resolution` is empty."""

    citation_id: int = Field(foreign_key="citation.id", ondelete="CASCADE")
    other_id: int = Field(foreign_key="citation.id", ondelete="CASCADE")
    note: str = ""
    resolution: str = ""
