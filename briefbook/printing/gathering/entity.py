"""Gathering nameable things and the details of their kinds."""

from collections.abc import Iterable

from briefbook.book.content import (
    EntityContent,
    MechanismContent,
    MembershipContent,
    OrganisationContent,
    PersonContent,
    PlaceContent,
    PostContent,
)
from briefbook.printing.gathering.row import Row, Rows, read_edtf, read_marking, read_text
from briefbook.values.edtf import Edtf
from briefbook.values.kind import EntityKind, Level, MechanismKind, NameKind
from briefbook.values.name import Name


def gather_entities(rows: Rows) -> tuple[EntityContent, ...]:
    """Everything that can be named."""
    names = rows.group("name", "entity_id")
    return tuple(
        EntityContent(
            id=row["id"],
            uid=row["uid"],
            kind=EntityKind(row["kind"]),
            names=tuple(read_name(name) for name in names[row["id"]]),
            description=read_text(row["description"]),
            marking=read_marking(row["marking"]),
        )
        for row in rows.fetch("entity")
    )


def read_name(row: Row) -> Name:
    """A name."""
    return Name(
        text=row["text"],
        lang=row["lang"],
        kind=NameKind(row["kind"]),
        family=row["family"],
        sort_form=row["sort_form"],
        say=row["say"],
        address=row["address"],
    )


def gather_people(rows: Rows) -> tuple[PersonContent, ...]:
    """People with their photos."""
    people = rows.fetch("person")
    photos = {row["photo_id"]: b"" for row in people if row["photo_id"] is not None}
    for photo_id in photos:
        photos[photo_id] = rows.fetch("attachment", id=photo_id)[0]["bytes"]
    return tuple(PersonContent(row["id"], row["country_id"], photos.get(row["photo_id"])) for row in people)


def gather_posts(rows: Rows) -> tuple[PostContent, ...]:
    """Posts."""
    return tuple(PostContent(row["id"], row["organisation_id"], row["country_id"]) for row in rows.fetch("post"))


def gather_organisations(rows: Rows) -> tuple[OrganisationContent, ...]:
    """Organisations."""
    return tuple(OrganisationContent(row["id"], row["country_id"]) for row in rows.fetch("organisation"))


def gather_places(rows: Rows) -> tuple[PlaceContent, ...]:
    """Places."""
    return tuple(PlaceContent(row["id"], row["country_id"], row["time_zone"]) for row in rows.fetch("place"))


def gather_memberships(rows: Rows) -> tuple[MembershipContent, ...]:
    """Memberships with the days on which a source shows them."""
    attested = rows.group("attestation", "membership_id", "on_edtf")
    return tuple(
        MembershipContent(
            id=row["id"],
            person_id=row["person_id"],
            post_id=row["post_id"],
            organisation_id=row["organisation_id"],
            label=row["label"],
            from_=read_edtf(row["from_edtf"]),
            to=read_edtf(row["to_edtf"]),
            attested=read_days(attested[row["id"]]),
        )
        for row in rows.fetch("membership")
    )


def read_days(attestations: Iterable[Row]) -> tuple[Edtf, ...]:
    """The days of attestations, each once."""
    return tuple(day for each in dict.fromkeys(row["on_edtf"] for row in attestations) if (day := read_edtf(each)))


def gather_mechanisms(rows: Rows) -> tuple[MechanismContent, ...]:
    """Mechanisms with their parties and chairs."""
    parties = rows.group("mechanism_party", "mechanism_id")
    chairs = rows.group("mechanism_chair", "mechanism_id")
    return tuple(
        MechanismContent(
            id=row["id"],
            kind=MechanismKind(row["mechanism_kind"]),
            level=Level(row["level"]) if row["level"] else None,
            parent_id=row["parent_id"],
            status=row["status"],
            cadence=row["cadence"],
            party_ids=tuple(each["party_id"] for each in parties[row["id"]]),
            chair_ids=tuple(each["post_id"] for each in chairs[row["id"]]),
        )
        for row in rows.fetch("mechanism")
    )
