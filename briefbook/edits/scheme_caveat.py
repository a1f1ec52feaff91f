"""The caveats of a marking scheme."""

from collections.abc import Sequence
from typing import Any

from briefbook.edits.library import LIBRARY_ID
from briefbook.edits.refusal import RefusedError, check_words
from briefbook.edits.row import add_row, change_fields, get_row, list_rows, next_position, put_in_order
from briefbook.edits.scheme_code import fold_words, read_caveat_code, read_shown
from briefbook.edits.scheme_use import names_caveat, require_unused
from briefbook.records import Scheme, SchemeCaveat
from briefbook.session import Session
from briefbook.values.kind import CaveatKind
from briefbook.values.place import Place

_CHANGEABLE = ("code", "wording", "abbreviation", "kind")


def add_caveat(session: Session, scheme_id: int, code: str, kind: CaveatKind = CaveatKind.RESTRICTIVE) -> int:
    """A new caveat, last of its scheme, in the words that are printed; raises RefusedError for one that it has."""
    with session.change("Add Caveat", place=Place("library", LIBRARY_ID, f"scheme:{scheme_id}")) as db:
        siblings = list_rows(db, SchemeCaveat, scheme_id=get_row(db, Scheme, scheme_id).id)
        words = _read_code(siblings, code)
        position = next_position(siblings)
        caveat = SchemeCaveat(scheme_id=scheme_id, position=position, code=words, wording=words, kind=kind)
        return add_row(db, caveat).id


def change_caveat(session: Session, caveat_id: int, **fields: Any) -> None:
    """Change what a caveat says, its abbreviation or its kind; its code only while nothing carries it.

    Raises RefusedError for a bad value, or words that another caveat has.
    """
    field = next(iter(fields), "")
    place, join = _get_place(caveat_id, field), f"scheme_caveat:{caveat_id}:{field}"
    with session.change("Change Caveat", place=place, join=join) as db:
        caveat = get_row(db, SchemeCaveat, caveat_id)
        siblings = [each for each in list_rows(db, SchemeCaveat, scheme_id=caveat.scheme_id) if each is not caveat]
        if "code" in fields:
            fields["code"] = _read_code(siblings, fields["code"])
            if fields["code"] != caveat.code:
                _require_unused(session, get_row(db, Scheme, caveat.scheme_id), caveat)
                if caveat.wording == caveat.code:
                    fields.setdefault("wording", fields["code"])
        if "wording" in fields:
            fields["wording"] = read_shown("wording", fields["wording"], "Write what the caveat says.")
        if "abbreviation" in fields:
            fields["abbreviation"] = _read_abbreviation(siblings, fields["abbreviation"])
        change_fields(caveat, fields, _CHANGEABLE)


def move_caveat(session: Session, caveat_id: int, position: int) -> None:
    """Put a caveat at that place in its scheme."""
    with session.change("Move Caveat", place=_get_place(caveat_id)) as db:
        caveat = get_row(db, SchemeCaveat, caveat_id)
        put_in_order(list_rows(db, SchemeCaveat, scheme_id=caveat.scheme_id), caveat, position)


def remove_caveat(session: Session, caveat_id: int) -> None:
    """Take a caveat out of its scheme; raises RefusedError while anything carries it."""
    with session.read() as db:
        scheme = get_row(db, Scheme, get_row(db, SchemeCaveat, caveat_id).scheme_id)
    with session.change("Remove Caveat", place=Place("library", LIBRARY_ID, f"scheme:{scheme.id}")) as db:
        caveat = get_row(db, SchemeCaveat, caveat_id)
        _require_unused(session, scheme, caveat)
        db.delete(caveat)


def _require_unused(session: Session, scheme: Scheme, caveat: SchemeCaveat) -> None:
    require_unused(session, lambda use: names_caveat(session, use, scheme.code, caveat.code))


def _read_code(siblings: Sequence[SchemeCaveat], typed: str) -> str:
    code = read_caveat_code("code", typed)
    if fold_words(code) in {fold_words(words) for each in siblings for words in (each.code, each.abbreviation)}:
        raise RefusedError("code", f"The scheme shows a caveat as “{code}” already.")
    return code


def _read_abbreviation(siblings: Sequence[SchemeCaveat], typed: str) -> str:
    """As portions show it; empty where they show the code."""
    words = check_words("abbreviation", typed)
    if not words:
        return ""
    words = read_caveat_code("abbreviation", words)
    seen = fold_words(words)
    other = next((each for each in siblings if seen in (fold_words(each.abbreviation), fold_words(each.code))), None)
    if other is not None:
        raise RefusedError("abbreviation", f"“{words}” stands for {other.code} already.")
    return words


def _get_place(caveat_id: int, field: str = "") -> Place:
    return Place("library", LIBRARY_ID, f"scheme_caveat:{caveat_id}:{field}")
