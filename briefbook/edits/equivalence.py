"""The person's word that a level of another government's scheme stands as high as one of the library's own."""

from briefbook.edits.library import LIBRARY_ID
from briefbook.edits.refusal import RefusedError
from briefbook.edits.row import get_row, list_rows
from briefbook.records import Equivalence, Library, SchemeLevel
from briefbook.session import Session
from briefbook.values.place import Place


def set_equivalence(session: Session, foreign_level_id: int, own_level_id: int | None) -> None:
    """Say as which own level a foreign one stands, or with None that nobody has said so.

    Raises RefusedError unless the one level is the library's own and the other is not.
    """
    place = Place("library", LIBRARY_ID, f"scheme_level:{foreign_level_id}:equals")
    with session.change("Set Equivalence", place=place) as db:
        own_scheme_id = get_row(db, Library, LIBRARY_ID).scheme_id
        if get_row(db, SchemeLevel, foreign_level_id).scheme_id == own_scheme_id:
            raise RefusedError("equals", "This is a level of the library's own scheme.")
        if own_level_id is not None and get_row(db, SchemeLevel, own_level_id).scheme_id != own_scheme_id:
            raise RefusedError("equals", "Choose a level of the library's own scheme.")
        known = next(iter(list_rows(db, Equivalence, foreign_level_id=foreign_level_id)), None)
        if own_level_id is None:
            if known is not None:
                db.delete(known)
        elif known is not None:
            known.own_level_id = own_level_id
        else:
            db.add(Equivalence(foreign_level_id=foreign_level_id, own_level_id=own_level_id))
