"""The scene-setter: the visit's own prose."""

from briefbook.book import wording
from briefbook.book.block import Block, Heading, Span
from briefbook.book.book import Part
from briefbook.book.context import Context
from briefbook.book.rich import append_marks, compile_rich
from briefbook.values.kind import PartKind, SectionKind


def compile_scene_setter(context: Context) -> Part | None:
    """The scene-setter and any other prose of the visit; no part where nothing is written."""
    title = wording.PART_TITLES[PartKind.SCENE_SETTER]
    sections = context.content.visit_sections
    first = next((each.id for each in sections if each.kind is SectionKind.SCENE_SETTER), None)
    anchor = f"section-{first}" if first is not None else "scene-setter"
    blocks: list[Block] = [Heading(1, (Span(title),), anchor)]
    for section in sections:
        if section.kind is not SectionKind.SCENE_SETTER and section.text:
            blocks.append(Heading(2, (Span(wording.SECTION_TITLES[section.kind]),), f"section-{section.id}"))
        prose = compile_rich(section.text, section.marking, section.place, context)
        blocks += append_marks(prose, context.marks_of(section.place))
    if len(blocks) == 1:
        return None
    return Part(PartKind.SCENE_SETTER, title, title, anchor, tuple(blocks))
