"""The tab of a brief: what it counts, how it is marked, whom the minister meets, and where a place in it stands."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from briefbook.edits.brief import mark_brief
from briefbook.edits.entity import mark_entity
from briefbook.edits.issue import mark_issue
from briefbook.edits.objective import add_objective, mark_objective
from briefbook.edits.point import change_point, change_point_text, set_stance
from briefbook.edits.section import mark_section
from briefbook.session import Session
from briefbook.text.rich_text import plain_text
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.card_view import CardView
from briefbook.ui.brief.objectives_page import ObjectiveCard, ObjectivesPage
from briefbook.ui.brief.participants_page import ParticipantsPage
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.brief.prose_page import ProsePage
from briefbook.ui.text.rich_text_field import RichTextField
from briefbook.ui.window.window import MainWindow
from briefbook.values.kind import SectionKind, Side, Stance
from briefbook.values.place import Place

APEX = "house:APEX"


def session_of(window: MainWindow) -> Session:
    assert window.library
    assert window.library.workspace
    return window.library.workspace.session


def query(window: MainWindow, sql: str, *values: object) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = session_of(window).file.connection.execute(sql, values).fetchall()
    return rows


def test_a_brief_counts_and_finds_its_day(window: MainWindow) -> None:
    editor = window.open_place(Place("brief", 1))
    assert isinstance(editor, BriefEditor)
    counts, marking = editor.status()
    assert counts.startswith("6 points · ")
    assert marking == "SAMPLE from point 1.1"
    assert editor.meeting_day() == date(2026, 1, 16)
    texts = [editor.sections.tabText(at) for at in range(editor.sections.count())]
    assert texts == [
        "Talking points  6",
        "Objectives  5",
        "Background",
        "Participants  2",
        "Outcomes",
        "History  1",
        "Clearance  14",
    ]


def test_only_our_words_are_counted_and_only_what_is_raised_takes_time(window: MainWindow) -> None:
    editor, session = window.open_place(Place("brief", 1)), session_of(window)
    assert isinstance(editor, BriefEditor)
    ours, theirs, answer, *others = point_ids(session)
    for each in (ours, theirs, answer):
        change_point_text(session, each, plain_text("word " * 65))
    for each in others:
        change_point_text(session, each, plain_text(""))
    set_stance(session, point_ids(session), Stance.RAISE)
    assert editor.status()[0] == "3 points · 195 words · 1 min 30 s spoken"
    change_point(session, theirs, side=Side.THEIRS)
    set_stance(session, [answer], Stance.IF_RAISED)
    assert editor.status()[0] == "3 points · 130 words · 30 s spoken"
    timed = [card.record.id for card in editor.pages[0].cards.rows for icon, _ in card.meta if icon == "timer"]
    assert timed == [ours, answer]


MARKERS: dict[str, Callable[[Session], object]] = {
    "APEX from “First meeting”": lambda session: change_point(session, point_ids(session)[1], marking=APEX),
    "APEX from an objective": lambda session: mark_objective(session, 1, APEX),
    "APEX from the prose": lambda session: mark_section(session, Place("brief", 1), SectionKind.BACKGROUND, APEX),
    "APEX from the title of an issue": lambda session: mark_issue(session, 1, APEX),
    "APEX from the title": lambda session: mark_brief(session, 1, APEX),
    "APEX from the name of its subject": lambda session: mark_entity(session, subject_id(session), APEX),
}


def point_ids(session: Session) -> list[int]:
    rows = session.file.connection.execute(
        "SELECT talking_point.id FROM talking_point JOIN issue ON issue.id = issue_id WHERE brief_id = 1"
        " ORDER BY issue.position, talking_point.position"
    )
    return [row[0] for row in rows]


def subject_id(session: Session) -> int:
    return int(session.file.connection.execute("SELECT subject_id FROM brief WHERE id = 1").fetchone()[0])


@pytest.mark.parametrize("words", MARKERS)
@pytest.mark.usefixtures("apex")
def test_a_brief_shows_the_highest_of_its_markings_wherever_it_stands(
    window: MainWindow, qtbot: QtBot, words: str
) -> None:
    """The level above SAMPLE comes before it in the alphabet."""
    editor = window.open_place(Place("brief", 1))
    assert isinstance(editor, BriefEditor)
    assert editor.head.marking.text() == "SAMPLE"
    MARKERS[words](session_of(window))
    qtbot.waitUntil(lambda: editor.head.marking.text() == "APEX")
    assert editor.status()[1] == words


def test_a_brief_shows_whom_the_minister_meets(window: MainWindow) -> None:
    editor = window.open_place(Place("brief", 1))
    assert isinstance(editor, BriefEditor)
    assert window.library and window.library.panels
    card = window.library.panels.sidebar.card.card
    assert card and card.names[0].text == "Toshimitsu Motegi"
    (jaishankar,) = query(window, "SELECT entity_id FROM name WHERE text = 'S. Jaishankar'")[0]
    assert jaishankar in dict(editor.mentioned())


def test_a_place_opens_its_section(window: MainWindow) -> None:
    (row, *_) = query(window, "SELECT id FROM objective WHERE brief_id = 1")
    editor = window.open_place(Place("objective", int(str(row[0]))))
    assert isinstance(editor, BriefEditor)
    assert editor.sections.currentIndex() == 1
    (row,) = query(window, "SELECT id FROM section WHERE brief_id = 1 AND kind = 'outcomes'")
    window.open_place(Place("section", int(str(row[0]))))
    assert editor.sections.currentIndex() == 4


def test_an_objective_is_added_and_taken_back(window: MainWindow) -> None:
    editor = window.open_place(Place("brief", 1))
    assert isinstance(editor, BriefEditor)
    editor.sections.setCurrentIndex(1)
    page = editor.pages[1]
    before = page.count()
    button = next(each for each in page.findChildren(QPushButton) if each.text() == "Add Our Objective")
    button.click()
    assert page.count() == before + 1
    window.actions_["edit.undo"].trigger()
    assert page.count() == before


def test_each_section_takes_the_caret_where_one_would_write(window: MainWindow, qtbot: QtBot) -> None:
    editor = window.open_place(Place("brief", 1))
    assert isinstance(editor, BriefEditor)
    with qtbot.waitActive(window):
        window.activateWindow()
    add_objective(session_of(window), 1, Side.OURS)
    editor.refresh()
    for page_class, field_class in (
        (ObjectivesPage, RichTextField),
        (ProsePage, RichTextField),
        (PointsPage, RichTextField),
        (ParticipantsPage, CardView),
    ):
        at = next(at for at, page in enumerate(editor.pages) if isinstance(page, page_class))
        editor.sections.setCurrentIndex(at)
        focus = QApplication.focusWidget()
        assert isinstance(focus, field_class), page_class
        assert editor.pages[at].isAncestorOf(focus)


def test_letters_that_are_typed_on_a_list_of_objectives_go_into_the_chosen_one(
    window: MainWindow, qtbot: QtBot
) -> None:
    editor = window.open_place(Place("objective", add_objective(session_of(window), 1, Side.OURS)))
    assert isinstance(editor, BriefEditor)
    page = editor.page
    assert isinstance(page, ObjectivesPage)
    with qtbot.waitActive(window):
        window.activateWindow()
    page.view.setFocus()
    QTest.keyClick(page.view, "Z")
    assert isinstance(page.view.live, ObjectiveCard)
    assert page.view.live.text.text().text == "Z"
