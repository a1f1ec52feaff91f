"""Whatever a person does in the middle of typing, in whatever field, no word of it is lost."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefbook.ui.editors.brief_editor import BriefEditor
from briefbook.ui.text.line_field import LineField
from briefbook.ui.window import MainWindow
from briefbook.values.place import Place


def query(window: MainWindow, sql: str, *values: object) -> list[tuple[object, ...]]:
    assert window.library
    rows: list[tuple[object, ...]] = window.library.file.connection.execute(sql, values).fetchall()
    return rows


def open_brief(window: MainWindow) -> BriefEditor:
    editor = window.open_place(Place("brief", 1))
    assert isinstance(editor, BriefEditor)
    return editor


def type_over(line: LineField, words: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)


def test_a_title_is_typed_with_a_rest_after_each_word(window: MainWindow, qtbot: QtBot) -> None:
    title = open_brief(window).head.title
    type_over(title, "Harbours ")
    qtbot.waitUntil(lambda: query(window, "SELECT title FROM brief WHERE id = 1") == [("Harbours",)])
    QTest.keyClicks(title, "of Zenda")
    qtbot.waitUntil(lambda: query(window, "SELECT title FROM brief WHERE id = 1") == [("Harbours of Zenda",)])


def test_a_title_that_is_taken_away_gives_way_to_the_name_of_the_subject(window: MainWindow) -> None:
    editor = open_brief(window)
    title = editor.head.title
    subject = title.text()
    type_over(title, "Harbours")
    window.actions_["edit.undo"].trigger()
    assert title.text() == subject
    type_over(title, "Harbours")
    title.flush()
    type_over(title, "\b")
    title.flush()
    assert title.text() == ""
    editor.sections.setFocus()
    assert title.text() == subject
