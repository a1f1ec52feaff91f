"""Reach: which people, commitments and dialogues a book is about, beyond the parts that name them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from briefbook.book.content import CommitmentContent, Content
from briefbook.book.content.record import Record, iterate_brief, iterate_visit
from briefbook.book.directory import Directory
from briefbook.book.title import list_post_holders, meeting_days
from briefbook.courtesy import give_way
from briefbook.text.mention import MentionIndex
from briefbook.values.kind import EntityKind, Side


@dataclass(frozen=True, slots=True)
class Reach:
    """What the book of one content is about; build it with `compile_reach`.

    `sides` are those on which a person sits in the visit and its dialogues, `owed` the open commitments by who owes
    them, each by its place in `commitments`, and `briefs` the first brief on each subject, in their order.
    """

    event_ids: tuple[int, ...]
    commitments: tuple[CommitmentContent, ...]
    sides: Mapping[int, set[Side]]
    owed: Mapping[int, list[int]]
    briefs: Mapping[int, int]
    subject_ids: frozenset[int]

    def list_owed(self, owner_ids: Iterable[int | None]) -> list[CommitmentContent]:
        """The open commitments that any of these owe, in the order of the library."""
        places = {at for each in owner_ids if each is not None for at in self.owed.get(each, [])}
        return [self.commitments[at] for at in sorted(places)]


def compile_reach(content: Content, directory: Directory) -> Reach:
    """What the briefs and the visit of a content lead to."""
    event_ids = (content.visit.id, *list_dialogue_ids(content, directory))
    commitments = list_commitments(content, event_ids[1:])
    sides: dict[int, set[Side]] = defaultdict(set)
    for seat in (seat for each in event_ids for seat in directory.participations_of_event.get(each, [])):
        if seat.side:
            sides[seat.participant_id].add(seat.side)
    owed: dict[int, list[int]] = defaultdict(list)
    for at, commitment in enumerate(commitments):
        for owner in commitment.owners if commitment.open else ():
            owed[owner.owner_id].append(at)
    return Reach(
        event_ids,
        commitments,
        dict(sides),
        dict(owed),
        briefs={each.subject_id: each.id for each in reversed(content.briefs)},
        subject_ids=frozenset(
            (content.visit.id, *(each.subject_id for each in content.briefs), *(each.id for each in commitments))
        ),
    )


def list_dialogue_ids(content: Content, directory: Directory) -> list[int]:
    """The dialogues of the visit and of the subjects of its briefs, all rounds of a mechanism included."""
    subjects = {brief.subject_id for brief in content.briefs}
    mechanisms = {each for each in subjects if each in directory.mechanisms}
    return [
        each.id
        for each in content.dialogues
        if each.visit_id == content.visit.id or each.id in subjects or each.mechanism_id in mechanisms
    ]


def is_on_our_side(content: Content, directory: Directory, reach: Reach, person_id: int) -> bool:
    """Whether a person sits on our side in the visit or its dialogues, or is from our country and sits on none."""
    sides = reach.sides.get(person_id)
    if sides:
        return Side.OURS in sides
    person, own = directory.people.get(person_id), content.library.own_country_id
    return own is not None and person is not None and person.country_id == own


def list_commitments(content: Content, dialogue_ids: Collection[int]) -> tuple[CommitmentContent, ...]:
    """The commitments that the book's briefs are about, were made at its dialogues, or are named by its points."""
    dialogues = set(dialogue_ids)
    about = {brief.subject_id for brief in content.briefs}
    about |= {each.mechanism_id for each in content.dialogues if each.id in dialogues and each.mechanism_id is not None}
    named = {point.commitment_id for brief in content.briefs for point in brief.points}
    return tuple(
        each
        for each in content.commitments
        if each.id in named or each.subject_id in about or each.agreed_at_id in dialogues
    )


def iterate_mentions(content: Content, mentions: MentionIndex) -> Iterator[int]:
    """Whom the words of a brief, of the visit's prose and of its programme name: they belong to the book.

    What a brief says is no mention in it names nobody there.
    """
    for brief in content.briefs:
        dismissed = brief.dismissed
        for text in iterate_texts(iterate_brief(brief)):
            for mention in mentions.find(text):
                said = text[mention.start : mention.end].casefold()
                if not {(said, mention.entity_id), (said, None)} & dismissed:
                    yield mention.entity_id
    for text in iterate_texts(iterate_visit(content)):
        yield from (mention.entity_id for mention in mentions.find(text))


def iterate_texts(records: Iterable[Record]) -> Iterator[str]:
    """The words of records."""
    for record in records:
        give_way()
        for text in record.worded.texts:
            if text.rich is not None:
                yield text.rich.text
            elif isinstance(text.value, str):
                yield text.value


def list_person_ids(
    content: Content, directory: Directory, reach: Reach, mentions: MentionIndex, today: date
) -> list[int]:
    """Everybody in the visit or its dialogues, the holders of posts there, then whoever the texts name."""
    found: list[int] = []
    for event_id in reach.event_ids:
        dialogue = directory.dialogues.get(event_id)
        days = meeting_days(dialogue.date if dialogue else content.visit.date, today)
        for each in directory.participations_of_event.get(event_id, []):
            if each.participant_id in directory.posts:
                holders = list_post_holders(directory, each.participant_id, days)
                found += [holder.person_id for holder in holders if holder.person_id is not None]
            else:
                found.append(each.participant_id)
    found += iterate_mentions(content, mentions)
    return [each for each in dict.fromkeys(found) if directory.kind(each) is EntityKind.PERSON]
