"""Ceiling: what stands above it is taken out of the content before anything is compiled.

Every part is made from what this leaves, so that nothing above the ceiling is in the Book in any form.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from briefbook.book import wording
from briefbook.book.content import (
    BookSpecContent,
    BriefContent,
    CitationContent,
    Content,
    IssueContent,
    MembershipContent,
    ObjectiveContent,
    PointContent,
    ProgrammeItemContent,
    SectionContent,
    Text,
    Worded,
)
from briefbook.book.directory import Identified
from briefbook.book.gauge import Gauge
from briefbook.book.rich import parse_block_marking
from briefbook.courtesy import give_way
from briefbook.text.rich_text import Block, RichText, Run
from briefbook.values.kind import Stance
from briefbook.values.marking import Marking
from briefbook.values.place import Place

RecordT = TypeVar("RecordT", bound=Identified)
WordedT = TypeVar("WordedT", bound=Worded)
TitledT = TypeVar("TitledT", BriefContent, IssueContent, BookSpecContent)
ProseT = TypeVar("ProseT", SectionContent, ObjectiveContent)
ClearableT = TypeVar("ClearableT", PointContent, SectionContent, ObjectiveContent)
STUB_BLOCK = Block((Run(wording.STUB),), id="stub")


@dataclass(frozen=True, slots=True)
class Ceiling:
    """What the readers of a book may see, and whether a stub stands for what is left out."""

    gauge: Gauge
    marking: Marking | None
    stubs: bool
    known: dict[Marking, bool] = field(default_factory=dict, compare=False, repr=False)

    def hides(self, marking: Marking | None) -> bool:
        """Whether something so marked is left out."""
        if marking is None:
            return False
        if marking not in self.known:
            self.known[marking] = self.gauge.is_above(marking, self.marking)
        return self.known[marking]

    def cut(self, text: Text, marking: Marking | None) -> Any:
        """A text of a record without what is above the ceiling: block by block, or all of what has none."""
        if text.rich is not None:
            return self.cut_blocks(text.rich, marking)
        return text.emptied if self.hides(marking) else text.value

    def cut_blocks(self, text: RichText, marking: Marking | None) -> RichText:
        """A text without the blocks above the ceiling; a block without a marking has its record's."""
        blocks: list[Block] = []
        for block in text:
            if not self.hides(parse_block_marking(block) or marking):
                blocks.append(block)
            elif self.stubs and STUB_BLOCK not in blocks[-1:]:
                blocks.append(STUB_BLOCK)
        return RichText(tuple(blocks)) if len(blocks) != len(text.blocks) or STUB_BLOCK in blocks else text

    def record(self, record: WordedT, marking: Marking | None) -> WordedT:
        """A record without what is above the ceiling in any of its texts."""
        give_way()
        return record.with_texts(lambda text: self.cut(text, marking))

    def titled(self, record: TitledT) -> TitledT:
        """A record whose title has a marking of its own: a stub, which has none, stands for one above the ceiling."""
        if not self.hides(record.title_marking):
            return record
        return replace(self.record(record, record.title_marking), title=wording.STUB, title_marking=None)

    def point(self, point: PointContent) -> PointContent | None:
        """A point without what is above the ceiling, or its stub, or nothing."""
        if self.hides(point.marking):
            return PointContent(point.id, Stance.RAISE, RichText(), withheld=True) if self.stubs else None
        cut = self.cleared(point)
        return None if point.text and not cut.text else cut

    def cleared(self, text: ClearableT) -> ClearableT:
        """A text that can be cleared, and who cleared it, without what is above the ceiling."""
        clearance = self.record(text.clearance, text.marking)
        return replace(self.record(text, text.marking), clearance=clearance)

    def issue(self, issue: IssueContent) -> IssueContent:
        """An issue with the points that may be printed."""
        points = [point for each in issue.points if (point := self.point(each))]
        return replace(self.titled(issue), points=tuple(points))

    def prose(self, records: Iterable[ProseT]) -> tuple[ProseT, ...]:
        """Prose or objectives without what is above the ceiling; an emptied one is left out."""
        pairs = [(each, self.cleared(each)) for each in records]
        return tuple(cut for each, cut in pairs if cut.text or not each.text)

    def brief(self, brief: BriefContent) -> BriefContent:
        """A brief without what is above the ceiling."""
        return replace(
            self.titled(brief),
            issues=tuple(self.issue(each) for each in brief.issues),
            objectives=self.prose(brief.objectives),
            sections=self.prose(brief.sections),
        )

    def programme_item(self, item: ProgrammeItemContent) -> ProgrammeItemContent | None:
        """A programme item, or its stub, which has no day either, or nothing."""
        if not self.hides(item.marking):
            return item
        return ProgrammeItemContent(item.id, wording.STUB, withheld=True) if self.stubs else None


def apply_ceiling(content: Content, gauge: Gauge) -> Content:
    """The content without anything above the ceiling of its book; the same content when it has none."""
    if content.spec.ceiling is None:
        return content
    ceiling = Ceiling(gauge, content.spec.ceiling, content.spec.stubs)
    cut = hide_entities(content, ceiling)
    visit_marking = next((each.marking for each in content.entities if each.id == content.visit.id), None)
    cut = replace(
        cut,
        spec=ceiling.titled(cut.spec),
        visit=ceiling.record(cut.visit, visit_marking),
        briefs=tuple(ceiling.brief(each) for each in cut.briefs),
        visit_sections=ceiling.prose(cut.visit_sections),
        programme=tuple(item for each in cut.programme if (item := ceiling.programme_item(each))),
    )
    return hide_citations(content, cut, ceiling)


def hide_entities(content: Content, ceiling: Ceiling) -> Content:
    """The content without the entities above the ceiling and without every record that is theirs or names them."""
    hidden = {each.id for each in content.entities if ceiling.hides(each.marking)}

    def keep(records: Iterable[RecordT]) -> tuple[RecordT, ...]:
        return tuple(each for each in records if each.id not in hidden)

    markings = {each.id: each.marking for each in content.entities}
    entities = tuple(ceiling.record(each, each.marking) for each in keep(content.entities))
    return replace(
        content,
        entities=entities,
        briefs=tuple(each for each in content.briefs if each.subject_id not in hidden),
        people=keep(content.people),
        posts=keep(content.posts),
        organisations=keep(content.organisations),
        places=keep(content.places),
        mechanisms=keep(content.mechanisms),
        dialogues=keep(content.dialogues),
        commitments=tuple(ceiling.record(each, markings.get(each.id)) for each in keep(content.commitments)),
        sources=keep(content.sources),
        memberships=tuple(
            hide_attestations(each, hidden)
            for each in content.memberships
            if hidden.isdisjoint({each.person_id, each.post_id, each.organisation_id})
        ),
        participations=tuple(
            each for each in content.participations if hidden.isdisjoint({each.participant_id, each.event_id})
        ),
        citations=tuple(each for each in content.citations if hidden.isdisjoint({each.source_id, each.speaker_id})),
    )


def hide_attestations(membership: MembershipContent, hidden: Collection[int]) -> MembershipContent:
    """A membership without the days that only hidden sources show."""
    known = {day for day, source_id in membership.attestations if source_id in hidden}
    shown = {day for day, source_id in membership.attestations if source_id not in hidden}
    kept = tuple(day for day in membership.attested if day in shown or day not in known)
    return membership if kept == membership.attested else replace(membership, attested=kept, attestations=())


@dataclass(frozen=True, slots=True)
class Cited:
    """A record for which sources can be cited: its texts before or after the cut, and whether its marking is hidden."""

    texts: tuple[RichText, ...]
    hidden: bool = False

    @property
    def refs(self) -> set[str]:
        """What its texts refer to, citations among them, as `kind:uid`."""
        return {ref for text in self.texts for ref in text.refs}

    @property
    def withheld(self) -> bool:
        """Whether nothing is left of it but stubs."""
        blocks = [block for text in self.texts for block in text]
        return bool(blocks) and all(block is STUB_BLOCK for block in blocks)


def index_cited(content: Content, ceiling: Ceiling) -> dict[Place, Cited]:
    """Everything that a citation may belong to, by its place; a commitment with its wording."""
    wordings = {each.place: (each.wording,) for each in content.commitments}
    found = {
        entity.place: Cited((entity.description, *wordings.get(entity.place, ())), ceiling.hides(entity.marking))
        for entity in content.entities
    }
    found |= {membership.place: Cited(()) for membership in content.memberships}
    sections = (*content.visit_sections, *(section for brief in content.briefs for section in brief.sections))
    found |= {each.place: Cited((each.text,), ceiling.hides(each.marking)) for each in sections}
    points = [point for brief in content.briefs for point in brief.points if not point.withheld]
    return found | {each.place: Cited((each.text, each.fallback), ceiling.hides(each.marking)) for each in points}


def hide_citations(whole: Content, cut: Content, ceiling: Ceiling) -> Content:
    """The cut content with the citations of what is left.

    A source of a text that was cut into stays where a paragraph that is left refers to it, or none did and the text's
    own marking may be seen. A claim of such a text is in no conflict.
    """
    before, after = index_cited(whole, ceiling), index_cited(cut, ceiling)

    def stays(citation: CitationContent) -> bool:
        if citation.owner not in after or after[citation.owner].withheld:
            return False
        old, new, ref = before[citation.owner], after[citation.owner], f"citation:{citation.uid}"
        return ref in new.refs or (ref not in old.refs and not new.hidden)

    kept = [each for each in cut.citations if stays(each)]
    untouched = {each.id for each in kept if before[each.owner].texts == after[each.owner].texts}
    conflicts = tuple(each for each in cut.conflicts if {each.citation_id, each.other_id} <= untouched)
    return replace(cut, citations=tuple(kept), conflicts=conflicts)
