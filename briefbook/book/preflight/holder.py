"""Posts before printing: who holds them on the day of the meeting."""

from collections.abc import Iterator, Sequence

from briefbook.book.context import Context
from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.book.title import Days, describe_post, find_title, list_post_holders, meeting_days
from briefbook.courtesy import give_way
from briefbook.values.holder import Certainty, Holder
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
    reader, visit = context.content.spec.reader_id, meeting_days(context.content.visit.date, context.today)
    if reader is not None:
        yield from check_person(context, reader, visit)
    told: set[int] = set()
    for person_id in context.person_ids:
        give_way()
        yield from check_shared_posts(context, person_id, visit, told)


def check_post(context: Context, post_id: int, days: Days) -> Iterator[Finding]:
    """Whether a post has a confirmed holder."""
    post = describe_post(context.directory, post_id)
    place = Place("post", post_id)
    holders = list_post_holders(context.directory, post_id, days)
    if not holders:
        message = f"Nobody is known to hold the post {post} {days}."
        yield Finding(Severity.WARNS, FindingKind.POST_WITHOUT_HOLDER, place, message)
    elif len(holders) > 1:
        yield tell_shared(context, post_id, holders, days)
    elif holders[0].certainty is Certainty.UNCONFIRMED:
        name = context.directory.name(holders[0].person_id)
        message = f"It is not confirmed that {name} holds the post {post} {days}."
        yield Finding(Severity.WARNS, FindingKind.UNCONFIRMED_HOLDER, place, message)


def check_shared_posts(context: Context, person_id: int, days: Days, told: set[int]) -> Iterator[Finding]:
    """Whether others hold a person's posts on the same day; of each post it is `told` once."""
    for membership in context.directory.memberships_of_person.get(person_id, []):
        if membership.post_id is None or membership.post_id in told:
            continue
        holders = list_post_holders(context.directory, membership.post_id, days)
        if len(holders) > 1 and any(each.person_id == person_id for each in holders):
            told.add(membership.post_id)
            yield tell_shared(context, membership.post_id, holders, days)


def tell_shared(context: Context, post_id: int, holders: Sequence[Holder], days: Days) -> Finding:
    """That a post has more than one holder, or that nobody can tell which of several holds it."""
    post, names = (
        describe_post(context.directory, post_id),
        [context.directory.name(each.person_id) for each in holders],
    )
    together = ", ".join(names[:-1]) + f" and {names[-1]}"
    message = f"{together} hold the same post {days}: {post}."
    if any(each.certainty is Certainty.UNCONFIRMED for each in holders):
        message = f"It is not known which of {together} holds the post {post} {days}."
    return Finding(Severity.WARNS, FindingKind.SHARED_POST, Place("post", post_id), message)


def check_person(context: Context, person_id: int, days: Days) -> Iterator[Finding]:
    """Whether the titles that are printed for a person are confirmed."""
    yield from check_shared_posts(context, person_id, days, set())
    name = context.directory.name(person_id)
    for membership in context.directory.memberships_of_person.get(person_id, []):
        title = find_title(context.directory, membership, days)
        if title is not None and title.certainty is Certainty.UNCONFIRMED:
            message = f"It is not confirmed that {name} is {title.text} {days}."
            yield Finding(Severity.WARNS, FindingKind.UNCONFIRMED_HOLDER, Place("person", person_id), message)
