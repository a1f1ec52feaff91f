"""Claims are cited, changed, set against each other and settled in the tab of what they tell of."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefbook.book.finding import FindingKind, Severity
from briefbook.pdf.typesetter import Typesetter
from briefbook.printing.check import check_book
from briefbook.printing.gathering.content import gather_content
from briefbook.ui.entity.entity_editor import EntityEditor
from briefbook.ui.fields.record_table import RecordTable
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place

WORKING_GROUP = "Joint Working Group on Critical Minerals"


def open_entity(window: MainWindow, name: str) -> EntityEditor:
    assert window.library
    row = window.library.file.connection.execute("SELECT entity_id FROM name WHERE text = ?", (name,)).fetchone()
    editor = window.open_place(Place("entity", row[0]))
    assert isinstance(editor, EntityEditor)
    return editor


def write(table: RecordTable, row: int, head: str, words: str) -> bool:
    column = next(at for at, each in enumerate(table.model.columns) if each.title == head)
    return table.model.setData(table.model.index(row, column), words, Qt.ItemDataRole.EditRole)


def read(table: RecordTable, row: int) -> dict[str, str]:
    columns = enumerate(table.model.columns)
    return {each.title: table.model.index(row, at).data() for at, each in columns}


def find_popup() -> ChoicePopup:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ChoicePopup)
    return popup


def find_disagreements(window: MainWindow, severity: Severity) -> list[Place]:
    assert window.library
    found = check_book(gather_content(window.library.file, 1), None, Typesetter())
    return [each.place for each in found if (each.kind, each.severity) == (FindingKind.CONFLICTING_CITATIONS, severity)]


@pytest.fixture
def dialogue(window: MainWindow, qtbot: QtBot) -> EntityEditor:
    window.resize(1400, 900)
    with qtbot.waitActive(window):
        window.activateWindow()
    return open_entity(window, "18th India–Japan Strategic Dialogue")


def test_a_source_is_cited_and_what_it_says_is_written(window: MainWindow, dialogue: EntityEditor) -> None:
    table = dialogue.citations
    before = table.model.rowCount()
    table.cite.click()
    popup = find_popup()
    popup.filter.setText("Other public reports")
    QTest.keyClick(popup.filter, Qt.Key.Key_Return)
    assert table.model.rowCount() == before + 1
    row = before
    for head, words, shown in (
        ("Claim", "The talks lasted an hour.", "The talks lasted an hour."),
        ("Kind", "Direct Quote", "direct quote"),
        ("Said by", "s. jaishankar", "S. Jaishankar"),
        ("On", "16.1.2026", "16 January 2026"),
        ("Trust", "low", "low"),
        ("Where in it", "paragraph 3", "paragraph 3"),
    ):
        assert write(table, row, head, words)
        assert read(table, row)[head] == shown
    assert not write(table, row, "Trust", "very")
    assert "high, medium, low" in table._notice.text()
    assert not write(table, row, "Said by", "Rudolf Rassendyll")
    window.actions_["edit.undo"].trigger()
    assert read(table, row)["Where in it"] == ""
    table.show_row(table.model.rows[row].key)
    QTest.keyClick(table.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert table.model.rowCount() == before


def test_a_disagreement_is_settled_and_opened_again(window: MainWindow) -> None:
    editor = open_entity(window, WORKING_GROUP)
    table = editor.conflicts
    assert table.isVisibleTo(editor)
    place = Place("mechanism", editor.place.id)
    assert place in find_disagreements(window, Severity.WARNS)
    assert write(table, 0, "Which holds, and why", "The press report, until a text is at hand.")
    assert place in find_disagreements(window, Severity.NOTES)
    assert place not in find_disagreements(window, Severity.WARNS)
    window.actions_["edit.undo"].trigger()
    assert window.current_editor is editor
    assert read(table, 0)["Which holds, and why"] == ""


def test_two_claims_are_set_against_each_other(window: MainWindow, dialogue: EntityEditor) -> None:
    table = dialogue.conflicts
    assert not table.isVisibleTo(dialogue)
    for claim in ("The bridge stands.", "The bridge has fallen."):
        dialogue.citations.cite.click()
        popup = find_popup()
        popup.filter.setText("Other public reports")
        QTest.keyClick(popup.filter, Qt.Key.Key_Return)
        assert write(dialogue.citations, dialogue.citations.model.rowCount() - 1, "Claim", claim)
    assert table.isVisibleTo(dialogue)
    for several, refused in ((1, True), (2, False), (2, False)):
        table.note.click()
        popup = find_popup()
        for choice in popup.choices.rows[-several:]:
            popup.choices.toggle(choice.key)
        popup.close()
        assert bool(table._notice.text()) is refused
    assert table.model.rowCount() == 1
    assert read(table, 0)["One says"] == "The bridge stands."
    assert read(table, 0)["Another says"] == "The bridge has fallen."
    place = Place("dialogue", dialogue.place.id)
    assert place in find_disagreements(window, Severity.WARNS)
    QTest.keyClick(table.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert table.model.rowCount() == 0
    assert place not in find_disagreements(window, Severity.WARNS)


def test_all_that_a_source_is_cited_for_is_changed_in_its_tab(window: MainWindow) -> None:
    editor = open_entity(window, "Other public reports")
    table: Any = editor.citations
    rows = [read(table, at)["In"] for at in range(table.model.rowCount())]
    assert WORKING_GROUP in rows
    at = rows.index("Other names · India–Japan AI Dialogue")
    assert write(table, at, "Where in it", "paragraph 2")
    assert window.library
    stored = "SELECT locator FROM citation WHERE id = ?"
    key = table.model.rows[at].key
    assert window.library.file.connection.execute(stored, (key,)).fetchone() == ("paragraph 2",)
