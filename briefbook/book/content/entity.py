"""Nameable things as gathered, and the details of those kinds that a book prints."""

from dataclasses import dataclass

from briefbook.text.rich_text import RichText
from briefbook.values.edtf import Edtf
from briefbook.values.kind import EntityKind, Level, MechanismKind
from briefbook.values.marking import Marking
from briefbook.values.name import Name
from briefbook.values.place import Place

NO_TEXT = RichText()


@dataclass(frozen=True, slots=True)
class EntityContent:
    """What every nameable thing has; names stand in the order of the library, the first is shown first."""

    id: int
    uid: str
    kind: EntityKind
    names: tuple[Name, ...]
    description: RichText = NO_TEXT
    marking: Marking | None = None

    @property
    def place(self) -> Place:
        """Where the record is edited."""
        return Place(self.kind.value, self.id)


@dataclass(frozen=True, slots=True)
class PersonContent:
    """A person's country and photo (JPEG or PNG bytes)."""

    id: int
    country_id: int | None = None
    photo: bytes | None = None


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
    time_zone: str = ""


@dataclass(frozen=True, slots=True)
class MembershipContent:
    """A person in a post or an organisation; `from_` and `to` are None when unknown."""

    id: int
    person_id: int
    post_id: int | None
    organisation_id: int | None
    label: str = ""
    from_: Edtf | None = None
    to: Edtf | None = None
    attested: tuple[Edtf, ...] = ()

    @property
    def place(self) -> Place:
        """Where the record is edited."""
        return Place("membership", self.id)


@dataclass(frozen=True, slots=True)
class MechanismContent:
    """A standing format: its parties, the posts that chair it, and what it stands under."""

    id: int
    kind: MechanismKind
    level: Level | None = None
    parent_id: int | None = None
    status: str = ""
    cadence: str = ""
    party_ids: tuple[int, ...] = ()
    chair_ids: tuple[int, ...] = ()
