"""What can be done to one point or objective is done to all that are chosen, in one step."""

from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from briefbook.edits.objective import add_objective
from briefbook.edits.point import set_point_topics
from briefbook.models.choice_list_model import Choice
from briefbook.session import Session
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.card_view import CardView
from briefbook.ui.brief.objectives_page import ObjectiveCard, ObjectivesPage
from briefbook.ui.brief.point_card import PointCard
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.window.window import MainWindow
from briefbook.values.kind import Side, Stance
from briefbook.values.place import Place


@pytest.fixture
def session(window: MainWindow) -> Session:
    assert window.library
    assert window.library.workspace
    return window.library.workspace.session


@pytest.fixture
def page(window: MainWindow) -> PointsPage:
    editor = window.open_place(Place("point", 1))
    assert isinstance(editor, BriefEditor)
    assert isinstance(editor.pages[0], PointsPage)
    return editor.pages[0]


def choose_two(view: CardView, qtbot: QtBot, keys: list[Any]) -> None:
    """The first becomes the current card, the second is chosen beside it."""
    assert view.show_card(keys[0])
    view.selectionModel().select(view.cards.find_index(keys[1]), QItemSelectionModel.SelectionFlag.Select)
    qtbot.waitUntil(lambda: len(view.selected_cards()) == 2)


def choose_points(page: PointsPage, qtbot: QtBot) -> list[int]:
    """Two points of the first issue, both chosen, the first alive."""
    issue = page.list_points()[0].issue_id
    ids = [point.id for point in page.list_points() if point.issue_id == issue][:2]
    choose_two(page.view, qtbot, [("point", key) for key in ids])
    return ids


def press(window: MainWindow, button: QPushButton, words: str) -> None:
    button.click()
    popup = next(each for each in window.findChildren(ChoicePopup) if each.isVisible())
    at = next(at for at, each in enumerate(popup.choices.rows) if each.words == words)
    popup.view.clicked.emit(popup.choices.index(at))
    choice = popup.choices.rows[at]
    assert isinstance(choice, Choice)
    if popup._several:
        popup.choices.toggle(choice.key)
    popup.close()


def read(session: Session, column: str, ids: list[int], table: str = "talking_point") -> list[Any]:
    marks = ",".join("?" * len(ids))
    query = f"SELECT {column} FROM {table} WHERE id IN ({marks}) ORDER BY id"
    return [value for (value,) in session.file.connection.execute(query, ids)]


def live(page: PointsPage) -> PointCard:
    assert isinstance(page.view.live, PointCard)
    return page.view.live


def test_a_marking_a_side_and_a_stance_are_of_all_chosen_points(
    window: MainWindow, session: Session, page: PointsPage, apex: str, qtbot: QtBot
) -> None:
    ids = choose_points(page, qtbot)
    before = read(session, "marking", ids)
    press(window, live(page).meta.marking, "APEX")
    assert read(session, "marking", ids) == [apex, apex]
    session.undo()
    assert read(session, "marking", ids) == before
    choose_points(page, qtbot)
    press(window, live(page).meta.buttons["side"], "Theirs: they may say this")
    assert read(session, "side", ids) == [Side.THEIRS, Side.THEIRS]
    choose_points(page, qtbot)
    press(window, live(page).pill, "Avoid")
    assert read(session, "stance", ids) == [Stance.AVOID, Stance.AVOID]


def test_points_that_are_marked_differently_become_alike_by_what_the_first_says_already(
    window: MainWindow, session: Session, page: PointsPage, apex: str, qtbot: QtBot
) -> None:
    ids = choose_points(page, qtbot)
    session.file.connection.execute("UPDATE talking_point SET marking = ? WHERE id = ?", (apex, ids[1]))
    page.refresh()
    choose_points(page, qtbot)
    press(window, live(page).meta.marking, "SAMPLE")
    assert read(session, "marking", ids) == ["house:SAMPLE", "house:SAMPLE"]


def test_a_topic_is_added_to_all_and_their_own_stay(
    window: MainWindow, session: Session, page: PointsPage, qtbot: QtBot
) -> None:
    ids = choose_points(page, qtbot)
    topics = [key for (key,) in session.file.connection.execute("SELECT id FROM topic ORDER BY id LIMIT 3")]
    set_point_topics(session, ids[0], [topics[0]])
    set_point_topics(session, ids[1], [topics[1]])
    page.refresh()
    choose_points(page, qtbot)
    name = session.file.connection.execute("SELECT text FROM name WHERE entity_id = ?", (topics[2],)).fetchone()[0]
    press(window, live(page).meta.buttons["topics"], name)
    of_point = "SELECT topic_id FROM point_topic WHERE point_id = ? ORDER BY position"
    stored = [[key for (key,) in session.file.connection.execute(of_point, (each,))] for each in ids]
    assert stored == [[topics[0], topics[2]], [topics[1], topics[2]]]


def test_all_chosen_points_are_duplicated_in_one_step(
    window: MainWindow, session: Session, page: PointsPage, qtbot: QtBot
) -> None:
    order = [point.id for point in page.list_points()]
    choose_points(page, qtbot)
    window.actions_["point.duplicate"].trigger()
    assert len(page.list_points()) == len(order) + 2
    session.undo()
    assert [point.id for point in page.list_points()] == order


def test_all_chosen_objectives_are_marked_and_deleted(
    window: MainWindow, session: Session, apex: str, qtbot: QtBot
) -> None:
    ids = [add_objective(session, 1, Side.OURS) for _ in range(2)]
    editor = window.open_place(Place("objective", ids[0]))
    assert isinstance(editor, BriefEditor)
    page = editor.page
    assert isinstance(page, ObjectivesPage)
    choose_two(page.view, qtbot, [("objective", key) for key in ids])
    assert isinstance(page.view.live, ObjectiveCard)
    press(window, page.view.live.marking, "APEX")
    assert read(session, "marking", ids, "objective") == [apex, apex]
    choose_two(page.view, qtbot, [("objective", key) for key in ids])
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    assert read(session, "id", ids, "objective") == []
    assert "Ctrl+Z brings it back" in page._notice.text()
    session.undo()
    assert read(session, "id", ids, "objective") == ids
