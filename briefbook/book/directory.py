"""Directory: every record of the gathered content by its id."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol, TypeVar

from briefbook.book.block import (
    Portion,
    Span,
    SpanStyle,
    highest_portion,
    iterate_beside,
    join_portions,
    silent_portion,
)
from briefbook.book.content import (
    CitationContent,
    CommitmentContent,
    Content,
    DateContent,
    DialogueContent,
    EntityContent,
    MechanismContent,
    MembershipContent,
    OrganisationContent,
    ParticipationContent,
    PersonContent,
    PlaceContent,
    PointContent,
    PostContent,
    SectionContent,
    SourceContent,
)
from briefbook.book.gauge import Gauge
from briefbook.courtesy import give_way
from briefbook.values.holder import Holder
from briefbook.values.kind import EntityKind
from briefbook.values.name import Name, display_name, short_name
from briefbook.values.place import Place


class Identified(Protocol):
    """Whatever has an integer key."""

    @property
    def id(self) -> int:
        """The key."""
        ...


RecordT = TypeVar("RecordT", bound=Identified)


def by_id(records: Iterable[RecordT]) -> dict[int, RecordT]:
    """The records by their keys."""
    return {record.id: record for record in records}


@dataclass(frozen=True, slots=True)
class Directory:
    """Look-ups over one content; build it with `compile_directory`.

    `events_of` are the events in which a person or a post takes part, `rounds_of` the dialogues of a mechanism by
    ordinal. `holders` remembers who held a post on a day: it is asked for each of those who ever did.
    """

    entities: dict[int, EntityContent]
    people: dict[int, PersonContent]
    posts: dict[int, PostContent]
    organisations: dict[int, OrganisationContent]
    places: dict[int, PlaceContent]
    mechanisms: dict[int, MechanismContent]
    dialogues: dict[int, DialogueContent]
    commitments: dict[int, CommitmentContent]
    sources: dict[int, SourceContent]
    memberships_of_person: dict[int, list[MembershipContent]]
    memberships_of_post: dict[int, list[MembershipContent]]
    participations_of_event: dict[int, list[ParticipationContent]]
    events_of: dict[int, list[int]]
    rounds_of: dict[int, list[DialogueContent]]
    citations: dict[int, CitationContent]
    citations_of: dict[Place, list[CitationContent]]
    entity_of_uid: dict[str, EntityContent]
    citation_of_uid: dict[str, CitationContent]
    portions: dict[int, Portion]
    portion_of: dict[Place, Portion]
    holders: dict[tuple[int, date], Mapping[int | None, Holder]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def names(self, entity_id: int | None) -> tuple[Name, ...]:
        """The names of an entity; none for what is not in the content."""
        entity = self.entities.get(entity_id) if entity_id is not None else None
        return entity.names if entity else ()

    def name(self, entity_id: int | None) -> str:
        """The name that pages show, or nothing for what is not in the content."""
        return display_name(self.names(entity_id))

    def short_name(self, entity_id: int | None) -> str:
        """The first short name, else the name that pages show."""
        return short_name(self.names(entity_id))

    def portion(self, entity_id: int | None) -> Portion | None:
        """The portion of an entity's name."""
        return self.portions.get(entity_id) if entity_id is not None else None

    def silent(self, *entity_ids: int | None) -> Portion | None:
        """The highest portion of these entities for words of theirs that are not their names, its mark not shown."""
        return silent_portion(highest_portion(self.portion(each) for each in entity_ids))

    def own(self, entity_id: int | None, words: str) -> Portion | None:
        """The portion of an entity for words that somebody wrote of it, such as another name; its mark not shown."""
        portion = self.silent(entity_id)
        return replace(portion, words=words) if portion else None

    def dated(self, entity_id: int | None, when: DateContent) -> Portion | None:
        """The portion of an entity's date, which may be in words of its own."""
        return self.own(entity_id, when.words) if when.edtf is None else self.silent(entity_id)

    def claim_portion(self, citation: CitationContent) -> Portion | None:
        """The portion of what a citation says, which is of the record that it is for and of its source."""
        owners = join_portions(self.portion_of.get(citation.owner), self.portion(citation.source_id))
        return join_portions(
            *(replace(each, text="", words="", named=False, beside=None) for each in iterate_beside(owners))
        )

    def span(self, entity_id: int | None, style: SpanStyle = SpanStyle.PLAIN, target: str | None = None) -> Span:
        """The name that pages show, with its portion; empty for what is not in the content."""
        return Span(self.name(entity_id), style, target, portion=self.portion(entity_id))

    def kind(self, entity_id: int) -> EntityKind | None:
        """What an entity is."""
        entity = self.entities.get(entity_id)
        return entity.kind if entity else None

    def rounds(self, mechanism_id: int) -> list[DialogueContent]:
        """The dialogues of a mechanism, by ordinal."""
        return self.rounds_of.get(mechanism_id, [])


def compile_directory(content: Content) -> Directory:
    """The look-ups over a content."""
    of_person: dict[int, list[MembershipContent]] = defaultdict(list)
    of_post: dict[int, list[MembershipContent]] = defaultdict(list)
    of_event: dict[int, list[ParticipationContent]] = defaultdict(list)
    events: dict[int, list[int]] = defaultdict(list)
    rounds: dict[int, list[DialogueContent]] = defaultdict(list)
    citations: dict[Place, list[CitationContent]] = defaultdict(list)
    gauge = Gauge(content.library)
    portions: dict[int, Portion] = {}
    for each in content.entities:
        give_way()
        portions[each.id] = gauge.name_portion(each.marking, each.place, display_name(each.names))
    for membership in content.memberships:
        of_person[membership.person_id].append(membership)
        if membership.post_id is not None:
            of_post[membership.post_id].append(membership)
    for participation in content.participations:
        of_event[participation.event_id].append(participation)
        events[participation.participant_id].append(participation.event_id)
    for dialogue in sorted(content.dialogues, key=lambda each: (each.ordinal or 0, each.id)):
        if dialogue.mechanism_id is not None:
            rounds[dialogue.mechanism_id].append(dialogue)
    for citation in content.citations:
        citations[citation.owner].append(citation)
    give_way()
    return Directory(
        entities=by_id(content.entities),
        people=by_id(content.people),
        posts=by_id(content.posts),
        organisations=by_id(content.organisations),
        places=by_id(content.places),
        mechanisms=by_id(content.mechanisms),
        dialogues=by_id(content.dialogues),
        commitments=by_id(content.commitments),
        sources=by_id(content.sources),
        memberships_of_person=dict(of_person),
        memberships_of_post=dict(of_post),
        participations_of_event=dict(of_event),
        events_of=dict(events),
        rounds_of=dict(rounds),
        citations=by_id(content.citations),
        citations_of=dict(citations),
        entity_of_uid={entity.uid: entity for entity in content.entities},
        citation_of_uid={citation.uid: citation for citation in content.citations},
        portions=portions,
        portion_of=compile_portions(content, gauge, portions),
    )


def compile_portions(content: Content, gauge: Gauge, names: Mapping[int, Portion]) -> dict[Place, Portion]:
    """The portions of whatever sources can be cited for, by their places; what somebody is has those of both."""
    sections = [*content.visit_sections, *(section for brief in content.briefs for section in brief.sections)]
    texts: list[PointContent | SectionContent] = [
        *sections,
        *(point for brief in content.briefs for point in brief.points),
    ]
    found = {each.place: gauge.portion(each.marking, each.place) for each in texts}
    give_way()
    found |= {each.place: names[each.id] for each in content.entities}
    for membership in content.memberships:
        give_way()
        held = (membership.person_id, membership.post_id, membership.organisation_id)
        joined = join_portions(*(names.get(each) for each in held if each is not None))
        if joined:
            found[membership.place] = joined
    return found
