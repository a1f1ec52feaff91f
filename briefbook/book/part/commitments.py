"""Commitments and follow-up: what was agreed, who leads, by when, how far it has come."""

from dataclasses import replace
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
    Portion,
    Span,
    SpanStyle,
    Table,
)
from briefbook.book.book import Part
from briefbook.book.content import CommitmentContent
from briefbook.book.context import Context
from briefbook.book.name_line import list_names, tab_line
from briefbook.book.phrase import describe_due
from briefbook.book.rich import compile_body, join_body
from briefbook.book.title import post_line
from briefbook.values.date_words import describe_day
from briefbook.values.kind import PartKind
from briefbook.values.term import capitalise

COLUMNS = (
    Column(wording.NUMBER, 0.075, tabular=True),
    Column(wording.COMMITMENT_HEAD, 0.34),
    Column(wording.LED_BY, 0.22),
    Column(wording.DUE, 0.15),
    Column(wording.STATUS, 0.15),
    Column(wording.TAB_HEAD, 0.065),
)


def compile_commitments(context: Context) -> Part | None:
    """The table of the book's commitments; no part where there are none."""
    title = wording.PART_TITLES[PartKind.COMMITMENTS]
    commitments = context.reach.commitments
    if not commitments:
        return None
    sentence = wording.AS_OF.format(day=describe_day(context.today))
    rows = tuple(compile_row(context, each) for each in commitments)
    blocks: tuple[Block, ...] = (
        Heading(1, (Span(title),), "commitments"),
        Paragraph((Span(sentence),), ParagraphRole.MUTED),
        Table(COLUMNS, rows, title),
    )
    return Part(PartKind.COMMITMENTS, title, wording.RUNNING_HEADS[PartKind.COMMITMENTS], "commitments", blocks)


def compile_row(context: Context, commitment: CommitmentContent) -> tuple[Cell, ...]:
    """The cells of a commitment."""
    return (
        Cell((number_line(context, commitment, linked=False),)),
        Cell((wording_line(context, commitment),), wording_portion(context, commitment)),
        Cell(owner_lines(context, commitment), fields=True),
        Cell(due_lines(context, commitment)),
        Cell((status_line(context, commitment),)),
        Cell((tab_line(context, subject_id(context, commitment), "{tab}"),)),
    )


def number_line(context: Context, commitment: CommitmentContent, *, linked: bool = True) -> Line:
    """The number by which a commitment is cited, or an empty line."""
    if not commitment.number:
        return ()
    target = context.anchor_of.get(commitment.id) if linked else None
    return (Span(commitment.number, target=target, portion=context.directory.own(commitment.id, commitment.number)),)


def wording_portion(context: Context, commitment: CommitmentContent) -> Portion:
    """The portion of what was agreed; without a wording it is a name, which need not be marked."""
    entity = context.directory.entities[commitment.id]
    portion = context.gauge.portion(entity.marking, entity.place, commitment.wording.text)
    return replace(portion, named=not commitment.wording)


def subject_id(context: Context, commitment: CommitmentContent) -> int | None:
    """What the commitment is about when a brief treats it, else the dialogue at which it was agreed."""
    if context.brief_of(commitment.subject_id) is not None:
        return commitment.subject_id
    return commitment.agreed_at_id


def wording_line(context: Context, commitment: CommitmentContent) -> Line:
    """What was agreed, with its sources."""
    entity = context.directory.entities[commitment.id]
    body = compile_body(commitment.wording, entity.marking, commitment.place, context)
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


def due_lines(context: Context, commitment: CommitmentContent) -> tuple[Line, ...]:
    """When it is due, where that is set; what is overdue says so in words."""
    words = capitalise(describe_due(commitment.due))
    if not words:
        return ((),)
    due = commitment.due.last_day
    term = Span(words, portion=context.directory.dated(commitment.id, commitment.due))
    if due is None or not is_overdue(commitment, context.today):
        return ((term,),)
    return ((term,), (Span(wording.OVERDUE.format(day=describe_day(due)), SpanStyle.BOLD),))


def status_line(context: Context, commitment: CommitmentContent) -> Line:
    """How far it has come, where that is known."""
    words = status_words(commitment)
    portion = context.directory.own(commitment.id, words if commitment.verb else "")
    return (Span(words, portion=portion),) if words else ()


def status_words(commitment: CommitmentContent) -> str:
    """The verb as printed while the promise stands and nothing has moved since, else its step."""
    promised = commitment.status is None or commitment.status.promised
    if promised and len(commitment.statuses) <= 1 and commitment.verb:
        return capitalise(commitment.verb)
    return wording.STATUSES[commitment.status] if commitment.status else ""
