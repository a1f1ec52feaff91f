"""Clearance of a text: on what exactly it was given, and whether that has changed since."""

import hashlib
import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from briefbook.values.kind import ClearanceState

EMPTY_TEXT = '{"v":1,"blocks":[]}'
# Inside a string of JSON every quotation mark has a backslash before it, so this is a block's own id.
BLOCK_ID = re.compile(r'\{"id":"[^"]*",')


class Dot(StrEnum):
    """The clearance of a part at a glance, from the worst to the best; hollow when there is nothing to clear."""

    DRAFTED = "drafted"
    CHANGED = "changed"
    CHANGED_SINCE_SENT = "changed_since_sent"
    FOR_CLEARANCE = "for_clearance"
    CLEARED = "cleared"
    NOTHING_TO_CLEAR = "nothing_to_clear"


@dataclass(frozen=True, slots=True)
class ClearanceView:
    """The clearance that counts for a text; `at` is a UTC moment, `changed` says that the text has moved on since."""

    state: ClearanceState = ClearanceState.DRAFTED
    office: str = ""
    person: str = ""
    at: str = ""
    changed: bool = False

    @property
    def dot(self) -> Dot:
        """Its dot."""
        return find_dot(self.state, changed=self.changed)


def find_dot(state: ClearanceState, *, changed: bool) -> Dot:
    """The dot of a text that has come as far as that, and was `changed` since or not."""
    if changed and state is ClearanceState.CLEARED:
        return Dot.CHANGED
    if changed and state is ClearanceState.FOR_CLEARANCE:
        return Dot.CHANGED_SINCE_SENT
    return Dot(state.value)


def worst_dot(dots: Iterable[Dot]) -> Dot:
    """The dot of a part: that of its worst member."""
    order = list(Dot)
    return min(dots, key=order.index, default=Dot.NOTHING_TO_CLEAR)


class Form(StrEnum):
    """How a covered value is compared: as it stands, as a rich text by its words, as JSON by its values."""

    PLAIN = "plain"
    RICH = "rich"
    JSON = "json"


class CoveredValue(NamedTuple):
    """What clearance covers in one respect; entities stand as their uids, `None` and empty values say nothing."""

    name: str
    value: str | None
    form: Form = Form.PLAIN


CoveredValues = tuple[CoveredValue, ...]


@dataclass(frozen=True, slots=True)
class CoveredText:
    """All that clearance of a text covers: its own values, and those of each of its citations with their sources."""

    own: CoveredValues
    citations: Collection[CoveredValues] = ()


def clearance_hash(covered: CoveredText) -> str:
    """SHA-256 (hexadecimal) of what clearance covers, after the number of the rule by which it is made.

    A citation counts once, in whatever order it stands, and a paragraph by what it says: one that is cut and pasted
    has another id and is the same. What is empty is left out, so that a column that is new changes no hash.
    """
    return f"{RULE}:{_hash(covered.own, frozenset(covered.citations))}"


def has_changed(covered: CoveredText, hashed: str) -> bool:
    """Whether a text is another than that of which a hash was made, by the rule of that hash."""
    if ":" in hashed:
        return clearance_hash(covered) != hashed
    said_later = any(_normalise(each) for each in covered.own if each.name not in _FIRST_NAMES)
    return said_later or _hash_first(covered) != hashed


RULE = 2
SOURCE = "source"
# The first rule knew of citations only which sources they cite, and kept what is empty.
_FIRST_NAMES = {"stance", "side", "title", "trigger", "text", "fallback", "speaker", "marking"}


def _hash_first(covered: CoveredText) -> str:
    own = tuple(each for each in covered.own if each.name in _FIRST_NAMES)
    sources = {each.value for values in covered.citations for each in values if each.name == SOURCE}
    return _hash_first_values(own, tuple(sorted(filter(None, sources))))


@lru_cache(maxsize=8192)
def _hash_first_values(own: CoveredValues, sources: tuple[str, ...]) -> str:
    words = {name: BLOCK_ID.sub("{", value) if form is Form.RICH and value else value for name, value, form in own}
    return _digest(words | {"sources": sources})


@lru_cache(maxsize=8192)
def _hash(own: CoveredValues, citations: frozenset[CoveredValues]) -> str:
    """Remembered, since every change asks it of all texts of a visit, of which one has changed."""
    return _digest({"own": _collect(own), "citations": sorted({_dump(_collect(each)) for each in citations})})


def _collect(values: CoveredValues) -> dict[str, Any]:
    return {each.name: normal for each in values if (normal := _normalise(each))}


def _normalise(covered: CoveredValue) -> Any:
    """A value as it is compared, nothing for one that is empty."""
    if not covered.value or covered.form is Form.PLAIN:
        return covered.value
    if covered.form is Form.RICH:
        return "" if covered.value == EMPTY_TEXT else BLOCK_ID.sub("{", covered.value)
    try:
        return json.loads(covered.value)
    except ValueError:
        return covered.value


def _digest(words: Any) -> str:
    return hashlib.sha256(_dump(words).encode()).hexdigest()


def _dump(words: Any) -> str:
    return json.dumps(words, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
