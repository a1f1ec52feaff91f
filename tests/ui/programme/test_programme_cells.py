"""The cells of a programme take dates and times as people write them, and read back what they show."""

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemDelegate, QApplication, QStyle, QStyleOptionViewItem

from briefbook.ui.fields.cell_delegate import CELL_INSET_PX
from briefbook.ui.look.theme import LIGHT
from briefbook.ui.programme.programme_columns import WHAT_PX
from briefbook.ui.programme.programme_editor import TITLE_COLUMN, ProgrammeEditor
from briefbook.ui.text.line_field import LineField
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place

DATE, START, END = 0, 1, 2


@pytest.fixture
def programme(window: MainWindow) -> ProgrammeEditor:
    assert window.library
    editor = window.open_place(Place("programme", window.library.outline.visit_id or 0))
    assert isinstance(editor, ProgrammeEditor)
    return editor


def write(editor: ProgrammeEditor, column: int, words: str) -> Any:
    """Type into a cell of the first item; what it then shows."""
    index = editor.items.index(0, column)
    assert editor.items.setData(index, words, Qt.ItemDataRole.EditRole)
    return editor.items.index(0, column).data()


@pytest.mark.parametrize(
    ("column", "words", "shown"),
    [
        *((DATE, words, "12 January 2026") for words in ("12 Jan", "12 January", "12.1.", "12.01.2026", "Mon 12 Jan")),
        (DATE, "12–14 January", "12–14 January 2026"),
        *((START, words, "21:00") for words in ("9pm", "9 p.m.", "21h", "21.00", "2100 hrs")),
        *((END, words, "09:30") for words in ("9.30", "9:30am", "0930")),
    ],
)
def test_a_cell_understands_and_reads_back(programme: ProgrammeEditor, column: int, words: str, shown: str) -> None:
    assert write(programme, column, words) == shown
    assert write(programme, column, "") == ""
    assert write(programme, column, shown) == shown


@pytest.mark.parametrize(("column", "words"), [(DATE, "12/1"), (DATE, "Tuesday 12 Jan"), (START, "soon")])
def test_a_cell_does_not_guess(programme: ProgrammeEditor, column: int, words: str) -> None:
    before = programme.items.index(0, column).data()
    assert not programme.items.setData(programme.items.index(0, column), words, Qt.ItemDataRole.EditRole)
    assert programme.items.index(0, column).data() == before


def test_the_date_of_a_visit_keeps_its_year(programme: ProgrammeEditor) -> None:
    programme.date.line.setText("16–18 January")
    programme.date.line.textEdited.emit("16–18 January")
    programme.flush()
    assert programme.date.line.text() == "16–18 January 2026"


def test_markings_are_told_apart_where_they_are_offered_and_read(
    programme: ProgrammeEditor, window: MainWindow
) -> None:
    table = programme.table.table
    column = next(at for at, each in enumerate(programme.items.columns) if each.title == "Marking")
    index = programme.items.index(0, column)
    table.setCurrentIndex(index)
    table.edit(index)
    line = table.findChild(LineField)
    assert line
    popup = line.completer().popup()
    assert popup.minimumWidth() > popup.sizeHintForColumn(0)
    table.closeEditor(line, QAbstractItemDelegate.EndEditHint.RevertModelCache)
    room = table.columnWidth(column) - 2 * CELL_INSET_PX
    assert QFontMetrics(table.font()).horizontalAdvance("SECRET//NOFORN") <= room


def test_the_card_of_a_table_is_no_higher_than_its_rows(programme: ProgrammeEditor, window: MainWindow) -> None:
    window.resize(1200, 1600)
    QApplication.processEvents()
    card = programme.table.table.parentWidget()
    assert card
    assert card.height() - programme.table.table.height() <= 8


def test_the_cell_that_the_keys_are_for_is_framed(programme: ProgrammeEditor) -> None:
    table = programme.table.table
    index = programme.items.index(0, START)
    accent = QColor(LIGHT.accent)
    for state, framed in ((QStyle.StateFlag.State_None, False), (QStyle.StateFlag.State_HasFocus, True)):
        option = QStyleOptionViewItem()
        option.initFrom(table)
        option.rect = QRect(0, 0, 80, 30)
        option.state = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Selected | state
        image = QImage(80, 30, QImage.Format.Format_RGB32)
        with QPainter(image) as painter:
            table.itemDelegate().paint(painter, option, index)
        corners = {image.pixelColor(*corner).name() for corner in ((0, 0), (79, 0), (0, 29), (79, 29))}
        assert (corners == {accent.name()}) is framed


def test_what_happens_has_room_to_be_read(programme: ProgrammeEditor, window: MainWindow) -> None:
    for width_px in (960, 1440):
        window.resize(width_px, 900)
        QApplication.processEvents()
        assert programme.table.table.columnWidth(TITLE_COLUMN) >= WHAT_PX


def test_delete_empties_a_cell_and_ctrl_delete_removes_the_item(programme: ProgrammeEditor, window: MainWindow) -> None:
    table, items = programme.table.table, programme.items
    count, column = items.rowCount(), next(at for at, each in enumerate(items.columns) if each.title == "Note")
    write(programme, column, "The east door.")
    table.setFocus()
    table.setCurrentIndex(items.index(0, column))
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert items.rowCount() == count
    assert items.index(0, column).data() == ""
    table.setCurrentIndex(items.index(0, column))
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert items.rowCount() == count
    QTest.keyClick(table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert items.rowCount() == count - 1
    assert programme.table._notice.text() == "Removed. Ctrl+Z brings it back."
    window.actions_["edit.undo"].trigger()
    assert items.rowCount() == count
