from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from briefbook.edits.sample import write_sample
from briefbook.models.search_result_model import SearchResultModel
from briefbook.models.search_rows import GROUPS, Command, SearchRole, build_rows
from briefbook.store.field import TABLES
from briefbook.store.file import LibraryFile
from briefbook.store.search import Hit
from briefbook.store.search_answer import find_answer
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place

EXPORT = Command("book.export", "Export PDF…", "Book", "Ctrl+Shift+E", "file-down")
CHECK = Command("book.check", "Check", "Book", "F7", "clipboard-check")
HITS = [
    Hit("topic", 3, "Exports", "Trade"),
    Hit("point", 9, "More exports for Ruritania", "18th Dialogue · Trade"),
    Hit("topic", 4, "Trade", "What we export"),
]


def test_hits_stand_by_kind_with_what_matched() -> None:
    rows = build_rows("expo rurit", HITS, [])
    assert [(row.role, row.title) for row in rows] == [
        (SearchRole.HEADING, "Topics"),
        (SearchRole.HIT, "Exports"),
        (SearchRole.HIT, "Trade"),
        (SearchRole.HEADING, "Talking points"),
        (SearchRole.HIT, "More exports for Ruritania"),
    ]
    point = rows[-1]
    assert point.place == Place("point", 9)
    assert [point.title[start:end] for start, end in point.title_matches] == ["Ruritania"]


def test_a_command_stands_first_when_it_begins_with_the_words_and_else_last() -> None:
    headings = [row.title for row in build_rows("expo", HITS, [CHECK, EXPORT]) if row.role is SearchRole.HEADING]
    assert headings == ["Commands", "Topics", "Talking points"]
    headings = [row.title for row in build_rows("pdf", HITS, [CHECK, EXPORT]) if row.role is SearchRole.HEADING]
    assert headings == ["Topics", "Talking points", "Commands"]
    assert not [row for row in build_rows("expo", HITS, [CHECK]) if row.role is SearchRole.COMMAND]


def test_whatever_can_be_found_has_a_group() -> None:
    kinds = {table.place for table in TABLES if any(each.slot is not None for each in table.columns)}
    assert kinds - {"entity"} | set(EntityKind) <= set(GROUPS)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[LibraryFile]:
    path = tmp_path / "sample.briefbook"
    write_sample(path)
    with LibraryFile.open(path) as file:
        yield file


def test_nothing_is_found_in_a_file_that_was_closed_meanwhile(file: LibraryFile) -> None:
    assert find_answer(file, "japan").hits
    file.close()
    assert find_answer(file, "japan").hits == ()


def test_the_model_goes_from_one_search_to_the_next(file: LibraryFile) -> None:
    model = SearchResultModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for words in ("r", "ra", "rare", "rare ear", "zzz", "japan", ""):
        model.show_answer(find_answer(file, words), [EXPORT])
    model.suggest([EXPORT, CHECK])
    assert [row.title for row in model.rows] == ["Commands", "Export PDF…", "Check"]
    heading, export = model.index(0), model.index(1)
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable
    assert export.data(Qt.ItemDataRole.AccessibleTextRole) == "Export PDF…, Book, Ctrl+Shift+E, Commands"
    assert (model.find_choice(0, 1), model.find_choice(0, -1)) == (1, None)
    del tester
