"""The contents: every part with a page number, and the sections of each brief under it."""

from collections.abc import Sequence

from briefbook.book import wording
from briefbook.book.block import Contents, ContentsEntry, Heading, Span
from briefbook.book.book import Part
from briefbook.values.kind import PartKind, SectionKind

UNLISTED = {PartKind.COVER, PartKind.CONTENTS}


def compile_contents(parts: Sequence[Part]) -> Part:
    """The contents of the parts given, in their order."""
    title = wording.PART_TITLES[PartKind.CONTENTS]
    entries: list[ContentsEntry] = []
    for part in parts:
        if part.kind in UNLISTED:
            continue
        tab = part.tab.label if part.tab and part.kind is PartKind.BRIEF else None
        entries.append(ContentsEntry((Span(part.title, portion=part.portion),), part.anchor, tab=tab))
        if part.kind is PartKind.BRIEF:
            entries += list_sections(part)
    heading = Heading(1, (Span(title),), "contents")
    return Part(PartKind.CONTENTS, title, title, "contents", (heading, Contents(tuple(entries))))


def list_sections(part: Part) -> list[ContentsEntry]:
    """Where the talking points of a brief begin, and its background: what a reader looks for."""
    entries: list[ContentsEntry] = []
    headings = [block for block in part.blocks if isinstance(block, Heading) and block.level == 2 and block.anchor]
    points = next((heading for heading in headings if heading.number), None)
    if points and points.anchor:
        entries.append(ContentsEntry((Span(wording.TALKING_POINTS),), points.anchor, 2))
    background = (Span(wording.SECTION_TITLES[SectionKind.BACKGROUND]),)
    return entries + [
        ContentsEntry(heading.line, heading.anchor, 2)
        for heading in headings
        if heading.anchor and heading.line == background
    ]
