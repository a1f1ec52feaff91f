"""What happens on a day: visits, dialogues, and who takes part."""

from datetime import date

from sqlmodel import Field

from briefbook.records.column import Detail, Row, choice_type
from briefbook.values.kind import Level, Role, Side, VisitDirection


class Visit(Detail, table=True):
    """A principal's trip, or a guest's to us."""

    direction: VisitDirection = Field(sa_type=choice_type(VisitDirection))
    host_id: int | None = Field(default=None, foreign_key="entity.id", ondelete="SET NULL")
    guest_id: int | None = Field(default=None, foreign_key="entity.id", ondelete="SET NULL")
    date_edtf: str = ""
    date_words: str = ""
    date_earliest: date | None = None
    date_latest: date | None = None


class VisitPlace(Row, table=True):
    """A place on the way of a visit."""

    visit_id: int = Field(foreign_key="visit.id", ondelete="CASCADE")
    place_id: int = Field(foreign_key="place.id", ondelete="CASCADE")
    position: int = Field(ge=0)


class Dialogue(Detail, table=True):
    """One meeting: a numbered round of a mechanism, or a single one."""

    mechanism_id: int | None = Field(default=None, foreign_key="mechanism.id", ondelete="SET NULL")
    ordinal: int | None = Field(default=None, gt=0)
    visit_id: int | None = Field(default=None, foreign_key="visit.id", ondelete="SET NULL")
    sidelines_of_id: int | None = Field(default=None, foreign_key="dialogue.id", ondelete="SET NULL")
    follows_id: int | None = Field(default=None, foreign_key="dialogue.id", ondelete="SET NULL")
    place_id: int | None = Field(default=None, foreign_key="place.id", ondelete="SET NULL")
    country_id: int | None = Field(default=None, foreign_key="country.id", ondelete="SET NULL")
    level: Level | None = Field(default=None, sa_type=choice_type(Level))
    date_edtf: str = ""
    date_words: str = ""
    date_earliest: date | None = None
    date_latest: date | None = None


class DialogueParty(Row, table=True):
    """A country or an organisation at the table."""

    dialogue_id: int = Field(foreign_key="dialogue.id", ondelete="CASCADE")
    party_id: int = Field(foreign_key="entity.id", ondelete="CASCADE")
    position: int = Field(ge=0)


class Participation(Row, table=True):
    """A person, or a post without its holder, in a dialogue or a visit (`event_id`)."""

    event_id: int = Field(foreign_key="entity.id", ondelete="CASCADE")
    participant_id: int = Field(foreign_key="entity.id", ondelete="CASCADE")
    side: Side | None = Field(default=None, sa_type=choice_type(Side))
    role: Role = Field(default=Role.MEMBER, sa_type=choice_type(Role))
    position: int = Field(ge=0)
