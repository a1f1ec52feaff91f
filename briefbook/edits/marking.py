"""Marking schemes as rows, and markings as they are given to portions."""

from collections.abc import Collection

import sqlmodel

from briefbook.edits.refusal import RefusedError
from briefbook.edits.row import add_row, get_row, list_rows
from briefbook.records import (
    Entity,
    Objective,
    ProgrammeItem,
    Scheme,
    SchemeCaveat,
    SchemeLevel,
    Section,
    TalkingPoint,
)
from briefbook.session import Session
from briefbook.values.marking import Marking, parse_marking
from briefbook.values.marking import Scheme as SchemeValue
from briefbook.values.place import Place
from briefbook.values.release import join_release, read_release

CEILING = "ceiling"
Marked = Entity | Objective | ProgrammeItem | Section | TalkingPoint
# By the kind of a place; every other kind is one of entities.
_MARKED: dict[str, type[Marked]] = {
    "objective": Objective,
    "point": TalkingPoint,
    "programme_item": ProgrammeItem,
    "section": Section,
}


def add_scheme(db: sqlmodel.Session, scheme: SchemeValue) -> int:
    """The id of the rows that now hold this scheme, its levels and its caveats."""
    own = Scheme(code=scheme.code, name=scheme.name, portion_marks_required=scheme.portion_marks_required)
    scheme_id = add_row(db, own).id
    for level in scheme.levels:
        own_level = SchemeLevel(
            scheme_id=scheme_id,
            position=level.rank,
            code=level.code,
            wording=level.wording,
            abbreviation=level.abbreviation,
            colour=level.colour,
            needs_release=level.needs_release,
        )
        db.add(own_level)
    for position, caveat in enumerate(scheme.caveats):
        row = SchemeCaveat(
            scheme_id=scheme_id,
            position=position,
            code=caveat.code,
            wording=caveat.wording,
            abbreviation=caveat.abbreviation,
            kind=caveat.kind,
        )
        db.add(row)
    return scheme_id


def check_marking(db: sqlmodel.Session, field: str, marking: str | None) -> str | None:
    """The marking as it is stored, None for an unmarked portion.

    Raises RefusedError for one that cannot be read, whose scheme, level or caveat is not in the library, or whose
    release list is none. A ceiling may name the caveats of every scheme, for its readers may hold those of others too.
    """
    if not marking:
        return None
    try:
        read = parse_marking(marking)
    except ValueError as error:
        raise RefusedError(field, f"“{marking}” is not a marking.") from error
    _check_known(db, field, read)
    if read.releasable_to:
        try:
            read_release(join_release(read.releasable_to))
        except ValueError as error:
            raise RefusedError(field, str(error)) from error
    return str(read)


def mark_alike(session: Session, places: Collection[Place], marking: str) -> None:
    """Give texts that have none the same marking; what a person has marked meanwhile stays as it is.

    Raises RefusedError for no marking or an unknown one.
    """
    with session.change("Mark All Alike", place=next(iter(places), None)) as db:
        checked = check_marking(db, "marking", marking)
        if checked is None:
            raise RefusedError("marking", "Choose a marking.")
        for place in places:
            row = get_row(db, _MARKED.get(place.kind, Entity), place.id)
            if row.marking is None:
                row.marking = checked


def _check_known(db: sqlmodel.Session, field: str, marking: Marking) -> None:
    schemes = list_rows(db, Scheme, code=marking.scheme)
    if not schemes:
        raise RefusedError(field, f"The library has no marking scheme “{marking.scheme}”.")
    scheme = schemes[0]
    if not list_rows(db, SchemeLevel, scheme_id=scheme.id, code=marking.level):
        raise RefusedError(field, f"{scheme.name} has no level “{marking.level}”.")
    rows = list_rows(db, SchemeCaveat) if field == CEILING else list_rows(db, SchemeCaveat, scheme_id=scheme.id)
    unknown = marking.caveats - {row.code for row in rows}
    if unknown:
        raise RefusedError(field, f"{scheme.name} has no caveat “{min(unknown)}”.")
