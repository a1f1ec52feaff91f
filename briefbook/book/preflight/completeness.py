"""Completeness before printing: people without a biography, sections without a word."""

from collections.abc import Iterator

from briefbook.book import wording
from briefbook.book.content import BriefContent
from briefbook.book.context import Context
from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.book.part.brief import PROSE, brief_title
from briefbook.book.quotation import quote
from briefbook.values.kind import BriefSection, PartKind, SectionKind, Side
from briefbook.values.place import Place


def check_completeness(context: Context) -> Iterator[Finding]:
    """What the book gives room to and nobody has written."""
    for person_id in context.person_ids:
        entity = context.directory.entities[person_id]
        if not entity.description:
            message = f"{context.directory.name(person_id)} has no biography."
            yield Finding(Severity.NOTES, FindingKind.PERSON_WITHOUT_BIOGRAPHY, entity.place, message)
    for part in context.content.spec.parts:
        if part.kind is PartKind.SCENE_SETTER and not has_scene_setter(context):
            place = Place("visit", context.content.visit.id, SectionKind.SCENE_SETTER)
            yield Finding(Severity.WARNS, FindingKind.EMPTY_SECTION, place, "The scene-setter is empty.")
        if part.kind is PartKind.PROGRAMME and not context.content.programme:
            place = Place("programme", context.content.visit.id)
            yield Finding(Severity.WARNS, FindingKind.EMPTY_SECTION, place, "The programme is empty.")
        for brief in context.content.briefs:
            if brief.id == part.brief_id:
                yield from check_brief(context, brief, part.sections)


def has_scene_setter(context: Context) -> bool:
    """Whether the visit has a scene-setter with words in it."""
    sections = context.content.visit_sections
    return any(each.kind is SectionKind.SCENE_SETTER and each.text for each in sections)


def check_brief(context: Context, brief: BriefContent, sections: frozenset[BriefSection]) -> Iterator[Finding]:
    """The empty sections of a brief, and its issues without a title or a point."""
    empty: list[str] = []
    if BriefSection.OBJECTIVES in sections and not any(each.side is Side.OURS for each in brief.objectives):
        empty.append(wording.OBJECTIVES)
    if BriefSection.POINTS in sections and not brief.points:
        empty.append(wording.TALKING_POINTS)
    for section, kind in PROSE.items():
        written = brief.find_section(kind)
        if section in sections and (written is None or not written.text):
            empty.append(wording.SECTION_TITLES[kind])
    for name in empty:
        severity = Severity.WARNS if name == wording.TALKING_POINTS else Severity.NOTES
        message = f"{name} of {brief_title(context, brief)}: nothing is written yet."
        yield Finding(severity, FindingKind.EMPTY_SECTION, brief.place, message)
    for issue in brief.issues if brief.points else ():
        if not issue.title:
            letter = context.numbering.find(issue.place)
            name = f"Issue {letter}" if letter else "An issue"
            message = f"{name} of {brief_title(context, brief)} has no title."
            yield Finding(Severity.WARNS, FindingKind.UNTITLED, issue.place, message)
        if not issue.points:
            message = f"The issue {quote(issue.shown_title)} has no talking points."
            yield Finding(Severity.WARNS, FindingKind.EMPTY_SECTION, issue.place, message)
