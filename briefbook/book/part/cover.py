"""The cover: whose visit, where and when, for whom, which edition, how to handle it."""

from dataclasses import replace

from briefbook.book import wording
from briefbook.book.block import CoverPage, Fact, Line, Portion, Span
from briefbook.book.book import Part
from briefbook.book.content import EditionContent
from briefbook.book.context import Context
from briefbook.book.name_line import join_lines, list_names, native_spans, titled_line
from briefbook.book.phrase import count, describe_date, describe_moment, ordinal
from briefbook.book.printed import line_text
from briefbook.book.title import meeting_days
from briefbook.values.blank import is_blank
from briefbook.values.date_words import describe_day
from briefbook.values.kind import PartKind, Role, Side, VisitDirection
from briefbook.values.place import Place
from briefbook.values.term import capitalise

HOUSE = Place("library", 1)


def compile_cover(context: Context, edition: EditionContent | None) -> Part:
    """The cover page."""
    library, house = context.content.library, context.gauge.name_portion(None, HOUSE)
    cover = CoverPage(
        office=library.office,
        title=visit_title(context),
        subtitle=subtitle(context),
        lines=place_lines(context),
        facts=tuple(list_facts(context, edition)),
        statement=library.statement,
        portion=context.directory.portion(context.content.visit.id),
        portions=((house, library.office), (house, library.statement)),
        book_title=book_title(context),
    )
    title = wording.PART_TITLES[PartKind.COVER]
    return Part(PartKind.COVER, title, "", "cover", (cover,))


def book_title(context: Context) -> Line:
    """What the book itself is called, unless that is the visit's name."""
    spec = context.content.spec
    if is_blank(spec.title) or spec.title == visit_title(context):
        return ()
    portion = None if spec.title == wording.STUB else title_portion(context)
    return (Span(spec.title, portion=portion),)


def title_portion(context: Context) -> Portion:
    """The portion of the book's title."""
    spec = context.content.spec
    return replace(context.gauge.portion(spec.title_marking, spec.place), named=True)


def file_title(context: Context) -> str:
    """What a file of the book is called by whatever shows it: the visit's name, then the book's."""
    own = line_text(book_title(context))
    return f"{visit_title(context)} – {own}" if own else visit_title(context)


def visit_title(context: Context) -> str:
    """The name of the visit, or the stub when it may not be printed."""
    return context.directory.name(context.content.visit.id) or wording.STUB


def running_title(context: Context) -> str:
    """The short name of the visit and its dates."""
    short, dates = running_name(context), describe_date(context.content.visit.date)
    return f"{short}, {dates}" if dates and dates not in short else short


def running_name(context: Context) -> str:
    """The short name of the visit, with which the running title begins."""
    return context.directory.short_name(context.content.visit.id) or wording.STUB


def edition_line(context: Context, edition: EditionContent | None) -> str:
    """`Draft · 16 January 2026`, or the edition's number, day and copy."""
    day = describe_day(context.today)
    if edition is None:
        return f"{wording.DRAFT} · {day}"
    copy = f" · {wording.COPY} {copy_words(edition)}" if edition.copy_number else ""
    return f"{ordinal(edition.number)} edition · {day}{copy}"


def copy_words(edition: EditionContent) -> str:
    """`3 of 12`."""
    return f"{edition.copy_number} of {edition.copies}"


def subtitle(context: Context) -> Line:
    """The principal of the side that travels, in every script of the page's own and its native one."""
    visit = context.content.visit
    side = Side.THEIRS if visit.direction is VisitDirection.INCOMING else Side.OURS
    principal = next(
        (
            each.participant_id
            for each in context.directory.participations_of_event.get(visit.id, [])
            if each.side is side and each.role is Role.PRINCIPAL
        ),
        None,
    )
    if principal is None:
        return ()
    return (context.directory.span(principal), *native_spans(context, principal))


def place_lines(context: Context) -> tuple[Line, ...]:
    """Where and when, and the first dialogue that has a brief of its own."""
    visit = context.content.visit
    places = join_lines(list_names(context, *visit.place_ids), wording.AND)
    where = [places] if places else list_names(context, visit.host_id)
    date = capitalise(describe_date(visit.date))
    subjects = [brief.subject_id for brief in context.content.briefs]
    dialogues = [each for each in subjects if each in context.directory.dialogues]
    when = [(Span(date, portion=context.directory.dated(visit.id, visit.date)),)] if date else []
    lines = [join_lines([*where, *when]), *list_names(context, *dialogues[:1])]
    return tuple(line for line in lines if line)


def list_facts(context: Context, edition: EditionContent | None) -> list[Fact]:
    """For whom, which edition, which copy, how to handle it."""
    spec, visit = context.content.spec, context.content.visit
    moment = describe_moment(context.as_of, context.zone)
    facts: list[Fact] = []
    if spec.reader_id is not None and context.directory.name(spec.reader_id):
        days = meeting_days(visit.date, context.today)
        facts.append(Fact(wording.COVER_READER, (titled_line(context, spec.reader_id, days),)))
    number = ordinal(edition.number) if edition else wording.DRAFT
    facts.append(Fact(wording.COVER_EDITION, ((Span(f"{number}, {moment}"),),)))
    if edition is not None:
        copies = copy_words(edition) if edition.copy_number else count(edition.copies, "copy").replace("ys", "ies")
        facts.append(Fact(wording.COVER_COPY, ((Span(copies),),)))
    return [*facts, *handling_fact(context)]


def handling_fact(context: Context) -> list[Fact]:
    """How to handle the book, or nothing when it is not said."""
    spec = context.content.spec
    portion = context.gauge.name_portion(None, spec.place)
    return [Fact(wording.COVER_HANDLING, ((Span(spec.handling, portion=portion),),))] if spec.handling else []
