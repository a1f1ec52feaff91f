"""Words that a field does not take stay where they were typed, with the reason, and go only knowingly."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from briefbook.ui.entity.entity_editor import EntityEditor
from briefbook.ui.programme.programme_editor import ProgrammeEditor
from briefbook.ui.text.line_field import LineField
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place


def query(window: MainWindow, sql: str, *values: object) -> list[tuple[object, ...]]:
    assert window.library
    rows: list[tuple[object, ...]] = window.library.file.connection.execute(sql, values).fetchall()
    return rows


def type_over(line: LineField, words: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)


@pytest.mark.parametrize("typed", ["eighteenth", "²", "9" * 20, "18t"])
def test_a_round_that_is_no_number_stays_with_the_reason_and_the_stored_one_stays_stored(
    window: MainWindow, typed: str
) -> None:
    ((key, ordinal), *_) = query(window, "SELECT id, ordinal FROM dialogue WHERE ordinal IS NOT NULL")
    editor = window.open_place(Place("entity", int(str(key))))
    assert isinstance(editor, EntityEditor)
    line = editor.details.fields["ordinal"]
    assert isinstance(line, LineField)
    type_over(line, "")
    line.insert(typed)
    line.textEdited.emit(line.text())
    editor.flush()
    assert line.text() == typed
    assert line.toolTip().startswith("Write a number")
    assert query(window, "SELECT ordinal FROM dialogue WHERE id = ?", key) == [(ordinal,)]
    type_over(line, "19th")
    editor.name.setFocus()
    editor.flush()
    assert query(window, "SELECT ordinal FROM dialogue WHERE id = ?", key) == [(19,)]
    assert line.text() == "19"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the person is asked before words are lost."""
    asked: list[str] = []

    def note(box: QMessageBox) -> int:
        asked.append(f"{box.text()} {box.informativeText()}")
        return 0

    monkeypatch.setattr(QMessageBox, "exec", note)
    return asked


def answer(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    def find(box: QMessageBox) -> object:
        return next(button for button in box.buttons() if button.text() == words)

    monkeypatch.setattr(QMessageBox, "clickedButton", find)


@pytest.mark.parametrize("close", ["tab.close", "file.close", "file.quit"])
def test_words_that_no_record_takes_are_lost_only_knowingly(
    window: MainWindow, asked: list[str], monkeypatch: pytest.MonkeyPatch, close: str
) -> None:
    assert window.library
    editor = window.open_place(Place("programme", window.library.outline.visit_id or 0))
    assert isinstance(editor, ProgrammeEditor)
    type_over(editor.date.line, "when the harbour thaws")
    window.open_place(Place("list", 0, "person"))
    if close == "tab.close":
        window.layout_.library_page.tabs.setCurrentWidget(editor)
    answer(monkeypatch, "Go on Writing")
    window.actions_[close].trigger()
    (question,) = asked
    assert question.startswith("“when the harbour thaws” is not stored. This date was not understood.")
    assert window.current_editor is editor
    assert editor.date.line.text() == "when the harbour thaws"
    answer(monkeypatch, "Close without It")
    window.actions_[close].trigger()
    assert editor not in window.layout_.library_page.tabs.editors()
