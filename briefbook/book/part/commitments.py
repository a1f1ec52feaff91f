"""Commitments and follow-up: what was agreed, who leads, by when, how far it has come."""

from datetime import date

from briefbook.book import wording
from briefbook.book.block import (
    Block,
    Cell,
    Column,
    Heading,
    Inline,
    Line,
    Paragraph,
    ParagraphRole,
    Span,
    SpanStyle,
    Table,
)
from briefbook.book.book import Part
from briefbook.book.content import CommitmentContent
from briefbook.book.context import Context
from briefbook.book.name_line import list_names, tab_line
from briefbook.book.phrase import capitalise, describe_date
from briefbook.book.reach import list_commitments
from briefbook.book.rich import compile_body, join_body
from briefbook.book.title import post_line
from briefbook.values.date_words import describe_day
from briefbook.values.kind import PartKind

COLUMNS = (
    Column(wording.NUMBER, 0.075, tabular=True),
    Column(wording.COMMITMENT_HEAD, 0.34),
    Column(wording.LED_BY, 0.22),
    Column(wording.DUE, 0.15),
    Column(wording.STATUS, 0.15),
    Column(wording.TAB_HEAD, 0.065),
)


def compile_commitments(context: Context) -> Part:
    """The table of the book's commitments."""
    title = wording.PART_TITLES[PartKind.COMMITMENTS]
    commitments = list_commitments(context.content, context.directory)
    sentence = wording.AS_OF.format(day=describe_day(context.today)) if commitments else wording.NO_COMMITMENTS
    blocks: list[Block] = [
        Heading(1, (Span(title),), "commitments"),
        Paragraph((Span(sentence),), ParagraphRole.MUTED),
    ]
    if commitments:
        rows = tuple(compile_row(context, each) for each in commitments)
        blocks.append(Table(COLUMNS, rows, title))
    return Part(PartKind.COMMITMENTS, title, wording.RUNNING_HEADS[PartKind.COMMITMENTS], "commitments", tuple(blocks))


def compile_row(context: Context, commitment: CommitmentContent) -> tuple[Cell, ...]:
    """The cells of a commitment."""
    entity = context.directory.entities[commitment.id]
    number: Line = (Span(commitment.number),) if commitment.number else ()
    return (
        Cell((number,)),
        Cell((wording_line(context, commitment),), context.gauge.portion(entity.marking)),
        Cell(owner_lines(context, commitment)),
        Cell(due_lines(commitment, context.today)),
        Cell(((Span(status_words(commitment)),),)),
        Cell((tab_line(context, subject_id(context, commitment), "{tab}"),)),
    )


def subject_id(context: Context, commitment: CommitmentContent) -> int | None:
    """What the commitment is about when a brief treats it, else the dialogue at which it was agreed."""
    if context.brief_of(commitment.subject_id) is not None:
        return commitment.subject_id
    return commitment.agreed_at_id


def wording_line(context: Context, commitment: CommitmentContent) -> Line:
    """What was agreed, with its sources."""
    body = compile_body(commitment.wording, None, context)
    words: tuple[Inline, ...] = join_body(body) or (context.directory.span(commitment.id),)
    return (*words, *context.marks_of(commitment.place))


def owner_lines(context: Context, commitment: CommitmentContent) -> tuple[Line, ...]:
    """Who leads, one under the other."""
    lines: list[Line] = []
    for owner in commitment.owners:
        in_post = owner.owner_id in context.directory.posts
        name = [post_line(context.directory, owner.owner_id)] if in_post else list_names(context, owner.owner_id)
        lines += [line for line in name if line]
    return tuple(lines) or ((Span(wording.UNKNOWN_CELL, SpanStyle.MUTED),),)


def is_overdue(commitment: CommitmentContent, today: date) -> bool:
    """Whether it is open although the last day on which it can be due has passed."""
    due = commitment.due.last_day
    return commitment.open and due is not None and due < today


def due_lines(commitment: CommitmentContent, today: date) -> tuple[Line, ...]:
    """When it is due; what is overdue says so in words."""
    words = capitalise(describe_date(commitment.due))
    if not words:
        return ((Span(wording.NOT_SET, SpanStyle.MUTED),),)
    due = commitment.due.last_day
    if due is None or not is_overdue(commitment, today):
        return ((Span(words),),)
    return ((Span(words),), (Span(wording.OVERDUE.format(day=describe_day(due)), SpanStyle.BOLD),))


def status_words(commitment: CommitmentContent) -> str:
    """The verb as printed while the promise stands and nothing has moved since, else the step it has come to."""
    promised = commitment.status is None or commitment.status.promised
    if promised and len(commitment.statuses) <= 1 and commitment.verb:
        return capitalise(commitment.verb)
    return wording.STATUSES[commitment.status] if commitment.status else wording.NOT_KNOWN
