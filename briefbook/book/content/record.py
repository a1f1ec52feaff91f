"""Records: everything gathered that holds texts, each with the marking that its texts have."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from briefbook.book.content.brief import BriefContent, ObjectiveContent, PointContent, SectionContent
from briefbook.book.content.content import Content
from briefbook.book.content.text import Worded
from briefbook.values.kind import EntityKind
from briefbook.values.marking import Marking
from briefbook.values.place import Place


@dataclass(frozen=True, slots=True)
class Record:
    """A record with texts, where it is edited, and the marking of those of its texts that have none of their own."""

    worded: Worded
    place: Place
    marking: Marking | None


def iterate_records(content: Content) -> Iterator[Record]:
    """Every record of a content that holds texts, but for claims, which are their owners'."""
    yield Record(content.library, Place("library", 1), None)
    yield Record(content.spec, content.spec.place, content.spec.title_marking)
    yield from iterate_written(content)
    yield from iterate_clearances(content)
    yield from iterate_entities(content)


def iterate_written(content: Content) -> Iterator[Record]:
    """The records of the visit's briefs, of its prose and of its programme."""
    for brief in content.briefs:
        yield from iterate_brief(brief)
    yield from iterate_visit(content)


def iterate_visit(content: Content) -> Iterator[Record]:
    """The records of the visit's prose and of its programme."""
    for section in content.visit_sections:
        yield Record(section, section.place, section.marking)
    for item in content.programme:
        if not item.withheld:
            yield Record(item, item.place, item.marking)


def iterate_brief(brief: BriefContent) -> Iterator[Record]:
    """A brief with its issues, points, objectives and prose; what is withheld has no texts any more."""
    yield Record(brief, brief.place, brief.title_marking)
    for issue in brief.issues:
        yield Record(issue, issue.place, issue.title_marking)
    for each in list_clearable(brief):
        yield Record(each, each.place, each.marking)


def iterate_clearances(content: Content) -> Iterator[Record]:
    """Who cleared each text of the visit, which is marked as the text is."""
    texts = [text for brief in content.briefs for text in list_clearable(brief)]
    for each in (*texts, *content.visit_sections):
        yield Record(each.clearance, each.place, each.marking)


def list_clearable(brief: BriefContent) -> list[PointContent | ObjectiveContent | SectionContent]:
    """What of a brief can be cleared."""
    return [*brief.points, *brief.objectives, *brief.sections]


def iterate_entities(content: Content, ids: Collection[int] | None = None) -> Iterator[Record]:
    """The entities and what each kind has beside its names, which is marked as its entity is; of all, or of these."""
    markings = {each.id: each.marking for each in content.entities if ids is None or each.id in ids}
    for entity in content.entities:
        if entity.id in markings:
            yield Record(entity, entity.place, entity.marking)
    details = (
        (EntityKind.PERSON, content.people),
        (EntityKind.MECHANISM, content.mechanisms),
        (EntityKind.DIALOGUE, content.dialogues),
        (EntityKind.COMMITMENT, content.commitments),
        (EntityKind.SOURCE, content.sources),
        (EntityKind.VISIT, (content.visit,)),
    )
    for kind, records in details:
        for each in records:
            if ids is None or each.id in ids:
                yield Record(each, Place(kind.value, each.id), markings.get(each.id))
    for membership in content.memberships:
        if ids is None or membership.person_id in ids:
            yield Record(membership, membership.place, markings.get(membership.person_id))
