"""The marking schemes of a library: its own, and those of other governments."""

from briefbook.edits.library import LIBRARY_ID
from briefbook.edits.marking import add_scheme
from briefbook.edits.refusal import RefusedError, require_words
from briefbook.edits.row import add_row, get_row, list_rows
from briefbook.edits.scheme_code import make_code
from briefbook.edits.scheme_use import names_caveat, require_unused
from briefbook.edits.shipped_scheme import SCHEMES, load_scheme
from briefbook.records import Library, Scheme, SchemeCaveat
from briefbook.session import Session
from briefbook.store.marking_use import MarkingUse
from briefbook.values.character import LONGEST_SHOWN
from briefbook.values.place import Place

_NAMELESS = "Write what the scheme is called."


def add_shipped_scheme(session: Session, code: str) -> int:
    """Another government's scheme out of those that ship; raises RefusedError for one that the library has."""
    with session.change("Add Scheme", place=_get_place()) as db:
        shipped = load_scheme(code)
        if list_rows(db, Scheme, code=code):
            raise RefusedError("scheme", f"The library has the scheme “{shipped.name}” already.")
        return add_scheme(db, shipped)


def add_empty_scheme(session: Session, name: str) -> int:
    """Another government's scheme without levels or caveats; raises RefusedError for a name that is taken."""
    with session.change("Add Scheme", place=_get_place()) as db:
        schemes = list_rows(db, Scheme)
        words = _read_name(schemes, name)
        code = make_code(words.lower(), [each.code for each in schemes], reserved=SCHEMES)
        return add_row(db, Scheme(code=code, name=words)).id


def rename_scheme(session: Session, scheme_id: int, name: str) -> None:
    """Call a scheme otherwise; raises RefusedError for an empty name, or one that another has."""
    with session.change("Rename Scheme", place=_get_place(scheme_id), join=f"scheme:{scheme_id}:name") as db:
        scheme = get_row(db, Scheme, scheme_id)
        scheme.name = _read_name([each for each in list_rows(db, Scheme) if each is not scheme], name)


def require_portion_marks(session: Session, scheme_id: int, required: bool) -> None:
    """Say whether a scheme wants every portion marked."""
    with session.change("Require Portion Marks", place=_get_place(scheme_id)) as db:
        get_row(db, Scheme, scheme_id).portion_marks_required = required


def remove_scheme(session: Session, scheme_id: int) -> None:
    """Take another government's scheme away; raises RefusedError for the own one, and while anything carries it."""
    with session.change("Remove Scheme", place=_get_place()) as db:
        scheme = get_row(db, Scheme, scheme_id)
        if get_row(db, Library, LIBRARY_ID).scheme_id == scheme_id:
            raise RefusedError(
                "scheme", "The library is marked in this scheme. Change the scheme of the library first."
            )
        caveats = [each.code for each in list_rows(db, SchemeCaveat, scheme_id=scheme_id)]

        def matches(use: MarkingUse) -> bool:
            named = any(names_caveat(session, use, scheme.code, code) for code in caveats)
            return named or use.marking.scheme == scheme.code

        require_unused(session, matches)
        db.delete(scheme)


def _read_name(others: list[Scheme], typed: str) -> str:
    words = " ".join(require_words("name", typed, _NAMELESS).split())
    if len(words) > LONGEST_SHOWN:
        raise RefusedError("name", "That is too long to be chosen from a list.")
    if words.casefold() in {each.name.casefold() for each in others}:
        raise RefusedError("name", f"The library has a scheme “{words}” already.")
    return words


def _get_place(scheme_id: int | None = None) -> Place:
    return Place("library", LIBRARY_ID, f"scheme:{scheme_id}" if scheme_id else "schemes")
