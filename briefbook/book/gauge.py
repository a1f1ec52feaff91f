"""Gauge: how high a marking stands in the library's own scheme, and how it is printed."""

from dataclasses import dataclass, field

from briefbook.book.block import Portion
from briefbook.book.book import Banner
from briefbook.book.content import LibraryContent
from briefbook.values.marking import Level, Marking, Scheme, list_caveat_words
from briefbook.values.place import Place
from briefbook.values.scheme_set import SchemeSet

UNMARKED_RANK = -1
INK = "#14181c"


@dataclass(frozen=True, slots=True)
class Gauge:
    """Ranks and prints markings; those of other schemes through the library's equivalences alone."""

    library: LibraryContent
    schemes: SchemeSet = field(init=False)
    _looks: dict[Marking, tuple[str, int, str]] = field(init=False, default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "schemes", self.library.schemes)

    @property
    def scheme(self) -> Scheme:
        """The library's own scheme."""
        return self.library.scheme

    def find_level(self, marking: Marking) -> Level | None:
        """The marking's level in its own scheme."""
        return self.schemes.find_level(marking)

    def find_own_level(self, marking: Marking) -> Level | None:
        """The level of the own scheme that the marking stands for, or None without an equivalence."""
        return self.schemes.find_own_level(marking)

    def is_above(self, marking: Marking | None, ceiling: Marking | None) -> bool:
        """Whether a marking is beyond a ceiling: its level, release or caveats are not for the ceiling's readers.

        What cannot be compared counts as above, what is unmarked does not.
        """
        return marking is not None and ceiling is not None and not self.schemes.admits(ceiling, marking)

    def portion(self, marking: Marking | None, place: Place | None = None, words: str = "") -> Portion:
        """The mark before a text of a record: `(R)`, `(S//NF)`; another scheme's names its scheme.

        What is unmarked has a portion without a mark to show. `words` name the text where the page has others.
        """
        return Portion(*self._find_look(marking), marking, place, words)

    def name_portion(self, marking: Marking | None, place: Place, words: str = "") -> Portion:
        """The portion of a title or a name: shown where the scheme demands marks and it is above the lowest level."""
        text, rank, colour = self._find_look(marking)
        shown = self.scheme.portion_marks_required and rank > 0
        return Portion(text if shown else "", rank, colour, marking, place, words, named=True)

    def _find_look(self, marking: Marking | None) -> tuple[str, int, str]:
        """The mark of a marking with its rank and colour; each is worked out once."""
        if marking is None:
            return "", UNMARKED_RANK, INK
        if marking not in self._looks:
            level, own = self.find_level(marking), self.find_own_level(marking)
            top = max((each.rank for each in self.scheme.levels), default=0)
            rank, colour = own.rank if own else top, level.colour if level else INK
            self._looks[marking] = f"({self.abbreviate(marking)})", rank, colour
        return self._looks[marking]

    def abbreviate(self, marking: Marking) -> str:
        """A marking as portions show it: `S//NF//REL JPN, USA`; another scheme's after the code of its scheme."""
        level = self.find_level(marking)
        short = {code: self.abbreviate_caveat(marking, code) for code in marking.caveats}
        words = level.abbreviation if level else marking.level
        foreign = marking.scheme != self.scheme.code
        return "//".join(
            [f"{marking.scheme.upper()} {words}" if foreign else words, *list_caveat_words(marking, short)]
        )

    def abbreviate_caveat(self, marking: Marking, code: str) -> str:
        """A caveat as portions show it."""
        caveat = self.schemes.find_caveat(marking, code)
        return caveat.abbreviation or code if caveat else code

    def describe(self, marking: Marking) -> str:
        """A marking in full: `SECRET//NOFORN`; another scheme's after the name of its scheme."""
        level = self.find_level(marking)
        words = level.wording if level else marking.level
        foreign = marking.scheme != self.scheme.code
        return "//".join([f"{marking.scheme.upper()} {words}" if foreign else words, *list_caveat_words(marking)])

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
