"""The columns that many tables share, and how values stand in them."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Generic, TypeVar

from pydantic import AwareDatetime, StringConstraints
from sqlalchemy import Dialect, Text, TypeDecorator
from sqlmodel import Field

from briefbook.records.checked import CheckedModel
from briefbook.values.moment import write_moment
from briefbook.values.uid import new_uid

EMPTY_TEXT = '{"v":1,"blocks":[]}'

Filled = Annotated[str, StringConstraints(min_length=1)]
Moment = AwareDatetime
Choice = TypeVar("Choice", bound=StrEnum)


class ChoiceText(TypeDecorator[Choice], Generic[Choice]):
    """An enumeration stored by its value."""

    impl = Text
    cache_ok = True

    def __init__(self, enum: type[Choice]) -> None:
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: Choice | None, dialect: Dialect) -> str | None:
        """The text that stands in the file."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Choice | None:
        """The member of the enumeration; raises ValueError for a text that is none."""
        return None if value is None else self.enum(value)


class MomentText(TypeDecorator[datetime]):
    """A moment stored in UTC as ISO 8601 with a final Z."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """The text that stands in the file; raises ValueError for a moment without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return write_moment(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """The moment, aware."""
        return None if value is None else datetime.fromisoformat(value)


def choice_type(enum: type[StrEnum]) -> Any:
    """The column type of an enumeration, for `Field(sa_type=…)`."""
    return ChoiceText(enum)


class Row(CheckedModel):
    """A record of its own: `id` is given by SQLite when it is flushed, `uid` at once."""

    id: int = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, unique=True)


class Detail(CheckedModel):
    """What one kind of entity has beside its names; shares the key and the uid of its entity."""

    id: int = Field(primary_key=True, foreign_key="entity.id", ondelete="CASCADE")
    uid: str = Field(unique=True)
