"""The main story: open the sample, change a point, see it everywhere, print it, undo, close, reopen."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from briefbook.models.card_list_model import Card
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.point_card import PointCard
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.window.window import MainWindow

Start = Callable[[Path], MainWindow]
WORDS = " Ruritania is watching the harbours."


def brief_of(window: MainWindow) -> BriefEditor:
    editor = window.current_editor
    assert isinstance(editor, BriefEditor)
    return editor


def points_of(window: MainWindow) -> PointsPage:
    page = brief_of(window).pages[0]
    assert isinstance(page, PointsPage)
    return page


def first_point(window: MainWindow) -> Card:
    return next(card for card in points_of(window).cards.rows if not card.is_heading)


def write_into(window: MainWindow, words: str) -> PointCard:
    """Type at the end of the first point, as a person does."""
    page = points_of(window)
    page.view.show_card(first_point(window).key)
    live = page.view.live
    assert isinstance(live, PointCard)
    live.text.moveCursor(live.text.textCursor().MoveOperation.End)
    QTest.keyClicks(live.text, words)
    return live


def wait_saved(window: MainWindow, qtbot: QtBot) -> None:
    assert window.library
    assert window.library.workspace
    session = window.library.workspace.session
    qtbot.waitUntil(lambda: WORDS.strip() in first_point(window).text.text, timeout=3000)
    qtbot.waitUntil(lambda: not session.unsaved, timeout=3000)


def read_pdf(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)


def export(window: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    assert window.library
    assert window.library.proof
    with qtbot.waitSignal(window.library.proof.export.finished, timeout=30_000):
        window.actions_["book.export"].trigger()
    return " ".join(read_pdf(path).split())


def test_a_point_is_changed_seen_printed_undone_and_kept(
    start: Start, library: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = start(library)
    assert window.layout_.library_page.banner.wording == "SAMPLE"
    brief_of(window)
    assert window.library
    assert window.library.proof
    window.actions_["view.preview"].trigger()
    preview = window.library.proof.preview
    qtbot.waitUntil(lambda: preview.view.page_count > 20, timeout=20_000)
    before = first_point(window).text.text

    write_into(window, WORDS)
    wait_saved(window, qtbot)
    qtbot.waitUntil(lambda: "Saved" in window.layout_.status.saved_words, timeout=3000)
    qtbot.waitUntil(
        lambda: bool(preview._proof.pages) and "harbours" in words_of(preview._proof.pages.sheets.write()),
        timeout=10_000,
    )
    assert WORDS.strip() in export(window, tmp_path / "changed.pdf", qtbot, monkeypatch)

    assert "Talking Point" in window.actions_["edit.undo"].text()
    window.actions_["edit.undo"].trigger()
    assert first_point(window).text.text == before
    live = points_of(window).view.live
    assert isinstance(live, PointCard)
    assert live.text.text().text == before
    window.actions_["edit.redo"].trigger()
    assert WORDS.strip() in first_point(window).text.text

    window.close()
    again = start(library)
    assert isinstance(again.current_editor, BriefEditor)
    assert WORDS.strip() in first_point(again).text.text
    assert WORDS.strip() in export(again, tmp_path / "again.pdf", qtbot, monkeypatch)


def words_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)


def test_a_name_that_is_typed_appears_beside_the_text(start: Start, library: Path, qtbot: QtBot) -> None:
    window = start(library)
    editor = brief_of(window)
    assert window.library
    named = dict(editor.mentioned())
    cursor = window.library.file.connection.execute("SELECT entity_id FROM name WHERE text = 'South Africa'")
    entity_id = cursor.fetchone()[0]
    assert entity_id not in named
    write_into(window, " Also South Africa.")
    qtbot.waitUntil(lambda: dict(editor.mentioned()).get(entity_id) == 1, timeout=5000)


def test_points_are_added_ordered_and_deleted_from_the_keyboard(start: Start, library: Path, qtbot: QtBot) -> None:
    window = start(library)
    page = points_of(window)
    keys = [card.key for card in page.cards.rows if not card.is_heading]
    page.view.show_card(keys[0])
    window.actions_.about_to_show.emit()
    live = page.view.live
    assert isinstance(live, PointCard)
    QTest.keyClick(live.text, Qt.Key.Key_Return)
    added = [card.key for card in page.cards.rows if not card.is_heading and card.key not in keys]
    assert len(added) == 1
    assert page.view.current_card()
    assert page.view.current_card().key == added[0]
    for action_id in ("point.if_raised", "point.move_up", "point.duplicate", "point.delete"):
        window.actions_.about_to_show.emit()
        assert window.actions_[action_id].isEnabled(), action_id
        window.actions_[action_id].trigger()
    assert len(page.list_points()) == len(keys) + 1
    assert page.cards.rows[1].key == added[0]
    assert page.cards.rows[1].pill == "If raised"
    for _ in range(5):
        window.actions_["edit.undo"].trigger()
    assert [card.key for card in page.cards.rows if not card.is_heading] == keys


def test_search_leads_to_a_person_and_back(start: Start, library: Path, qtbot: QtBot) -> None:
    window = start(library)
    window.actions_["edit.find"].trigger()
    field = QApplication.focusWidget()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=3000)
    field = QApplication.focusWidget()
    assert field
    QTest.keyClicks(field, "Takaichi")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: bool(window.current_editor) and window.current_editor.title() == "Sanae Takaichi", timeout=3000
    )
