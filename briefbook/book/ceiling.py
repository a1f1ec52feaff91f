"""Ceiling: what stands above it is taken out of the content before anything is compiled.

Every part is made from what this leaves, so that nothing above the ceiling is in the Book in any form.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from briefbook.book import wording
from briefbook.book.content import (
    BriefContent,
    Content,
    IssueContent,
    PointContent,
    ProgrammeItemContent,
    SectionContent,
)
from briefbook.book.directory import Identified
from briefbook.book.gauge import Gauge
from briefbook.book.rich import parse_block_marking
from briefbook.text.rich_text import Block, RichText, Run
from briefbook.values.kind import Stance
from briefbook.values.marking import Marking
from briefbook.values.place import Place

RecordT = TypeVar("RecordT", bound=Identified)
STUB_BLOCK = Block((Run(wording.STUB),), id="stub")


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The highest marking a book may print, and whether a stub stands for what is left out."""

    gauge: Gauge
    marking: Marking | None
    stubs: bool

    def hides(self, marking: Marking | None) -> bool:
        """Whether something so marked is left out."""
        return self.gauge.is_above(marking, self.marking)

    def title(self, title: str, marking: Marking | None) -> tuple[str, Marking | None]:
        """A title with its marking, or the stub, which has none, for one above the ceiling."""
        return (wording.STUB, None) if self.hides(marking) else (title, marking)

    def text(self, text: RichText, marking: Marking | None) -> RichText:
        """A text without the blocks above the ceiling; a block without a marking has its record's."""
        blocks: list[Block] = []
        for block in text:
            if not self.hides(parse_block_marking(block) or marking):
                blocks.append(block)
            elif self.stubs and STUB_BLOCK not in blocks[-1:]:
                blocks.append(STUB_BLOCK)
        return RichText(tuple(blocks))

    def point(self, point: PointContent) -> PointContent | None:
        """A point without what is above the ceiling, or its stub, or nothing."""
        if self.hides(point.marking):
            return PointContent(point.id, Stance.RAISE, RichText(), withheld=True) if self.stubs else None
        text = self.text(point.text, point.marking)
        if point.text and not text:
            return None
        return replace(point, text=text, fallback=self.text(point.fallback, point.marking))

    def issue(self, issue: IssueContent) -> IssueContent:
        """An issue with the points that may be printed."""
        points = [point for each in issue.points if (point := self.point(each))]
        title, marking = self.title(issue.title, issue.title_marking)
        return replace(issue, title=title, title_marking=marking, points=tuple(points))

    def sections(self, sections: Iterable[SectionContent]) -> tuple[SectionContent, ...]:
        """Prose sections without what is above the ceiling; an emptied one is left out."""
        cut = [replace(each, text=self.text(each.text, each.marking)) for each in sections]
        return tuple(each for each in cut if each.text)

    def brief(self, brief: BriefContent) -> BriefContent:
        """A brief without what is above the ceiling."""
        objectives = [
            replace(each, text=text)
            for each in brief.objectives
            if (text := self.text(each.text, each.marking)) or not each.text
        ]
        title, marking = self.title(brief.title, brief.title_marking)
        return replace(
            brief,
            title=title,
            title_marking=marking,
            issues=tuple(self.issue(each) for each in brief.issues),
            objectives=tuple(objectives),
            sections=self.sections(brief.sections),
        )

    def programme_item(self, item: ProgrammeItemContent) -> ProgrammeItemContent | None:
        """A programme item, or its stub, or nothing."""
        if not self.hides(item.marking):
            return item
        return ProgrammeItemContent(item.id, wording.STUB, item.date, withheld=True) if self.stubs else None


def apply_ceiling(content: Content, gauge: Gauge) -> Content:
    """The content without anything above the ceiling of its book; the same content when it has none."""
    if content.spec.ceiling is None:
        return content
    ceiling = Ceiling(gauge, content.spec.ceiling, content.spec.stubs)
    cut = hide_entities(content, ceiling)
    title, marking = ceiling.title(content.spec.title, content.spec.title_marking)
    cut = replace(
        cut,
        spec=replace(cut.spec, title=title, title_marking=marking),
        briefs=tuple(ceiling.brief(each) for each in cut.briefs),
        visit_sections=ceiling.sections(cut.visit_sections),
        programme=tuple(item for each in cut.programme if (item := ceiling.programme_item(each))),
        commitments=tuple(replace(each, wording=ceiling.text(each.wording, None)) for each in cut.commitments),
    )
    return hide_citations(content, cut)


def hide_entities(content: Content, ceiling: Ceiling) -> Content:
    """The content without the entities above the ceiling and without every record that is theirs or names them."""
    hidden = {each.id for each in content.entities if ceiling.hides(each.marking)}

    def keep(records: Iterable[RecordT]) -> tuple[RecordT, ...]:
        return tuple(each for each in records if each.id not in hidden)

    entities = tuple(
        replace(each, description=ceiling.text(each.description, each.marking)) for each in keep(content.entities)
    )
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
        commitments=keep(content.commitments),
        sources=keep(content.sources),
        memberships=tuple(
            each
            for each in content.memberships
            if hidden.isdisjoint({each.person_id, each.post_id, each.organisation_id})
        ),
        participations=tuple(
            each for each in content.participations if hidden.isdisjoint({each.participant_id, each.event_id})
        ),
        citations=tuple(each for each in content.citations if hidden.isdisjoint({each.source_id, each.speaker_id})),
    )


def index_texts(content: Content) -> dict[Place, object]:
    """Everything that a citation may belong to, by its place."""
    found: dict[Place, object] = {entity.place: entity for entity in content.entities}
    found |= {membership.place: membership for membership in content.memberships}
    for section in (*content.visit_sections, *(section for brief in content.briefs for section in brief.sections)):
        found[section.place] = section
    return found | {point.place: point for brief in content.briefs for point in brief.points}


def list_withheld(content: Content) -> set[Place]:
    """The points, prose and descriptions of which nothing but a stub is left."""
    points = {point.place for brief in content.briefs for point in brief.points if point.withheld}
    prose = [*content.visit_sections, *(section for brief in content.briefs for section in brief.sections)]
    texts = [(each.place, each.text) for each in prose]
    texts += [(point.place, point.text) for brief in content.briefs for point in brief.points]
    texts += [(each.place, each.wording) for each in content.commitments]
    texts += [(each.place, each.description) for each in content.entities]
    return points | {place for place, text in texts if text.blocks and all(block is STUB_BLOCK for block in text)}


def hide_citations(whole: Content, cut: Content) -> Content:
    """The cut content with the citations of what is left; a claim of a text that was cut into is in no conflict."""
    before, after = index_texts(whole), index_texts(cut)
    withheld = list_withheld(cut)
    kept = [each for each in cut.citations if each.owner in after and each.owner not in withheld]
    untouched = {each.id for each in kept if before.get(each.owner) == after[each.owner]}
    conflicts = tuple(each for each in cut.conflicts if {each.citation_id, each.other_id} <= untouched)
    return replace(cut, citations=tuple(kept), conflicts=conflicts)
