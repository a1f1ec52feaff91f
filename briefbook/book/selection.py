"""Selection: only what the parts of a book print, so that what is left out can reach no page."""

from dataclasses import replace

from briefbook.book.content import BookPartContent, BookSpecContent, BriefContent, Content
from briefbook.values.kind import BriefSection, PartKind, SectionKind

SECTIONS = {
    BriefSection.PRESS_LINE: SectionKind.PRESS_LINE,
    BriefSection.BACKGROUND: SectionKind.BACKGROUND,
    BriefSection.OUTCOMES: SectionKind.OUTCOMES,
}


def select_content(content: Content) -> Content:
    """The content with the included parts' briefs, in their order, and with the printed sections of each."""
    parts = content.spec.included_parts
    kinds = {part.kind for part in parts}
    briefs = {brief.id: brief for brief in content.briefs}
    selected = [
        select_issues(select_sections(briefs[part.brief_id], part), content.spec)
        for part in parts
        if part.kind is PartKind.BRIEF and part.brief_id in briefs
    ]
    return replace(
        content,
        spec=replace(content.spec, parts=parts),
        briefs=tuple(selected),
        visit_sections=content.visit_sections if PartKind.SCENE_SETTER in kinds else (),
        programme=content.programme if PartKind.PROGRAMME in kinds else (),
    )


def drop_unwritten(content: Content) -> Content:
    """The content without talking points and objectives that nobody has written: they have no number and no length."""
    return replace(content, briefs=tuple(drop_unwritten_of(each) for each in content.briefs))


def drop_unwritten_of(brief: BriefContent) -> BriefContent:
    """A brief without what nobody has written; the same brief where all is."""
    if all(each.written for each in brief.points) and all(each.text for each in brief.objectives):
        return brief
    issues = [replace(each, points=tuple(point for point in each.points if point.written)) for each in brief.issues]
    return replace(brief, issues=tuple(issues), objectives=tuple(each for each in brief.objectives if each.text))


def select_sections(brief: BriefContent, part: BookPartContent) -> BriefContent:
    """A brief with only the sections that its part prints."""
    kept = {kind for section, kind in SECTIONS.items() if section in part.sections}
    return replace(
        brief,
        issues=brief.issues if BriefSection.POINTS in part.sections else (),
        objectives=brief.objectives if BriefSection.OBJECTIVES in part.sections else (),
        sections=tuple(section for section in brief.sections if section.kind in kept),
    )


def select_issues(brief: BriefContent, spec: BookSpecContent) -> BriefContent:
    """A brief without the issues and the talking points that this book leaves out."""
    if not (spec.omitted_issue_ids or spec.omitted_point_ids):
        return brief
    issues = [
        replace(issue, points=tuple(point for point in issue.points if point.id not in spec.omitted_point_ids))
        for issue in brief.issues
        if issue.id not in spec.omitted_issue_ids
    ]
    return replace(brief, issues=tuple(issues))
