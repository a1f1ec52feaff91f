"""The marking schemes of a library, in plain SQL; reached by `LibraryFile.look`."""

from briefbook.store.schema import Connection
from briefbook.values.kind import CaveatKind
from briefbook.values.marking import Caveat, Level, Scheme
from briefbook.values.scheme_set import SchemeSet


def read_scheme_set(connection: Connection) -> SchemeSet:
    """Every scheme of a library, with the person's word on which of their levels are equal."""
    (own_id,) = connection.execute("SELECT scheme_id FROM library").fetchone()
    rows = connection.execute("SELECT id, code, name, portion_marks_required FROM scheme ORDER BY id").fetchall()
    schemes = {
        key: Scheme(code, name, bool(required), _list_levels(connection, key), _list_caveats(connection, key))
        for key, code, name, required in rows
    }
    return SchemeSet(schemes.pop(own_id), tuple(schemes.values()), _read_equivalences(connection))


def _list_levels(connection: Connection, scheme_id: int) -> tuple[Level, ...]:
    rows = connection.execute(
        "SELECT code, wording, abbreviation, colour, needs_release FROM scheme_level WHERE scheme_id = ?"
        " ORDER BY position",
        (scheme_id,),
    )
    return tuple(
        Level(code, wording, short, colour, rank, bool(needs_release))
        for rank, (code, wording, short, colour, needs_release) in enumerate(rows)
    )


def _list_caveats(connection: Connection, scheme_id: int) -> tuple[Caveat, ...]:
    rows = connection.execute(
        "SELECT code, wording, kind, abbreviation FROM scheme_caveat WHERE scheme_id = ? ORDER BY position",
        (scheme_id,),
    )
    return tuple(Caveat(code, wording, CaveatKind(kind), short) for code, wording, kind, short in rows)


def _read_equivalences(connection: Connection) -> dict[tuple[str, str], str]:
    """Foreign (scheme, level) to the library's own level."""
    rows = connection.execute(
        "SELECT scheme.code, theirs.code, ours.code FROM equivalence"
        " JOIN scheme_level AS theirs ON theirs.id = foreign_level_id JOIN scheme ON scheme.id = theirs.scheme_id"
        " JOIN scheme_level AS ours ON ours.id = own_level_id JOIN library ON library.scheme_id = ours.scheme_id"
    )
    return {(scheme, theirs): ours for scheme, theirs, ours in rows}
