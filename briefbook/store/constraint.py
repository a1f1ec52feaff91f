"""What tables forbid a row, asked by queries: SQLite looks at no CHECK of a file that it has open for reading only."""

from collections.abc import Iterator

from briefbook.store.schema import Connection

_STATEMENTS = "SELECT name, sql FROM main.sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%' ORDER BY 1"
_CHECK = "CHECK ("


def list_constraints(statement: str) -> Iterator[str]:
    """The conditions of a table of ours, which have no parentheses in quotes."""
    for rest in statement.split(_CHECK)[1:]:
        depth, end = 1, 0
        while depth and end < len(rest):
            depth += {"(": 1, ")": -1}.get(rest[end], 0)
            end += 1
        yield rest[: end - 1]


def find_broken_rows(connection: Connection) -> Iterator[tuple[str, int]]:
    """The rows, by table and id, that their table forbids, in a library whose tables are known to be ours."""
    for table, statement in connection.execute(_STATEMENTS).fetchall():
        # What is neither true nor false is let pass.
        broken = " OR ".join(f"NOT ({condition})" for condition in list_constraints(statement))
        if broken:
            for (row_id,) in connection.execute(f'SELECT rowid FROM main."{table}" WHERE {broken}'):
                yield table, row_id
