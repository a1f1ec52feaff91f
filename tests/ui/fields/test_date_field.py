"""A date is stored when it has been typed, and looking at one changes nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefbook.edits.date import read_date
from briefbook.edits.event import set_dialogue_date
from briefbook.ui.entity.entity_editor import EntityEditor
from briefbook.ui.fields.date_field import DateField
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place

STORED = [("2026-01-16", ""), ("2025", "last year"), ("", "earlier"), ("2026-01-16?", ""), ("2024/..", "since 2024")]


class DateBox(QWidget):
    """A date field above something else that takes the focus."""

    def __init__(self, edtf: str = "", words: str = "") -> None:
        super().__init__()
        self.taken: list[str] = []
        self.date = DateField("When", self.take, self)
        self.other = DateField("Due", self.take, self)
        column = QVBoxLayout(self)
        column.addWidget(self.date)
        column.addWidget(self.other)
        self.date.show_date(edtf, words)

    def take(self, typed: str) -> None:
        read_date("date", typed)
        self.taken.append(typed)


@pytest.mark.parametrize(("edtf", "words"), STORED)
def test_who_only_looks_at_a_date_changes_nothing(qtbot: QtBot, edtf: str, words: str) -> None:
    box = DateBox(edtf, words)
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
    box.date.setFocus()
    QTest.keyClick(box.date.line, Qt.Key.Key_Return)
    box.other.setFocus()
    assert box.taken == []
    assert box.date.line.toolTip() == ""
    box.close()


def test_a_date_is_stored_when_the_person_goes_on_and_half_of_one_is_not(qtbot: QtBot) -> None:
    box = DateBox()
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
    box.date.setFocus()
    QTest.keyClicks(box.date.line, "16 January 2026")
    qtbot.wait(600)
    assert box.taken == []
    box.other.setFocus()
    assert box.taken == ["16 January 2026"]
    box.close()


def test_a_date_that_is_not_understood_stays_with_the_reason(qtbot: QtBot) -> None:
    box = DateBox("2025", "last year")
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
    box.date.setFocus()
    box.date.line.end(False)
    QTest.keyClicks(box.date.line, "?")
    box.other.setFocus()
    box.date.show_date("2025", "last year")
    assert box.date.line.text() == "last year?"
    assert box.taken == []
    assert "not understood" in box.date._meaning.text()
    QTest.keyClick(box.date.line, Qt.Key.Key_Escape)
    assert box.date.line.text() == "last year"
    assert "not understood" not in box.date._meaning.text()
    box.close()


def test_the_words_of_a_source_outlive_a_look_at_its_meeting(window: MainWindow) -> None:
    assert window.library
    assert window.library.workspace
    session = window.library.workspace.session
    ((dialogue_id,), *_) = session.file.connection.execute("SELECT id FROM dialogue").fetchall()
    set_dialogue_date(session, dialogue_id, "last year", edtf="2025")
    editor = window.open_place(Place("entity", dialogue_id, "date"))
    assert isinstance(editor, EntityEditor)
    before = session.undo_label
    editor.name.setFocus()
    sql = "SELECT date_edtf, date_words FROM dialogue WHERE id = ?"
    assert session.file.connection.execute(sql, (dialogue_id,)).fetchall() == [("2025", "last year")]
    assert session.undo_label == before
    date = editor.details.fields["date"]
    assert isinstance(date, DateField)
    assert date.line.toolTip() == ""
