"""What was agreed and where it is said: commitments, sources, citations and their conflicts."""

from dataclasses import dataclass

from briefbook.book.content.event import UNDATED, DateContent
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
class StatusContent:
    """One step of a commitment's history."""

    status: CommitmentStatus
    on: DateContent = UNDATED
    dialogue_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CommitmentContent:
    """What was agreed; `statuses` in the order in which they came."""

    id: int
    number: str = ""
    wording: RichText = NO_TEXT
    verb: str = ""
    subject_id: int | None = None
    agreed_at_id: int | None = None
    due: DateContent = UNDATED
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
class SourceContent:
    """A source without its title, which is its entity's name; the fields are those of CSL-JSON."""

    id: int
    authors: tuple[str, ...] = ()
    publisher: str = ""
    container: str = ""
    issued: str = ""
    accessed: str = ""
    address: str = ""
    genre: str = ""
    dateline: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CitationContent:
    """A source for one claim of one record (`owner`)."""

    id: int
    uid: str
    source_id: int
    owner: Place
    claim: str = ""
    kind: CitationKind = CitationKind.REPORTED
    speaker_id: int | None = None
    said_on: Edtf | None = None
    confidence: Confidence = Confidence.MEDIUM
    locator: str = ""

    @property
    def place(self) -> Place:
        """Where the record is edited."""
        return Place("citation", self.id)


@dataclass(frozen=True, slots=True)
class ConflictContent:
    """Two citations that do not agree; `resolution` says which one the library follows, if settled."""

    citation_id: int
    other_id: int
    note: str = ""
    resolution: str = ""
