"""Gathered content: everything a book may say, frozen, with the place of every record it came from."""

from briefbook.book.content.brief import (
    BriefContent,
    ClearanceContent,
    DismissalContent,
    IssueContent,
    ObjectiveContent,
    PointContent,
    SectionContent,
)
from briefbook.book.content.content import Content, LibraryContent
from briefbook.book.content.date import UNDATED, DateContent
from briefbook.book.content.entity import (
    EntityContent,
    MechanismContent,
    MembershipContent,
    OrganisationContent,
    PersonContent,
    PlaceContent,
    PostContent,
)
from briefbook.book.content.event import (
    DialogueContent,
    ParticipationContent,
    ProgrammeItemContent,
    VisitContent,
)
from briefbook.book.content.evidence import (
    CitationContent,
    CommitmentContent,
    ConflictContent,
    OwnerContent,
    SourceContent,
    StatusContent,
)
from briefbook.book.content.spec import BookPartContent, BookSpecContent, EditionContent
from briefbook.book.content.text import Text, TextUse, Worded

__all__ = [
    "UNDATED",
    "BookPartContent",
    "BookSpecContent",
    "BriefContent",
    "CitationContent",
    "ClearanceContent",
    "CommitmentContent",
    "ConflictContent",
    "Content",
    "DateContent",
    "DialogueContent",
    "DismissalContent",
    "EditionContent",
    "EntityContent",
    "IssueContent",
    "LibraryContent",
    "MechanismContent",
    "MembershipContent",
    "ObjectiveContent",
    "OrganisationContent",
    "OwnerContent",
    "ParticipationContent",
    "PersonContent",
    "PlaceContent",
    "PointContent",
    "PostContent",
    "ProgrammeItemContent",
    "SectionContent",
    "SourceContent",
    "StatusContent",
    "Text",
    "TextUse",
    "VisitContent",
    "Worded",
]
