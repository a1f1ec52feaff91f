"""Talking points stand where they are put down: above or below, first or last, in their own issue or another."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt

from briefbook.edits.brief import create_brief
from briefbook.edits.entity import create_entity
from briefbook.edits.issue import add_issue
from briefbook.edits.point import add_point, change_point
from briefbook.session import Session
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.window.window import MainWindow
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place

ISSUES = {"Bridges": ("Anton", "Bersonin", "Detchard"), "Railways": ("Flavia", "Fritz"), "Harbours": ()}


@pytest.fixture
def session(window: MainWindow) -> Session:
    assert window.library
    assert window.library.workspace
    return window.library.workspace.session


@pytest.fixture
def page(window: MainWindow, session: Session) -> PointsPage:
    """A brief of three issues, the last without a point."""
    assert window.library
    subject = create_entity(session, EntityKind.TOPIC, "Ruritania")
    brief_id = create_brief(session, window.library.outline.visit_id or 0, subject)
    for issue, titles in ISSUES.items():
        issue_id = add_issue(session, brief_id, issue)
        for title in titles:
            change_point(session, add_point(session, issue_id), title=title)
    editor = window.open_place(Place("brief", brief_id))
    assert isinstance(editor, BriefEditor)
    assert isinstance(editor.pages[0], PointsPage)
    return editor.pages[0]


def list_shown(page: PointsPage) -> str:
    """The points from top to bottom, a bar before each issue."""
    return " ".join("|" if card.is_heading else card.title for card in page.cards.rows if not card.hint)


def drop(page: PointsPage, moved: str, before_row: int) -> None:
    """Carry a point before a row."""
    model = page.cards
    index = next(model.index(at) for at, card in enumerate(model.rows) if card.title == moved)
    assert model.dropMimeData(model.mimeData([index]), Qt.DropAction.MoveAction, before_row, 0, QModelIndex())


@pytest.mark.parametrize(
    ("moved", "before_row", "shown"),
    [
        ("Anton", 3, "| Bersonin Anton Detchard | Flavia Fritz |"),
        ("Anton", 4, "| Bersonin Detchard Anton | Flavia Fritz |"),
        ("Detchard", 1, "| Detchard Anton Bersonin | Flavia Fritz |"),
        ("Detchard", 2, "| Anton Detchard Bersonin | Flavia Fritz |"),
        ("Anton", 5, "| Bersonin Detchard | Anton Flavia Fritz |"),
        ("Anton", 6, "| Bersonin Detchard | Flavia Anton Fritz |"),
        ("Anton", 7, "| Bersonin Detchard | Flavia Fritz Anton |"),
        ("Anton", 9, "| Bersonin Detchard | Flavia Fritz | Anton"),
        ("Fritz", 0, "| Fritz Anton Bersonin Detchard | Flavia |"),
        ("Fritz", 4, "| Anton Bersonin Detchard Fritz | Flavia |"),
    ],
)
def test_a_point_stands_where_it_is_put_down(
    page: PointsPage, session: Session, moved: str, before_row: int, shown: str
) -> None:
    before = list_shown(page)
    drop(page, moved, before_row)
    assert list_shown(page) == shown
    session.undo()
    assert list_shown(page) == before


def test_a_point_that_is_put_back_where_it_was_is_no_step(page: PointsPage, session: Session) -> None:
    before, step = list_shown(page), session.undo_label
    for moved, before_row in (("Anton", 0), ("Anton", 1), ("Anton", 2), ("Fritz", 6), ("Fritz", 7)):
        drop(page, moved, before_row)
        assert (list_shown(page), session.undo_label) == (before, step)


@pytest.mark.parametrize(
    ("chosen", "action", "shown"),
    [
        (("Anton", "Bersonin"), "down", "| Detchard Anton Bersonin | Flavia Fritz |"),
        (("Bersonin", "Detchard"), "up", "| Bersonin Detchard Anton | Flavia Fritz |"),
        (("Anton", "Detchard"), "up", "| Anton Bersonin Detchard | Flavia Fritz |"),
        (("Bersonin", "Detchard"), "down", "| Anton | Bersonin Detchard Flavia Fritz |"),
        (("Anton", "Flavia"), "down", "| Bersonin Anton Detchard | Fritz Flavia |"),
    ],
)
def test_all_chosen_points_step_as_they_stand_and_back_in_one_step(
    window: MainWindow, page: PointsPage, session: Session, chosen: tuple[str, str], action: str, shown: str
) -> None:
    before = list_shown(page)
    rows = [at for at, card in enumerate(page.cards.rows) if card.title in chosen]
    page.view.show_card(page.cards.rows[rows[0]].key)
    page.view.selectionModel().select(page.cards.index(rows[1]), QItemSelectionModel.SelectionFlag.Select)
    window.actions_.about_to_show.emit()
    window.actions_[f"point.move_{action}"].trigger()
    assert list_shown(page) == shown
    if shown != before:
        session.undo()
    assert list_shown(page) == before
