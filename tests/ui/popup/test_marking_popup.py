"""Releases, and the levels of other governments, are chosen where levels are; what cannot be compared shows it."""

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefbook.edits.book import change_book
from briefbook.edits.equivalence import set_equivalence
from briefbook.edits.point import change_point
from briefbook.edits.programme import change_programme_item
from briefbook.edits.scheme import add_shipped_scheme
from briefbook.edits.scheme_caveat import add_caveat
from briefbook.edits.scheme_level import add_level
from briefbook.models.choice_list_model import Choice
from briefbook.session import Session
from briefbook.store.scheme_read import list_scheme_levels
from briefbook.text.rich_text import Block, RichText, Run
from briefbook.ui.book.book_editor import BookEditor
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.card_delegate import ALERT
from briefbook.ui.brief.objectives_page import ObjectivesPage
from briefbook.ui.brief.point_card import PointCard
from briefbook.ui.brief.point_rows import lead_in
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.fields.marking_button import MarkingButton
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.popup.marking_popup import MarkingPopup
from briefbook.ui.programme.programme_editor import ProgrammeEditor
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place

Key = Qt.Key
FRAME = (0, 0, 2, 2)  # Qt's screenless platform draws windows so far from where they are moved
CEILING = "house:SAMPLE//ATOMAL,ZENDA EYES ONLY//REL USA//TLP:GREEN"


@pytest.fixture
def session(window: MainWindow) -> Session:
    """The sample's session, with NATO's scheme and a caveat in the own one."""
    assert window.library
    assert window.library.workspace
    made = window.library.workspace.session
    add_caveat(made, 1, "ZENDA EYES ONLY")
    add_shipped_scheme(made, "nato")
    return made


def open_button(window: MainWindow, point_id: int = 1) -> MarkingButton:
    editor = window.open_place(Place("point", point_id))
    assert isinstance(editor, BriefEditor)
    assert isinstance(editor.pages[0], PointsPage)
    card = editor.pages[0].view.live
    assert isinstance(card, PointCard)
    return card.meta.marking


def open_meta(button: MarkingButton) -> QWidget:
    parent = button.parentWidget()
    assert parent
    return parent


def open_popup(window: MainWindow) -> MarkingPopup:
    QTest.keyClick(open_button(window), Key.Key_Space)
    return find_popup(window)


def find_popup(window: MainWindow) -> MarkingPopup:
    return next(each for each in window.findChildren(MarkingPopup) if each.isVisible())


def go(popup: MarkingPopup, words: str) -> None:
    row = next(at for at, each in enumerate(popup.choices.rows) if each.words == words)
    popup.view.setCurrentIndex(popup.choices.index(row))


def read(session: Session, sql: str = "SELECT marking FROM talking_point WHERE id = 1") -> Any:
    return session.file.connection.execute(sql).fetchone()[0]


def test_a_release_list_is_typed_and_taken_away(window: MainWindow, session: Session) -> None:
    popup = open_popup(window)
    popup.release.setFocus()
    QTest.keyClicks(popup.release, "usa, JPN")
    QTest.keyClick(popup.release, Key.Key_Return)
    assert not popup.isVisible()
    assert read(session) == "house:SAMPLE//REL JPN,USA"
    popup = open_popup(window)
    assert popup.release.text() == "JPN, USA"
    popup.release.clear()
    popup.close()
    assert read(session) == "house:SAMPLE"


@pytest.mark.parametrize("where", ["view", "release", "tlp", "tick"])
def test_escape_leaves_everything_as_it_was(window: MainWindow, session: Session, where: str) -> None:
    change_point(session, 1, marking="house:SAMPLE//ZENDA EYES ONLY")
    told = session.undo_label
    popup = open_popup(window)
    tick = popup.caveats["ZENDA EYES ONLY"]
    QTest.keyClick(tick, Key.Key_Space)
    popup.release.setText("USA")
    QTest.keyClick({"tick": tick}.get(where) or getattr(popup, where), Key.Key_Escape)
    assert not popup.isVisible()
    assert read(session) == "house:SAMPLE//ZENDA EYES ONLY"
    assert session.undo_label == told


def test_escape_leaves_ticks_as_they_were(window: MainWindow, session: Session) -> None:
    told: list[list[str]] = []
    for key, choices in ((Key.Key_Escape, []), (None, [["Zenda"]])):
        popup = ChoicePopup("Towns", [Choice("Zenda", "Zenda")], told.append, several=True, parent=window)
        popup.show()
        QTest.keyClick(popup.view, Key.Key_Return)
        if key:
            QTest.keyClick(popup.view, key)
        popup.close()
        assert told == choices


@pytest.mark.parametrize("top", [0, 300, 450, 760])
@pytest.mark.parametrize("caveats", [0, 40])
def test_it_stands_within_the_screen_with_whole_rows(
    window: MainWindow, session: Session, qtbot: QtBot, top: int, caveats: int
) -> None:
    add_shipped_scheme(session, "uk")
    for number in range(caveats):
        add_caveat(session, 1, f"ZENDA {number}")
    button = QPushButton("Zenda")
    qtbot.addWidget(button)
    button.move(20, top)
    button.show()
    popup = MarkingPopup("Marking", session.file, "house:SAMPLE", print, none="Not marked", parent=button)
    popup.show_under(button)
    popup.release.setText("A/B")  # what is wrong with it takes room of its own
    popup.release.setFocus()
    QTest.keyClick(popup.release, Key.Key_Tab)
    QApplication.processEvents()
    assert button.screen().availableGeometry().adjusted(*FRAME).contains(popup.geometry())
    room, row = popup.view.viewport().height(), popup.view.sizeHintForRow(0)
    assert room >= 3 * row
    assert room % row == 0
    assert popup.tlp.visibleRegion().boundingRect().height() > 0
    popup.close()


def test_a_list_stands_within_a_low_screen(
    window: MainWindow, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    choices = [Choice(number, f"Zenda {number}") for number in range(20)]
    button = QPushButton("Zenda")
    qtbot.addWidget(button)
    for top in (0, 100, 200):
        button.move(20, top)
        button.show()
        popup = ChoicePopup("Towns", choices, print, several=False, parent=button)
        monkeypatch.setattr(QScreen, "availableGeometry", lambda _: QRect(0, 0, 400, 240))
        popup.show_under(button)
        monkeypatch.undo()
        assert QRect(0, 0, 400, 240).adjusted(*FRAME).contains(popup.geometry())
        popup.close()


def test_codes_of_other_lists_are_offered_after_each_comma(window: MainWindow, session: Session) -> None:
    change_point(session, 2, marking="house:SAMPLE//REL RURITANIA")
    popup = open_popup(window)
    popup.release.setFocus()
    QTest.keyClicks(popup.release, "FR, rur")
    completer = popup.release.completer()
    assert completer.currentCompletion() == "RURITANIA" or completer.completionCount() == 1
    assert completer.pathFromIndex(completer.currentIndex()) == "FR, RURITANIA"
    popup.release.clear()
    popup.close()


def test_what_is_no_list_is_said_and_not_stored(window: MainWindow, session: Session) -> None:
    before = read(session)
    popup = open_popup(window)
    popup.release.setFocus()
    QTest.keyClicks(popup.release, "USA/JPN")
    QTest.keyClick(popup.release, Key.Key_Return)
    assert popup.isVisible()
    assert popup._fault.isVisible()
    assert "no country or group" in popup._fault.text()
    assert popup.release.accessibleDescription() == popup._fault.text()
    go(popup, "SAMPLE")
    QTest.keyClick(popup.view, Key.Key_Return)
    assert popup.isVisible()
    popup.close()
    assert read(session) == before


def test_a_list_of_nobody_stays_until_it_is_typed_in(window: MainWindow, session: Session) -> None:
    change_point(session, 1, marking="house:SAMPLE//REL")
    open_popup(window).close()
    assert read(session) == "house:SAMPLE//REL"


def test_a_foreign_level_has_its_own_caveats_and_warns_until_it_equals_one(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    popup = open_popup(window)
    assert list(popup.caveats) == ["ZENDA EYES ONLY"]
    go(popup, "NATO SECRET (NATO)")
    assert list(popup.caveats) == ["ATOMAL"]
    QTest.keyClick(popup.caveats["ATOMAL"], Key.Key_Space)
    QTest.keyClick(popup.view, Key.Key_Return)
    assert read(session) == "nato:NS//ATOMAL"
    button = open_button(window)
    qtbot.waitUntil(lambda: button.text() == "NATO SECRET (NATO)//ATOMAL")
    assert "not entered" in button.accessibleDescription()
    assert "not entered" in button.toolTip()
    nato = list_scheme_levels(session.file.connection, 2)
    set_equivalence(session, nato[3].key, 1)
    button.show_marking("nato:NS//ATOMAL")
    assert button.accessibleDescription() == ""


def test_a_ceiling_says_what_its_readers_may_hold_and_be_released(window: MainWindow, session: Session) -> None:
    editor = window.open_place(Place("book", 1))
    assert isinstance(editor, BookEditor)
    editor.form.buttons["ceiling"].click()
    popup = find_popup(window)
    assert [each.words for each in popup.choices.rows] == ["No ceiling", "SAMPLE"]
    assert popup.release.accessibleName() == "May be released to"
    assert popup.tlp.accessibleName() == "TLP at most"
    assert list(popup.caveats) == ["ZENDA EYES ONLY", "ATOMAL"]
    for code in popup.caveats:
        QTest.keyClick(popup.caveats[code], Key.Key_Space)
    popup.tlp.setCurrentText("TLP:GREEN")
    popup.release.setText("USA")
    go(popup, "SAMPLE")
    QTest.keyClick(popup.view, Key.Key_Return)
    assert read(session, "SELECT ceiling FROM book_spec WHERE id = 1") == CEILING
    assert editor.form.buttons["ceiling"].text() == CEILING.removeprefix("house:").replace(",", ", ")
    editor.form.buttons["ceiling"].click()
    go(find_popup(window), "No ceiling")
    QTest.keyClick(find_popup(window).view, Key.Key_Return)
    assert read(session, "SELECT ceiling FROM book_spec WHERE id = 1") is None


def test_a_floor_is_offered_where_it_can_be_compared(window: MainWindow, session: Session) -> None:
    editor = window.open_place(Place("book", 1))
    assert isinstance(editor, BookEditor)
    secret = next(each for each in list_scheme_levels(session.file.connection, 2) if each.wording == "NATO SECRET")
    set_equivalence(session, secret.key, 1)
    for floor, shown in ((None, []), ("nato:NC", ["NATO CONFIDENTIAL (NATO)"])):
        change_book(session, 1, floor=floor)
        editor.form.buttons["floor"].click()
        popup = find_popup(window)
        assert [each.words for each in popup.choices.rows] == ["No floor", "SAMPLE", "NATO SECRET (NATO)", *shown]
        QTest.keyClick(popup.view, Key.Key_Escape)


def test_a_cell_takes_a_foreign_marking_and_warns(window: MainWindow, session: Session) -> None:
    assert window.library
    editor = window.open_place(Place("programme", window.library.outline.visit_id or 0))
    assert isinstance(editor, ProgrammeEditor)
    column = next(at for at, each in enumerate(editor.items.columns) if each.title == "Marking")
    index = editor.items.index(0, column)
    for typed in ("nato secret (nato)//atomal//REL jpn", "NATO SECRET//ATOMAL//REL JPN"):
        assert editor.items.setData(index, typed, Qt.ItemDataRole.EditRole)
        assert index.data() == "NATO SECRET (NATO)//ATOMAL//REL JPN"
        assert editor.items.columns[column].warns(editor.items.rows[0])
        assert "not entered" in index.data(Qt.ItemDataRole.ToolTipRole)
        change_programme_item(session, 1, marking=None)
    assert not editor.items.columns[column].warns(editor.items.rows[0])
    assert not editor.items.setData(index, "SAMPLE//ATOMAL", Qt.ItemDataRole.EditRole)
    assert not editor.items.setData(index, "SAMPLE//REL A/B", Qt.ItemDataRole.EditRole)
    assert "NATO SECRET (NATO)//ATOMAL" in editor.items.columns[column].offers()
    assert "NATO SECRET (NATO)//ZENDA EYES ONLY" not in editor.items.columns[column].offers()


def test_a_long_marking_is_whole_in_the_tool_tip(window: MainWindow, session: Session) -> None:
    add_level(session, 1, "Grave")
    change_point(session, 1, marking="house:GRAVE//ZENDA EYES ONLY//REL DE,ES,FR,IT,JP//TLP:AMBER+STRICT")
    button = open_button(window)
    assert button.toolTip() == "Marking: Grave//ZENDA EYES ONLY//REL DE, ES, FR, IT, JP//TLP:AMBER+STRICT"
    assert button.geometry().right() <= open_meta(button).width()


def test_a_card_shows_what_cannot_be_compared_even_where_all_are_alike(window: MainWindow, session: Session) -> None:
    with session.change("Mark All"):
        session.file.connection.execute("UPDATE talking_point SET marking = 'nato:NS'")
        session.file.connection.execute("UPDATE objective SET marking = 'nato:NS'")
    editor = window.open_place(Place("brief", 1))
    assert isinstance(editor, BriefEditor)
    for page in (editor.pages[0], editor.pages[1]):
        assert isinstance(page, PointsPage | ObjectivesPage)
        page.refresh()
        told = [card.meta[0] for card in page.cards.rows if card.record is not None and card.meta]
        assert set(told) == {(ALERT, "NATO SECRET (NATO)")}


def test_the_words_that_lead_a_fallback_in_leave_it_its_mark() -> None:
    first = Block((Run("Zenda"),), marking="house:SAMPLE")
    (led,) = lead_in(RichText((first,)))
    assert (led.text, led.marking, led.id) == ("If pressed: Zenda", "house:SAMPLE", first.id)
