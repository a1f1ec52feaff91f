"""Posts before printing: who holds them on the day of the meeting."""

from collections.abc import Iterator

from briefbook.book.context import Context
from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.book.title import Days, describe_post, find_post_holder, find_title, meeting_days
from briefbook.values.holder import Certainty
from briefbook.values.place import Place


def check_holders(context: Context) -> Iterator[Finding]:
    """Posts without a certain holder in the dialogues and mechanisms of the book's briefs, and on the cover."""
    directory = context.directory
    for brief in context.content.briefs:
        dialogue = directory.dialogues.get(brief.subject_id)
        mechanism = directory.mechanisms.get(dialogue.mechanism_id or 0 if dialogue else brief.subject_id)
        days = meeting_days(dialogue.date, context.today) if dialogue else Days(context.today, context.today)
        participants = [each.participant_id for each in directory.participations_of_event.get(brief.subject_id, [])]
        for entity_id in dict.fromkeys([*participants, *(mechanism.chair_ids if mechanism else ())]):
            if entity_id in directory.posts:
                yield from check_post(context, entity_id, days)
            else:
                yield from check_person(context, entity_id, days)
    reader = context.content.spec.reader_id
    if reader is not None:
        yield from check_person(context, reader, meeting_days(context.content.visit.date, context.today))


def check_post(context: Context, post_id: int, days: Days) -> Iterator[Finding]:
    """Whether a post has a confirmed holder."""
    post = describe_post(context.directory, post_id)
    place = Place("post", post_id)
    holder = find_post_holder(context.directory, post_id, days)
    if holder.person_id is None:
        message = f"Nobody is known to hold the post {post} {days}."
        yield Finding(Severity.WARNS, FindingKind.POST_WITHOUT_HOLDER, place, message)
    elif holder.certainty is Certainty.UNCONFIRMED:
        name = context.directory.name(holder.person_id)
        message = f"It is not confirmed that {name} holds the post {post} {days}."
        yield Finding(Severity.WARNS, FindingKind.UNCONFIRMED_HOLDER, place, message)


def check_person(context: Context, person_id: int, days: Days) -> Iterator[Finding]:
    """Whether the titles that are printed for a person are confirmed."""
    name = context.directory.name(person_id)
    for membership in context.directory.memberships_of_person.get(person_id, []):
        title = find_title(context.directory, membership, days)
        if title is not None and title.certainty is Certainty.UNCONFIRMED:
            message = f"It is not confirmed that {name} is {title.text} {days}."
            yield Finding(Severity.WARNS, FindingKind.UNCONFIRMED_HOLDER, Place("person", person_id), message)
