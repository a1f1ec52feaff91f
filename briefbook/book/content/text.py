"""Texts: which words of a gathered record are for the page, and how each counts when it is marked.

A content class says it once, where it declares the field. Ceiling, portions, reach and evidence go through `texts` and
`with_texts`, so that a field that is added is cut, counted and found like every other.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any, Self, get_type_hints

from briefbook.book.content.date import DateContent
from briefbook.text.rich_text import RichText


class TextUse(StrEnum):
    """What a text is to whoever marks it: a portion must carry a mark, a name need not."""

    PORTION = "portion"
    NAME = "name"

    @property
    def named(self) -> bool:
        """Whether it need not be marked."""
        return self is TextUse.NAME


# How a field of a content class says what it holds: `text: Annotated[RichText, PORTION]`; a plain one holds no text.
PORTION, NAME, PLAIN = TextUse.PORTION, TextUse.NAME, "plain"


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a record, under the name of its field: rich or plain words, names, a date in words, or a photo."""

    field: str
    value: Any
    use: TextUse

    @property
    def said(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.value.words if isinstance(self.value, DateContent) else self.value)

    @property
    def emptied(self) -> Any:
        """What is left of it when all its words are taken out."""
        if isinstance(self.value, DateContent):
            return replace(self.value, words="")
        return None if isinstance(self.value, bytes) else type(self.value)()

    @property
    def rich(self) -> RichText | None:
        """The text where it has blocks, each of which may be marked."""
        return self.value if isinstance(self.value, RichText) else None


class Worded:
    """A record with texts, which every content class that holds any is."""

    __slots__ = ()

    @property
    def texts(self) -> tuple[Text, ...]:
        """Its texts that say something, in the order of the fields."""
        record: type = type(self)
        found = (Text(each, getattr(self, each), use) for each, use in list_text_fields(record))
        return tuple(text for text in found if text.said)

    def with_texts(self, cut: Callable[[Text], Any]) -> Self:
        """The record with each of its texts as `cut` gives it."""
        changed = {text.field: after for text in self.texts if (after := cut(text)) is not text.value}
        return replace(self, **changed) if changed else self  # type: ignore[type-var]


@cache
def list_text_fields(record: type) -> tuple[tuple[str, TextUse], ...]:
    """The fields of a content class that hold texts, and what each is."""
    hints = get_type_hints(record, include_extras=True)
    found = ((each, use) for each, hint in hints.items() for use in getattr(hint, "__metadata__", ()))
    return tuple((each, use) for each, use in found if isinstance(use, TextUse))
