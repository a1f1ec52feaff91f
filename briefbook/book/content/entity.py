"""Nameable things as gathered, and the details of those kinds that a book prints."""

from dataclasses import dataclass
from typing import Annotated

from briefbook.book.content.text import NAME, PLAIN, PORTION, Worded
from briefbook.text.rich_text import RichText
from briefbook.values.edtf import Edtf
from briefbook.values.kind import EntityKind, Level, MechanismKind
from briefbook.values.marking import Marking
from briefbook.values.name import Name
from briefbook.values.place import Place

NO_TEXT = RichText()


@dataclass(frozen=True, slots=True)
class EntityContent(Worded):
    """What every nameable thing has; names stand in the order of the library, the first is shown first."""

    id: int
    uid: Annotated[str, PLAIN]
    kind: EntityKind
    names: Annotated[tuple[Name, ...], NAME]
    description: Annotated[RichText, PORTION] = NO_TEXT
    marking: Marking | None = None

    @property
    def place(self) -> Place:
        """Where the record is edited."""
        return Place(self.kind.value, self.id)


@dataclass(frozen=True, slots=True)
class PersonContent(Worded):
    """A person's country and photo (JPEG or PNG bytes)."""

    id: int
    country_id: int | None = None
    photo: Annotated[bytes | None, PORTION] = None


@dataclass(frozen=True, slots=True)
class PostContent:
    """A post's organisation and country."""

    id: int
    organisation_id: int | None = None
    country_id: int | None = None


@dataclass(frozen=True, slots=True)
class OrganisationContent:
    """An organisation's country."""

    id: int
    country_id: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceContent:
    """A place's country and IANA time zone, empty when not known."""

    id: int
    country_id: int | None = None
    time_zone: Annotated[str, PLAIN] = ""


@dataclass(frozen=True, slots=True)
class MembershipContent(Worded):
    """A person in a post or an organisation; `from_` and `to` are None when unknown.

    `attested` are the days on which a source shows it, `attestations` the same with the source of each, where known.
    """

    id: int
    person_id: int
    post_id: int | None
    organisation_id: int | None
    label: Annotated[str, NAME] = ""
    from_: Edtf | None = None
    to: Edtf | None = None
    attested: tuple[Edtf, ...] = ()
    attestations: tuple[tuple[Edtf, int | None], ...] = ()

    @property
    def place(self) -> Place:
        """Where the record is edited."""
        return Place("membership", self.id)


@dataclass(frozen=True, slots=True)
class MechanismContent(Worded):
    """A standing format: its parties, the posts that chair it, and what it stands under."""

    id: int
    kind: MechanismKind
    level: Level | None = None
    parent_id: int | None = None
    status: Annotated[str, NAME] = ""
    cadence: Annotated[str, NAME] = ""
    party_ids: tuple[int, ...] = ()
    chair_ids: tuple[int, ...] = ()
