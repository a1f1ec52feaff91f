"""The page that describes the file names every table, every column and every value of a closed vocabulary."""

import re
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite
from sqlmodel import SQLModel

from briefbook.records.column import ChoiceText
from briefbook.store.schema import create_schema
from briefbook.store.sniff import APPLICATION_ID, SCHEMA_VERSION
from briefbook.values.kind import BriefSection

PAGE = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL))
ROWS = {
    column: set(re.findall(r"`([^`]+)`", values))
    for columns, values in re.findall(r"^\| (.*?) \| (.*?) \|$", PAGE, re.MULTILINE)
    for column in re.findall(r"\w+\.\w+", columns)
}


def test_every_table_and_column_is_named() -> None:
    connection = sqlite.connect(":memory:", isolation_level=None)
    create_schema(connection)
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table'"
        " AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search_index_%'"
    ).fetchall()
    missing = [name for (name,) in tables if name not in SECTIONS]
    for (name,) in tables:
        named = set(re.findall(r"`(\w+)`", SECTIONS.get(name, ""))) | {"id", "uid"}
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})").fetchall()]
        missing += [f"{name}.{column}" for column in columns if column not in named and name != "search_index"]
        missing += [f"{name}: {word}?" for word in named if "_id" in word and word not in columns]
    connection.close()
    assert missing == []
    assert f"schema {SCHEMA_VERSION}." in PAGE
    assert f"0x{APPLICATION_ID:08X}" in PAGE.upper().replace("0X", "0x")


def test_every_value_of_a_closed_vocabulary_is_named() -> None:
    named = {column: values for column, values in ROWS.items() if column != "book_part.sections"}
    chosen = {
        f"{table.name}.{column.name}": {each.value for each in column.type.enum}
        for table in SQLModel.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, ChoiceText)
    }
    assert named == chosen
    assert ROWS["book_part.sections"] == {each.value for each in BriefSection}
