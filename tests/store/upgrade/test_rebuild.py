"""Tables take the form of a script, row for row, and remember the ids that they gave."""

from contextlib import closing

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.upgrade.rebuild import read_forms, rebuild_tables

OLD = """
CREATE TABLE town (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL);
CREATE INDEX town_name ON town (name);
CREATE TABLE same (id INTEGER PRIMARY KEY, town_id INTEGER REFERENCES town (id) ON DELETE CASCADE);
"""
NEW = """
-- A town; its king comes later.
CREATE TABLE town (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- never again
    king TEXT NOT NULL DEFAULT 'nobody; yet',
    name TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX town_name ON town (name);
CREATE TRIGGER town_kept BEFORE DELETE ON town BEGIN SELECT RAISE(ABORT, 'it stays'); END;
CREATE TABLE same (id INTEGER PRIMARY KEY, town_id INTEGER REFERENCES town (id) ON DELETE CASCADE);
CREATE TABLE river (id INTEGER PRIMARY KEY AUTOINCREMENT);
"""


def test_a_script_is_read_by_tables() -> None:
    town, same, river = read_forms(NEW)
    assert [form.name for form in (town, same, river)] == ["town", "same", "river"]
    assert town.statement.startswith("CREATE TABLE town (")
    assert [part.split()[1] for part in town.parts] == ["UNIQUE", "TRIGGER"]
    assert town.parts[1].endswith("END")
    assert same.parts == river.parts == ()


def test_rows_keep_their_values_and_ids_stay_given() -> None:
    heard: list[tuple[int, int]] = []
    with closing(sqlite.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(OLD)
        connection.execute("INSERT INTO town VALUES (3, 'Zenda'), (4, 'Hofbau'), (9, 'Gone')")
        connection.execute("DELETE FROM town WHERE id = 9")
        connection.execute("INSERT INTO same VALUES (1, 3)")
        connection.execute("BEGIN")
        rebuild_tables(connection, NEW, lambda done, total: heard.append((done, total)))
        connection.execute("COMMIT")
        assert connection.execute("SELECT * FROM town").fetchall() == [
            (3, "nobody; yet", "Zenda"),
            (4, "nobody; yet", "Hofbau"),
        ]
        assert connection.execute("SELECT * FROM same").fetchall() == [(1, 3)]
        assert connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall() == [("town", 9)]
        laid = dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall())
        statements = [each for form in read_forms(NEW) for each in (form.statement, *form.parts)]
        assert sorted(sql for name, sql in laid.items() if name != "sqlite_sequence") == sorted(statements)
    assert heard == [(0, 2), (1, 2), (2, 2), (2, 2), (2, 2)]
