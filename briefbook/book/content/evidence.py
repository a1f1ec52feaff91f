"""What was agreed and where it is said: commitments, sources, citations and their conflicts."""

from dataclasses import dataclass
from typing import Annotated

from briefbook.book.content.date import UNDATED, DateContent
from briefbook.book.content.text import NAME, PLAIN, PORTION, Worded
from briefbook.text.rich_text import RichText
from briefbook.values.edtf import Edtf
from briefbook.values.kind import CitationKind, CommitmentStatus, Confidence, Side
from briefbook.values.place import Place

NO_TEXT = RichText()


@dataclass(frozen=True, slots=True)
class OwnerContent:
    """A post, a country or an organisation that owes a commitment."""

    owner_id: int
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class StatusContent(Worded):
    """One step of a commitment's history."""

    status: CommitmentStatus
    on: Annotated[DateContent, NAME] = UNDATED
    dialogue_id: int | None = None
    note: Annotated[str, PORTION] = ""


@dataclass(frozen=True, slots=True)
class CommitmentContent(Worded):
    """What was agreed; `statuses` in the order in which they came."""

    id: int
    number: Annotated[str, NAME] = ""
    wording: Annotated[RichText, PORTION] = NO_TEXT
    verb: Annotated[str, NAME] = ""
    subject_id: int | None = None
    agreed_at_id: int | None = None
    due: Annotated[DateContent, NAME] = UNDATED
    owners: tuple[OwnerContent, ...] = ()
    statuses: tuple[StatusContent, ...] = ()

    @property
    def place(self) -> Place:
        """Where the record is edited."""
        return Place("commitment", self.id)

    @property
    def status(self) -> CommitmentStatus | None:
        """The step it has come to."""
        return self.statuses[-1].status if self.statuses else None

    @property
    def open(self) -> bool:
        """Whether something is still to be done; unknown counts as open."""
        return self.status is None or self.status.open


@dataclass(frozen=True, slots=True)
class SourceContent(Worded):
    """A source without its title, which is its entity's name; the fields are those of CSL-JSON."""

    id: int
    authors: Annotated[tuple[str, ...], NAME] = ()
    publisher: Annotated[str, NAME] = ""
    container: Annotated[str, NAME] = ""
    issued: Annotated[str, NAME] = ""
    accessed: Annotated[str, NAME] = ""
    address: Annotated[str, NAME] = ""
    genre: Annotated[str, NAME] = ""
    dateline: Annotated[str, NAME] = ""
    note: Annotated[str, NAME] = ""


@dataclass(frozen=True, slots=True)
class CitationContent(Worded):
    """A source for one claim of one record (`owner`)."""

    id: int
    uid: Annotated[str, PLAIN]
    source_id: int
    owner: Place
    claim: Annotated[str, PORTION] = ""
    kind: CitationKind = CitationKind.REPORTED
    speaker_id: int | None = None
    said_on: Edtf | None = None
    confidence: Confidence = Confidence.MEDIUM
    locator: Annotated[str, NAME] = ""

    @property
    def place(self) -> Place:
        """Where the record is edited."""
        return Place("citation", self.id)


@dataclass(frozen=True, slots=True)
class ConflictContent(Worded):
    """Two citations that do not agree; `resolution` says which one the library follows, if settled."""

    citation_id: int
    other_id: int
    note: Annotated[str, PORTION] = ""
    resolution: Annotated[str, PORTION] = ""
