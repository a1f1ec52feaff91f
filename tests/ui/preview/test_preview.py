"""The book's pages beside the editor: they come, they follow, they change with every commit."""

import threading
from typing import Any

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from briefbook.edits.issue import rename_issue
from briefbook.printing.gathering.content import gather_aside
from briefbook.ui.check.check_panel import CheckPanel
from briefbook.ui.library.library_proof import LibraryProof
from briefbook.ui.preview.preview_panel import PreviewPanel
from briefbook.ui.sidebar.entity_sidebar import EntitySidebar
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place


@pytest.fixture
def proof(window: MainWindow, qtbot: QtBot) -> LibraryProof:
    """The proof of the sample's book, its pages in sight."""
    assert window.library
    assert window.library.proof
    window.actions_["view.preview"].trigger()
    qtbot.waitUntil(lambda: pages_of(window) > 20)
    return window.library.proof


def pages_of(window: MainWindow) -> int:
    assert window.library
    assert window.library.proof
    return window.library.proof.preview.view.page_count


def look(panel: PreviewPanel) -> QImage:
    return panel.view.viewport().grab().toImage()


def test_the_pages_of_the_book_appear(window: MainWindow, proof: LibraryProof) -> None:
    assert proof.preview.isVisible()
    assert window.layout_.library_page.strip.preview.isChecked()
    seen = look(proof.preview)
    white = sum(seen.pixelColor(x, seen.height() // 2).name() == "#ffffff" for x in range(seen.width()))
    assert white > seen.width() / 2


def test_a_change_is_on_the_page_soon(window: MainWindow, proof: LibraryProof, qtbot: QtBot) -> None:
    assert window.library
    assert window.library.workspace
    session = window.library.workspace.session
    rename_issue(session, 1, "A first title")  # from now on the draft is dated today
    session.end_join()
    qtbot.waitSignal(proof.preview._proof.ready).wait()
    proof.preview.view.go_to_page(proof.preview._proof.pages.anchors["issue-1"])
    before = look(proof.preview)
    with qtbot.waitSignal(proof.preview._proof.ready):
        rename_issue(session, 1, "Quite another title")
    page = proof.preview.view.page
    assert look(proof.preview) != before
    session.undo()
    qtbot.waitUntil(lambda: look(proof.preview) == before)
    assert proof.preview.view.page == page


def test_the_library_is_read_for_it_in_a_thread_and_again_when_it_changes_meanwhile(
    window: MainWindow, proof: LibraryProof, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    assert window.library
    assert window.library.workspace
    session, threads = window.library.workspace.session, list[bool]()

    def gather(*facts: Any, **named: Any) -> Any:
        threads.append(threading.current_thread() is threading.main_thread())
        return gather_aside(*facts, **named) if len(threads) > 1 else None

    monkeypatch.setattr("briefbook.ui.preview.proof.gather_aside", gather)
    with qtbot.waitSignal(proof.preview._proof.ready, timeout=20_000):
        rename_issue(session, 1, "Quite another title")
    assert threads == [False, False]


def test_the_pages_follow_the_tab(window: MainWindow, proof: LibraryProof) -> None:
    assert proof.preview._proof.pages
    anchors = proof.preview._proof.pages.anchors
    window.open_place(Place("list", 0, "commitment"))
    assert proof.preview.view.page == anchors["commitments"]
    window.open_place(Place("list", 0, "source"))
    assert proof.preview.view.page == anchors["sources"]


def test_pages_are_turned_and_come_nearer(proof: LibraryProof) -> None:
    view = proof.preview.view
    view.go_to_page(3)
    assert view.page == 3
    wide = view.horizontalScrollBar().maximum()
    view.step_zoom(1)
    assert view.page == 3
    assert view.horizontalScrollBar().maximum() > wide
    view.go_to_page(10_000)
    assert view.page == view.page_count - 1


def test_another_closing_leaves_nothing_running(window: MainWindow, proof: LibraryProof) -> None:
    assert window.close_library()
    page = window.layout_.library_page
    assert not [side for panel in (EntitySidebar, CheckPanel, PreviewPanel) for side in page.findChildren(panel)]
    assert not window.actions_["view.preview"].isChecked()
