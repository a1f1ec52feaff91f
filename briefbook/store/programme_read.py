"""A visit and its programme as its tab shows them, in plain SQL; reached by `LibraryFile.look`."""

from dataclasses import dataclass

from briefbook.store.marking_read import describe_marking
from briefbook.store.reads import FIRST_NAME
from briefbook.store.schema import Connection
from briefbook.store.scheme_read import read_standing
from briefbook.values.kind import PressAccess, VisitDirection


@dataclass(frozen=True, slots=True)
class VisitRead:
    """A visit with the names of who and where."""

    id: int
    title: str
    direction: VisitDirection
    date_edtf: str
    date_words: str
    host_id: int | None
    guest_id: int | None
    host: str
    guest: str
    place_ids: tuple[int, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeItemRead:
    """An item of a programme with the names of where and who, and its marking's wording; empty where not known."""

    key: int
    date_edtf: str
    date_words: str
    start_time: str
    end_time: str
    title: str
    place: str
    lead: str
    press: PressAccess
    interpreter: str
    note: str
    marking: str
    is_comparable: bool


def read_visit(connection: Connection, visit_id: int) -> VisitRead | None:
    """A visit; None for one that no longer exists."""
    row = connection.execute(
        f"SELECT id, {FIRST_NAME.format('visit.id')}, direction, date_edtf, date_words, host_id, guest_id,"
        f" {FIRST_NAME.format('host_id')}, {FIRST_NAME.format('guest_id')} FROM visit WHERE id = ?",
        (visit_id,),
    ).fetchone()
    if row is None:
        return None
    key, title, direction, edtf, words, host_id, guest_id, host, guest = row
    places = connection.execute(
        f"SELECT place_id, {FIRST_NAME.format('place_id')} FROM visit_place WHERE visit_id = ? ORDER BY position",
        (visit_id,),
    ).fetchall()
    return VisitRead(
        id=key,
        title=title or "",
        direction=VisitDirection(direction),
        date_edtf=edtf,
        date_words=words,
        host_id=host_id,
        guest_id=guest_id,
        host=host or "",
        guest=guest or "",
        place_ids=tuple(place_id for place_id, _ in places),
        places=tuple(name or "" for _, name in places),
    )


def list_programme_items(connection: Connection, visit_id: int) -> list[ProgrammeItemRead]:
    """The programme of a visit in its order."""
    rows = connection.execute(
        "SELECT id, date_edtf, date_words, start_time, end_time, title,"
        f" coalesce({FIRST_NAME.format('place_id')}, ''), coalesce({FIRST_NAME.format('lead_id')}, ''),"
        " press, interpreter, note, marking FROM programme_item WHERE visit_id = ? ORDER BY position",
        (visit_id,),
    ).fetchall()
    markings = {marking for *_, marking in rows}
    words_of = {marking: describe_marking(connection, marking) for marking in markings}
    alien = {marking for marking in markings if marking and not read_standing(connection, marking).is_comparable}
    return [
        ProgrammeItemRead(
            key,
            edtf,
            words,
            start,
            end,
            title,
            place,
            lead,
            PressAccess(press),
            interpreter,
            note,
            words_of[marking],
            marking not in alien,
        )
        for key, edtf, words, start, end, title, place, lead, press, interpreter, note, marking in rows
    ]
