"""Each part of the book that its tab shows is found there, and the outline stays on what was chosen or is open."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefbook.models.book_part_model import BookPartRow
from briefbook.models.outline_model import OutlineRole
from briefbook.ui.book.book_editor import BookEditor
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place

OF_BOOK = ("Cover and handling", "Contents", "Key points on one page", "Index", "Distribution")
PEOPLE = Place("list", 0, "person")


def click(window: MainWindow, title: str) -> None:
    outline = window.layout_.library_page.outline
    row = next(row for row in outline.outline.rows if row.title == title)
    index = outline.outline.find_index(row.key)
    outline.scrollTo(index)
    QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=outline.visualRect(index).center())


def chosen_part(window: MainWindow) -> str:
    editor = window.current_editor
    assert isinstance(editor, BookEditor)
    row = editor.view.currentIndex().data(Qt.ItemDataRole.UserRole)
    assert isinstance(row, BookPartRow)
    return row.words


def chosen_row(window: MainWindow) -> str:
    outline = window.layout_.library_page.outline
    assert outline.current_row
    assert [index.data() for index in outline.selectedIndexes()] == [outline.current_row.title]
    return outline.current_row.title


def test_each_part_is_found_in_the_tab_of_the_book(window: MainWindow) -> None:
    for title in (*OF_BOOK, *reversed(OF_BOOK)):
        click(window, title)
        assert chosen_part(window) == chosen_row(window) == title
        window.open_place(PEOPLE)
        assert chosen_row(window) == "People"
    assert len(window.layout_.library_page.tabs.editors()) == 2
    window.actions_["tab.next"].trigger()
    assert chosen_part(window) == chosen_row(window) == OF_BOOK[0]


def test_a_part_at_the_foot_of_the_list_is_scrolled_to(window: MainWindow) -> None:
    window.resize(1500, 420)
    click(window, OF_BOOK[-1])
    QApplication.processEvents()
    editor = window.current_editor
    assert isinstance(editor, BookEditor)
    rect = editor.view.visualRect(editor.view.currentIndex())
    assert editor.view.visibleRegion().contains(rect.center())
    assert window.layout_.library_page.outline.hasFocus()


@pytest.mark.parametrize("opened", ["Programme", "Index"])
def test_what_is_open_stays_chosen_after_a_drag(window: MainWindow, opened: str) -> None:
    outline = window.layout_.library_page.outline
    click(window, opened)
    dragged = next(row for row in outline.outline.rows if row.title == "Contents")
    index = outline.outline.find_index(dragged.key)
    QTest.mousePress(outline.viewport(), Qt.MouseButton.LeftButton, pos=outline.visualRect(index).center())
    assert chosen_row(window) == "Contents"
    mime = outline.outline.mimeData([index])
    assert outline.outline.dropMimeData(mime, Qt.DropAction.MoveAction, 1, 0, outline.rootIndex())
    # Without a screen the drag is over at once.
    outline.startDrag(Qt.DropAction.MoveAction)
    assert chosen_row(window) == opened
    QTest.mouseRelease(outline.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    parts = [row.title for row in outline.outline.rows if row.role is OutlineRole.PART]
    assert parts[0] == "Contents"


@pytest.mark.parametrize(
    ("moved", "before"),
    [("Contents", "Cover and handling"), ("Cover and handling", "Index"), ("Contents", "Distribution"), ("Index", "")],
)
def test_a_part_stands_where_it_is_put_down(window: MainWindow, moved: str, before: str) -> None:
    model = window.layout_.library_page.outline.outline

    def list_parts() -> list[str]:
        return [row.title for row in model.rows if row.role is OutlineRole.PART]

    rows = {row.title: at for at, row in enumerate(model.rows) if row.role is OutlineRole.PART}
    mime = model.mimeData([model.index(rows[moved])])
    row = rows[before] if before else max(rows.values()) + 1
    left = [title for title in list_parts() if title != moved]
    left.insert(left.index(before) if before else len(left), moved)
    assert model.dropMimeData(mime, Qt.DropAction.MoveAction, row, 0, QModelIndex())
    assert list_parts() == left
