"""The tabs of an entity, a visit's programme, a book and a scene-setter, each changed as a person does it."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from briefbook.edits.entity import describe_entity, rename_entity
from briefbook.models.choice_list_model import Choice, ChoiceListModel
from briefbook.models.record_table_model import RecordColumn, RecordTableModel
from briefbook.session import Session
from briefbook.text.rich_text import plain_text
from briefbook.ui.book.book_editor import BookEditor
from briefbook.ui.book.section_editor import SectionEditor
from briefbook.ui.entity.entity_editor import EntityEditor
from briefbook.ui.fields.date_field import DateField
from briefbook.ui.library.library_editor import LibraryEditor
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.programme.programme_editor import ProgrammeEditor
from briefbook.ui.text.line_field import LineField
from briefbook.ui.window.window import MainWindow
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place


def session_of(window: MainWindow) -> Session:
    assert window.library
    assert window.library.workspace
    return window.library.workspace.session


def query(window: MainWindow, sql: str, *values: object) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = session_of(window).file.connection.execute(sql, values).fetchall()
    return rows


def open_entity(window: MainWindow, name: str) -> EntityEditor:
    (row,) = query(window, "SELECT DISTINCT entity_id FROM name WHERE text = ?", name)
    editor = window.open_place(Place("entity", int(str(row[0]))))
    assert isinstance(editor, EntityEditor)
    return editor


def edit_cell(model: RecordTableModel, row: int, title: str, words: str) -> bool:
    column = next(at for at, each in enumerate(model.columns) if each.title == title)
    return model.setData(model.index(row, column), words)


def choose(popup: ChoicePopup, words: str) -> None:
    row = next(at for at, each in enumerate(popup.choices.rows) if each.words == words)
    popup.view.setCurrentIndex(popup.choices.index(row))
    QTest.keyClick(popup.view, Qt.Key.Key_Return)


def popup_of(window: MainWindow) -> ChoicePopup:
    return next(each for each in window.findChildren(ChoicePopup) if each.isVisible())


@pytest.mark.parametrize("kind", [kind for kind in EntityKind if kind is not EntityKind.VISIT])
def test_every_kind_of_entity_has_a_tab(window: MainWindow, kind: EntityKind) -> None:
    (row, *_) = query(window, "SELECT id FROM entity WHERE kind = ?", kind.value)
    editor = window.open_place(Place("entity", int(str(row[0]))))
    assert isinstance(editor, EntityEditor)
    assert editor.title()
    assert editor.names.model.rowCount() >= 1


def test_an_entity_is_renamed_by_typing_and_an_empty_name_is_refused_at_the_field(
    window: MainWindow, qtbot: QtBot
) -> None:
    editor = open_entity(window, "Japan")
    editor.name.selectAll()
    QTest.keyClicks(editor.name, "Ruritania")
    editor.flush()
    assert editor.title() == "Ruritania"
    editor.name.selectAll()
    QTest.keyClick(editor.name, Qt.Key.Key_Delete)
    editor.flush()
    assert editor.name.property("wrong") is True
    assert editor.name.toolTip() == "Write a name."
    assert editor.title() == "Ruritania"
    QTest.keyClick(editor.name, Qt.Key.Key_Escape)
    assert editor.name.text() == "Ruritania"
    assert editor.name.property("wrong") is False
    session_of(window).undo()
    assert editor.name.text() == "Japan"


def test_posts_take_dates_in_words_and_refuse_what_is_none(window: MainWindow) -> None:
    editor = open_entity(window, "Toshimitsu Motegi")
    table = editor.memberships
    assert table
    assert edit_cell(table.model, 0, "From", "October 2025")
    assert table.model.data(table.model.index(0, 3)) == "October 2025"
    assert not edit_cell(table.model, 0, "From", "some time")
    assert "not understood" in table._notice.text()
    assert edit_cell(table.model, 0, "To", "present")
    assert query(window, "SELECT from_edtf, to_edtf FROM membership WHERE id = ?", table.model.rows[0].key) == [
        ("2025-10", "..")
    ]


def test_a_photo_that_is_none_is_refused(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = open_entity(window, "Toshimitsu Motegi")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (__file__, ""))
    editor.photo.button.click()
    qtbot.waitUntil(editor.photo.button.isEnabled)
    assert editor._refusal.text() == "A photo is a JPEG or a PNG file."


def test_where_it_is_used_leads_there(window: MainWindow) -> None:
    editor = open_entity(window, "Toshimitsu Motegi")
    uses = editor.uses.model
    rows = [uses.data(uses.index(at, 1)) for at in range(uses.rowCount())]
    assert "principal" in rows
    at = rows.index("mentioned")
    editor.uses.table.activated.emit(uses.index(at, 0))
    assert window.current_editor is not editor


def test_details_are_chosen(window: MainWindow, qtbot: QtBot) -> None:
    editor = open_entity(window, "Toshimitsu Motegi")
    button = editor.details.fields["country_id"]
    assert isinstance(button, QPushButton)
    assert button.text() == "Japan"
    button.click()
    choose(popup_of(window), "India")
    assert button.text() == "India"


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of this system cannot be set for one test")
def test_a_status_is_dated_by_the_day_of_this_computer(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(time.tzset)
    request.addfinalizer(monkeypatch.undo)
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    time.tzset()
    session_of(window).now = lambda: datetime(2026, 1, 15, 20, 30, tzinfo=UTC)
    editor = open_entity(window, "Launch the India–Japan AI Dialogue")
    assert editor.statuses
    editor.statuses._set.click()
    choose(popup_of(window), "Completed")
    assert query(window, "SELECT on_edtf FROM commitment_status ORDER BY id DESC LIMIT 1") == [("2026-01-16",)]


def test_a_programme_is_written_in_its_cells(window: MainWindow) -> None:
    assert window.library
    editor = window.open_place(Place("programme", window.library.outline.visit_id or 0))
    assert isinstance(editor, ProgrammeEditor)
    assert edit_cell(editor.items, 1, "From", "9.30")
    assert editor.items.data(editor.items.index(1, 1)) == "09:30"
    assert not edit_cell(editor.items, 1, "From", "evening")
    assert not edit_cell(editor.items, 1, "Lead", "Rudolf")
    assert editor.table._notice.text() == (
        "The library has no person or post called “Rudolf”. Add it under People or Posts in the outline, then write it"
        " here."
    )
    editor.add_item()
    assert editor.items.rowCount() == 5
    session_of(window).undo()
    assert editor.items.rowCount() == 4
    table, long_row = editor.table.table, 2
    assert table.rowHeight(long_row) > table.rowHeight(0) >= table.fontMetrics().height()


def test_a_place_that_is_new_is_added_from_its_cell_in_one_step(window: MainWindow) -> None:
    assert window.library
    editor = window.open_place(Place("programme", window.library.outline.visit_id or 0))
    assert isinstance(editor, ProgrammeEditor)
    before = query(window, "SELECT id, place_id FROM programme_item ORDER BY id")
    known = query(window, "SELECT id FROM place")
    assert not edit_cell(editor.items, 1, "Place", " Zenda ")
    assert "choose “Add “Zenda””" in editor.table._notice.text()
    assert query(window, "SELECT id FROM place") == known
    assert edit_cell(editor.items, 1, "Place", "Add “Zenda”")
    assert edit_cell(editor.items, 2, "Place", "zenda")
    assert [row.place for row in editor.items.rows[1:3]] == ["Zenda", "Zenda"]
    assert len(query(window, "SELECT id FROM place")) == len(known) + 1
    session_of(window).undo()
    session_of(window).undo()
    assert query(window, "SELECT id, place_id FROM programme_item ORDER BY id") == before
    assert query(window, "SELECT id FROM place") == known


def test_an_item_is_marked_in_its_cell(window: MainWindow, apex: str) -> None:
    assert window.library
    editor = window.open_place(Place("programme", window.library.outline.visit_id or 0))
    assert isinstance(editor, ProgrammeEditor)
    column = next(at for at, each in enumerate(editor.items.columns) if each.title == "Marking")
    assert editor.items.columns[column].offers() == ["SAMPLE", "APEX"]
    assert editor.items.data(editor.items.index(0, column)) == "SAMPLE"
    stored = "SELECT marking FROM programme_item ORDER BY position LIMIT 1"
    for typed, marking in (("apex", apex), ("", None), ("smp", "house:SAMPLE")):
        assert edit_cell(editor.items, 0, "Marking", typed)
        assert query(window, stored) == [(marking,)]
    assert not edit_cell(editor.items, 0, "Marking", "Zenda")
    assert "no level “Zenda”. It has SAMPLE, APEX." in editor.table._notice.text()


def test_a_book_is_made_of_ticked_parts(window: MainWindow) -> None:
    editor = window.open_place(Place("book", 1))
    assert isinstance(editor, BookEditor)
    index = editor.parts.index(0)
    assert editor.parts.setData(index, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert query(window, "SELECT included FROM book_part ORDER BY position LIMIT 1") == [(0,)]
    brief = next(row for row in editor.parts.rows if row.number == "1")
    editor.view.activated.emit(editor.parts.find_index(brief.key))
    section = editor.parts.index(editor.parts.find_index(brief.key).row() + 4)
    assert section.data() == "Press line"
    editor.parts.setData(section, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    (row,) = query(window, "SELECT sections FROM book_part WHERE id = ?", brief.part.id)
    assert "press_line" not in str(row[0])
    assert editor.form.limits["objectives"].lineEdit().width() > 40
    editor.form.limits["objectives"].setValue(5)
    assert query(window, "SELECT budgets FROM book_spec WHERE id = 1") == [('{"objectives": 5}',)]


def test_a_scene_setter_is_written_and_needs_clearance_again(window: MainWindow) -> None:
    assert window.library
    editor = window.open_place(Place("visit", window.library.outline.visit_id or 0, "scene_setter"))
    assert isinstance(editor, SectionEditor)
    assert editor.mentioned()
    assert editor.block.clearance.text() == "Cleared"
    QTest.keyClicks(editor.block.field, "New. ")
    editor.flush()
    assert editor.block.clearance.text() == "Changed since clearance"


def test_a_date_field_says_what_it_understood(qtbot: QtBot) -> None:
    taken: list[str] = []
    field = DateField("When", taken.append)
    qtbot.addWidget(field)
    QTest.keyClicks(field.line, "2026-40")
    assert field._meaning.text() == "first half of 2026"
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert taken[-1] == "2026-40"


def test_a_line_gives_back_what_is_stored(qtbot: QtBot) -> None:
    field = LineField("Name")
    qtbot.addWidget(field)
    field.show_text("Zenda")
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "Zenda"


@pytest.mark.parametrize("build", [lambda: ChoiceListModel([Choice(1, "one"), Choice(2, "two")], several=True)])
def test_choices_are_filtered_and_ticked(qtbot: QtBot, build: Callable[[], ChoiceListModel]) -> None:
    model = build()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert tester
    model.set_filter("tw")
    model.setData(model.index(0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    model.set_filter("")
    assert model.chosen_keys == [2]


def test_a_table_of_records_keeps_to_the_rules_of_models(qtbot: QtBot) -> None:
    model = RecordTableModel([RecordColumn("Word", lambda row: str(row.words))], editable=True)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert tester
    model.show_rows([Choice(1, "one"), Choice(2, "two")])
    model.show_rows([Choice(1, "uno"), Choice(2, "two")])
    assert model.data(model.index(0, 0)) == "uno"
    model.show_rows([])


def test_the_library_says_what_stands_on_every_cover(window: MainWindow) -> None:
    window.actions_["library.open"].trigger()
    editor = window.current_editor
    assert isinstance(editor, LibraryEditor)
    editor.fields["office"].selectAll()
    QTest.keyClicks(editor.fields["office"], "Foreign Office of Ruritania")
    editor.country.click()
    choose(popup_of(window), "Japan")
    editor.flush()
    assert query(window, "SELECT office FROM library") == [("Foreign Office of Ruritania",)]
    assert editor.country.text() == "Japan"
    window.actions_["edit.undo"].trigger()
    assert editor.country.text() != "Japan"
    editor.fields["title"].selectAll()
    QTest.keyClick(editor.fields["title"], Qt.Key.Key_Delete)
    editor.flush()
    assert editor.fields["title"].toolTip() == "Write a title for the library."


def test_an_entity_behind_another_tab_is_read_when_it_comes_to_the_front(window: MainWindow) -> None:
    behind = open_entity(window, "Trade")
    before = [row.called.title for row in behind.uses.model.rows]
    session, reads = session_of(window), list[str]()
    window.open_place(Place("list", 0, EntityKind.PERSON))
    ((country_id,),) = query(window, "SELECT entity_id FROM name WHERE text = 'Japan'")
    session.file.connection.set_trace_callback(reads.append)
    describe_entity(session, int(str(country_id)), plain_text("Trade with Ruritania."))
    session.file.connection.set_trace_callback(None)
    assert [each for each in reads if "SELECT id FROM search_doc WHERE" in each] == []
    rename_entity(session, behind.place.id, "Commerce and trade")
    assert (
        window.layout_.library_page.tabs.tabText(window.layout_.library_page.tabs.indexOf(behind))
        == "Commerce and trade"
    )
    session.undo()
    window.open_place(behind.place)
    assert sorted([row.called.title for row in behind.uses.model.rows]) == sorted([*before, "Japan"])
