"""The window shows the numbers of the chosen book, and none where it has none."""

import pytest
from PySide6.QtWidgets import QApplication

from briefbook.book.block import Point
from briefbook.book.compile import compile_book
from briefbook.edits.book import change_book, create_book, leave_out, move_part, set_part_included
from briefbook.edits.point import change_point
from briefbook.models.search_rows import SearchRole
from briefbook.printing.gathering.content import gather_content
from briefbook.session import Session
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.issue_card import IssueCard
from briefbook.ui.brief.point_card import PointCard
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.entity.use_table import UseTable
from briefbook.ui.window.window import MainWindow
from briefbook.values.kind import PartKind
from briefbook.values.place import Place

FIRST = Place("point", 1)


@pytest.fixture
def session(window: MainWindow) -> Session:
    assert window.library
    assert window.library.workspace
    return window.library.workspace.session


def open_points(window: MainWindow, brief_id: int = 1) -> PointsPage:
    editor = window.open_place(Place("brief", brief_id))
    assert isinstance(editor, BriefEditor)
    assert isinstance(editor.pages[0], PointsPage)
    return editor.pages[0]


def on_cards(page: PointsPage) -> list[str]:
    return [card.number for card in page.cards.rows if not card.is_heading and card.number]


def on_headings(page: PointsPage) -> list[str]:
    return [card.number for card in page.cards.rows if card.is_heading]


def on_pages(session: Session, brief_id: int, book_id: int = 1) -> list[str]:
    """The numbers that the book prints on the pages of a brief."""
    book = compile_book(gather_content(session.file, book_id)).book
    parts = [part for part in book.parts if part.kind is PartKind.BRIEF and part.anchor == f"brief-{brief_id}"]
    return [block.number for part in parts for block in part.blocks if isinstance(block, Point) and block.number]


def test_cards_have_the_numbers_of_the_pages(window: MainWindow, session: Session) -> None:
    for brief_id in (1, 2):
        page = open_points(window, brief_id)
        assert on_cards(page) == on_pages(session, brief_id) != []
    page = open_points(window)
    assert on_headings(page) == ["A", "B", "C"]
    page.view.show_card(("point", 1))
    assert isinstance(page.view.live, PointCard)
    assert page.view.live.number.text() == "1.1"
    assert page.view.current_card().words.startswith("1.1, ")
    page.view.show_card(("issue", 2))
    assert isinstance(page.view.live, IssueCard)
    assert page.view.current_card().words.startswith("B · ")


def test_another_order_of_the_tabs_numbers_the_cards_anew(window: MainWindow, session: Session) -> None:
    page = open_points(window)
    (part,) = session.file.connection.execute("SELECT id FROM book_part WHERE brief_id = 1").fetchone()
    (last,) = session.file.connection.execute(
        "SELECT position FROM book_part WHERE brief_id IS NOT NULL ORDER BY position DESC"
    ).fetchone()
    move_part(session, part, last)
    QApplication.processEvents()
    assert on_cards(page) == on_pages(session, 1) == ["6.1", "6.2", "6.3", "6.4"]
    outline = window.layout_.library_page.outline.outline
    row = next(row for row in outline.rows if row.place == Place("brief", 1))
    assert row.number == "6"
    session.undo()
    assert on_cards(page) == ["1.1", "1.2", "1.3", "1.4"]


def test_a_brief_outside_the_chosen_book_has_none(window: MainWindow, session: Session) -> None:
    page = open_points(window)
    (part,) = session.file.connection.execute("SELECT id FROM book_part WHERE brief_id = 1").fetchone()
    set_part_included(session, part, False)
    assert (on_cards(page), on_headings(page)) == ([], ["", "", ""])
    page.view.show_card(("issue", 2))
    assert not page.view.current_card().words.startswith("·")
    assert on_cards(open_points(window, 2))[0] == "1.1"


def test_another_book_numbers_the_cards_at_once(window: MainWindow, session: Session) -> None:
    page = open_points(window)
    press = create_book(session, window.library.outline.visit_id, "Press book")
    leave_out(session, press, FIRST)
    assert on_cards(page) == ["1.1", "1.2", "1.3", "1.4"]
    window.library.outline.choose_book(press)
    assert on_cards(page) == on_pages(session, 1, press) == ["1.1", "1.2", "1.3"]
    assert page.cards.rows[1].record.id == 1
    assert page.cards.rows[1].number == ""


def test_a_ceiling_numbers_on_without_gaps_unless_stubs_stand(window: MainWindow, session: Session, apex: str) -> None:
    page = open_points(window)
    change_point(session, 1, marking=apex)
    change_book(session, 1, ceiling="house:SAMPLE")
    assert on_cards(page) == on_pages(session, 1) == ["1.1", "1.2", "1.3"]
    change_book(session, 1, stubs=True)
    assert on_cards(page)[1:] == on_pages(session, 1) == ["1.2", "1.3", "1.4"]


def test_words_that_change_no_number_draw_no_card_anew(window: MainWindow) -> None:
    page = open_points(window)
    told: list[None] = []
    window.library.workspace.numbers.changed.connect(lambda: told.append(None))
    page.view.show_card(("point", 1))
    assert isinstance(page.view.live, PointCard)
    page.view.live.title.setText("A new name")
    page.view.live.flush()
    assert told == []
    assert on_cards(page) == ["1.1", "1.2", "1.3", "1.4"]


def test_search_and_the_places_of_use_tell_the_number(window: MainWindow, session: Session) -> None:
    window.actions_["edit.find"].trigger()
    search = window.library.commands.search
    search.palette.field.setText("Launch of the AI Dialogue")
    hits = [row for row in search.palette.results.rows if row.role is SearchRole.HIT and row.place == FIRST]
    assert [row.title for row in hits] == ["1.1 · Launch of the AI Dialogue"]
    search.palette.dismiss()
    (entity,) = session.file.connection.execute("SELECT commitment_id FROM talking_point WHERE id = 1").fetchone()
    table = UseTable(window.library.workspace, entity)
    table.refresh()
    words = [table.model.index(at, 0).data() for at in range(table.model.rowCount())]
    assert [each for each in words if each.startswith("1.1 · Launch of the AI Dialogue")]
    table.deleteLater()
