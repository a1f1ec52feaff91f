"""Recipes of books, and their frozen printings."""

from sqlmodel import Field

from briefbook.records.column import Filled, Moment, MomentText, Row, choice_type
from briefbook.values.kind import Paper, PartKind, TextSize


class BookSpec(Row, table=True):
    """The recipe of one book of a visit.

    `budgets` is a JSON object of whole numbers, `confirmed_names` a JSON array of `values.name_key` keys.
    """

    visit_id: int = Field(foreign_key="visit.id", ondelete="CASCADE")
    position: int = Field(ge=0)
    title: str
    reader_id: int | None = Field(default=None, foreign_key="entity.id", ondelete="SET NULL")
    handling: str = ""
    paper: Paper = Field(default=Paper.A4, sa_type=choice_type(Paper))
    duplex: bool = True
    text_size: TextSize = Field(default=TextSize.STANDARD, sa_type=choice_type(TextSize))
    page_banners: bool = False
    stubs: bool = False
    ceiling: str | None = None
    floor: str | None = None
    title_marking: str | None = None
    budgets: str = "{}"
    confirmed_names: str = "[]"


class BookPart(Row, table=True):
    """A part of a book; `sections` is a JSON array of the sections of a brief that are printed."""

    book_id: int = Field(foreign_key="book_spec.id", ondelete="CASCADE")
    position: int = Field(ge=0)
    kind: PartKind = Field(sa_type=choice_type(PartKind))
    brief_id: int | None = Field(default=None, foreign_key="brief.id", ondelete="CASCADE")
    sections: str = "[]"
    included: bool = True


class BookOmission(Row, table=True):
    """An issue or a talking point, exactly one of them, that one book leaves out."""

    book_id: int = Field(foreign_key="book_spec.id", ondelete="CASCADE")
    issue_id: int | None = Field(default=None, foreign_key="issue.id", ondelete="CASCADE")
    point_id: int | None = Field(default=None, foreign_key="talking_point.id", ondelete="CASCADE")


class Edition(Row, table=True):
    """A frozen printing; the file refuses to change or delete it."""

    book_uid: Filled
    number: int = Field(gt=0)
    title: Filled
    as_of: Moment = Field(sa_type=MomentText)
    copies: int = Field(default=1, gt=0)
    pdf_sha256: Filled
    note: str = ""
