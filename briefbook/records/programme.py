"""The programme of a visit."""

from datetime import date
from typing import Annotated

from pydantic import StringConstraints
from sqlmodel import Field

from briefbook.records.column import Row, choice_type
from briefbook.values.kind import PressAccess

ClockTime = Annotated[str, StringConstraints(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9])?$")]


class ProgrammeItem(Row, table=True):
    """One item of a visit; times are local, `HH:MM`, or empty when they are not known."""

    visit_id: int = Field(foreign_key="visit.id", ondelete="CASCADE")
    position: int = Field(ge=0)
    date_edtf: str = ""
    date_words: str = ""
    date_earliest: date | None = None
    date_latest: date | None = None
    start_time: ClockTime = ""
    end_time: ClockTime = ""
    time_zone: str = ""
    home_time_zone: str = ""
    title: str
    note: str = ""
    place_id: int | None = Field(default=None, foreign_key="place.id", ondelete="SET NULL")
    lead_id: int | None = Field(default=None, foreign_key="entity.id", ondelete="SET NULL")
    press: PressAccess = Field(default=PressAccess.UNKNOWN, sa_type=choice_type(PressAccess))
    interpreter: str = ""
    dialogue_id: int | None = Field(default=None, foreign_key="dialogue.id", ondelete="SET NULL")
    marking: str | None = None
