"""A brief behind its tab: facts, objectives, the issues one by one, prose, participants."""

from dataclasses import replace

from briefbook.book import wording
from briefbook.book.block import (
    Block,
    Heading,
    Line,
    Paragraph,
    ParagraphRole,
    Portion,
    Span,
    join_portions,
)
from briefbook.book.book import Part, Tab
from briefbook.book.content import BriefContent, ObjectiveContent
from briefbook.book.context import Context
from briefbook.book.part.facts import compile_facts
from briefbook.book.part.participants import compile_participants
from briefbook.book.part.points import compile_issue
from briefbook.book.rich import append_marks, compile_item_list, compile_rich
from briefbook.values.kind import BriefSection, PartKind, SectionKind, Side

OBJECTIVE_TITLES = {Side.OURS: wording.OBJECTIVES, Side.THEIRS: wording.THEIR_OBJECTIVES}
PROSE = {
    BriefSection.PRESS_LINE: SectionKind.PRESS_LINE,
    BriefSection.BACKGROUND: SectionKind.BACKGROUND,
    BriefSection.OUTCOMES: SectionKind.OUTCOMES,
}


def brief_title(context: Context, brief: BriefContent) -> str:
    """The brief's own title, else its subject's name."""
    return brief.title or context.directory.name(brief.subject_id)


def title_line(context: Context, brief: BriefContent, target: str | None = None) -> Line:
    """The title with its portion, and what it leads to."""
    return (Span(brief_title(context, brief), target=target, portion=title_portion(context, brief)),)


def title_portion(context: Context, brief: BriefContent) -> Portion | None:
    """The portion of the title: its own, else its subject's; a subject's name that is the title counts in any case."""
    if brief.title == wording.STUB:
        return None
    subject = context.directory.portion(brief.subject_id)
    if brief.title_marking is None:
        own = context.gauge.name_portion(None, brief.place, brief.title)
        return join_portions(subject, own) if brief.title else subject
    own = replace(context.gauge.portion(brief.title_marking, brief.place), named=True)
    return own if brief.title else join_portions(subject, own)


def compile_brief(context: Context, brief: BriefContent, sections: frozenset[BriefSection], position: int) -> Part:
    """The part of a brief; `position` is its tab's place from the top."""
    tab, title = context.tab_of_brief[brief.id], brief_title(context, brief)
    anchor = f"brief-{brief.id}"
    blocks: list[Block] = [
        Paragraph((Span(wording.TAB.format(tab=tab)),), ParagraphRole.EYEBROW),
        Heading(1, title_line(context, brief), anchor),
    ]
    for section in BriefSection:
        if section in sections:
            blocks += compile_section(context, brief, section)
    short = title if brief.title else context.directory.short_name(brief.subject_id)
    own = None if brief.title else context.directory.own(brief.subject_id, short)
    portion, head = title_portion(context, brief), f"{tab} · {short}"
    return Part(PartKind.BRIEF, title, head, anchor, tuple(blocks), Tab(tab, position), anchor, portion, own)


def compile_section(context: Context, brief: BriefContent, section: BriefSection) -> list[Block]:
    """One section of a brief, nothing when it is empty."""
    match section:
        case BriefSection.FACTS:
            return compile_facts(context, brief)
        case BriefSection.OBJECTIVES:
            return [block for side in Side for block in compile_objectives(context, brief, side)]
        case BriefSection.POINTS:
            return compile_points(context, brief)
        case BriefSection.PARTICIPANTS:
            return compile_participants(context, brief)
        case _:
            return compile_prose(context, brief, PROSE[section])


def compile_objectives(context: Context, brief: BriefContent, side: Side) -> list[Block]:
    """What one side wants, as a list."""
    objectives: list[ObjectiveContent] = [each for each in brief.objectives if each.side is side and each.text]
    if not objectives:
        return []
    anchor = f"brief-{brief.id}-objectives-{side.value}"
    heading = Heading(2, (Span(OBJECTIVE_TITLES[side]),), anchor)
    return [heading, compile_item_list([(each.text, each.marking, each.place) for each in objectives], context)]


def compile_points(context: Context, brief: BriefContent) -> list[Block]:
    """Issue by issue."""
    return [block for issue in brief.issues for block in compile_issue(context, issue)]


def compile_prose(context: Context, brief: BriefContent, kind: SectionKind) -> list[Block]:
    """A prose section under its heading."""
    section = brief.find_section(kind)
    if section is None or not section.text:
        return []
    heading = Heading(2, (Span(wording.SECTION_TITLES[kind]),), f"section-{section.id}")
    prose = compile_rich(section.text, section.marking, section.place, context)
    return [heading, *append_marks(prose, context.marks_of(section.place))]
