"""How a library is marked is entered in its own tab: levels, caveats, other schemes and what equals what."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QLineEdit

from briefbook.edits.point import change_point
from briefbook.edits.scheme import add_shipped_scheme
from briefbook.edits.scheme_level import add_level, change_level
from briefbook.session import Session
from briefbook.ui.fields.record_table import RecordTable
from briefbook.ui.library.library_editor import LibraryEditor
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.scheme.scheme_block import SchemeBlock
from briefbook.ui.scheme.scheme_dialog import SchemeDialog
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place

Key = Qt.Key


@pytest.fixture
def session(window: MainWindow) -> Session:
    assert window.library
    assert window.library.workspace
    return window.library.workspace.session


@pytest.fixture
def editor(window: MainWindow) -> LibraryEditor:
    editor = window.open_place(Place("library", 1))
    assert isinstance(editor, LibraryEditor)
    return editor


@pytest.fixture
def own(editor: LibraryEditor) -> SchemeBlock:
    return editor.schemes.blocks[0]


def read(session: Session, sql: str) -> list[Any]:
    return list(session.file.connection.execute(sql).fetchall())


def press(table: RecordTable, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    table.table.setFocus()
    QTest.keyClick(table.table, key, modifier)


def go(table: RecordTable, row: int, column: int) -> None:
    table.table.setCurrentIndex(table.model.index(row, column))


def type_cell(table: RecordTable, row: int, column: int, words: str) -> None:
    go(table, row, column)
    press(table, Key.Key_F2)
    type_over(table, words)


def type_over(table: RecordTable, words: str) -> None:
    line = next(each for each in table.table.findChildren(QLineEdit) if each.isVisible())
    line.selectAll()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Key.Key_Return)
    QApplication.processEvents()


def choose(parent: Any, words: str) -> None:
    popup = next(each for each in parent.window().findChildren(ChoicePopup) if each.isVisible())
    row = next(at for at, each in enumerate(popup.choices.rows) if each.words == words)
    popup.view.setCurrentIndex(popup.choices.index(row))
    QTest.keyClick(popup.view, Key.Key_Return)


def test_a_level_is_added_named_and_marked_with_by_key(own: SchemeBlock, session: Session) -> None:
    press(own.levels, Key.Key_Insert)
    type_over(own.levels, "Most Grave")
    assert read(session, "SELECT code, wording, abbreviation, needs_release FROM scheme_level WHERE id > 1") == [
        ("MOST-GRAVE", "Most Grave", "MG", 1)
    ]
    change_point(session, 1, marking="house:MOST-GRAVE")
    window = own.window()
    assert isinstance(window, MainWindow)
    for label in ("Change Talking Point", "Change Level", "Add Level"):
        assert session.undo_label == label
        window.actions_["edit.undo"].trigger()
    assert len(own.levels.model.rows) == 1


def test_levels_are_ordered_coloured_and_released_by_key(own: SchemeBlock, session: Session) -> None:
    add_level(session, 1, "Grave")
    type_cell(own.levels, 1, 2, "#AA0000")
    go(own.levels, 1, 3)
    press(own.levels, Key.Key_Space)
    assert read(session, "SELECT colour, needs_release FROM scheme_level WHERE wording = 'Grave'") == [("#aa0000", 0)]
    assert own.levels.model.index(1, 3).data(Qt.ItemDataRole.AccessibleTextRole) == "Needs release: no"
    go(own.levels, 1, 0)
    press(own.levels, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert read(session, "SELECT wording FROM scheme_level ORDER BY position") == [("Grave",), ("SAMPLE",)]


def test_a_colour_is_shown_as_it_is_in_a_chosen_row(own: SchemeBlock, session: Session) -> None:
    change_level(session, 1, colour="#b3261e")
    table = own.levels.table
    table.selectRow(0)
    QApplication.processEvents()
    shown, cell = table.viewport().grab().toImage(), table.visualRect(own.levels.model.index(0, 2))
    line = [shown.pixelColor(at, cell.center().y()).name() for at in range(cell.left(), cell.right())]
    assert line.count("#b3261e") >= 8


def test_a_colour_is_chosen_from_all(own: SchemeBlock, session: Session) -> None:
    go(own.levels, 0, 0)
    own.levels._choose_colour()
    dialog = own.levels.findChild(QColorDialog)
    assert dialog
    assert dialog.windowTitle() == "Colour of SAMPLE"
    dialog.colorSelected.emit(dialog.currentColor().fromString("#123456"))
    dialog.reject()
    assert read(session, "SELECT colour FROM scheme_level") == [("#123456",)]


def test_what_is_refused_is_said_at_the_table(own: SchemeBlock, session: Session) -> None:
    go(own.levels, 0, 0)
    press(own.levels, Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert "carry it. Mark them otherwise first." in own.levels._notice.text()
    type_cell(own.levels, 0, 2, "red")
    assert own.levels._notice.text() == "“red”: Write the colour as #1f4e79."
    assert read(session, "SELECT count(*) FROM scheme_level") == [(1,)]


def test_a_caveat_is_entered_with_its_kind_and_abbreviation(own: SchemeBlock, session: Session) -> None:
    own.caveats._buttons[0][0].click()
    type_over(own.caveats, "ZENDA EYES ONLY")
    type_cell(own.caveats, 0, 2, "ZEO")
    go(own.caveats, 0, 3)
    press(own.caveats, Key.Key_Return)
    choose(own, "No release")
    assert read(session, "SELECT code, abbreviation, kind FROM scheme_caveat") == [
        ("ZENDA EYES ONLY", "ZEO", "no_release")
    ]
    assert session.undo_label == "Change Caveat"


def test_every_portion_may_have_to_be_marked(own: SchemeBlock, session: Session) -> None:
    demanded = read(session, "SELECT portion_marks_required FROM scheme")
    own.demand.click()
    assert read(session, "SELECT portion_marks_required FROM scheme") != demanded
    assert session.undo_label == "Require Portion Marks"


def test_a_second_government_s_levels_equal_own_ones_once_that_is_entered(
    editor: LibraryEditor, session: Session
) -> None:
    editor.schemes.add.click()
    choose(editor, "NATO")
    nato = editor.schemes.blocks[1]
    assert nato.name.hasFocus()
    cell = nato.levels.model.index(3, 2)
    assert cell.data() == "Not entered"
    assert nato.levels.model.columns[2].warns(nato.levels.model.rows[3])
    go(nato.levels, 3, 2)
    press(nato.levels, Key.Key_Return)
    choose(editor, "SAMPLE")
    assert cell.data() == "SAMPLE"
    assert not nato.levels.model.columns[2].warns(nato.levels.model.rows[3])
    go(nato.levels, 3, 2)
    press(nato.levels, Key.Key_Return)
    choose(editor, "Not entered")
    assert read(session, "SELECT * FROM equivalence") == []


def test_a_scheme_of_another_is_built_from_nothing_and_taken_away(editor: LibraryEditor, session: Session) -> None:
    editor.schemes.add.click()
    choose(editor, "Another one, without levels")
    block = editor.schemes.blocks[1]
    QTest.keyClicks(block.name, "Ruritania")
    block.name.flush()
    assert read(session, "SELECT name, code FROM scheme WHERE id > 1") == [("Ruritania", "new-scheme")]
    assert "No levels yet" in block.levels._empty.text()
    assert not block.levels._empty.isHidden()
    block.button.click()
    assert read(session, "SELECT count(*) FROM scheme") == [(1,)]
    assert len(editor.schemes.blocks) == 1


def test_a_scheme_that_is_carried_says_why_it_stays(editor: LibraryEditor, session: Session) -> None:
    add_shipped_scheme(session, "nato")
    change_point(session, 1, marking="nato:NS")
    editor.schemes.blocks[1].button.click()
    assert "1 talking point carries it" in editor.schemes.blocks[1]._refusal.text()


def test_undo_goes_to_the_level_that_it_changes(window: MainWindow, own: SchemeBlock, session: Session) -> None:
    add_level(session, 1, "Grave")
    type_cell(own.levels, 1, 1, "GR")
    go(own.levels, 0, 0)
    window.actions_["edit.undo"].trigger()
    row = own.levels.current_row()
    assert getattr(row, "wording", "") == "Grave"


def open_dialog(editor: LibraryEditor) -> SchemeDialog:
    editor.schemes.blocks[0].button.click()
    dialog = editor.schemes.findChild(SchemeDialog)
    assert dialog
    return dialog


def pick(dialog: SchemeDialog, code: str) -> None:
    dialog.target_field.setCurrentIndex(dialog.target_field.findData(code))


def test_the_scheme_is_changed_once_every_level_and_caveat_becomes_something(
    window: MainWindow, editor: LibraryEditor, session: Session
) -> None:
    add_level(session, 1, "Grave")
    session.file.connection.execute(
        "INSERT INTO scheme_caveat (uid, scheme_id, position, code, wording, kind)"
        " VALUES ('c', 1, 0, 'ZENDA', 'Zenda', 'restrictive')"
    )
    change_point(session, 1, marking="house:GRAVE//ZENDA")
    dialog = open_dialog(editor)
    pick(dialog, "uk")
    assert not dialog.apply_button.isEnabled()
    assert dialog._hint.text() == "Choose what becomes of SAMPLE, Grave, ZENDA."
    dialog.level_fields["SAMPLE"].setCurrentText("OFFICIAL")
    dialog.level_fields["GRAVE"].setCurrentText("TOP SECRET")
    assert not dialog.apply_button.isEnabled()
    dialog.caveat_fields["ZENDA"].setCurrentText("Leave it out")
    assert dialog.apply_button.isEnabled()
    dialog.apply_button.click()
    assert read(session, "SELECT marking FROM talking_point WHERE id = 1") == [("uk:TOP-SECRET",)]
    assert editor.schemes.blocks[0].scheme.name == "United Kingdom"
    assert window.focusWidget() is editor.schemes.blocks[0].button
    window.actions_["edit.undo"].trigger()
    assert read(session, "SELECT marking FROM talking_point WHERE id = 1") == [("house:GRAVE//ZENDA",)]
    assert editor.schemes.blocks[0].scheme.name == "House marking"


def test_another_scheme_asks_again(editor: LibraryEditor, session: Session) -> None:
    dialog = open_dialog(editor)
    pick(dialog, "uk")
    dialog.level_fields["SAMPLE"].setCurrentText("OFFICIAL")
    assert dialog.apply_button.isEnabled()
    pick(dialog, "un")
    assert not dialog.apply_button.isEnabled()
    assert dialog.levels == {}
    dialog.reject()


def test_what_equals_a_level_no_more_is_said(editor: LibraryEditor, session: Session) -> None:
    add_level(session, 1, "Grave")
    add_shipped_scheme(session, "nato")
    nato = editor.schemes.blocks[1]
    go(nato.levels, 3, 2)
    press(nato.levels, Key.Key_Return)
    choose(editor, "Grave")
    dialog = open_dialog(editor)
    pick(dialog, "uk")
    dialog.level_fields["SAMPLE"].setCurrentText("OFFICIAL")
    dialog.apply_button.click()
    assert editor.schemes._notice.text() == "No level of yours equals any more: NATO SECRET (NATO)."
    assert editor.schemes._notice.isVisible()


def test_every_field_of_the_dialog_has_a_name(editor: LibraryEditor) -> None:
    dialog = open_dialog(editor)
    assert [each.accessibleName() for each in dialog.level_fields.values()] == ["What SAMPLE becomes"]
    dialog.reject()
