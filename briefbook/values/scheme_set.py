"""Scheme set: the schemes that a library knows, and how markings of them compare."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefbook.values.kind import CaveatKind, Tlp
from briefbook.values.marking import Caveat, Level, Marking, Scheme

Equivalences = Mapping[tuple[str, str], str]
NOBODY = frozenset[str]()
# A label that lets everybody have a text, for which no ceiling is too low.
FREE = Marking("", "", tlp=Tlp.CLEAR)


@dataclass(frozen=True, slots=True)
class SchemeSet:
    """The library's own scheme, those of others, and the person's word on which levels are equal.

    `equivalences` lead from another scheme's code and level to a level of the own scheme.
    """

    own: Scheme
    foreign: tuple[Scheme, ...] = ()
    equivalences: Equivalences = field(default_factory=dict)

    def find_level(self, marking: Marking) -> Level | None:
        """The marking's level in its own scheme."""
        scheme = self.find_scheme(marking)
        return scheme.find_level(marking.level) if scheme else None

    def find_scheme(self, marking: Marking) -> Scheme | None:
        """The scheme of a marking."""
        return next((each for each in (self.own, *self.foreign) if each.code == marking.scheme), None)

    def find_own_level(self, marking: Marking) -> Level | None:
        """The level of our scheme at which a marking stands, through an equivalence where it is foreign."""
        if marking.scheme == self.own.code:
            return self.own.find_level(marking.level)
        code = self.equivalences.get((marking.scheme, marking.level))
        return self.own.find_level(code) if code else None

    def find_caveat(self, marking: Marking, code: str) -> Caveat | None:
        """A caveat as the marking's scheme has it, else as any other does: a banner holds those of all schemes."""
        return self._list_known(marking).get(code)

    def list_caveats(self, marking: Marking, kind: CaveatKind) -> frozenset[str]:
        """The caveats of a marking that are of a kind; one that no scheme knows restricts."""
        known = self._list_known(marking)
        return frozenset(
            code for code in marking.caveats if (known[code].kind if code in known else CaveatKind.RESTRICTIVE) is kind
        )

    def _list_known(self, marking: Marking) -> dict[str, Caveat]:
        """The caveats of all schemes by their codes; of those with one code that of the marking's scheme."""
        schemes = sorted((self.own, *self.foreign), key=lambda scheme: scheme.code == marking.scheme)
        return {caveat.code: caveat for scheme in schemes for caveat in reversed(scheme.caveats)}

    def find_release(self, marking: Marking) -> frozenset[str] | None:
        """To whom a marking releases: None where nothing restricts it, `NOBODY` where it is not released.

        A caveat that forbids release beats every list, and silence at a level that needs release is no release.
        """
        if self.list_caveats(marking, CaveatKind.NO_RELEASE):
            return NOBODY
        said = self.list_said(marking)
        if said is not None:
            return said
        return NOBODY if self.needs_release(marking) else None

    def needs_release(self, marking: Marking) -> bool:
        """Whether silence about release is none at a marking's level, by its own scheme or by ours."""
        own, scheme = self.find_own_level(marking), self.find_scheme(marking)
        level = scheme.find_level(marking.level) if scheme else None
        theirs = scheme is not None and level is not None and scheme.needs_release(level)
        return theirs or (own is not None and self.own.needs_release(own))

    def list_said(self, marking: Marking) -> frozenset[str] | None:
        """The release list that a marking carries: its own, else the caveats that are one, else None."""
        if marking.releasable_to is not None:
            return marking.releasable_to
        return self.list_caveats(marking, CaveatKind.RELEASABLE_TO) or None

    def admits(self, ceiling: Marking, marking: Marking) -> bool:
        """Whether the readers of a ceiling may see what is so marked; what cannot be compared they may not.

        A ceiling admits levels up to its own, the caveats and TLP labels that it names, and, where it says to whom the
        book may be released, only what may be released to all of them.
        """
        level, highest = self.find_own_level(marking), self.find_own_level(ceiling)
        if level is None or highest is None or level.rank > highest.rank:
            return False
        restricting = marking.caveats - self.list_caveats(marking, CaveatKind.RELEASABLE_TO)
        if not all(self._names(ceiling, marking, code) for code in restricting):
            return False
        if tlp_rank(marking) > max(tlp_rank(ceiling), tlp_rank(FREE)):
            return False
        readers, released = self.list_said(ceiling), self.find_release(marking)
        return readers is None or released is None or readers <= released

    def _names(self, ceiling: Marking, marking: Marking, code: str) -> bool:
        """Whether a ceiling names a caveat: the same code, and one that does not more in the marking's scheme."""
        if code not in ceiling.caveats:
            return False
        theirs, ours = self.find_caveat(marking, code), self.find_caveat(ceiling, code)
        return theirs is None or ours is None or theirs.kind is ours.kind


def tlp_rank(marking: Marking) -> int:
    """How strict the TLP label of a marking is, -1 without one."""
    return -1 if marking.tlp is None else list(Tlp).index(marking.tlp)
