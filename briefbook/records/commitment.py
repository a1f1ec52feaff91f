"""What was agreed, who owes it, and how far it has come."""

from datetime import date

from sqlmodel import Field

from briefbook.records.column import EMPTY_TEXT, Detail, Row, choice_type
from briefbook.values.kind import CommitmentStatus, Side


class Commitment(Detail, table=True):
    """What was agreed: its wording, the verb as printed, where, and when it is due."""

    number: str = ""
    wording: str = EMPTY_TEXT
    verb: str = ""
    subject_id: int | None = Field(default=None, foreign_key="entity.id", ondelete="SET NULL")
    agreed_at_id: int | None = Field(default=None, foreign_key="dialogue.id", ondelete="SET NULL")
    due_edtf: str = ""
    due_words: str = ""
    due_earliest: date | None = None
    due_latest: date | None = None


class CommitmentOwner(Row, table=True):
    """A post that owes a commitment, or whoever else: a country, an industry."""

    commitment_id: int = Field(foreign_key="commitment.id", ondelete="CASCADE")
    owner_id: int = Field(foreign_key="entity.id", ondelete="CASCADE")
    side: Side | None = Field(default=None, sa_type=choice_type(Side))
    position: int = Field(ge=0)


class CommitmentStatusEntry(Row, table=True):
    """One step in the history of a commitment; the one at the highest position is its status."""

    __tablename__ = "commitment_status"

    commitment_id: int = Field(foreign_key="commitment.id", ondelete="CASCADE")
    position: int = Field(ge=0)
    status: CommitmentStatus = Field(sa_type=choice_type(CommitmentStatus))
    on_edtf: str = ""
    dialogue_id: int | None = Field(default=None, foreign_key="dialogue.id", ondelete="SET NULL")
    note: str = ""
