"""Talking points on the page: to raise, if raised, to avoid."""

from dataclasses import replace

from briefbook.book import wording
from briefbook.book.block import (
    Block,
    Callout,
    Heading,
    ItemList,
    Line,
    Paragraph,
    ParagraphRole,
    Point,
    Portion,
    Span,
    SpanStyle,
    silent_portion,
)
from briefbook.book.content import IssueContent, PointContent
from briefbook.book.context import Context
from briefbook.book.rich import compile_body
from briefbook.values.kind import Stance


def compile_issue(context: Context, issue: IssueContent, number: str, raised: int) -> tuple[list[Block], int]:
    """An issue's heading and points; `raised` counts the points to raise before it, and comes back raised further."""
    if not issue.points:
        return [], raised
    portion = None if issue.title == wording.STUB else issue_portion(context, issue)
    blocks: list[Block] = [Heading(2, (Span(issue.shown_title),), f"issue-{issue.id}", number, portion)]
    for point in issue.points:
        if point.withheld:
            blocks.append(Paragraph((Span(wording.STUB),), ParagraphRole.STUB))
        elif point.raised:
            raised += 1
            blocks.append(compile_raise(context, point, str(raised)))
        else:
            blocks.append(compile_callout(context, point))
    return blocks, raised


def issue_portion(context: Context, issue: IssueContent) -> Portion:
    """The portion of an issue's title."""
    return replace(context.gauge.portion(issue.title_marking, issue.place), named=True)


def compile_raise(context: Context, point: PointContent, number: str) -> Point:
    """A point to raise."""
    body = compile_words(context, point)
    title: Line = (title_span(context, point, point.title),) if point.title else ()
    return Point(number, body, title, trailer(context, point), f"point-{point.id}")


def compile_callout(context: Context, point: PointContent) -> Callout:
    """An answer, something to avoid, or something that the other side may raise."""
    body = compile_words(context, point)
    label: Line = (title_span(context, point, callout_label(point)),)
    return Callout(point.stance, label, (*body, *compile_fallback(context, point)), f"point-{point.id}")


def title_span(context: Context, point: PointContent, words: str) -> Span:
    """The words above a point, whose mark stands before the first words under them.

    They stand for the point where there are no others, and must be marked like them.
    """
    portion = context.gauge.portion(point.marking, point.place, point.title or point.trigger)
    return Span(words, portion=replace(silent_portion(portion), named=bool(point.text)))


def compile_words(context: Context, point: PointContent) -> tuple[Paragraph | ItemList, ...]:
    """What is to be said; nothing of an answer that has only words for when pressed."""
    return compile_body(point.text, point.marking, point.place, context, context.marks_of(point.place))


def callout_label(point: PointContent) -> str:
    """`If raised: standards`, `Avoid: volumes and prices`, `They may say: …`."""
    words = {Stance.AVOID: wording.AVOID, Stance.IF_RAISED: wording.IF_RAISED, Stance.RAISE: wording.THEIR_POINT}
    about = point.title or point.trigger
    return f"{words[point.stance]}: {about}" if about else words[point.stance]


def compile_fallback(context: Context, point: PointContent) -> tuple[Paragraph | ItemList, ...]:
    """What to say if pressed, after those two words."""
    body = compile_body(point.fallback, point.marking, point.place, context)
    lead = Span(wording.IF_PRESSED, SpanStyle.ITALIC)
    if not body:
        return ()
    first = body[0]
    if isinstance(first, Paragraph):
        return (Paragraph((lead, *first.line), first.role, first.portion, first.lang), *body[1:])
    return (Paragraph((lead,)), *body)


def trailer(context: Context, point: PointContent) -> Line:
    """Under a point: who says it when that is not the reader, and the commitment it is about."""
    spans: list[Span] = []
    speaker = context.directory.span(point.speaker_id)
    if speaker.text and point.speaker_id != context.content.spec.reader_id:
        spans += [Span(wording.SPEAKER), speaker]
    commitment = context.directory.commitments.get(point.commitment_id or 0)
    if commitment is not None and commitment.number:
        spans += [Span(" · ")] if spans else []
        target = context.anchor_of.get(commitment.id)
        number = Span(commitment.number, target=target, portion=context.directory.own(commitment.id, commitment.number))
        spans += [Span(wording.COMMITMENT), number]
    return tuple(spans)
