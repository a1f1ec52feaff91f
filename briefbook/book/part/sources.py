"""Sources as numbered notes, and where two of them do not agree."""

from collections.abc import Iterable
from dataclasses import replace

from briefbook.book import wording
from briefbook.book.block import (
    Block,
    Cell,
    Column,
    Heading,
    Inline,
    Line,
    Note,
    Notes,
    Portion,
    Span,
    SpanStyle,
    Table,
    join_portions,
    silent_portion,
)
from briefbook.book.book import Part
from briefbook.book.content import CitationContent, ConflictContent, SourceContent
from briefbook.book.context import Context, note_anchor
from briefbook.values.address import find_way_out
from briefbook.values.date_words import describe_edtf
from briefbook.values.edtf import EdtfError, parse_edtf
from briefbook.values.kind import EntityKind, PartKind
from briefbook.values.term import capitalise

CONFLICT_COLUMNS = (Column(wording.ONE_SAYS, 0.35), Column(wording.OTHER_SAYS, 0.35), Column(wording.HELD, 0.3))


def compile_sources(context: Context) -> Part | None:
    """The notes in the order of their numbers, to be compiled after every part that cites; no part without any."""
    title = wording.PART_TITLES[PartKind.SOURCES]
    conflicts = compile_conflicts(context)
    notes = tuple(compile_note(context, citation) for citation in list_noted(context))
    if not (notes or conflicts):
        return None
    blocks: list[Block] = [Heading(1, (Span(title),), "sources"), *([Notes(notes)] if notes else [])]
    return Part(PartKind.SOURCES, title, title, "sources", (*blocks, *conflicts))


def list_noted(context: Context) -> list[CitationContent]:
    """The first citation of each note, by number."""
    notes = context.notes
    return [notes.citations[key] for key in sorted(notes.numbers, key=lambda key: notes.numbers[key])]


def compile_note(context: Context, citation: CitationContent) -> Note:
    """A note: who said it and when, then the source."""
    number = context.notes.number(citation)
    source = context.directory.sources[citation.source_id]
    spans = [*speaker_spans(context, citation), *source_spans(context, source, citation)]
    return Note(number, tuple(spans), note_anchor(number))


def speaker_spans(context: Context, citation: CitationContent) -> list[Span]:
    """`Randhir Jaiswal, said on 16 January 2026, reported. `"""
    name = context.directory.span(citation.speaker_id)
    said_on = wording.SAID_ON.format(day=describe_edtf(citation.said_on)) if citation.said_on else ""
    if not (name.text or said_on):
        return []
    said = ", ".join(part for part in (said_on, wording.CITATION_KINDS[citation.kind]) if part)
    if not name.text:
        return [Span(capitalise(said), portion=replace_named(context.directory.claim_portion(citation))), Span(". ")]
    portion = join_portions(silent_portion(name.portion), replace_named(context.directory.claim_portion(citation)))
    return [replace(name, text=capitalise(name.text)), Span(", "), Span(said, portion=portion), Span(". ")]


def source_spans(context: Context, source: SourceContent, citation: CitationContent) -> list[Inline]:
    """`Authors. *Title*. Container, publisher, place, day, page. Address, seen day.`

    Each field is a span of its own, for any may run from right to left; what parts them is the book's.
    """
    portion = context.directory.own(source.id, "")
    spans: list[Inline] = [*join_fields(source.authors, portion)]
    if spans:
        spans.append(Span(". "))
    spans.append(context.directory.span(source.id, SpanStyle.ITALIC))
    spans += published_spans(context, source, citation)
    details = [wording.SEEN_ON.format(day=describe_csl_date(source.accessed))] if source.accessed else []
    details += [each for each in (source.genre, source.note) if each]
    for each in details:
        spans += [Span(" "), Span(capitalise(each.rstrip(". ")), portion=portion), Span(".")]
    if source.address:
        spans += [Span(" "), Span(source.address, address=find_way_out(source.address), portion=portion)]
    return spans


def join_fields(fields: Iterable[str], portion: Portion | None) -> list[Span]:
    """Fields with commas between them, each a span of its own."""
    spans: list[Span] = []
    for field in fields:
        spans += [*([Span(", ")] if spans else []), Span(field, portion=portion)]
    return spans


def published_spans(context: Context, source: SourceContent, citation: CitationContent) -> list[Span]:
    """`. Container, publisher, place, day, page.`, of which the page is the citation's."""
    published = [source.container, source.publisher, source.dateline, describe_csl_date(source.issued)]
    spans = join_fields(filter(None, published), context.directory.own(source.id, ""))
    if citation.locator:
        portion = replace_named(context.directory.claim_portion(citation))
        spans += [*([Span(", ")] if spans else []), Span(citation.locator.rstrip(". "), portion=portion)]
    if spans:
        first, *others = spans
        spans = [Span(". "), replace(first, text=capitalise(first.text)), *others]
    return [*spans, Span(".")]


def replace_named(portion: Portion | None) -> Portion | None:
    """The same portion for words that need not be marked."""
    return replace(portion, named=True, beside=replace_named(portion.beside)) if portion else None


def describe_csl_date(words: str) -> str:
    """A source's date in words: of its EDTF when it is one, else as it stands."""
    try:
        return describe_edtf(parse_edtf(words)) if words else ""
    except EdtfError:
        return words


def compile_conflicts(context: Context) -> list[Block]:
    """The conflicts of citations that the book prints or whose other half it prints."""
    citations = context.directory.citations
    rows = [
        compile_conflict(context, each, citations[each.citation_id], citations[each.other_id])
        for each in context.content.conflicts
        if is_relevant(context, each)
    ]
    if not rows:
        return []
    heading = Heading(2, (Span(wording.DISAGREE),), "sources-disagree")
    return [heading, Table(CONFLICT_COLUMNS, tuple(rows), wording.DISAGREE, row_head=None)]


def is_relevant(context: Context, conflict: ConflictContent) -> bool:
    """Whether the book cites one half of the conflict, or one is about the visit, a brief's subject or a commitment."""
    citations = context.directory.citations
    halves = [citations[each] for each in (conflict.citation_id, conflict.other_id) if each in citations]
    if len(halves) < 2:
        return False
    about = {each.owner.id for each in halves if each.owner.kind in set(EntityKind)}
    return not (
        context.reach.subject_ids.isdisjoint(about) and context.notes.cited_ids.isdisjoint(each.id for each in halves)
    )


def compile_conflict(
    context: Context, conflict: ConflictContent, one: CitationContent, other: CitationContent
) -> tuple[Cell, ...]:
    """Both claims with their notes, and which one the book follows."""
    portion = join_claims(context, one, other)
    lines: list[Line] = [
        (Span(conflict.resolution, portion=portion) if conflict.resolution else Span(wording.UNSETTLED),)
    ]
    if conflict.note:
        lines.append((Span(conflict.note, SpanStyle.MUTED, portion=portion),))
    return (claim_cell(context, one), claim_cell(context, other), Cell(tuple(lines)))


def join_claims(context: Context, one: CitationContent, other: CitationContent) -> Portion | None:
    """The portion of what is said of two claims: all that they are of count."""
    return join_portions(*(context.directory.claim_portion(each) for each in (one, other)))


def claim_cell(context: Context, citation: CitationContent) -> Cell:
    """A claim, or the source's name when its words are not recorded, with the number of its note."""
    mark = context.notes.mark(citation)
    source = context.directory.span(citation.source_id)
    words = Span(citation.claim, portion=context.directory.claim_portion(citation)) if citation.claim else source
    return Cell(((words, mark) if mark else (words,),))
