"""Clearance of a text: on what exactly it was given, and whether that has changed since."""

import hashlib
import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache

from briefbook.values.kind import ClearanceState

RICH = {"text", "fallback"}
# Inside a string of JSON every quotation mark has a backslash before it, so this is a block's own id.
BLOCK_ID = re.compile(r'\{"id":"[^"]*",')


class Dot(StrEnum):
    """The clearance of a part at a glance, from the worst to the best; hollow when there is nothing to clear."""

    DRAFTED = "drafted"
    CHANGED = "changed"
    CHANGED_SINCE_SENT = "changed_since_sent"
    FOR_CLEARANCE = "for_clearance"
    CLEARED = "cleared"
    HOLLOW = "hollow"


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
        if self.changed and self.state is ClearanceState.CLEARED:
            return Dot.CHANGED
        if self.changed and self.state is ClearanceState.FOR_CLEARANCE:
            return Dot.CHANGED_SINCE_SENT
        return Dot(self.state.value)


def worst_dot(dots: Iterable[Dot]) -> Dot:
    """The dot of a part: that of its worst member."""
    order = list(Dot)
    return min(dots, key=order.index, default=Dot.HOLLOW)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredPoint:
    """What clearance of a talking point covers; texts are stored JSON, `speaker` and `sources` are uids."""

    stance: str
    side: str
    title: str
    trigger: str
    text: str
    fallback: str
    speaker: str | None
    marking: str | None
    sources: Collection[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredSection:
    """What clearance of a prose part covers; `text` is stored JSON, `sources` are uids."""

    text: str
    marking: str | None
    sources: Collection[str]


def clearance_hash(covered: CoveredPoint | CoveredSection) -> str:
    """SHA-256 (hexadecimal) of what clearance covers.

    A source counts once, in whatever order it is cited, and a paragraph by what it says: one that is cut and pasted
    has another id and is the same.
    """
    values = tuple((each.name, getattr(covered, each.name)) for each in fields(covered) if each.name != "sources")
    return _hash(values, tuple(sorted(set(covered.sources))))


@lru_cache(maxsize=8192)
def _hash(values: tuple[tuple[str, str | None], ...], sources: tuple[str, ...]) -> str:
    """Remembered, since every change asks it of all texts of a visit, of which one has changed."""
    covered = {name: BLOCK_ID.sub("{", value) if name in RICH and value else value for name, value in values}
    words = json.dumps(covered | {"sources": sources}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(words.encode()).hexdigest()
