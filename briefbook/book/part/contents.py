"""The contents: every part with a page number, and the sections of each brief under it."""

from collections.abc import Iterable

from briefbook.book import wording
from briefbook.book.block import Callout, Contents, ContentsEntry, Heading, Portrait, Span
from briefbook.book.book import Part
from briefbook.book.locator import mark_spans
from briefbook.book.printed import line_text
from briefbook.values.kind import PartKind, SectionKind, Stance

UNLISTED = {PartKind.COVER, PartKind.CONTENTS}
LISTED = {
    wording.SECTION_TITLES[SectionKind.BACKGROUND],
    wording.SECTION_TITLES[SectionKind.OUTCOMES],
    wording.PARTICIPANTS,
}


def compile_contents(parts: Iterable[Part]) -> Part | None:
    """The contents of the parts given, in their order; no part where they would name none."""
    title = wording.PART_TITLES[PartKind.CONTENTS]
    entries: list[ContentsEntry] = []
    for part in parts:
        if part.kind in UNLISTED:
            continue
        tab = part.tab.label if part.tab and part.kind is PartKind.BRIEF else None
        entries.append(ContentsEntry((Span(part.title, portion=part.portion),), part.anchor, tab=tab))
        if part.kind is PartKind.BRIEF:
            entries += list_sections(part)
        elif part.kind is PartKind.BIOGRAPHIES:
            entries += list_people(part)
    if not entries:
        return None
    heading = Heading(1, (Span(title),), "contents")
    return Part(PartKind.CONTENTS, title, title, "contents", (heading, Contents(tuple(entries))))


def list_sections(part: Part) -> list[ContentsEntry]:
    """Where the talking points of a brief begin, what is said if raised, and its prose: what a reader looks for."""
    entries: list[ContentsEntry] = []
    headings = [block for block in part.blocks if isinstance(block, Heading) and block.level == 2 and block.anchor]
    points = next((heading for heading in headings if heading.number), None)
    if points and points.anchor:
        entries.append(ContentsEntry((Span(wording.TALKING_POINTS),), points.anchor, 2))
    answers = (block for block in part.blocks if isinstance(block, Callout) and block.stance is Stance.IF_RAISED)
    answer = next(answers, None)
    if answer and answer.anchor:
        entries.append(ContentsEntry((Span(wording.IF_RAISED),), answer.anchor, 2))
    return entries + [
        ContentsEntry(mark_spans(heading.line, ()), heading.anchor, 2)
        for heading in headings
        if heading.anchor and line_text(heading.line) in LISTED
    ]


def list_people(part: Part) -> list[ContentsEntry]:
    """The people of the biographies, by name."""
    return [
        ContentsEntry(mark_spans(block.name, ()), block.anchor, 2)
        for block in part.blocks
        if isinstance(block, Portrait)
    ]
