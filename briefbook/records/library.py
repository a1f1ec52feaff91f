"""The library itself: one row."""

from sqlmodel import Field

from briefbook.records.column import Filled, Moment, MomentText, Row


class Library(Row, table=True):
    """What the whole file is, whose it is, and in which scheme it is marked; its id is always 1."""

    title: Filled
    office: str = ""
    statement: str = ""
    lang: Filled = "en"
    scheme_id: int = Field(foreign_key="scheme.id")
    own_country_id: int | None = Field(default=None, foreign_key="country.id", ondelete="SET NULL")
    created_at: Moment = Field(sa_type=MomentText)
    changed_at: Moment = Field(sa_type=MomentText)
