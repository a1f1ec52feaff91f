"""A library with a value that it cannot hold is refused with a sentence that says where, and is not written."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from briefbook.edits.salvage import salvage
from briefbook.session.verification import verify_library
from briefbook.store.connection import connect_memory
from briefbook.store.constraint import find_broken_rows, list_constraints
from briefbook.store.errors import DamagedFileError, DamagedValueError
from briefbook.store.field import TABLES
from briefbook.store.field_use import FieldKind
from briefbook.store.file import LibraryFile
from briefbook.store.recover.layout import load_layout
from briefbook.store.sniff import KNOWN_FINGERPRINTS
from briefbook.store.value_rule import NUMBERS, get_rule
from briefbook.store.vocabulary import VOCABULARIES
from tests.mutation.small_library import write_small_library

CASES = {
    "a colour that is none": ("scheme_level", "colour", "red)"),
    "a kind that nobody knows": ("entity", "kind", "ghost"),
    "an entity without its details": ("entity", "kind", "person"),
    "a text that is none": ("section", "text", "{"),
    "a text too deep": ("section", "text", "[" * 100_000),
    "half a pair in a text": ("section", "text", '{"v":1,"blocks":[{"kind":"paragraph","runs":[{"text":"\\ud800"}]}]}'),
    "a source that is none": ("source", "csl", '{"author":"x"}'),
    "a source too deep": ("source", "csl", '{"a":' * 100_000),
    "a section that nobody knows": ("book_part", "sections", '["facts","ghost"]'),
    "a budget that is none": ("book_spec", "budgets", '{"point_words":-1}'),
    "a date out of the calendar": ("membership", "from_edtf", "2024-02-30"),
    "a day out of the calendar": ("visit", "date_earliest", "2024-02-30"),
    "a moment without a zone": ("library", "changed_at", "2024-05-01T10:00:00"),
    "a moment at the end of the calendar": ("library", "changed_at", "9999-12-31T23:59:59-23:59"),
    "a marking that is none": ("talking_point", "marking", "TOP"),
    "a position below all": ("issue", "position", -1),
    "a number beyond all": ("dialogue", "ordinal", 1 << 40),
    "a document of no place": ("search_doc", "kind", "ghost"),
    "a NUL": ("name", "text", "a\0b"),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in which every table has rows."""
    path = tmp_path_factory.mktemp("small") / "desk.briefbook"
    write_small_library(path)
    return path


@pytest.mark.parametrize("case", CASES)
def test_a_value_that_cannot_be_held_is_refused(small: Path, tmp_path: Path, case: str) -> None:
    table, column, value = CASES[case]
    path = tmp_path / "desk.briefbook"
    path.write_bytes(small.read_bytes())
    with closing(sqlite.connect(str(path), isolation_level=None)) as connection:
        connection.execute(f"UPDATE OR IGNORE {table} SET {column} = ?", (value,))
    before = path.read_bytes()
    for open_library in (LibraryFile.open, LibraryFile.open_read_only):
        with pytest.raises(DamagedValueError) as caught:
            open_library(path)
        assert (caught.value.table, caught.value.column) == (table, column)
        assert f"“desk.briefbook” is damaged ({table} " in str(caught.value)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


TOGETHER = {
    "citation": "point_id = 1 WHERE id = 1",
    "book_part": "brief_id = 1 WHERE kind = 'cover'",
    "citation_conflict": "other_id = citation_id WHERE id = 1",
}


@pytest.mark.parametrize("table", TOGETHER)
def test_a_row_whose_values_do_not_go_together_is_refused_by_every_door(
    small: Path, tmp_path: Path, table: str
) -> None:
    path = tmp_path / "desk.briefbook"
    path.write_bytes(small.read_bytes())
    with closing(sqlite.connect(str(path), isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("DELETE FROM backup_mark")
        connection.execute(f"UPDATE {table} SET {TOGETHER[table]}")
    for open_library in (LibraryFile.open, LibraryFile.open_read_only):
        with pytest.raises(DamagedFileError):
            open_library(path)
    found = verify_library(path, tmp_path / "backups")[0].damage
    assert [(each.what, each.place) for each in found] == [("value", f"{table} 1")]
    assert salvage(path, tmp_path / "new.briefbook").lost_count
    assert verify_library(tmp_path / "new.briefbook", tmp_path / "backups")[0].ok


def test_every_constraint_of_the_schema_is_asked_for() -> None:
    for version in KNOWN_FINGERPRINTS:
        layout = load_layout(version)
        with closing(connect_memory()) as connection:
            connection.executescript(layout.script)
            statements = connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'table'").fetchall()
            assert sum(len(list(list_constraints(sql))) for (sql,) in statements) == layout.script.count("CHECK")
            assert list(find_broken_rows(connection)) == []


def test_a_library_in_which_every_table_has_rows_is_sound(small: Path) -> None:
    with LibraryFile.open_read_only(small) as file:
        for table in TABLES:
            assert file.connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0], table.name


def test_every_column_has_a_rule_and_every_choice_its_vocabulary() -> None:
    for table in TABLES:
        for column in table.columns:
            assert column.kind in NUMBERS or get_rule(table, column)
            # What can be found is of the kinds of places, of which some are no vocabulary of a column.
            if column.kind is FieldKind.CHOICE and table.name != "search_doc":
                assert (table.name, column.name) in VOCABULARIES
    choices = {(table.name, column.name) for table in TABLES for column in table.list_columns(FieldKind.CHOICE)}
    assert VOCABULARIES.keys() <= choices
