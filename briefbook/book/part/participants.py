"""Who takes part in a meeting, each with the title of that day."""

from briefbook.book import wording
from briefbook.book.block import Block, Cell, Column, Heading, Line, Span, SpanStyle, Table
from briefbook.book.content import BriefContent, ParticipationContent
from briefbook.book.context import Context
from briefbook.book.name_line import name_line
from briefbook.book.title import Days, list_post_holders, meeting_days, post_line, titles_line
from briefbook.values.holder import Certainty, Holder
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
    names, post = person_lines(context, participation.participant_id, days)
    return (Cell(names, fields=True), Cell((post,), fields=True), Cell((role,)))


def person_lines(context: Context, participant_id: int, days: Days) -> tuple[tuple[Line, ...], Line]:
    """The name of a participant, or of each who holds the post that takes part, and the post."""
    if context.directory.kind(participant_id) is not EntityKind.POST:
        titles = titles_line(context.directory, participant_id, days)
        return (name_line(context, participant_id, SpanStyle.BOLD),), titles
    holders = list_post_holders(context.directory, participant_id, days)
    names = tuple(holder_line(context, each) for each in holders)
    unknown: Line = (Span(wording.UNKNOWN_CELL, SpanStyle.MUTED),)
    return names or (unknown,), post_line(context.directory, participant_id)


def holder_line(context: Context, holder: Holder) -> Line:
    """Who holds a post, with a word where that is not confirmed."""
    name = name_line(context, holder.person_id, SpanStyle.BOLD) if holder.person_id is not None else ()
    return (*name, Span(f" ({wording.UNCONFIRMED})")) if holder.certainty is Certainty.UNCONFIRMED else name
