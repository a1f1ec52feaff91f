"""Markings as data: a scheme's levels and caveats, and the marking that a portion carries."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefbook.values.kind import CaveatKind, Tlp


class MarkingError(ValueError):
    """A marking that cannot be read."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a scheme; `rank` counts from 0 for the lowest, `colour` is `#rrggbb`.

    What stands at a level that needs release, or above one, and says nothing of release is released to nobody.
    """

    code: str
    wording: str
    abbreviation: str
    colour: str
    rank: int
    needs_release: bool = False


@dataclass(frozen=True, slots=True)
class Caveat:
    """A caveat of a scheme, with what it does in a roll-up; portions show its abbreviation where it has one."""

    code: str
    wording: str
    kind: CaveatKind = CaveatKind.RESTRICTIVE
    abbreviation: str = ""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A marking scheme: its levels from the lowest to the highest, and its caveats."""

    code: str
    name: str
    portion_marks_required: bool
    levels: tuple[Level, ...]
    caveats: tuple[Caveat, ...] = ()

    def find_level(self, code: str) -> Level | None:
        """The level of that code."""
        return next((level for level in self.levels if level.code == code), None)

    def find_caveat(self, code: str) -> Caveat | None:
        """The caveat of that code."""
        return next((caveat for caveat in self.caveats if caveat.code == code), None)

    def needs_release(self, level: Level) -> bool:
        """Whether what stands at a level, or at one below it, is released only to those it names."""
        return any(each.needs_release for each in self.levels if each.rank <= level.rank)


@dataclass(frozen=True, slots=True)
class Marking:
    """A level of a scheme plus caveats, with a TLP label beside it where there is one.

    `releasable_to` is None where nothing is said of release.
    """

    scheme: str
    level: str
    caveats: frozenset[str] = frozenset()
    releasable_to: frozenset[str] | None = None
    tlp: Tlp | None = None

    def __str__(self) -> str:
        words = f"{self.scheme}:{self.level}"
        if self.caveats:
            words += "//" + ",".join(sorted(self.caveats))
        if self.releasable_to is not None:
            words += "//REL " + ",".join(sorted(self.releasable_to))
        return f"{words}//TLP:{self.tlp}" if self.tlp else words


def parse_marking(text: str) -> Marking:
    """The marking written as `scheme:LEVEL//CAVEAT,CAVEAT//REL A,B//TLP:AMBER`; raises MarkingError."""
    head, *tails = text.split("//")
    scheme, colon, level = head.partition(":")
    if not (scheme and colon and level):
        raise MarkingError(f"“{text}” is not a marking")
    lists = [tail[4:] for tail in tails if _says_release(tail)]
    labels = [tail.removeprefix("TLP:") for tail in tails if tail.startswith("TLP:")]
    if len(lists) > 1 or len(labels) > 1 or not set(labels) <= set(Tlp):
        raise MarkingError(f"“{text}” says release or TLP twice, or a TLP label that is none")
    others = [tail for tail in tails if not _says_release(tail) and not tail.startswith("TLP:")]
    return Marking(
        scheme,
        level,
        _codes(",".join(others)),
        _codes(lists[0]) if lists else None,
        Tlp(labels[0]) if labels else None,
    )


def list_caveat_words(marking: Marking, short: Mapping[str, str] | None = None) -> list[str]:
    """The caveats, the releasable-to list and the TLP label of a marking, as they stand after its level.

    `short` gives the caveats by their codes other words.
    """
    shown = sorted((short or {}).get(code, code) for code in marking.caveats)
    words = [", ".join(shown)] if shown else []
    if marking.releasable_to is not None:
        words.append(f"REL {', '.join(sorted(marking.releasable_to))}".rstrip())
    if marking.tlp is not None:
        words.append(f"TLP:{marking.tlp}")
    return words


def _says_release(tail: str) -> bool:
    return tail == "REL" or tail.startswith("REL ")


def _codes(text: str) -> frozenset[str]:
    return frozenset(code.strip() for code in text.split(",") if code.strip())
