"""Everything that can be named, its names, and bytes kept beside it."""

import builtins
from typing import Annotated

from pydantic import StringConstraints
from sqlmodel import Field

from briefbook.records.column import EMPTY_TEXT, Filled, Row, choice_type
from briefbook.values.kind import EntityKind, NameKind


class Entity(Row, table=True):
    """A nameable thing; its kind decides which detail row shares its key."""

    kind: EntityKind = Field(sa_type=choice_type(EntityKind))
    description: str = EMPTY_TEXT
    marking: str | None = None


class Name(Row, table=True):
    """One name of an entity in one script; the one at the lowest position is shown first."""

    entity_id: int = Field(foreign_key="entity.id", ondelete="CASCADE")
    position: int = Field(ge=0)
    kind: NameKind = Field(default=NameKind.FULL, sa_type=choice_type(NameKind))
    text: Filled
    lang: Filled = "en"
    family: str = ""
    sort_form: str = ""
    say: str = ""
    address: str = ""


class Attachment(Row, table=True):
    """Bytes known by their hash, such as a photo; never changed."""

    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] = Field(unique=True)
    media_type: Filled
    title: str
    bytes: builtins.bytes
