"""Issues and points are left out of the chosen book from their cards, which say so, and taken in again."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint
from PySide6.QtWidgets import QApplication, QMenu

from briefbook.edits.book import create_book, leave_out
from briefbook.edits.brief import create_brief
from briefbook.edits.entity import create_entity
from briefbook.edits.issue import add_issue
from briefbook.session import Session
from briefbook.store.omission_read import list_omitted
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.issue_card import IssueCard
from briefbook.ui.brief.point_card import PointCard
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.window.window import MainWindow
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place

POINT, OTHER, ISSUE = Place("point", 1), Place("point", 3), Place("issue", 2)
NOTE = "not in Minister’s book"


@pytest.fixture
def session(window: MainWindow) -> Session:
    assert window.library
    assert window.library.workspace
    return window.library.workspace.session


@pytest.fixture
def page(window: MainWindow) -> PointsPage:
    editor = window.open_place(POINT)
    assert isinstance(editor, BriefEditor)
    assert isinstance(editor.pages[0], PointsPage)
    return editor.pages[0]


def run(window: MainWindow, action_id: str) -> None:
    window._commands.refresh()
    assert window.actions_[action_id].isEnabled()
    window.actions_[action_id].trigger()
    QApplication.processEvents()


def is_offered(window: MainWindow, action_id: str) -> bool:
    window._commands.refresh()
    return window.actions_[action_id].isEnabled()


def omitted(session: Session) -> set[Place]:
    return set(list_omitted(session.file.connection, 1))


def notes(page: PointsPage) -> dict[object, str]:
    return {card.key: card.note for card in page.cards.rows if card.note}


def test_a_point_is_left_out_says_so_and_is_taken_in_again(
    window: MainWindow, session: Session, page: PointsPage
) -> None:
    assert not is_offered(window, "book.take_in")
    assert window.actions_["book.leave_out"].text() == "&Leave Out of “Minister’s book”"
    run(window, "book.leave_out")
    assert omitted(session) == {POINT}
    assert session.undo_label == "Leave Out of Book"
    assert notes(page) == {("point", 1): NOTE}
    assert isinstance(page.view.live, PointCard)
    assert page.view.live.note.text() == "Not in Minister’s book"
    assert page.view.live.note.isVisibleTo(page.view.live)
    assert ("eye-off", NOTE) in page.view.current_card().meta
    assert NOTE in page.view.current_card().words
    assert not is_offered(window, "book.leave_out")
    run(window, "book.take_in")
    assert omitted(session) == set()
    assert notes(page) == {}
    assert page.view.live.note.isHidden()


def test_an_issue_is_left_out_from_its_heading(window: MainWindow, session: Session, page: PointsPage) -> None:
    page.view.show_card(("issue", 2))
    run(window, "book.leave_out")
    assert omitted(session) == {ISSUE}
    assert page.view.current_card().words.endswith(NOTE)
    assert isinstance(page.view.live, IssueCard)
    assert page.view.live.note.text() == NOTE


def test_chosen_points_go_together_in_one_step(window: MainWindow, session: Session, page: PointsPage) -> None:
    chosen = page.view.selectionModel()
    chosen.select(page.cards.find_index(("point", 3)), QItemSelectionModel.SelectionFlag.Select)
    leave_out(session, 1, POINT)
    assert is_offered(window, "book.take_in")
    run(window, "book.leave_out")
    assert omitted(session) == {POINT, OTHER}
    session.undo()
    assert omitted(session) == {POINT}


def test_a_card_names_every_book_that_it_is_not_in(window: MainWindow, session: Session, page: PointsPage) -> None:
    visit_id = window.library.outline.visit_id
    press = create_book(session, visit_id, "Press & book")
    for book_id in (1, press):
        leave_out(session, book_id, POINT)
    assert page.view.current_card().note == "not in Minister’s book, Press & book"
    window.library.outline.choose_book(press)
    run(window, "book.take_in")
    assert window.actions_["book.take_in"].text() == "Ta&ke Into “Press && book”"
    assert omitted(session) == {POINT}


def test_a_brief_of_another_visit_is_not_offered(window: MainWindow, session: Session) -> None:
    visit = create_entity(session, EntityKind.VISIT, "Visit to Ruritania")
    brief = create_brief(session, visit, create_entity(session, EntityKind.TOPIC, "Bridges"))
    window.open_place(Place("issue", add_issue(session, brief, "Zenda")))
    assert window.library.outline.visit_id != visit
    assert not is_offered(window, "book.leave_out")


def test_the_menu_of_a_card_offers_it(window: MainWindow, page: PointsPage) -> None:
    at = page.view.visualRect(page.cards.find_index(("point", 3))).topLeft() + QPoint(40, 12)
    page.view.customContextMenuRequested.emit(at)
    assert page.chosen_places == [OTHER]
    menu = next(each for each in window.findChildren(QMenu) if each.isVisible())
    assert "&Leave Out of “Minister’s book”" in [action.text() for action in menu.actions()]
    menu.close()
