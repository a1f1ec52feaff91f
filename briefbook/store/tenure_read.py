"""Who held which post on a day, read in plain SQL and judged by `values.holder`."""

from dataclasses import dataclass
from datetime import date

from briefbook.store.reads import FIRST_NAME
from briefbook.store.schema import Connection
from briefbook.values.edtf import Edtf, find_edtf
from briefbook.values.holder import Certainty, Holder, Tenure, grade_tenure, list_holders

_MEMBERSHIPS = (
    "SELECT membership.id, person_id, post_id, from_edtf, to_edtf,"
    f" coalesce(nullif(label, ''), {FIRST_NAME.format('post_id')}, {FIRST_NAME.format('organisation_id')}, '')"
    " FROM membership WHERE {} = ? ORDER BY membership.id"
)
_ATTESTED = "SELECT on_edtf FROM attestation WHERE membership_id = ?"


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post, or a membership without one (`post_id` None), that somebody held on a day."""

    post_id: int | None
    words: str
    certainty: Certainty


def list_held_posts(connection: Connection, person_id: int, day: date) -> list[HeldPost]:
    """What a person was on a day, the surest first."""
    held: list[HeldPost] = []
    for membership_id, _, post_id, from_, to, words in _list_memberships(connection, "person_id", person_id):
        if post_id is None:
            certainty = grade_tenure(_build_tenure(connection, membership_id, person_id, from_, to), day)
        else:
            holders = list_post_holders(connection, post_id, day)
            certainty = next((each.certainty for each in holders if each.person_id == person_id), Certainty.NONE)
        if certainty is not Certainty.NONE:
            held.append(HeldPost(post_id, words, certainty))
    return sorted(held, key=lambda each: list(Certainty).index(each.certainty))


def list_post_holders(connection: Connection, post_id: int, day: date) -> tuple[Holder, ...]:
    """Who held a post on a day, and how sure that is; more than one where their tenures overlap."""
    tenures = [
        _build_tenure(connection, membership_id, person_id, from_, to)
        for membership_id, person_id, _, from_, to, _ in _list_memberships(connection, "post_id", post_id)
    ]
    return list_holders(tenures, day)


def read_name(connection: Connection, entity_id: int | None) -> str:
    """The first name of an entity, or nothing."""
    (name,) = connection.execute(f"SELECT {FIRST_NAME.format('?')}", (entity_id,)).fetchone()
    return name or ""


def _list_memberships(
    connection: Connection, column: str, key: int
) -> list[tuple[int, int, int | None, str, str, str]]:
    rows: list[tuple[int, int, int | None, str, str, str]] = connection.execute(
        _MEMBERSHIPS.format(column), (key,)
    ).fetchall()
    return rows


def _build_tenure(connection: Connection, membership_id: int, person_id: int, from_: str, to: str) -> Tenure:
    attested = [find_edtf(text) for (text,) in connection.execute(_ATTESTED, (membership_id,)).fetchall()]
    return Tenure(person_id, _read(from_), _read(to), tuple(each for each in attested if each))


def _read(text: str) -> Edtf | None:
    return find_edtf(text) if text else None
