"""Tabs of the last session: their names stand at once, their editors are made when they are looked at."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from briefbook.edits.entity import create_entity, delete_entity, rename_entity
from briefbook.session import Session
from briefbook.settings import save_json
from briefbook.store.file import LibraryFile
from briefbook.store.reads import read_library
from briefbook.ui.desk.tab_memory import load_tabs, tabs_path
from briefbook.ui.desk.tab_strip import EditorTabs
from briefbook.ui.desk.waiting_tab import WaitingTab, name_tab
from briefbook.ui.window.window import MainWindow
from briefbook.values.kind import EntityKind, SectionKind
from briefbook.values.place import Place

PEOPLE = Place("list", 0, "person")
TOPICS = Place("list", 0, "topic")
LIBRARY = Place("library", 1)


def get_tabs(window: MainWindow) -> EditorTabs:
    """The tabs of the window."""
    return window.layout_.library_page.tabs


def get_session(window: MainWindow) -> Session:
    """The session of the open library."""
    assert window.library
    assert window.library.workspace
    return window.library.workspace.session


def open_again(window: MainWindow, *places: Place) -> EditorTabs:
    """Close the library with tabs of these places, the last in front, and open it again."""
    for place in places:
        assert window.open_place(place)
    path = get_session(window).path
    assert window.close_library()
    window.show_library(LibraryFile.open(path))
    return get_tabs(window)


def list_homes(session: Session) -> list[Place]:
    """A place of every kind that a tab can have."""
    connection = session.file.connection
    found = connection.execute("SELECT min(id) FROM entity WHERE kind <> 'visit' GROUP BY kind").fetchall()
    entities = [Place("entity", key) for (key,) in found]
    briefs = [Place("brief", key) for (key,) in connection.execute("SELECT id FROM brief").fetchall()]
    books = [Place("book", key) for (key,) in connection.execute("SELECT id FROM book_spec").fetchall()]
    (visit,) = connection.execute("SELECT id FROM visit").fetchone()
    prose = Place("visit", visit, SectionKind.SCENE_SETTER)
    lists = [Place("list", 0, kind) for kind in EntityKind if kind is not EntityKind.VISIT]
    return [*entities, *briefs, *books, *lists, prose, Place("programme", visit), LIBRARY]


def test_what_waits_is_called_as_its_editor_calls_itself(window: MainWindow) -> None:
    session = get_session(window)
    homes = list_homes(session)
    assert {home.kind for home in homes} >= {"entity", "brief", "book", "list", "visit", "programme", "library"}
    for home in homes:
        editor = window.open_place(home)
        assert editor
        assert session.look(name_tab, home) == (editor.title(), editor.icon_name)
        get_tabs(window).drop_tab(editor)


def test_only_the_tab_in_front_has_an_editor_until_another_is_looked_at(window: MainWindow) -> None:
    topics = window.open_place(TOPICS)
    assert topics
    topics.restore_state({"filter": "rare"})
    tabs = open_again(window, PEOPLE, LIBRARY)
    assert [tab.place for tab in tabs.tabs()] == [TOPICS, PEOPLE, LIBRARY]
    assert [tabs.tabText(at) for at in range(3)] == ["Topics", "People", "Library"]
    assert [editor.place for editor in tabs.editors()] == [LIBRARY]
    QTest.mouseClick(tabs.tabBar(), Qt.MouseButton.LeftButton, pos=tabs.tabBar().tabRect(0).center())
    assert window.current_editor
    assert window.current_editor.place == TOPICS
    assert window.current_editor.state() == {"filter": "rare"}
    assert [tab.place for tab in tabs.tabs()] == [TOPICS, PEOPLE, LIBRARY]
    assert isinstance(tabs.tabs()[1], WaitingTab)


def test_what_waits_can_be_opened_from_elsewhere_walked_to_and_closed(window: MainWindow) -> None:
    tabs = open_again(window, TOPICS, PEOPLE, LIBRARY)
    people = window.open_place(PEOPLE)
    assert people
    assert tabs.currentWidget() is people
    assert tabs.count() == 3
    window.actions_["tab.previous"].trigger()
    assert window.current_editor
    assert window.current_editor.place == TOPICS
    tabs = open_again(window, TOPICS)
    QTest.mouseClick(tabs.tabBar(), Qt.MouseButton.MiddleButton, pos=tabs.tabBar().tabRect(1).center())
    assert [tab.place for tab in tabs.tabs()] == [TOPICS, LIBRARY]
    window.actions_["tab.close"].trigger()
    assert window.current_editor
    assert window.current_editor.place == LIBRARY


def test_what_waits_follows_what_it_shows(window: MainWindow) -> None:
    session = get_session(window)
    zenda = create_entity(session, EntityKind.PLACE, "Zenda")
    strelsau = create_entity(session, EntityKind.PLACE, "Strelsau")
    tabs = open_again(window, Place("entity", zenda), Place("entity", strelsau), PEOPLE)
    rename_entity(get_session(window), zenda, "Zenda Castle")
    assert [tabs.tabText(at) for at in range(3)] == ["Zenda Castle", "Strelsau", "People"]
    delete_entity(get_session(window), strelsau)
    assert [tabs.tabText(at) for at in range(tabs.count())] == ["Zenda Castle", "People"]


def test_tabs_that_nobody_looked_at_are_remembered_all_the_same(window: MainWindow, sample_copy: Path) -> None:
    open_again(window, TOPICS, Place("brief", 1), PEOPLE)
    uid = get_session(window).look(read_library).uid
    assert window.close_library()
    kept = load_tabs(uid)
    assert [tab.place for tab in kept.tabs] == [TOPICS, Place("brief", 1), PEOPLE]
    assert kept.current == 2
    assert kept.tabs[1].view["section"] == 0


def test_a_library_whose_front_tab_is_gone_shows_another(window: MainWindow) -> None:
    session = get_session(window)
    zenda = create_entity(session, EntityKind.PLACE, "Zenda")
    window.open_place(PEOPLE)
    window.open_place(Place("entity", zenda))
    path = session.path
    assert window.close_library()
    with LibraryFile.open(path) as file:
        file.connection.execute("DELETE FROM place WHERE id = ?", (zenda,))
        file.connection.execute("DELETE FROM name WHERE entity_id = ?", (zenda,))
        file.connection.execute("DELETE FROM entity WHERE id = ?", (zenda,))
    window.show_library(LibraryFile.open(path))
    assert window.current_editor
    assert window.current_editor.place == PEOPLE


def test_the_caret_is_where_it_was(window: MainWindow) -> None:
    (last_id,) = get_session(window).file.connection.execute("SELECT max(id) FROM talking_point").fetchone()
    point = Place("point", last_id)
    home = window.open_place(point)
    assert home
    live = home.focusWidget()
    cursor = live.textCursor()
    cursor.setPosition(3)
    live.setTextCursor(cursor)
    path = get_session(window).path
    assert window.close_library()
    window.show_library(LibraryFile.open(path))
    front = window.current_editor
    assert front
    assert front.shown_place() == point
    assert front.focusWidget().textCursor().position() == 3


def test_the_buttons_stand_where_they_will_be_when_check_has_looked(window: MainWindow, qtbot: QtBot) -> None:
    check = window.layout_.library_page.strip.check
    qtbot.waitUntil(lambda: check.count > 0)
    found, path = check.count, get_session(window).path
    assert window.close_library()
    assert check.count == 0
    window.show_library(LibraryFile.open(path))
    assert check.count == found


def test_the_caret_is_in_the_objective_in_which_it_was(window: MainWindow) -> None:
    (last_id,) = get_session(window).file.connection.execute("SELECT max(id) FROM objective").fetchone()
    home = window.open_place(Place("objective", last_id))
    assert home
    words = home.focusWidget().toPlainText()
    open_again(window)
    front = window.current_editor
    assert front
    assert front.focusWidget().toPlainText() == words


def test_what_waits_beside_what_is_deleted_with_it_goes_too(window: MainWindow) -> None:
    session = get_session(window)
    zenda, strelsau = (create_entity(session, EntityKind.PLACE, name) for name in ("Zenda", "Strelsau"))
    for place in (PEOPLE, Place("entity", zenda), Place("entity", strelsau)):
        assert window.open_place(place)
    tabs = open_again(window, Place("entity", zenda))
    session = get_session(window)
    with session.change("Delete Places"):
        delete_entity(session, zenda)
        delete_entity(session, strelsau)
    assert [tab.place for tab in tabs.tabs()] == [PEOPLE]


def test_whoever_walks_along_the_tabs_by_keys_goes_on_walking(window: MainWindow) -> None:
    assert window.open_place(Place("point", 1))
    tabs = open_again(window, TOPICS, PEOPLE)
    tabs.tabBar().setFocus()
    for _ in range(2):
        assert tabs.tabBar().hasFocus()
        QTest.keyClick(tabs.tabBar(), Qt.Key.Key_Left)
    assert tabs.currentIndex() == 0
    assert tabs.tabBar().hasFocus()


def test_the_cross_of_a_tab_is_called_as_the_tab_is(window: MainWindow) -> None:
    zenda = create_entity(get_session(window), EntityKind.PLACE, "Zenda")
    tabs = open_again(window, Place("entity", zenda), PEOPLE)
    rename_entity(get_session(window), zenda, "Castle")
    cross = tabs.tabBar().tabButton(0, QTabBar.ButtonPosition.RightSide)
    assert cross.accessibleName() == "Close Castle"


@pytest.mark.parametrize(
    "stored",
    [
        {"place": {"kind": "brief", "id": 1 << 80, "field": ""}, "view": {}},
        {"place": {"kind": "brief", "id": [1], "field": ""}, "view": {}},
        {"place": {"kind": "visit", "id": 1, "field": ["prose"]}, "view": {}},
        {"place": {"kind": "brief", "id": 1, "field": ""}, "view": {"section": 1 << 80}},
        {"place": {"kind": "brief", "id": 1, "field": ""}, "view": {"section": float("inf")}},
        {"place": {"kind": "brief", "id": 1, "field": ""}, "view": {"section": 0, "at": ["point", 1], "caret": -5}},
    ],
)
def test_a_library_whose_kept_tabs_are_nonsense_can_be_used(window: MainWindow, stored: dict[str, object]) -> None:
    session = get_session(window)
    uid, path = session.look(read_library).uid, session.path
    assert window.close_library()
    save_json(tabs_path(), {uid: {"tabs": [stored], "current": 0, "book_id": None}})
    window.show_library(LibraryFile.open(path))
    assert window.open_place(PEOPLE)
    assert window.close_library()


def test_a_place_that_was_kept_twice_has_one_tab(window: MainWindow) -> None:
    session = get_session(window)
    uid, path = session.look(read_library).uid, session.path
    assert window.close_library()
    stored = {"place": {"kind": "list", "id": 0, "field": "person"}, "view": {}}
    save_json(tabs_path(), {uid: {"tabs": [stored, stored], "current": 1, "book_id": None}})
    window.show_library(LibraryFile.open(path))
    assert [tab.place for tab in get_tabs(window).tabs()] == [PEOPLE]
    assert window.current_editor
