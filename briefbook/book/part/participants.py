"""Who takes part in a meeting, each with the title of that day."""

from briefbook.book import wording
from briefbook.book.block import Block, Cell, Column, Heading, Line, Span, SpanStyle, Table
from briefbook.book.content import BriefContent, ParticipationContent
from briefbook.book.context import Context
from briefbook.book.name_line import name_line
from briefbook.book.title import Days, find_post_holder, meeting_days, post_line, titles_line
from briefbook.values.holder import Certainty
from briefbook.values.kind import EntityKind

COLUMNS = (
    Column(wording.NAME, 0.37),
    Column(wording.POST, 0.45),
    Column(wording.ROLE, 0.18),
)


def compile_participants(context: Context, brief: BriefContent) -> list[Block]:
    """The table of those who take part in the brief's dialogue."""
    participations = context.directory.participations_of_event.get(brief.subject_id, [])
    dialogue = context.directory.dialogues.get(brief.subject_id)
    if dialogue is None or not participations:
        return []
    days = meeting_days(dialogue.date, context.today)
    rows = tuple(compile_row(context, each, days) for each in participations)
    heading = Heading(2, (Span(wording.PARTICIPANTS),), f"brief-{brief.id}-participants")
    subject = context.directory.span(brief.subject_id)
    return [heading, Table(COLUMNS, rows, f"{wording.PARTICIPANTS}: {subject.text}", portion=subject.portion)]


def compile_row(context: Context, participation: ParticipationContent, days: Days) -> tuple[Cell, ...]:
    """Name, post on the day, role; a post without its holder stands alone."""
    role: Line = (Span(wording.ROLES[participation.role]),)
    name, post = person_lines(context, participation.participant_id, days)
    return (Cell((name,)), Cell((post,)), Cell((role,)))


def person_lines(context: Context, participant_id: int, days: Days) -> tuple[Line, Line]:
    """The name and the post of a participant."""
    unknown: Line = (Span(wording.NOT_KNOWN, SpanStyle.MUTED),)
    if context.directory.kind(participant_id) is not EntityKind.POST:
        titles = titles_line(context.directory, participant_id, days)
        return name_line(context, participant_id, SpanStyle.BOLD), titles
    post = post_line(context.directory, participant_id)
    holder = find_post_holder(context.directory, participant_id, days)
    if holder.person_id is None:
        return unknown, post
    name = name_line(context, holder.person_id, SpanStyle.BOLD)
    if holder.certainty is Certainty.UNCONFIRMED:
        name = (*name, Span(f" ({wording.UNCONFIRMED})"))
    return name, post
