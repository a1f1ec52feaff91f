"""Clearance of a text: on what exactly it was given, and whether that has changed since."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from briefbook.values.kind import ClearanceState


class Dot(StrEnum):
    """The clearance of a part at a glance, from the worst to the best; hollow when there is nothing to clear."""

    DRAFTED = "drafted"
    CHANGED = "changed"
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
        if self.changed and self.state is not ClearanceState.DRAFTED:
            return Dot.CHANGED
        return Dot(self.state.value)


def worst_dot(dots: Iterable[Dot]) -> Dot:
    """The dot of a part: that of its worst member."""
    order = list(Dot)
    return min(dots, key=order.index, default=Dot.HOLLOW)


def clearance_hash(fields: Mapping[str, object]) -> str:
    """SHA-256 (hexadecimal) over named fields, whatever their order; sets and lists of sources are given sorted."""
    words = json.dumps(dict(fields), ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(words.encode()).hexdigest()


def point_hash(  # noqa: PLR0913  (the design lists these nine)
    *,
    stance: str,
    side: str,
    title: str,
    trigger: str,
    text: str,
    fallback: str,
    speaker: str | None,
    marking: str | None,
    sources: Iterable[str],
) -> str:
    """What clearance of a talking point covers; texts are stored JSON, `speaker` and `sources` are uids."""
    return clearance_hash(
        {
            "stance": stance,
            "side": side,
            "title": title,
            "trigger": trigger,
            "text": text,
            "fallback": fallback,
            "speaker": speaker,
            "marking": marking,
            "sources": sorted(sources),
        }
    )


def section_hash(*, text: str, marking: str | None, sources: Iterable[str]) -> str:
    """What clearance of a prose part covers; `text` is stored JSON, `sources` are uids."""
    return clearance_hash({"text": text, "marking": marking, "sources": sorted(sources)})
