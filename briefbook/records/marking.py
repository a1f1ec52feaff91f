"""Marking schemes as data, and what the person says about those of others."""

from typing import Annotated

from pydantic import StringConstraints
from sqlmodel import Field

from briefbook.records.column import Filled, Row, choice_type
from briefbook.values.kind import CaveatKind

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]


class Scheme(Row, table=True):
    """A marking scheme: ordered levels and caveats under one code."""

    code: Filled = Field(unique=True)
    name: Filled
    portion_marks_required: bool = False


class SchemeLevel(Row, table=True):
    """A level of a scheme; the lowest has position 0.

    What stands at a level that needs release, and says nothing of it, is released to nobody.
    """

    scheme_id: int = Field(foreign_key="scheme.id", ondelete="CASCADE")
    position: int = Field(ge=0)
    code: Filled
    wording: Filled
    abbreviation: Filled
    colour: Colour
    needs_release: bool = False


class SchemeCaveat(Row, table=True):
    """A caveat of a scheme; an empty abbreviation means that portions show its code."""

    scheme_id: int = Field(foreign_key="scheme.id", ondelete="CASCADE")
    position: int = Field(ge=0)
    code: Filled
    wording: Filled
    abbreviation: str = ""
    kind: CaveatKind = Field(sa_type=choice_type(CaveatKind))


class Equivalence(Row, table=True):
    """The person's word that a level of another scheme stands as high as one of the library's own."""

    foreign_level_id: int = Field(foreign_key="scheme_level.id", ondelete="CASCADE", unique=True)
    own_level_id: int = Field(foreign_key="scheme_level.id", ondelete="CASCADE")
