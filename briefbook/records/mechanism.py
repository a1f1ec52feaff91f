"""Standing formats, their parties and who chairs them."""

from sqlmodel import Field

from briefbook.records.column import Detail, Row, choice_type
from briefbook.values.kind import Level, MechanismKind


class Mechanism(Detail, table=True):
    """A standing format: a dialogue series, a working group, an initiative, a partnership."""

    mechanism_kind: MechanismKind = Field(default=MechanismKind.OTHER, sa_type=choice_type(MechanismKind))
    level: Level | None = Field(default=None, sa_type=choice_type(Level))
    parent_id: int | None = Field(default=None, foreign_key="mechanism.id", ondelete="SET NULL")
    status: str = ""
    cadence: str = ""


class MechanismParty(Row, table=True):
    """A country or an organisation that takes part in a mechanism."""

    mechanism_id: int = Field(foreign_key="mechanism.id", ondelete="CASCADE")
    party_id: int = Field(foreign_key="entity.id", ondelete="CASCADE")
    position: int = Field(ge=0)


class MechanismChair(Row, table=True):
    """A post that chairs a mechanism, whoever holds it."""

    mechanism_id: int = Field(foreign_key="mechanism.id", ondelete="CASCADE")
    post_id: int = Field(foreign_key="post.id", ondelete="CASCADE")
    position: int = Field(ge=0)
