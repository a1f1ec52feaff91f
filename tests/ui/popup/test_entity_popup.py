"""Where entities are chosen a name that nobody has is added, chosen in the same step, and taken back with it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QPushButton

from briefbook.edits.entity import create_entity
from briefbook.models.choice_list_model import Additions, ChoiceListModel, NewName
from briefbook.session import Session
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.participants_page import ParticipantsPage
from briefbook.ui.brief.point_card import PointCard
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.entity.entity_editor import EntityEditor
from briefbook.ui.library.library_editor import LibraryEditor
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.programme.programme_editor import ProgrammeEditor
from briefbook.ui.window.window import MainWindow
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place

PARTIES = ("country", "organisation", "person", "post")


@pytest.fixture
def session(window: MainWindow) -> Session:
    assert window.library
    assert window.library.workspace
    return window.library.workspace.session


@pytest.fixture
def programme(window: MainWindow) -> ProgrammeEditor:
    assert window.library
    editor = window.open_place(Place("programme", window.library.outline.visit_id or 0))
    assert isinstance(editor, ProgrammeEditor)
    return editor


def query(session: Session, sql: str) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = session.file.connection.execute(sql).fetchall()
    return rows


def open_popup(window: MainWindow, button: QPushButton) -> ChoicePopup:
    button.click()
    return next(each for each in window.findChildren(ChoicePopup) if each.isVisible())


def words_of(popup: ChoicePopup) -> list[str]:
    return [str(popup.choices.data(popup.choices.index(at))) for at in range(popup.choices.rowCount())]


def add(popup: ChoicePopup, name: str) -> None:
    QTest.keyClicks(popup.filter, name)
    QTest.keyClick(popup.filter, Qt.Key.Key_Down)
    QTest.keyClick(popup.filter, Qt.Key.Key_Return)


def forget(session: Session, *kinds: str) -> None:
    """Leave no entity of these kinds, as in a new library."""
    with session.change("Empty"):
        for (key,) in query(session, "SELECT id FROM entity WHERE kind IN ({})".format(",".join(map(repr, kinds)))):
            session.file.connection.execute("DELETE FROM entity WHERE id = ?", (key,))


def test_an_empty_list_says_how_to_begin(window: MainWindow, session: Session, programme: ProgrammeEditor) -> None:
    forget(session, "place")
    popup = open_popup(window, programme.choices["places"])
    assert popup.filter.isVisible()
    assert popup.filter.hasFocus()
    assert words_of(popup) == []
    (label,) = popup.findChildren(QLabel)
    assert label.isVisible()
    assert label.text() == popup.filter.accessibleDescription() == "None yet. Type a name to add the first."
    QTest.keyClicks(popup.filter, "Zenda")
    assert label.text() == "Nothing is called so yet. The arrow key goes to the row that adds it."
    assert words_of(popup) == ["Add “Zenda”"]
    QTest.keyClick(popup.filter, Qt.Key.Key_Return)
    assert popup.isVisible()
    assert query(session, "SELECT id FROM place") == []


def test_a_host_that_nobody_is_called_is_added_as_what_it_is(
    window: MainWindow, session: Session, programme: ProgrammeEditor
) -> None:
    before = query(session, "SELECT host_id FROM visit")
    known = query(session, "SELECT id FROM entity ORDER BY id")
    popup = open_popup(window, programme.choices["host"])
    QTest.keyClicks(popup.filter, "Ruritania")
    assert words_of(popup) == [f"New {kind}: Ruritania" for kind in PARTIES]
    QTest.keyClick(popup.filter, Qt.Key.Key_Down)
    QTest.keyClick(popup.filter, Qt.Key.Key_Down)
    QTest.keyClick(popup.filter, Qt.Key.Key_Return)
    assert programme.choices["host"].text() == "Ruritania"
    ((kind,),) = query(session, "SELECT kind FROM entity JOIN visit ON host_id = entity.id")
    assert kind == "organisation"
    assert session.undo_label == "Add Organisation"
    session.undo()
    assert query(session, "SELECT host_id FROM visit") == before
    assert query(session, "SELECT id FROM entity ORDER BY id") == known


def test_a_name_in_the_list_is_not_offered_again(window: MainWindow, programme: ProgrammeEditor) -> None:
    popup = open_popup(window, programme.choices["guest"])
    QTest.keyClicks(popup.filter, "japan")
    assert "Japan" in words_of(popup)
    assert "New country: japan" not in words_of(popup)
    assert words_of(popup)[-1] == "New post: japan"


def test_new_places_are_ticked_and_stored_in_one_step(
    window: MainWindow, session: Session, programme: ProgrammeEditor
) -> None:
    shown, known = programme.choices["places"].text(), query(session, "SELECT id FROM place")
    popup = open_popup(window, programme.choices["places"])
    add(popup, "Zenda")
    assert popup.filter.text() == ""
    assert words_of(popup)[-1] == "Zenda"
    add(popup, "Strelsau")
    QTest.keyClicks(popup.filter, "zenda")
    assert words_of(popup) == ["Zenda"]
    popup.filter.clear()
    assert query(session, "SELECT id FROM place") == known
    popup.close()
    assert programme.choices["places"].text() == f"{shown}, Zenda, Strelsau"
    session.undo()
    assert programme.choices["places"].text() == shown
    assert query(session, "SELECT id FROM place") == known


def test_enter_after_a_new_place_keeps_it_and_is_done(window: MainWindow, programme: ProgrammeEditor) -> None:
    shown = programme.choices["places"].text()
    popup = open_popup(window, programme.choices["places"])
    add(popup, "Zenda")
    QTest.keyClick(popup.filter, Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert programme.choices["places"].text() == f"{shown}, Zenda"


def test_several_are_ticked_one_after_the_other_by_their_names(
    window: MainWindow, session: Session, programme: ProgrammeEditor
) -> None:
    """The words of the first do not stand before those of the second, which made a place of both."""
    for name in ("Hentzau", "Strelsau"):
        create_entity(session, EntityKind.PLACE, name)
    known = query(session, "SELECT id FROM place")
    shown = programme.choices["places"].text()
    popup = open_popup(window, programme.choices["places"])
    for name in ("Hentzau", "Strels"):
        QTest.keyClicks(popup.filter, name)
        QTest.keyClick(popup.filter, Qt.Key.Key_Return)
    popup.close()
    assert query(session, "SELECT id FROM place") == known
    assert sorted(programme.choices["places"].text().split(", ")) == sorted([*shown.split(", "), "Hentzau", "Strelsau"])


def test_a_new_place_is_taken_with_a_click_and_its_tick_can_be_taken_away(
    window: MainWindow, session: Session, programme: ProgrammeEditor
) -> None:
    known = query(session, "SELECT id FROM place")
    popup = open_popup(window, programme.choices["places"])
    QTest.keyClicks(popup.filter, "Zenda")
    middle = popup.view.visualRect(popup.choices.index(0)).center()
    QTest.mouseClick(popup.view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert [each.name for each in popup.choices.chosen_keys if isinstance(each, NewName)] == ["Zenda"]
    QTest.keyClicks(popup.filter, "Zenda")
    QTest.keyClick(popup.filter, Qt.Key.Key_Return)
    popup.close()
    assert query(session, "SELECT id FROM place") == known


@pytest.mark.parametrize(
    ("name", "kind", "stored"),
    [
        ("topics", "topic", "SELECT count(*) FROM point_topic WHERE point_id = 1"),
        ("sources", "source", "SELECT count(*) FROM citation WHERE point_id = 1"),
        ("commitment", "commitment", "SELECT coalesce(commitment_id, 0) FROM talking_point WHERE id = 1"),
    ],
)
def test_what_stands_under_a_point_is_added_there(
    window: MainWindow, session: Session, name: str, kind: str, stored: str
) -> None:
    editor = window.open_place(Place("point", 1))
    assert isinstance(editor, BriefEditor)
    assert isinstance(editor.pages[0], PointsPage)
    card = editor.pages[0].view.live
    assert isinstance(card, PointCard)
    before, known = query(session, stored), query(session, f"SELECT id FROM {kind}")
    popup = open_popup(window, card.meta.buttons[name])
    add(popup, "Accord of Zenda")
    popup.close()
    assert query(session, stored) != before
    assert len(query(session, f"SELECT id FROM {kind}")) == len(known) + 1
    session.undo()
    assert query(session, stored) == before
    assert query(session, f"SELECT id FROM {kind}") == known


def test_a_participant_is_added_by_name(window: MainWindow, session: Session) -> None:
    sql = "SELECT brief.id FROM brief JOIN entity ON entity.id = subject_id WHERE kind = 'dialogue' LIMIT 1"
    ((brief_id,),) = query(session, sql)
    editor = window.open_place(Place("brief", int(str(brief_id))))
    assert isinstance(editor, BriefEditor)
    editor.sections.setCurrentIndex(3)
    page = editor.page
    assert isinstance(page, ParticipantsPage)
    before = page.count()
    page.choose_participant()
    popup = next(each for each in window.findChildren(ChoicePopup) if each.isVisible())
    add(popup, "Rudolf Rassendyll")
    assert page.count() == before + 1
    card = page.view.current_card()
    assert card
    assert card.text
    assert "Rudolf Rassendyll" in str(card.text)
    session.undo()
    assert page.count() == before
    assert query(session, "SELECT id FROM name WHERE text = 'Rudolf Rassendyll'") == []


def open_new(window: MainWindow, session: Session, kind: EntityKind) -> EntityEditor:
    editor = window.open_place(Place("entity", create_entity(session, kind, "Rassendyll")))
    assert isinstance(editor, EntityEditor)
    return editor


@pytest.mark.parametrize(("down", "shown"), [(0, "Constable of Zenda"), (1, "member")])
def test_a_post_that_is_new_is_added_to_a_person(window: MainWindow, session: Session, down: int, shown: str) -> None:
    table = open_new(window, session, EntityKind.PERSON).memberships
    assert table
    popup = open_popup(window, table._add)
    QTest.keyClicks(popup.filter, "Constable of Zenda")
    assert words_of(popup) == ["New post: Constable of Zenda", "New organisation: Constable of Zenda"]
    for _ in range(down + 1):
        QTest.keyClick(popup.filter, Qt.Key.Key_Down)
    QTest.keyClick(popup.filter, Qt.Key.Key_Return)
    assert [table.model.data(table.model.index(0, 0))] == [shown]
    assert table.current_row() == table.model.rows[0]
    session.undo()
    assert table.model.rowCount() == 0


def test_details_and_links_are_added(window: MainWindow, session: Session) -> None:
    editor = open_new(window, session, EntityKind.DIALOGUE)
    for name, words in (("country_id", "Ruritania"), ("place_id", "Zenda")):
        button = editor.details.fields[name]
        assert isinstance(button, QPushButton)
        add(open_popup(window, button), words)
        assert button.text() == words
    parties = editor.details.fields["dialogue_party"]
    assert isinstance(parties, QPushButton)
    popup = open_popup(window, parties)
    QTest.keyClicks(popup.filter, "Ruritania")
    assert words_of(popup) == ["Ruritania", "New organisation: Ruritania"]
    QTest.keyClick(popup.filter, Qt.Key.Key_Return)
    assert popup.filter.text() == ""
    add(popup, "Elphberg Council")
    popup.close()
    assert parties.text() == "Ruritania, Elphberg Council"
    ((kind,),) = query(
        session, "SELECT entity.kind FROM name JOIN entity ON entity.id = entity_id WHERE text = 'Elphberg Council'"
    )
    assert kind == "country"


def test_a_visit_is_only_chosen(window: MainWindow, session: Session) -> None:
    button = open_new(window, session, EntityKind.DIALOGUE).details.fields["visit_id"]
    assert isinstance(button, QPushButton)
    popup = open_popup(window, button)
    popup.filter.setText("Zenda")
    assert words_of(popup) == []


def test_our_country_is_added(window: MainWindow, session: Session) -> None:
    editor = window.open_place(Place("library", 1))
    assert isinstance(editor, LibraryEditor)
    before = editor.country.text()
    add(open_popup(window, editor.country), "Ruritania")
    assert editor.country.text() == "Ruritania"
    session.undo()
    assert editor.country.text() == before


def test_offers_keep_to_the_rules_of_models(qtbot: object) -> None:
    model = ChoiceListModel([], several=True, additions=Additions((EntityKind.PLACE, EntityKind.COUNTRY)))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert tester.model() is model
    model.set_filter("  Zenda   Castle ")
    assert [row.key.name for row in model.rows] == ["Zenda Castle"] * 2
    model.take_offer(model.rows[0])
    model.set_filter("zenda castle")
    assert [row.key.kind for row in model.rows] == [EntityKind.PLACE, EntityKind.COUNTRY]
    model.toggle(model.rows[0].key)
    assert model.chosen_keys == []
    model.set_filter(" ")
    assert len(model.rows) == 1
