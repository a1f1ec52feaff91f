"""Numbers: the tabs of a book, its issues by letter, and its points to raise, each through its tab (`2.1`)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from string import ascii_uppercase

from briefbook.book.content import BriefContent, Content, IssueContent, PointContent
from briefbook.values.place import Place


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbers that a book prints, by the ids of what has them: briefs, issues, points to raise."""

    tabs: Mapping[int, str] = field(default_factory=dict)
    issues: Mapping[int, str] = field(default_factory=dict)
    points: Mapping[int, str] = field(default_factory=dict)

    def find(self, place: Place) -> str:
        """The number of a point or the letter of an issue, nothing for what has none in the book."""
        known = {"point": self.points, "issue": self.issues}
        return known[place.kind].get(place.id, "") if place.kind in known else ""


NO_NUMBERS = Numbering()


def number_content(selected: Content, cut: Content) -> Numbering:
    """The numbers of a book, of its content before and after the ceiling: of what is printed, without gaps.

    Where stubs are printed, what they stand for counts, so that the whole book and this one number alike.
    """
    counted = selected if cut.spec.stubs else cut
    left = {brief.id: brief for brief in cut.briefs}
    tabs = {brief.id: str(at) for at, brief in enumerate(counted.briefs, start=1)}
    issues: dict[int, str] = {}
    points: dict[int, str] = {}
    for brief in counted.briefs:
        if brief.id in left:
            issues |= zip((each.id for each in list_printed_issues(brief)), iterate_letters(), strict=False)
            points |= {each.id: f"{tabs[brief.id]}.{at}" for at, each in enumerate(list_raised(brief), start=1)}
    kept = {point.id for brief in cut.briefs for point in brief.points}
    return Numbering(
        {key: tab for key, tab in tabs.items() if key in left},
        issues,
        {key: number for key, number in points.items() if key in kept},
    )


def list_printed_issues(brief: BriefContent) -> list[IssueContent]:
    """The issues of which a brief prints something."""
    return [each for each in brief.issues if each.points]


def list_raised(brief: BriefContent) -> list[PointContent]:
    """The points to raise that have a number: those that somebody has written."""
    return [each for each in brief.points if each.raised and each.text]


def iterate_letters() -> Iterator[str]:
    """`A` to `Z`, then `AA`, `AB` and so on."""
    before: Iterable[str] = ("",)
    while True:
        before = [f"{each}{letter}" for each in before for letter in ascii_uppercase]
        yield from before
