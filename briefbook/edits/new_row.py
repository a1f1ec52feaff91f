"""What is given to add many things at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefbook.text.rich_text import RichText
from briefbook.values.kind import EntityKind, Stance

_NO_TEXT = RichText()


@dataclass(frozen=True, slots=True)
class NewName:
    """A name to add; without `lang` its letters tell the tag, `fields` are other columns of `Name`."""

    text: str
    lang: str | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewEntity:
    """An entity to add; `fields` are columns of its kind, each of `memberships` the columns of one (of persons)."""

    kind: EntityKind
    names: Sequence[NewName]
    fields: Mapping[str, Any] = field(default_factory=dict)
    description: RichText = _NO_TEXT
    marking: str | None = None
    memberships: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, slots=True)
class NewPoint:
    """A talking point to add, last in its issue; without a marking in `fields` it has that of the one before it."""

    issue_id: int
    text: RichText = _NO_TEXT
    fallback: RichText = _NO_TEXT
    stance: Stance = Stance.RAISE
    fields: Mapping[str, Any] = field(default_factory=dict)
    topic_ids: Sequence[int] = ()
