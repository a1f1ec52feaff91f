"""Gauge: how high a marking stands in the library's own scheme, and how it is printed."""

from dataclasses import dataclass, replace

from briefbook.book.block import Portion, silent_portion
from briefbook.book.book import Banner
from briefbook.book.content import LibraryContent
from briefbook.values.marking import Level, Marking, Scheme, list_caveat_words
from briefbook.values.place import Place
from briefbook.values.roll_up import find_own_level


@dataclass(frozen=True, slots=True)
class Gauge:
    """Ranks and prints markings; those of other schemes through the library's equivalences alone."""

    library: LibraryContent

    @property
    def scheme(self) -> Scheme:
        """The library's own scheme."""
        return self.library.scheme

    def find_level(self, marking: Marking) -> Level | None:
        """The marking's level in its own scheme."""
        schemes = (self.scheme, *self.library.foreign_schemes)
        scheme = next((each for each in schemes if each.code == marking.scheme), None)
        return scheme.find_level(marking.level) if scheme else None

    def find_own_level(self, marking: Marking) -> Level | None:
        """The level of the own scheme that the marking stands for, or None without an equivalence."""
        return find_own_level(marking, self.scheme, self.library.equivalences)

    def is_above(self, marking: Marking | None, ceiling: Marking | None) -> bool:
        """Whether a marking is above a ceiling; what cannot be compared counts as above, what is unmarked does not."""
        if marking is None or ceiling is None:
            return False
        level, highest = self.find_own_level(marking), self.find_own_level(ceiling)
        return level is None or highest is None or level.rank > highest.rank

    def portion(self, marking: Marking | None) -> Portion | None:
        """The mark before a portion: `(R)`, `(C//EYES ONLY)`; another scheme's names its scheme."""
        if marking is None:
            return None
        level, own = self.find_level(marking), self.find_own_level(marking)
        words = level.abbreviation if level else marking.level
        foreign = marking.scheme != self.scheme.code
        text = "//".join([f"{marking.scheme.upper()} {words}" if foreign else words, *list_caveat_words(marking)])
        top = max((each.rank for each in self.scheme.levels), default=0)
        return Portion(f"({text})", own.rank if own else top, level.colour if level else "#14181c", marking)

    def name_portion(self, marking: Marking | None, place: Place) -> Portion | None:
        """The portion of a record's name: shown where the scheme demands marks and it is above the lowest level."""
        portion = self.portion(marking)
        if portion is None:
            return None
        portion = replace(portion, place=place)
        shown = self.scheme.portion_marks_required and portion.rank > 0
        return portion if shown else silent_portion(portion)

    def banner(self, marking: Marking | None) -> Banner | None:
        """The banner of a marking of the own scheme."""
        level = self.find_own_level(marking) if marking else None
        if marking is None or level is None:
            return None
        return Banner("//".join([level.wording, *list_caveat_words(marking)]), level.colour, level.rank)

    def list_page_banners(self, marking: Marking | None, floor: Marking | None) -> tuple[Banner, ...]:
        """A banner for each level from the floor up to that of the whole book's marking, which is the last.

        All carry the caveats of the whole, for none may promise more than what stands on a page allows.
        """
        overall = self.banner(marking)
        if marking is None or overall is None:
            return ()
        lowest = self.find_own_level(floor) if floor else None
        least = lowest.rank if lowest else 0
        below = [each for each in self.scheme.levels if least <= each.rank < overall.rank]
        levels = sorted(below, key=lambda each: each.rank)
        tail = list_caveat_words(marking)
        return (*(Banner("//".join([each.wording, *tail]), each.colour, each.rank) for each in levels), overall)
