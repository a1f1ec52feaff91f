"""The links of a library: whether every row that another leads to is there, and every entity whole."""

from collections.abc import Iterator

from briefbook.store.schema import Connection
from briefbook.store.verify.damage import Damage, DamageKind, name_place, name_row
from briefbook.values.kind import EntityKind

# An entity has the row that its kind asks for, and no other.
_LACKING = "SELECT id FROM entity WHERE kind = '{0}' AND id NOT IN (SELECT id FROM {0})"
_STRAY = "SELECT {0}.id FROM {0} JOIN entity USING (id) WHERE entity.kind <> '{0}'"
_SEQUENCE = "SELECT name, seq FROM main.sqlite_sequence"


def find_link_damage(connection: Connection) -> Iterator[Damage]:
    """Rows that lead nowhere, entities without the row of their kind, and ids that could be given once more."""
    for table, row_id, target, key in connection.execute("PRAGMA foreign_key_check"):
        column = _name_column(connection, table, key)
        words = f"“{column}” of {name_row(table, row_id)} leads to a {target.replace('_', ' ')} that is not there."
        yield Damage(DamageKind.LINK, name_place(table, row_id, column), words)
    for kind in EntityKind:
        for (row_id,) in connection.execute(_LACKING.format(kind)):
            words = f"{name_row('entity', row_id).capitalize()} is a {kind} without the row of one."
            yield Damage(DamageKind.LINK, name_place("entity", row_id, "kind"), words)
        for (row_id,) in connection.execute(_STRAY.format(kind)):
            words = f"{name_row('entity', row_id).capitalize()} has the row of a {kind} and is none."
            yield Damage(DamageKind.LINK, name_place(kind, row_id), words)
    if connection.execute("SELECT count(*) FROM library").fetchone() != (1,):
        yield Damage(DamageKind.LINK, "library", "The row of the library itself is missing.")
    yield from _find_returning_ids(connection)


def _name_column(connection: Connection, table: str, key: int) -> str:
    rows = connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
    return next((row[3] for row in rows if row[0] == key), "")


def _find_returning_ids(connection: Connection) -> Iterator[Damage]:
    given = dict(connection.execute(_SEQUENCE).fetchall())
    rows = connection.execute("SELECT name FROM main.sqlite_schema WHERE sql LIKE '%AUTOINCREMENT%'").fetchall()
    for table in (name for (name,) in rows):
        (highest,) = connection.execute(f'SELECT max(id) FROM "{table}"').fetchone()
        seq = given.get(table, 0)
        if highest is not None and not (isinstance(seq, int) and seq >= highest):
            words = f"The file has forgotten that it gave the id {highest} in “{table}”."
            yield Damage(DamageKind.LINK, name_place("sqlite_sequence", None, table), words)
