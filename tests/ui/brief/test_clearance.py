"""Texts are cleared where they stand and in the list of all of a brief, by somebody who says who they are."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from briefbook.edits.book import change_book
from briefbook.edits.clearance import clear_text
from briefbook.edits.objective import add_objective, change_objective_text
from briefbook.session import Session
from briefbook.store.clearance_read import list_ledger, read_clearances
from briefbook.text.rich_text import plain_text
from briefbook.ui.book.book_editor import BookEditor
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.ledger_page import LedgerPage
from briefbook.ui.brief.objectives_page import ObjectiveCard, ObjectivesPage
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.brief.prose_page import ProsePage
from briefbook.ui.fields.signer_dialog import SignerDialog
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.window.window import MainWindow
from briefbook.values.clearance import Dot
from briefbook.values.kind import ClearanceState, Side
from briefbook.values.place import Place

BRIEF = Place("brief", 1)
NAME, OFFICE = "R. Rassendyll", "Desk of Ruritania"


@pytest.fixture
def editor(window: MainWindow) -> BriefEditor:
    editor = window.open_place(BRIEF)
    assert isinstance(editor, BriefEditor)
    return editor


@pytest.fixture
def session(editor: BriefEditor) -> Session:
    return editor.workspace.session


@pytest.fixture
def signed(window: MainWindow) -> None:
    window.preferences.change(person_name=NAME, office_name=OFFICE)


@pytest.fixture
def objectives(editor: BriefEditor) -> ObjectivesPage:
    editor.sections.setCurrentIndex(1)
    page = editor.pages[1]
    assert isinstance(page, ObjectivesPage)
    return page


@pytest.fixture
def ledger(editor: BriefEditor) -> LedgerPage:
    editor.sections.setCurrentIndex(6)
    page = editor.pages[6]
    assert isinstance(page, LedgerPage)
    return page


def run(window: MainWindow, action_id: str) -> None:
    """Choose a command in the menu."""
    window.actions_.about_to_show.emit()
    window.actions_[action_id].trigger()


def dots_of(session: Session, kind: str) -> set[Dot]:
    return {row.view.dot for row in list_ledger(session.file.connection, BRIEF.id) if row.place.kind == kind}


def state_of(session: Session, place: Place) -> tuple[ClearanceState, str, str]:
    view = read_clearances(session.file.connection, place.kind, [place.id])[place.id]
    return view.state, view.person, view.office


def find_dialog(editor: BriefEditor) -> SignerDialog:
    (dialog,) = editor.findChildren(SignerDialog)
    assert dialog.isVisible()
    return dialog


@pytest.mark.usefixtures("signed")
def test_several_objectives_are_cleared_in_one_step(
    window: MainWindow, objectives: ObjectivesPage, session: Session
) -> None:
    objectives.view.setFocus()
    objectives.view.selectAll()
    run(window, "text.send_for_clearance")
    assert dots_of(session, "objective") == {Dot.FOR_CLEARANCE}
    run(window, "text.clear")
    assert dots_of(session, "objective") == {Dot.CLEARED}
    assert {card.dot for card in objectives.cards.rows if card.record} == {Dot.CLEARED}
    assert all(card.words.endswith(", cleared") for card in objectives.cards.rows if card.record)
    assert session.undo_label == "Clear"
    run(window, "edit.undo")
    assert dots_of(session, "objective") == {Dot.FOR_CLEARANCE}
    objectives.view.selectAll()
    run(window, "text.return_to_draft")
    assert dots_of(session, "objective") == {Dot.DRAFTED}


@pytest.mark.usefixtures("signed")
def test_the_objective_that_is_written_says_how_far_it_is_cleared_and_offers_the_steps(
    objectives: ObjectivesPage, session: Session, qtbot: QtBot
) -> None:
    objectives.show_place(Place("objective", 1))
    card = objectives.view.live
    assert isinstance(card, ObjectiveCard)
    assert card.clearance.accessibleName() == "Clearance: Draft"
    QTest.keyClicks(card.text, "Zenda. ")
    card.clearance.click()
    (popup,) = card.clearance.findChildren(ChoicePopup)
    assert [each.words for each in popup.choices.rows] == ["Send for Clearance", "Clear", "Return to Draft"]
    popup.view.setCurrentIndex(popup.choices.index(1))
    QTest.keyClick(popup.view, Qt.Key.Key_Return)
    assert state_of(session, Place("objective", 1)) == (ClearanceState.CLEARED, NAME, OFFICE)
    assert dots_of(session, "objective") == {Dot.CLEARED, Dot.DRAFTED}
    qtbot.waitUntil(lambda: card.clearance.text() == "Cleared")
    assert card.clearance.accessibleName() == "Clearance: Cleared"
    assert card.clearance.toolTip() == f"Cleared · {NAME}, {OFFICE}"
    change_objective_text(session, 1, plain_text("A bridge to Strelsau."))
    qtbot.waitUntil(lambda: card.clearance.text() == "Changed")
    assert card.clearance.accessibleName() == "Clearance: Changed since clearance"


@pytest.mark.usefixtures("signed")
def test_an_objective_without_words_is_refused_in_a_sentence(
    window: MainWindow, objectives: ObjectivesPage, session: Session
) -> None:
    place = Place("objective", add_objective(session, BRIEF.id, Side.OURS))
    objectives.show_place(place)
    run(window, "text.clear")
    assert objectives._notice.text() == "There is nothing to clear: the text is empty."
    assert state_of(session, place)[0] is ClearanceState.DRAFTED
    objectives.show_place(Place("objective", 1))
    run(window, "text.clear")
    assert objectives._notice.isHidden()


@pytest.mark.usefixtures("signed")
def test_title_and_outline_count_every_text(window: MainWindow, editor: BriefEditor, session: Session) -> None:
    places = [row.place for row in list_ledger(session.file.connection, BRIEF.id)]
    clear_text(session, [place for place in places if place.kind == "point"], office=OFFICE)
    assert editor.head.clearance.text() == "7 of 14 cleared"
    clear_text(session, places, office=OFFICE)
    assert editor.head.clearance.text() == "Cleared"
    outline = window.layout_.library_page.outline.outline
    assert next(row for row in outline.rows if row.place == BRIEF).words.endswith(", cleared")
    change_objective_text(session, 1, plain_text("A bridge to Strelsau."))
    assert editor.head.clearance.text() == "13 of 14 cleared"


def read_row(page: LedgerPage, at: int) -> list[str]:
    model = page.ledger.model
    return [str(model.index(at, column).data()) for column in range(model.columnCount())]


@pytest.mark.usefixtures("signed")
def test_the_ledger_says_of_each_text_who_cleared_it_for_which_office_and_when(
    ledger: LedgerPage, session: Session
) -> None:
    assert ledger.ledger.model.rowCount() == 14
    assert read_row(ledger, 1)[1:] == ["Draft", "", ""]
    clear_text(session, [Place("objective", 2)], person=NAME, office=OFFICE)
    text, state, by, when = read_row(ledger, 1)
    assert text.startswith("Objective: ")
    assert (state, by) == ("Cleared", f"{NAME}, {OFFICE}")
    assert when.endswith(f"{session.now().astimezone():%Y}, {when[-5:]}")
    change_objective_text(session, 2, plain_text("A bridge. " * 30))
    assert read_row(ledger, 1)[:2] == ["Objective: " + "A bridge. " * 9 + "…", "Changed since clearance"]
    assert [read_row(ledger, at)[0] for at in range(11, 14)] == ["Press line", "Background", "Outcomes and follow-up"]
    assert ledger.ledger.table.accessibleName() == "Clearance of each text"


def test_a_double_click_in_the_ledger_goes_to_the_text(ledger: LedgerPage, editor: BriefEditor) -> None:
    table = ledger.ledger.table
    for at, page in ((0, 1), (6, 0), (11, 2)):
        place = ledger._ledger[at].place
        editor.sections.setCurrentIndex(6)
        table.activated.emit(table.model().index(at, 0))
        assert editor.sections.currentIndex() == page
        assert editor.shown_place() == place or place.kind == "objective"


@pytest.mark.usefixtures("signed")
def test_texts_of_every_kind_are_cleared_in_the_ledger(
    window: MainWindow, ledger: LedgerPage, session: Session, editor: BriefEditor
) -> None:
    buttons = {each.text(): each for each in ledger.ledger.findChildren(QPushButton)}
    assert list(buttons) == ["Send for Clearance", "Clear", "Return to Draft"]
    assert not any(each.isEnabled() for each in buttons.values())
    assert not ledger.handlers()
    ledger.ledger.table.selectAll()
    buttons["Clear"].click()
    assert {row.view.dot for row in list_ledger(session.file.connection, BRIEF.id)} == {Dot.CLEARED}
    assert len(ledger.ledger.table.selectionModel().selectedRows()) == 14
    run(window, "text.return_to_draft")
    assert {row.view.dot for row in list_ledger(session.file.connection, BRIEF.id)} == {Dot.DRAFTED}
    assert editor.head.clearance.text() == "0 of 14 cleared"


def test_a_ledger_of_nothing_says_so(ledger: LedgerPage, session: Session) -> None:
    with session.change("Empty") as db:
        for table in ("objective", "talking_point", "section"):
            db.connection().exec_driver_sql(f"DELETE FROM {table}")
    assert ledger.ledger._empty.text() == "Nothing is written yet that can be cleared."
    assert ledger.ledger._empty.isVisible()
    assert not [each for each in ledger.ledger.findChildren(QPushButton) if each.isVisible()]


def clear_point(editor: BriefEditor) -> Place:
    page = editor.pages[0]
    assert isinstance(page, PointsPage)
    page.show_place(Place("point", 1))
    page.handlers()["text.clear"]()
    return Place("point", 1)


def clear_objective(editor: BriefEditor) -> Place:
    page = editor.pages[1]
    assert isinstance(page, ObjectivesPage)
    editor.sections.setCurrentIndex(1)
    page.show_place(Place("objective", 1))
    page.handlers()["text.clear"]()
    return Place("objective", 1)


def clear_prose(editor: BriefEditor) -> Place:
    page = editor.pages[2]
    assert isinstance(page, ProsePage)
    editor.sections.setCurrentIndex(2)
    block = page.blocks[0]
    block.clearance.step_requested.emit("text.clear")
    assert block.read
    return Place("section", block.read.id or 0)


def clear_row(editor: BriefEditor) -> Place:
    page = editor.pages[6]
    assert isinstance(page, LedgerPage)
    editor.sections.setCurrentIndex(6)
    page.ledger.table.selectRow(2)
    page.handlers()["text.clear"]()
    return page._ledger[2].place


WAYS = (clear_point, clear_objective, clear_prose, clear_row)


@pytest.mark.parametrize("clear", WAYS)
def test_whoever_has_no_name_yet_is_asked_for_it_on_the_spot(
    clear: Callable[[BriefEditor], Place], editor: BriefEditor, session: Session, window: MainWindow
) -> None:
    steps = "SELECT count(*) FROM clearance"
    before = session.file.connection.execute(steps).fetchone()
    place = clear(editor)
    dialog = find_dialog(editor)
    dialog.reject()
    assert session.file.connection.execute(steps).fetchone() == before
    assert (window.preferences.settings.person_name, window.preferences.settings.office_name) == ("", "")
    QApplication.processEvents()
    clear(editor)
    dialog = editor.findChildren(SignerDialog)[-1]
    QTest.keyClicks(dialog.lines["person_name"], f" {NAME} ")
    QTest.keyClick(dialog.lines["person_name"], Qt.Key.Key_Return)
    assert state_of(session, place) == (ClearanceState.CLEARED, NAME, "")
    assert window.preferences.settings.person_name == NAME
    clear(editor)
    assert not [each for each in editor.findChildren(SignerDialog) if each.isVisible()]


def test_who_clears_is_told_in_the_dialog_what_is_missing_or_cannot_be_kept(
    editor: BriefEditor, session: Session, window: MainWindow, qtbot: QtBot
) -> None:
    place = clear_point(editor)
    before = state_of(session, place)
    dialog = find_dialog(editor)
    assert {line.accessibleName() for line in dialog.lines.values()} == {"Your name", "Your office"}
    for words, sentence in (
        ("  ", "Write your name or your office: a clearance says whose it is."),
        ("\0", "This holds a character that cannot be kept."),
    ):
        dialog.lines["person_name"].setText(words)
        dialog.accept()
        assert dialog.isVisible()
        assert dialog.fault.text() == sentence
        assert dialog.lines["person_name"].accessibleDescription() == sentence
        assert state_of(session, place) == before
    dialog.lines["person_name"].clear()
    dialog.lines["office_name"].setText(OFFICE)
    dialog.accept()
    assert state_of(session, place) == (ClearanceState.CLEARED, "", OFFICE)


def test_whoever_sends_a_text_need_not_say_who_they_are(editor: BriefEditor, session: Session) -> None:
    page = editor.pages[1]
    editor.sections.setCurrentIndex(1)
    page.show_place(Place("objective", 1))
    page.handlers()["text.send_for_clearance"]()
    assert not editor.findChildren(SignerDialog)
    assert state_of(session, Place("objective", 1)) == (ClearanceState.FOR_CLEARANCE, "", "")


@pytest.mark.usefixtures("signed")
def test_the_tab_of_a_book_lists_what_it_prints_and_clears_it(window: MainWindow, session: Session) -> None:
    book = window.open_place(Place("book", 1))
    assert isinstance(book, BookEditor)
    table = book.ledger.table
    model = table.model
    tabs = [str(model.index(at, 0).data()) for at in range(model.rowCount())]
    assert tabs == sorted(tabs)
    assert (tabs[0], tabs[1], tabs.count("1"), tabs[-1]) == ("", "1", 14, "6")
    assert model.index(0, 1).data() == "Scene-setter"
    assert book.ledger.note.isHidden()
    change_book(session, 1, ceiling="house:SAMPLE")
    assert not book.ledger.note.isHidden()
    table.table.selectAll()
    run(window, "text.clear")
    assert {model.index(at, 2).data() for at in range(model.rowCount())} == {"Cleared"}
    table.table.activated.emit(model.index(1, 0))
    assert isinstance(window.current_editor, BriefEditor)


def test_rows_lead_nowhere_that_are_none(ledger: LedgerPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(ledger.ledger.open_requested):
        ledger.ledger.table.activated.emit(QModelIndex())
