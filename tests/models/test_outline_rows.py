"""What the outline lists of a library, and what it counts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefbook.edits.sample import write_sample
from briefbook.models.outline_model import OutlineRole, OutlineRow
from briefbook.models.outline_rows import build_outline
from briefbook.printing.book_choice import get_book_id
from briefbook.store.file import LibraryFile
from briefbook.values.place import Place


@pytest.fixture
def rows(tmp_path: Path) -> Iterator[list[OutlineRow]]:
    path = tmp_path / "sample.briefbook"
    write_sample(path)
    with LibraryFile.open_read_only(path) as file:
        (visit_id,) = file.connection.execute("SELECT id FROM visit").fetchone()
        yield build_outline(file.connection, visit_id, get_book_id(file))


def test_a_part_of_the_book_says_no_number_of_the_library(rows: list[OutlineRow]) -> None:
    parts = {row.title: row for row in rows if row.role is OutlineRole.PART}
    assert {"Biographies", "Commitments", "Sources"} <= parts.keys()
    assert [row.title for row in parts.values() if row.count is not None] == []
    assert parts["Biographies"].words == "Biographies"
    assert parts["Biographies"].place == Place("list", 0, "person")


def test_a_list_of_the_library_is_counted(rows: list[OutlineRow]) -> None:
    counts = {row.title: row.count for row in rows if row.role is OutlineRole.LIST}
    assert (counts["People"], counts["Commitments"], counts["Topics"]) == (5, 4, 15)
