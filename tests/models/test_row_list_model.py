from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from briefbook.models.row_list_model import RowListModel


@dataclass(frozen=True)
class Row:
    key: int
    words: str = ""


def lists_of_rows() -> st.SearchStrategy[list[Row]]:
    rows = st.builds(Row, st.integers(0, 12), st.sampled_from(["one", "two"]))
    return st.lists(rows, unique_by=lambda row: row.key)


@given(st.lists(lists_of_rows(), min_size=1, max_size=6))
def test_it_becomes_every_list_it_is_shown(steps: list[list[Row]]) -> None:
    model: RowListModel[Row] = RowListModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for rows in steps:
        model.show_rows(rows)
        assert list(model.rows) == rows
        assert [model.index(at).data(Qt.ItemDataRole.UserRole) for at in range(model.rowCount())] == rows
    assert tester.model() is model


def test_a_changed_row_is_one_signal_and_no_row_is_removed() -> None:
    model: RowListModel[Row] = RowListModel()
    model.show_rows([Row(1), Row(2), Row(3)])
    heard: list[tuple[str, int]] = []
    model.dataChanged.connect(lambda first, last, _: heard.append(("changed", first.row())))
    model.rowsRemoved.connect(lambda _, first, last: heard.append(("removed", first)))
    model.rowsInserted.connect(lambda _, first, last: heard.append(("inserted", first)))
    model.rowsMoved.connect(lambda _, first, last, to, at: heard.append(("moved", first)))
    model.show_rows([Row(1), Row(2, "new"), Row(3)])
    assert heard == [("changed", 1)]
    model.show_rows([Row(3), Row(1), Row(2, "new")])
    assert heard[1:] == [("moved", 2)]


def test_a_row_is_found_by_its_key() -> None:
    model: RowListModel[Row] = RowListModel()
    model.show_rows([Row(7), Row(9)])
    assert model.find_index(9).row() == 1
    assert not model.find_index(8).isValid()


def test_many_rows_that_come_go_and_change_side_by_side_are_three_signals() -> None:
    model: RowListModel[Row] = RowListModel()
    heard: list[str] = []
    model.rowsInserted.connect(lambda _, first, last: heard.append(f"in {first}-{last}"))
    model.rowsRemoved.connect(lambda _, first, last: heard.append(f"out {first}-{last}"))
    model.dataChanged.connect(lambda first, last, _: heard.append(f"new {first.row()}-{last.row()}"))
    model.show_rows([Row(key) for key in range(2000)])
    model.show_rows([Row(key) for key in range(10)])
    model.show_rows([Row(key, "new") for key in range(10)])
    assert heard == ["in 0-1999", "out 10-1999", "new 0-9"]


def test_a_row_that_sinks_to_the_end_is_the_only_one_that_moves() -> None:
    model: RowListModel[Row] = RowListModel()
    heard: list[tuple[int, int]] = []
    model.show_rows([Row(key) for key in range(500)])
    model.rowsMoved.connect(lambda _, first, last, to, at: heard.append((first, at)))
    model.show_rows([*(Row(key) for key in range(1, 500)), Row(0)])
    assert heard == [(0, 500)]


@given(st.permutations(range(250)))
def test_a_row_that_is_remembered_is_followed_through_any_order(keys: list[int]) -> None:
    model: RowListModel[Row] = RowListModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows([Row(key) for key in range(250)])
    remembered = QPersistentModelIndex(model.find_index(7))
    model.show_rows([Row(key) for key in keys])
    assert [row.key for row in model.rows] == keys
    assert remembered.row() == keys.index(7)
    assert tester.model() is model
