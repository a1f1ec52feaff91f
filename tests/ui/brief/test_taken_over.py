"""A new point takes the marking of the one before and says so; where a mark is demanded, a missing one shows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefbook.edits.book import change_book
from briefbook.edits.issue import add_issue
from briefbook.edits.objective import mark_objective
from briefbook.edits.point import change_point
from briefbook.models.card_list_model import CardListModel
from briefbook.session import Session
from briefbook.store.brief_read import PointRead
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.objectives_page import ObjectivesPage
from briefbook.ui.brief.point_card import PointCard
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.popup.marking_popup import MarkingPopup
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place

MARK = "house:SAMPLE"


@pytest.fixture
def session(window: MainWindow) -> Session:
    assert window.library
    assert window.library.workspace
    return window.library.workspace.session


@pytest.fixture
def editor(window: MainWindow) -> BriefEditor:
    editor = window.open_place(Place("point", 1))
    assert isinstance(editor, BriefEditor)
    return editor


@pytest.fixture
def page(editor: BriefEditor) -> PointsPage:
    page = editor.pages[0]
    assert isinstance(page, PointsPage)
    return page


def live(page: PointsPage) -> PointCard:
    assert isinstance(page.view.live, PointCard)
    return page.view.live


def shields(cards: CardListModel) -> list[str]:
    return [words for card in cards.rows for icon, words in card.meta if icon == "shield"]


def demand_nothing(session: Session) -> None:
    with session.change("Prepare") as db:
        db.connection().exec_driver_sql("UPDATE scheme SET portion_marks_required = 0")


def test_a_taken_over_marking_is_said_until_a_person_sees_to_it(page: PointsPage) -> None:
    page.add_point()
    card = page.view.current_card()
    assert isinstance(card.record, PointRead)
    assert card.record.marking == MARK
    assert live(page).meta.marking.text() == "SAMPLE · as the one before"
    assert live(page).meta.marking.accessibleName() == "Marking: SAMPLE · as the one before"
    assert shields(page.cards) == ["SAMPLE · as the one before"]
    QTest.keyClick(live(page).meta.marking, Qt.Key.Key_Space)
    popup = next(each for each in live(page).findChildren(MarkingPopup) if each.isVisible())
    popup.close()
    QApplication.processEvents()
    assert live(page).meta.marking.text() == "SAMPLE"
    assert shields(page.cards) == []


def test_a_marking_that_is_changed_is_no_longer_taken_over(page: PointsPage, session: Session) -> None:
    page.add_point()
    change_point(session, page.view.current_card().record.id, marking=f"{MARK}//TLP:AMBER")
    QApplication.processEvents()
    assert live(page).meta.marking.text() == "SAMPLE//TLP:AMBER"
    change_point(session, page.view.current_card().record.id, marking=MARK)
    QApplication.processEvents()
    assert live(page).meta.marking.text() == "SAMPLE"


def test_the_first_point_of_an_issue_has_no_marking(page: PointsPage, session: Session) -> None:
    page.view.show_card(("issue", add_issue(session, 1, "Zenda")))
    page.add_point()
    assert page.view.current_card().record.marking is None
    assert live(page).meta.marking.text() == "Not marked"


@pytest.mark.parametrize("ceiling", [MARK, None])
def test_where_a_book_has_a_ceiling_an_unmarked_card_says_so(
    editor: BriefEditor, page: PointsPage, session: Session, ceiling: str | None
) -> None:
    demand_nothing(session)
    for point in page.list_points():
        change_point(session, point.id, marking=None)
    objectives = editor.pages[1]
    assert isinstance(objectives, ObjectivesPage)
    first = next(card.record for card in objectives.cards.rows if card.record)
    mark_objective(session, first.id, None)
    change_book(session, 1, ceiling=ceiling, stubs=True)
    QApplication.processEvents()
    told = ["Not marked"] if ceiling else []
    assert shields(page.cards) == told * len(page.list_points())
    assert shields(objectives.cards).count("Not marked") == len(told)
