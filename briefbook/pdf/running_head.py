"""Running heads: what stands on a page, said above it: the tab and the section, the person, the day."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from briefbook.book.block import Heading, Portion, Portrait, highest_portion
from briefbook.book.book import Part
from briefbook.pdf.bidi.direction import has_right_to_left
from briefbook.pdf.draft import text_of
from briefbook.pdf.flow import Placed
from briefbook.pdf.item import END_OF_ISOLATE, FIRST_STRONG_ISOLATE, portions_of
from briefbook.values.kind import PartKind

SECTION_LEVEL = 2
BETWEEN, AND, TO, ELLIPSIS = " · ", ", ", " – ", "…"
FEWEST_BETWEEN = 2
# Whoever looks for a day or a person looks for each that is on the page.
NAMING_ALL = frozenset({PartKind.PROGRAMME, PartKind.BIOGRAPHIES})


@dataclass(frozen=True, slots=True)
class RunningHead:
    """The head of a page in ever shorter forms, and the portion of what it names beyond the part."""

    forms: tuple[str, ...]
    portion: Portion | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a part: the block that opens it, its words and their portion."""

    block: int
    words: str
    portion: Portion | None


def list_sections(part: Part) -> list[Section]:
    """The sections of a part: its people where it has any, else what stands under a heading of the second level."""
    people = [
        Section(at, text_of(block.name), highest_portion(portions_of(block.name)))
        for at, block in enumerate(part.blocks)
        if isinstance(block, Portrait)
    ]
    return people or [
        Section(at, text_of(block.line), highest_portion((block.portion, *portions_of(block.line))))
        for at, block in enumerate(part.blocks)
        if isinstance(block, Heading) and block.level == SECTION_LEVEL
    ]


def head_of(part: Part, sections: Sequence[Section], placed: Sequence[Placed]) -> RunningHead:
    """The head of a page of a part: the part, then the section that the page begins with or goes on with.

    Where that is too long, a part behind a tab is named by the tab alone, and of several the first and the last.
    """
    head = BETWEEN.join(set_apart(each) for each in part.head.split(BETWEEN))
    shown = [] if not placed else sections_on(sections, placed)
    if part.kind not in NAMING_ALL:
        shown = [each for each in shown if each.block <= placed[0].block][:1]
    if not shown:
        return RunningHead((head,))
    short = part.tab.label if part.tab and part.kind is PartKind.BRIEF else ""
    forms = tuple(
        BETWEEN.join((before, words)) if before else words
        for words in shorten_list([set_apart(each.words) for each in shown])
        for before in (head, short)
    )
    return RunningHead(forms, highest_portion(each.portion for each in shown))


def shorten_list(names: Sequence[str]) -> list[str]:
    """Names in a row, then ever fewer of them, each whole: the first and the last, the first alone."""
    first, last = names[0], names[-1]
    forms = [AND.join(names)]
    if len(names) > FEWEST_BETWEEN:
        forms.append(f"{first}{TO}{last}")
    return [*forms, f"{first}{AND}{ELLIPSIS}"] if len(names) > 1 else forms


def set_apart(words: str) -> str:
    """Words so that they turn nothing around them, and nothing them."""
    return f"{FIRST_STRONG_ISOLATE}{words}{END_OF_ISOLATE}" if has_right_to_left(words) else words


def sections_on(sections: Sequence[Section], placed: Sequence[Placed]) -> list[Section]:
    """The sections of which something stands on a page, in their order."""
    openings = [each.block for each in sections]
    found = {bisect_right(openings, each.block) - 1: None for each in placed}
    return [sections[at] for at in sorted(found) if at >= 0]
