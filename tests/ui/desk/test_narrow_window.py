"""In a window as narrow as a small screen at twice the size, what is read keeps its room."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.models.finding_model import FindingModel
from briefbook.ui.book.book_editor import BookEditor
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.check.check_panel import FindingView
from briefbook.ui.check.finding_delegate import INSET_PX, PADDING_PX, TEXT_LEFT_PX, WRAPPED, FindingDelegate
from briefbook.ui.library.library_page import LEAST_MIDDLE_PX, OUTLINE_PX, SIDE_WIDTHS_PX, LibraryPage
from briefbook.ui.look.appearance import Appearance, build_font
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place

NARROW = (952, 500)


@pytest.fixture
def page(window: MainWindow) -> PointsPage:
    window.resize(*NARROW)
    editor = window.open_place(Place("point", 1))
    assert isinstance(editor, BriefEditor)
    assert isinstance(editor.pages[0], PointsPage)
    return editor.pages[0]


@pytest.mark.parametrize("action_id", ["view.preview", "book.check"])
def test_the_outline_gives_way_to_a_panel_and_comes_back(window: MainWindow, page: PointsPage, action_id: str) -> None:
    assert window.library
    assert window.library.proof
    layout, proof = window.layout_.library_page, window.library.proof
    side = {"view.preview": proof.preview, "book.check": proof.check}[action_id]
    assert layout.outline.isVisible()
    layout.outline.setFocus()
    window.actions_[action_id].trigger()
    QApplication.processEvents()
    assert side.isVisible()
    assert layout.tabs.width() >= LEAST_MIDDLE_PX
    assert not layout.outline.isVisible()
    assert page.view.horizontalScrollBar().maximum() == 0
    window.actions_[action_id].trigger()
    QApplication.processEvents()
    assert layout.outline.isVisible()
    assert layout.outline.width() == OUTLINE_PX


def test_a_preview_shrinks_before_the_outline_hides(window: MainWindow, page: PointsPage) -> None:
    assert window.library
    assert window.library.proof
    layout, preview = window.layout_.library_page, window.library.proof.preview
    window.actions_["view.preview"].trigger()
    for width_px in range(960, 1700, 60):
        window.resize(width_px, 700)
        QApplication.processEvents()
        assert layout.tabs.width() >= LEAST_MIDDLE_PX
        whole = preview.width() == SIDE_WIDTHS_PX["preview"]
        assert layout.outline.isVisible() or width_px < 1200
        assert whole or width_px < 1400
    assert whole
    assert layout.outline.isVisible()


def test_the_settings_of_a_book_go_under_its_parts(window: MainWindow, page: PointsPage) -> None:
    editor = window.open_place(Place("book", 1))
    assert isinstance(editor, BookEditor)
    for size, beside in ((NARROW, False), ((1440, 900), True), (NARROW, False)):
        window.resize(*size)
        QApplication.processEvents()
        assert (editor.form.x() > editor.view.geometry().right()) is beside
        assert editor.view.width() >= 220


def test_a_closed_library_leaves_the_outline_to_the_next(window: MainWindow, page: PointsPage) -> None:
    window.actions_["view.preview"].trigger()
    assert window.close_library()
    assert not window.layout_.library_page.outline.isHidden()


def test_a_library_opens_with_its_outline(qtbot: QtBot) -> None:
    layout, sidebar = LibraryPage(), QWidget()
    qtbot.addWidget(layout)
    layout.resize(*NARROW)
    layout.show()
    layout.add_side("sidebar", sidebar, shown=True)
    assert layout.outline.isVisible()
    assert sidebar.isHidden()
    layout.resize(1440, 900)
    QApplication.processEvents()
    assert layout.outline.isVisible()
    assert sidebar.isVisible()


def test_a_finding_has_room_for_its_last_line(appearance: Appearance, qtbot: QtBot) -> None:
    view, findings = FindingView(), FindingModel()
    qtbot.addWidget(view)
    view.setModel(findings)
    view.setItemDelegate(FindingDelegate(appearance, view))
    view.resize(SIDE_WIDTHS_PX["check"], 400)
    view.show()
    words = "Zenda and the bridge " * 20
    finding = partial(Finding, Severity.WARNS, FindingKind.UNTITLED, Place("brief", 1))
    findings.show_findings([finding(words[:length]) for length in range(40, 240)])
    QApplication.processEvents()
    assert view.verticalScrollBar().isVisible()
    for at in range(1, findings.rowCount()):
        index = findings.index(at)
        room = view.visualRect(index).adjusted(TEXT_LEFT_PX, PADDING_PX, -INSET_PX, 0)
        needed = QFontMetrics(build_font()).boundingRect(room, WRAPPED, index.data(Qt.ItemDataRole.UserRole).words)
        assert needed.height() <= room.height()
