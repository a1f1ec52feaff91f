"""Undo and redo are offered when there is something to take back or do again, and where it would be done."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefbook.edits.library import change_library
from briefbook.ui.entity.list_editor import ListEditor
from briefbook.ui.programme.programme_editor import ProgrammeEditor
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place

UNDO, REDO = "edit.undo", "edit.redo"


def offered(window: MainWindow) -> tuple[bool, bool]:
    return window.actions_[UNDO].isEnabled(), window.actions_[REDO].isEnabled()


def test_nothing_is_offered_where_nothing_was_done(window: MainWindow) -> None:
    assert offered(window) == (False, False)
    assert window.library
    assert window.library.workspace
    change_library(window.library.workspace.session, title="Ruritania desk")
    assert offered(window) == (True, False)
    window.actions_[UNDO].trigger()
    assert offered(window) == (False, True)
    window.actions_[REDO].trigger()
    assert offered(window) == (True, False)


def test_what_is_typed_can_be_taken_back_before_it_is_stored(window: MainWindow) -> None:
    assert window.library
    editor = window.open_place(Place("programme", window.library.outline.visit_id or 0))
    assert isinstance(editor, ProgrammeEditor)
    before = editor.name.text()
    editor.name.setFocus()
    QTest.keyClicks(editor.name, "Zenda ")
    assert offered(window) == (True, False)
    window.actions_[UNDO].trigger()
    assert editor.name.text() == before


@pytest.fixture
def box(window: MainWindow, qtbot: QtBot) -> ListEditor:
    editor = window.open_place(Place("list", 0, "topic"))
    assert isinstance(editor, ListEditor)
    with qtbot.waitActive(window):
        window.activateWindow()
    editor.filter.setFocus()
    return editor


def test_a_find_box_takes_back_what_is_typed_in_it_and_leaves_the_rest_to_the_library(
    window: MainWindow, box: ListEditor
) -> None:
    assert window.library
    assert window.library.workspace
    session = window.library.workspace.session
    change_library(session, title="Ruritania desk")
    QTest.keyClicks(box.filter, "x")
    window.actions_.about_to_show.emit()
    assert window.actions_[UNDO].text() == "&Undo Typing"
    QTest.keyClick(box.filter, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box.filter.text() == ""
    assert session.undo_label == "Change Library"
    QTest.keyClick(box.filter, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.undo_label is None
