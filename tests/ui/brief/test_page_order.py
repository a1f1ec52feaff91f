"""Participants and objectives stand where a person puts them, on whichever side."""

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QTest

from briefbook.edits.entity import create_entity
from briefbook.edits.objective import add_objective
from briefbook.edits.participation import add_participant
from briefbook.models.card_list_model import Card
from briefbook.session import Session
from briefbook.text.rich_text import plain_text
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.objectives_page import ObjectivesPage
from briefbook.ui.brief.participants_page import ParticipantsPage
from briefbook.ui.window.window import MainWindow
from briefbook.values.kind import EntityKind, Side
from briefbook.values.place import Place

OURS, THEIRS = ("Anton", "Bersonin", "Detchard"), ("Flavia", "Fritz", "Hentzau")
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def editor(window: MainWindow) -> BriefEditor:
    editor = window.open_place(Place("brief", 1))
    assert isinstance(editor, BriefEditor)
    return editor


@pytest.fixture
def session(window: MainWindow) -> Session:
    assert window.library
    assert window.library.workspace
    return window.library.workspace.session


@pytest.fixture
def participants(editor: BriefEditor, session: Session) -> ParticipantsPage:
    """Both sides, entered by turns."""
    ((event_id,),) = session.file.connection.execute("SELECT subject_id FROM brief WHERE id = 1").fetchall()
    with session.change("Invite"):
        for pair in zip(OURS, THEIRS, strict=True):
            for name, side in zip(pair, Side, strict=True):
                add_participant(session, event_id, create_entity(session, EntityKind.PERSON, name), side=side)
    page = editor.pages[3]
    assert isinstance(page, ParticipantsPage)
    editor.sections.setCurrentIndex(3)
    return page


@pytest.fixture
def objectives(editor: BriefEditor, session: Session) -> ObjectivesPage:
    for name, side in [*((name, Side.OURS) for name in OURS), *((name, Side.THEIRS) for name in THEIRS)]:
        add_objective(session, 1, side, plain_text(name))
    page = editor.pages[1]
    assert isinstance(page, ObjectivesPage)
    editor.sections.setCurrentIndex(1)
    return page


def names(page: ParticipantsPage | ObjectivesPage, side: Side) -> list[str]:
    """Who of the made-up ones stands on a side, from top to bottom."""
    shown = [card.text.text for card in page.cards.rows if card.record and card.record.side is side]
    return [name for name in shown if name in (*OURS, *THEIRS)]


def find_card(page: ParticipantsPage | ObjectivesPage, name: str) -> Card:
    return next(card for card in page.cards.rows if card.text.text == name)


def press(page: ParticipantsPage | ObjectivesPage, name: str, key: Qt.Key) -> None:
    page.view.show_card(find_card(page, name).key, typing=False)
    page.view.setFocus()
    QTest.keyClick(page.view, key, ALT)


def drop(page: ParticipantsPage | ObjectivesPage, name: str, before: str | None) -> None:
    """Carry a card before another one, or to the very end."""
    model = page.cards
    mime: QMimeData = model.mimeData([model.find_index(find_card(page, name).key)])
    row = model.find_index(find_card(page, before).key).row() if before else model.rowCount()
    model.dropMimeData(mime, Qt.DropAction.MoveAction, row, 0, QModelIndex())


def test_a_participant_moves_within_a_side_whatever_the_order_of_the_sides(participants: ParticipantsPage) -> None:
    press(participants, "Hentzau", Qt.Key.Key_Up)
    assert names(participants, Side.THEIRS) == ["Flavia", "Hentzau", "Fritz"]
    press(participants, "Anton", Qt.Key.Key_Down)
    assert names(participants, Side.OURS) == ["Bersonin", "Anton", "Detchard"]
    press(participants, "Hentzau", Qt.Key.Key_Down)
    assert names(participants, Side.THEIRS) == ["Flavia", "Fritz", "Hentzau"]


@pytest.mark.parametrize(
    ("before", "theirs"),
    [
        ("Flavia", ["Anton", "Flavia", "Fritz", "Hentzau"]),
        ("Hentzau", ["Flavia", "Fritz", "Anton", "Hentzau"]),
        (None, ["Flavia", "Fritz", "Hentzau", "Anton"]),
    ],
)
def test_a_participant_is_carried_to_the_other_side_in_one_step(
    participants: ParticipantsPage, session: Session, before: str | None, theirs: list[str]
) -> None:
    drop(participants, "Anton", before)
    assert names(participants, Side.THEIRS) == theirs
    assert names(participants, Side.OURS) == ["Bersonin", "Detchard"]
    session.undo()
    assert (tuple(names(participants, Side.OURS)), tuple(names(participants, Side.THEIRS))) == (OURS, THEIRS)


def test_a_card_is_carried_within_its_side(participants: ParticipantsPage, objectives: ObjectivesPage) -> None:
    for page in (participants, objectives):
        drop(page, "Detchard", "Anton")
        assert names(page, Side.OURS) == ["Detchard", "Anton", "Bersonin"]
        assert names(page, Side.THEIRS) == list(THEIRS)
        drop(page, "Detchard", "Bersonin")
        assert names(page, Side.OURS) == ["Anton", "Detchard", "Bersonin"]
        drop(page, "Flavia", None)
        assert names(page, Side.THEIRS) == ["Fritz", "Hentzau", "Flavia"]
        assert names(page, Side.OURS) == ["Anton", "Detchard", "Bersonin"]


def test_an_objective_is_carried_to_the_other_side_in_one_step(objectives: ObjectivesPage, session: Session) -> None:
    drop(objectives, "Anton", "Fritz")
    assert names(objectives, Side.THEIRS) == ["Flavia", "Anton", "Fritz", "Hentzau"]
    assert names(objectives, Side.OURS) == ["Bersonin", "Detchard"]
    session.undo()
    assert (tuple(names(objectives, Side.OURS)), tuple(names(objectives, Side.THEIRS))) == (OURS, THEIRS)
