from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from briefbook.models.outline_model import OutlineModel, OutlineRole, OutlineRow
from briefbook.values.clearance import Dot
from briefbook.values.place import Place

ROWS = [
    OutlineRow("heading:book", OutlineRole.HEADING, "Briefing book", addable=True),
    OutlineRow("part:11", OutlineRole.PART, "Cover", "book-open", place=Place("book", 1), part_id=11),
    OutlineRow("part:12", OutlineRole.PART, "Trade", number="1", dot=Dot.CHANGED, place=Place("brief", 5), part_id=12),
    OutlineRow("part:13", OutlineRole.PART, "Index", "hash", place=Place("book", 1), part_id=13, included=False),
    OutlineRow("heading:library", OutlineRole.HEADING, "Library"),
    OutlineRow("list:person", OutlineRole.LIST, "People", "user", count=3, place=Place("list", 0, "person")),
]


def build_model() -> tuple[OutlineModel, QAbstractItemModelTester]:
    model = OutlineModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(ROWS)
    return model, tester


def test_a_row_says_in_words_what_it_shows_in_colour() -> None:
    model, _tester = build_model()
    words = [model.index(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(model.rowCount())]
    assert words[2] == "1., Trade, changed since clearance"
    assert words[3] == "Index, left out of the book"
    assert words[5] == "People, 3"


def test_headings_cannot_be_chosen_and_only_parts_can_be_dragged() -> None:
    model, _tester = build_model()
    flags = [model.index(at).flags() for at in range(model.rowCount())]
    assert [bool(each & Qt.ItemFlag.ItemIsSelectable) for each in flags] == [False, True, True, True, False, True]
    assert [bool(each & Qt.ItemFlag.ItemIsDragEnabled) for each in flags] == [False, True, True, True, False, False]


def test_a_dropped_part_wishes_for_its_position_among_the_parts(qtbot: QtBot) -> None:
    model, _tester = build_model()
    for part_row, before, position in ((3, 1, 0), (1, 3, 1), (1, 4, 2), (1, 6, 2), (2, 0, 0)):
        part = model.rows[part_row]
        mime = model.mimeData([model.index(part_row)])
        with qtbot.waitSignal(model.move_requested) as wish:
            assert model.dropMimeData(mime, Qt.DropAction.MoveAction, before, 0, QModelIndex())
        assert wish.args == [part.part_id, position]
    assert list(model.rows) == ROWS


def test_what_is_no_part_cannot_be_dropped() -> None:
    model, _tester = build_model()
    mime = model.mimeData([model.index(1)])
    assert not model.dropMimeData(mime, Qt.DropAction.CopyAction, 1, 0, QModelIndex())
