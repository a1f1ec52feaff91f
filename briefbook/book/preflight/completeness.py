"""Completeness before printing: people without a biography, sections without a word."""

from collections.abc import Iterator

from briefbook.book import wording
from briefbook.book.book import Book
from briefbook.book.content import BriefContent
from briefbook.book.context import Context
from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.book.part.brief import PROSE, brief_title
from briefbook.book.quotation import quote
from briefbook.values.kind import BriefSection, PartKind, SectionKind, Side
from briefbook.values.place import Place

# What is missing is told of these where it is written.
TO_BE_WRITTEN = frozenset({PartKind.SCENE_SETTER, PartKind.PROGRAMME, PartKind.BRIEF})


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


def check_parts(context: Context, book: Book) -> Iterator[Finding]:
    """The parts that were chosen for the book and have nothing to print, beyond what is to be written for them."""
    printed, place = {part.kind for part in book.parts}, context.content.spec.place
    for kind in dict.fromkeys(part.kind for part in context.content.spec.parts):
        if kind not in printed and kind not in TO_BE_WRITTEN:
            message = f"{wording.PART_TITLES[kind]}: there is nothing to print, so the part is left out."
            yield Finding(Severity.NOTES, FindingKind.EMPTY_PART, place, message)
    if not printed:
        yield Finding(Severity.BLOCKS, FindingKind.EMPTY_PART, place, "This book has no page with anything on it.")


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
            message = f"The issue {quote(issue.shown_title)} prints no talking points."
            yield Finding(Severity.WARNS, FindingKind.EMPTY_SECTION, issue.place, message)
