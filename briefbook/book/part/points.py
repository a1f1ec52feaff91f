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


def compile_issue(context: Context, issue: IssueContent) -> list[Block]:
    """An issue's heading, with its letter and how likely it is to come up, and its points."""
    if not issue.points:
        return []
    blocks: list[Block] = [compile_issue_heading(context, issue)]
    for point in issue.points:
        if point.withheld:
            blocks.append(Paragraph((Span(wording.STUB),), ParagraphRole.STUB))
        elif point.raised:
            blocks.append(compile_raise(context, point))
        else:
            blocks.append(compile_callout(context, point))
    return blocks


def compile_issue_heading(context: Context, issue: IssueContent) -> Heading:
    """The heading of an issue; one whose title is left out says nothing more."""
    letter, withheld = context.numbering.find(issue.place), issue.title == wording.STUB
    portion = None if withheld else issue_portion(context, issue)
    remark = "" if withheld else wording.LIKELIHOODS[issue.likelihood]
    return Heading(2, (Span(issue.shown_title),), f"issue-{issue.id}", letter, portion, remark=remark, ruled=True)


def issue_portion(context: Context, issue: IssueContent) -> Portion:
    """The portion of an issue's title."""
    return replace(context.gauge.portion(issue.title_marking, issue.place), named=True)


def compile_raise(context: Context, point: PointContent) -> Point:
    """A point to raise; the commitment that it is about stands beside its title, without one under it."""
    number, body = context.numbering.find(point.place), compile_words(context, point)
    speaker, commitment = speaker_line(context, point), commitment_line(context, point)
    if point.title:
        title = (title_span(context, point, point.title),)
        return Point(number, body, title, speaker, f"point-{point.id}", aside=commitment)
    about = (Span(wording.COMMITMENT), *commitment) if commitment else ()
    separator = (Span(" · "),) if speaker and about else ()
    return Point(number, body, (), (*speaker, *separator, *about), f"point-{point.id}")


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


def speaker_line(context: Context, point: PointContent) -> Line:
    """Under a point: who says it, when that is not the reader."""
    speaker = context.directory.span(point.speaker_id)
    if not speaker.text or point.speaker_id == context.content.spec.reader_id:
        return ()
    return (Span(wording.SPEAKER), speaker)


def commitment_line(context: Context, point: PointContent) -> Line:
    """The number of the commitment that a point is about."""
    commitment = context.directory.commitments.get(point.commitment_id or 0)
    if commitment is None or not commitment.number:
        return ()
    target, own = context.anchor_of.get(commitment.id), context.directory.own(commitment.id, commitment.number)
    return (Span(commitment.number, target=target, portion=own),)
