"""A list says what goes with what is deleted, and why something was not done."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefbook.edits.entity import change_entity, create_entity
from briefbook.edits.party import set_dialogue_parties
from briefbook.edits.refusal import RefusedError
from briefbook.session import Session
from briefbook.ui.entity.entity_editor import EntityEditor
from briefbook.ui.entity.list_editor import ListEditor
from briefbook.ui.window.window import MainWindow
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place


@pytest.fixture
def session(window: MainWindow) -> Session:
    assert window.library
    assert window.library.workspace
    return window.library.workspace.session


def open_list(window: MainWindow, kind: str) -> ListEditor:
    editor = window.open_place(Place("list", 0, kind))
    assert isinstance(editor, ListEditor)
    return editor


def delete(editor: ListEditor, key: int) -> None:
    editor.view.setCurrentIndex(editor.entities.find_index(key))
    editor.view.setFocus()
    QTest.keyClick(editor.view, Qt.Key.Key_Delete)


def count(session: Session, table: str) -> int:
    ((number,),) = session.file.connection.execute(f"SELECT count(*) FROM {table}").fetchall()
    return int(number)


def test_what_goes_with_a_subject_is_said_until_the_next_step(window: MainWindow, session: Session) -> None:
    sql = "SELECT subject_id, kind FROM brief JOIN entity ON entity.id = subject_id WHERE brief.id = 1"
    ((subject_id, kind),) = session.file.connection.execute(sql).fetchall()
    editor = open_list(window, kind)
    briefs, points = count(session, "brief"), count(session, "talking_point")
    delete(editor, subject_id)
    lost = points - count(session, "talking_point")
    assert count(session, "brief") == briefs - 1
    assert editor._notice.isVisible()
    assert f" was deleted with 1 brief, {lost} points and " in editor._notice.text()
    assert editor._notice.text().endswith("Undo brings everything back.")
    window.actions_["edit.undo"].trigger()
    assert count(session, "talking_point") == points
    assert not editor._notice.isVisible()


def test_what_nothing_hangs_on_is_said_to_be_gone(window: MainWindow, session: Session) -> None:
    editor = open_list(window, "topic")
    editor.filter.setText("Turnips")
    editor.add_entity()
    window.open_place(editor.place)
    ((key,),) = session.file.connection.execute("SELECT entity_id FROM name WHERE text = 'Turnips'").fetchall()
    delete(editor, key)
    assert editor._notice.text() == "“Turnips” was deleted. Undo brings everything back."


def test_in_how_many_places_it_was_used_is_said(window: MainWindow, session: Session) -> None:
    country, place = (create_entity(session, kind, "Ruritania") for kind in (EntityKind.COUNTRY, EntityKind.PLACE))
    dialogues = [create_entity(session, EntityKind.DIALOGUE, f"Talks {number}") for number in (1, 2)]
    for dialogue in dialogues:
        set_dialogue_parties(session, dialogue, [country])
    change_entity(session, place, country_id=country)
    editor = open_list(window, "country")
    delete(editor, country)
    assert editor._notice.text() == "“Ruritania” was deleted. 3 places used it. Undo brings everything back."
    session.undo()
    assert count(session, "dialogue_party") >= 2


def test_a_refusal_is_seen(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise RefusedError("name", "Write a name.")

    editor = open_list(window, EntityKind.TOPIC)
    monkeypatch.setattr("briefbook.edits.entity.create_entity", refuse)
    editor.add_entity()
    assert editor._notice.isVisible()
    assert editor._notice.text() == "Write a name."


def test_enter_adds_what_no_entry_is_called_and_leaves_every_entry_in_sight(
    window: MainWindow, session: Session
) -> None:
    editor = open_list(window, "place")
    known = len(editor.entities.rows)
    QTest.keyClicks(editor.filter, "Zenda")
    QTest.keyClick(editor.filter, Qt.Key.Key_Return)
    ((key,),) = session.file.connection.execute("SELECT entity_id FROM name WHERE text = 'Zenda'").fetchall()
    assert window.current_editor
    assert window.current_editor.place == Place("entity", key)
    window.open_place(editor.place)
    assert editor.filter.text() == ""
    assert len(editor.entities.rows) == known + 1
    QTest.keyClicks(editor.filter, "Zenda")
    QTest.keyClick(editor.filter, Qt.Key.Key_Return)
    assert window.current_editor.place == Place("entity", key)
    assert len(editor.entities.rows) == 1


def test_enter_adds_nothing_without_words(window: MainWindow, session: Session) -> None:
    editor = open_list(window, "place")
    known = count(session, "place")
    QTest.keyClick(editor.filter, Qt.Key.Key_Return)
    QTest.keyClicks(editor.filter, "   ")
    QTest.keyClick(editor.filter, Qt.Key.Key_Return)
    assert count(session, "place") == known


def test_the_name_of_a_new_entry_is_chosen_to_be_changed(window: MainWindow) -> None:
    open_list(window, EntityKind.TOPIC).add_entity()
    editor = window.current_editor
    assert isinstance(editor, EntityEditor)
    assert editor.name.selectedText() == "New topic"


def test_one_entry_is_counted_as_one(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = open_list(window, EntityKind.ORGANISATION)
    assert editor.status()[0] == f"{editor.entities.total} entries"
    monkeypatch.setattr(type(editor.entities), "total", 1)
    assert editor.status()[0] == "1 entry"
