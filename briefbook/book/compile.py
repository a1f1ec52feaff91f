"""Compile: gathered content in, a Book and its findings out, as of a moment; a pure function."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from briefbook.book import wording
from briefbook.book.block import Portion
from briefbook.book.book import Book, Part, Sheet
from briefbook.book.content import BookPartContent, Content, EditionContent
from briefbook.book.context import Context, NoteRegister
from briefbook.book.directory import Directory, compile_directory
from briefbook.book.finding import Finding
from briefbook.book.gauge import Gauge
from briefbook.book.locator import locate_names
from briefbook.book.mark_once import mark_once
from briefbook.book.memory import Memory, Recall
from briefbook.book.numbering import cut_content
from briefbook.book.part.biographies import compile_biographies
from briefbook.book.part.brief import compile_brief
from briefbook.book.part.commitments import compile_commitments
from briefbook.book.part.contents import compile_contents
from briefbook.book.part.cover import (
    compile_cover,
    edition_line,
    file_title,
    running_name,
    running_title,
    title_portion,
    visit_title,
)
from briefbook.book.part.distribution import compile_distribution
from briefbook.book.part.index import GROUPS, compile_index
from briefbook.book.part.key_points import compile_key_points
from briefbook.book.part.programme import compile_programme
from briefbook.book.part.scene_setter import compile_scene_setter
from briefbook.book.part.sources import compile_sources
from briefbook.book.phrase import local_moment
from briefbook.book.point_number import Numbering, number_content
from briefbook.book.portion import list_printed, roll_up_printed
from briefbook.book.preflight import check_content
from briefbook.book.reach import compile_reach, list_person_ids
from briefbook.book.selection import select_content
from briefbook.values.kind import PartKind

PLAIN_PARTS: dict[PartKind, Callable[[Context], Part | None]] = {
    PartKind.KEY_POINTS: compile_key_points,
    PartKind.PROGRAMME: compile_programme,
    PartKind.SCENE_SETTER: compile_scene_setter,
    PartKind.COMMITMENTS: compile_commitments,
}
LAST_COMPILED = (PartKind.SOURCES, PartKind.INDEX, PartKind.CONTENTS)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A Book with the numbers that it prints, and what preflight found in its content."""

    book: Book
    findings: tuple[Finding, ...]
    numbering: Numbering


def compile_book(
    content: Content,
    as_of: datetime | None = None,
    edition: EditionContent | None = None,
    memory: Memory | None = None,
) -> Compiled:
    """The Book of a content as of a moment, by default the library's last change; a draft has no edition.

    With the memory of an earlier compilation it is the same Book, sooner.

    >>> compiled = compile_book(content)
    >>> compiled.book.parts[1].title, compiled.book.draft
    ('Contents', True)
    >>> sorted(compiled.numbering.tabs.values())
    ['1', '2', '3', '4', '5', '6']
    """
    selected = select_content(content)
    gauge = Gauge(content.library)
    written, cut = cut_content(selected, gauge)
    moment, recall = as_of or content.library.changed_at, Recall(memory)
    context = compile_context(cut, gauge, moment, number_content(written, cut), recall)
    recall.begin(context)
    found, spec = compile_parts(context, edition, recall), content.spec
    parts = tuple(recall.derive("mark", each, None, partial(mark_once, each, gauge)) for each in found)
    book = Book(
        title=file_title(context),
        running_title=running_title(context),
        running_name=running_name(context),
        edition_line=edition_line(context, edition),
        lang=content.library.lang,
        as_of=context.as_of,
        banner=None,
        sheet=Sheet(spec.paper, spec.duplex, spec.text_size),
        parts=parts,
        draft=edition is None,
        portion=context.directory.portion(content.visit.id),
        portions=list_furniture(context),
    )
    printed = list_printed(book, recall)
    rolled = roll_up_printed(cut, printed)
    banners = gauge.list_page_banners(rolled.marking, spec.floor) if spec.page_banners else ()
    book = replace(book, banner=gauge.banner(rolled.marking), page_banners=banners)
    findings = check_content(selected, context, book, printed, rolled, recall)
    recall.end()
    return Compiled(book, findings, context.numbering)


def list_furniture(context: Context) -> tuple[tuple[Portion, str], ...]:
    """The portions of what stands in the heads of all pages, in the file's title and in its name."""
    spec = context.content.spec
    title = title_portion(context)
    visit = context.directory.portion(context.content.visit.id)
    furniture = [(title, "" if spec.title == wording.STUB else spec.title)]
    head = running_title(context)
    titles = ((visit, visit_title(context)), (replace(visit, words=head), head)) if visit else ()
    return (*furniture, *titles)


def compile_context(content: Content, gauge: Gauge, as_of: datetime, numbering: Numbering, recall: Recall) -> Context:
    """What the parts share."""
    directory = compile_directory(content)
    reach = compile_reach(content, directory)
    names = ((entity.id, name.text) for entity in content.entities for name in entity.names)
    mentions = recall.index_mentions(tuple(names))
    kinds = {part.kind for part in content.spec.parts}
    person_ids: list[int] = []
    zone = find_visit_zone(content, directory)
    if PartKind.BIOGRAPHIES in kinds:
        found = list_person_ids(content, directory, reach, mentions, local_moment(as_of, zone).date())
        person_ids = [each for each in found if each != content.spec.reader_id]
    anchors = {each: f"person-{each}" for each in person_ids}
    if PartKind.COMMITMENTS in kinds:
        anchors |= {each.id: "commitments" for each in content.commitments}
    anchors |= {brief.subject_id: f"brief-{brief.id}" for brief in reversed(content.briefs)}
    return Context(
        content=content,
        directory=directory,
        reach=reach,
        gauge=gauge,
        mentions=mentions,
        as_of=as_of,
        zone=zone,
        notes=NoteRegister(enabled=PartKind.SOURCES in kinds),
        numbering=numbering,
        anchor_of=anchors,
        person_ids=tuple(person_ids),
    )


def find_visit_zone(content: Content, directory: Directory) -> str:
    """The time zone of the visit's first place."""
    place = next((directory.places.get(each) for each in content.visit.place_ids), None)
    return place.time_zone if place else ""


def compile_parts(context: Context, edition: EditionContent | None, recall: Recall) -> tuple[Part, ...]:
    """The parts in the order of the recipe; those that look at the others are compiled after them."""
    recipe = context.content.spec.parts
    found = {each.id: recall.compile(context, each, partial(compile_part, context, each, edition)) for each in recipe}
    parts = {key: part for key, part in found.items() if part}
    for kind in LAST_COMPILED:
        for each in recipe:
            if each.kind is not kind:
                continue
            parts = {one.id: parts[one.id] for one in recipe if one.id in parts}
            if kind is PartKind.INDEX:
                parts, named = locate_names(context, parts, GROUPS, recall)
                part = compile_index(context, named)
            else:
                part = compile_sources(context) if kind is PartKind.SOURCES else compile_contents(parts.values())
            parts |= {each.id: part} if part else {}
    return tuple(parts[each.id] for each in recipe if each.id in parts)


def compile_part(context: Context, part: BookPartContent, edition: EditionContent | None) -> Part | None:
    """A part that needs no other; None for the others, for what is empty and for a brief that is left out."""
    match part.kind:
        case PartKind.COVER:
            return compile_cover(context, edition)
        case PartKind.BRIEF:
            return compile_brief_part(context, part)
        case PartKind.BIOGRAPHIES:
            return compile_biographies(context, len(context.content.briefs))
        case PartKind.DISTRIBUTION:
            return compile_distribution(context, edition)
        case _:
            return PLAIN_PARTS[part.kind](context) if part.kind in PLAIN_PARTS else None


def compile_brief_part(context: Context, part: BookPartContent) -> Part | None:
    """The brief of a part, unless it is left out."""
    for position, brief in enumerate(context.content.briefs):
        if brief.id == part.brief_id:
            return compile_brief(context, brief, part.sections, position)
    return None
