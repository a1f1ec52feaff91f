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
from briefbook.printing.gathering.row import Row, Rows, group_by, read_edtf, read_marking
from briefbook.store.row_text import read_text
from briefbook.text.rich_text import RichText
from briefbook.values.edtf import Edtf
from briefbook.values.kind import EntityKind, Level, MechanismKind, NameKind
from briefbook.values.marking import Marking
from briefbook.values.name import Name


def gather_entities(rows: Rows) -> tuple[EntityContent, ...]:
    """Everything that can be named."""
    names = group_by(rows.read("name", read_named, "position"), lambda named: named[0])
    return tuple(
        EntityContent(key, uid, kind, tuple(name for _, name in names[key] if name.text), description, marking)
        for key, uid, kind, description, marking in rows.read("entity", read_nameable)
    )


def read_nameable(row: Row) -> tuple[int, str, EntityKind, RichText, Marking | None]:
    """What an entity has beside its names."""
    description, marking = read_text(row["description"]), read_marking(row["marking"])
    return row["id"], row["uid"], EntityKind(row["kind"]), description, marking


def read_named(row: Row) -> tuple[int, Name]:
    """A name after the id of whom it names."""
    return row["entity_id"], Name(
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
            key, *tenure, attested=read_days(attested[key]), attestations=read_attestations(attested[key])
        )
        for key, tenure in rows.read("membership", read_tenure)
    )


def read_tenure(row: Row) -> tuple[int, tuple[int, int | None, int | None, str, Edtf | None, Edtf | None]]:
    """Who is what and how long, after the membership's id."""
    days = read_edtf(row["from_edtf"]), read_edtf(row["to_edtf"])
    return row["id"], (row["person_id"], row["post_id"], row["organisation_id"], row["label"], *days)


def read_days(attestations: Iterable[Row]) -> tuple[Edtf, ...]:
    """The days of attestations, each once."""
    return tuple(day for each in dict.fromkeys(row["on_edtf"] for row in attestations) if (day := read_edtf(each)))


def read_attestations(attestations: Iterable[Row]) -> tuple[tuple[Edtf, int | None], ...]:
    """The days of attestations, each with its source."""
    return tuple((day, row["source_id"]) for row in attestations if (day := read_edtf(row["on_edtf"])))


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
