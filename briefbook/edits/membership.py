"""Who held which post, and on which days a source shows it."""

from collections.abc import Mapping, Sequence
from typing import Any

from briefbook.edits.date import check_edtf
from briefbook.edits.refusal import RefusedError
from briefbook.edits.row import add_row, change_fields, get_row, list_rows
from briefbook.records import Attestation, Membership, Person
from briefbook.session import Session
from briefbook.values.place import Place

CHANGEABLE = ("post_id", "organisation_id", "label", "from_edtf", "to_edtf")


def add_membership(
    session: Session, person_id: int, *, post_id: int | None = None, organisation_id: int | None = None
) -> int:
    """A person in a post or an organisation, dates not known; raises RefusedError when neither is given."""
    require_seat(post_id, organisation_id)
    with session.change("Add Membership", place=Place("entity", person_id, "memberships")) as db:
        get_row(db, Person, person_id)
        membership = Membership(person_id=person_id, post_id=post_id, organisation_id=organisation_id)
        return add_row(db, membership).id


def change_membership(session: Session, membership_id: int, **fields: Any) -> None:
    """Change a membership by column; dates are EDTF, empty for unknown, `..` for open.

    Raises RefusedError for a bad date and for a membership without post and organisation.
    """
    fields = check_dates(fields)
    field = next(iter(fields), "")
    place = Place("entity", _get_person(session, membership_id), f"membership:{membership_id}:{field}")
    with session.change("Change Membership", place=place, join=f"membership:{membership_id}:{field}") as db:
        membership = get_row(db, Membership, membership_id)
        change_fields(membership, fields, CHANGEABLE)
        require_seat(membership.post_id, membership.organisation_id)


def remove_membership(session: Session, membership_id: int) -> None:
    """Take a membership away, with its attestations."""
    place = Place("entity", _get_person(session, membership_id), "memberships")
    with session.change("Remove Membership", place=place) as db:
        db.delete(get_row(db, Membership, membership_id))


def attest_membership(session: Session, membership_id: int, on_edtf: str, source_id: int | None = None) -> int:
    """Note a day on which a source shows the membership; raises RefusedError for a date that is none."""
    on = check_edtf("on_edtf", on_edtf)
    if on in {"", ".."}:
        raise RefusedError("on_edtf", "Say on which day the source shows it.")
    place = Place("entity", _get_person(session, membership_id), f"membership:{membership_id}:attestations")
    with session.change("Attest Membership", place=place) as db:
        return add_row(db, Attestation(membership_id=membership_id, on_edtf=on, source_id=source_id)).id


def remove_attestation(session: Session, attestation_id: int) -> None:
    """Take an attested day away."""
    with session.read() as db:
        membership_id = get_row(db, Attestation, attestation_id).membership_id
    place = Place("entity", _get_person(session, membership_id), f"membership:{membership_id}:attestations")
    with session.change("Remove Attestation", place=place) as db:
        db.delete(get_row(db, Attestation, attestation_id))


def set_attested_days(session: Session, membership_id: int, days: Sequence[str]) -> None:
    """Let exactly these days be attested, in EDTF; raises RefusedError for a date that is none."""
    place = Place("entity", _get_person(session, membership_id), "memberships")
    with session.change("Set Attested Days", place=place) as db:
        attested = [(row.id, row.on_edtf) for row in list_rows(db, Attestation, membership_id=membership_id)]
        for attestation_id, day in attested:
            if day not in days:
                remove_attestation(session, attestation_id)
        known = {day for _, day in attested}
        for day in dict.fromkeys(days):
            if day not in known:
                attest_membership(session, membership_id, day)


def _get_person(session: Session, membership_id: int) -> int:
    with session.read() as db:
        return get_row(db, Membership, membership_id).person_id


def check_dates(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Columns of a membership with its dates in canonical EDTF; raises RefusedError for a date that is none."""
    dates = {name: check_edtf(name, fields[name]) for name in ("from_edtf", "to_edtf") if name in fields}
    return {**fields, **dates}


def require_seat(post_id: int | None, organisation_id: int | None) -> None:
    """Raise RefusedError for a membership in nothing."""
    if post_id is None and organisation_id is None:
        raise RefusedError("post_id", "Choose a post or an organisation.")
