"""The rows of a library as SQLModel tables; equal to `store/schema.sql`, and checked before SQLAlchemy sees a value."""

from briefbook.records.book import BookOmission, BookPart, BookSpec, Edition
from briefbook.records.brief import Brief, DismissedMention, Issue, Objective, Section
from briefbook.records.checked import CheckedModel
from briefbook.records.column import EMPTY_TEXT, Detail, Row
from briefbook.records.commitment import Commitment, CommitmentOwner, CommitmentStatusEntry
from briefbook.records.entity import Attachment, Entity, Name
from briefbook.records.event import Dialogue, DialogueParty, Participation, Visit, VisitPlace
from briefbook.records.library import Library
from briefbook.records.marking import Equivalence, Scheme, SchemeCaveat, SchemeLevel
from briefbook.records.mechanism import Mechanism, MechanismChair, MechanismParty
from briefbook.records.person import Attestation, Membership, Organisation, Person, Post
from briefbook.records.place import Country, Place
from briefbook.records.point import Clearance, PointTopic, TalkingPoint
from briefbook.records.programme import ProgrammeItem
from briefbook.records.source import Citation, CitationConflict, Source
from briefbook.records.topic import Topic

__all__ = [
    "EMPTY_TEXT",
    "Attachment",
    "Attestation",
    "BookOmission",
    "BookPart",
    "BookSpec",
    "Brief",
    "CheckedModel",
    "Citation",
    "CitationConflict",
    "Clearance",
    "Commitment",
    "CommitmentOwner",
    "CommitmentStatusEntry",
    "Country",
    "Detail",
    "Dialogue",
    "DialogueParty",
    "DismissedMention",
    "Edition",
    "Entity",
    "Equivalence",
    "Issue",
    "Library",
    "Mechanism",
    "MechanismChair",
    "MechanismParty",
    "Membership",
    "Name",
    "Objective",
    "Organisation",
    "Participation",
    "Person",
    "Place",
    "PointTopic",
    "Post",
    "ProgrammeItem",
    "Row",
    "Scheme",
    "SchemeCaveat",
    "SchemeLevel",
    "Section",
    "Source",
    "TalkingPoint",
    "Topic",
    "Visit",
    "VisitPlace",
]
