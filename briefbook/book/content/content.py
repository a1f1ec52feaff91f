"""The whole of what a book may say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from briefbook.book.content.brief import BriefContent, SectionContent
from briefbook.book.content.entity import (
    EntityContent,
    MechanismContent,
    MembershipContent,
    OrganisationContent,
    PersonContent,
    PlaceContent,
    PostContent,
)
from briefbook.book.content.event import DialogueContent, ParticipationContent, ProgrammeItemContent, VisitContent
from briefbook.book.content.evidence import CitationContent, CommitmentContent, ConflictContent, SourceContent
from briefbook.book.content.spec import BookSpecContent
from briefbook.book.content.text import NAME, PLAIN, Worded
from briefbook.values.marking import Scheme
from briefbook.values.scheme_set import SchemeSet


@dataclass(frozen=True, slots=True)
class LibraryContent(Worded):
    """What the library says of itself; a draft is dated `changed_at`."""

    title: Annotated[str, PLAIN]
    office: Annotated[str, NAME]
    statement: Annotated[str, NAME]
    lang: Annotated[str, PLAIN]
    scheme: Scheme
    changed_at: datetime
    own_country_id: int | None = None
    foreign_schemes: tuple[Scheme, ...] = ()
    equivalences: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def schemes(self) -> SchemeSet:
        """Its own scheme and those of others, to compare markings by."""
        return SchemeSet(self.scheme, self.foreign_schemes, self.equivalences)


@dataclass(frozen=True, slots=True)
class Content:
    """One book's library, visit and briefs, and every record that they may name."""

    library: LibraryContent
    visit: VisitContent
    spec: BookSpecContent
    briefs: tuple[BriefContent, ...] = ()
    visit_sections: tuple[SectionContent, ...] = ()
    programme: tuple[ProgrammeItemContent, ...] = ()
    entities: tuple[EntityContent, ...] = ()
    people: tuple[PersonContent, ...] = ()
    posts: tuple[PostContent, ...] = ()
    organisations: tuple[OrganisationContent, ...] = ()
    places: tuple[PlaceContent, ...] = ()
    memberships: tuple[MembershipContent, ...] = ()
    mechanisms: tuple[MechanismContent, ...] = ()
    dialogues: tuple[DialogueContent, ...] = ()
    participations: tuple[ParticipationContent, ...] = ()
    commitments: tuple[CommitmentContent, ...] = ()
    sources: tuple[SourceContent, ...] = ()
    citations: tuple[CitationContent, ...] = ()
    conflicts: tuple[ConflictContent, ...] = ()
