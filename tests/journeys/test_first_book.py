"""A first book from nothing: a new library, a visit, a brief on a meeting that is named on the spot, a page."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from briefbook.ui.book.visit_dialog import VisitDialog
from briefbook.ui.brief.brief_dialog import BriefDialog
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.point_card import PointCard
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.library.new_library_dialog import NewLibraryDialog
from briefbook.ui.programme.programme_editor import ProgrammeEditor
from briefbook.ui.window.window import MainWindow

Start = Callable[[Path | None], MainWindow]
MEETING = "First Ruritanian talks"
WORDS = "We welcome the talks in Zenda."


def answer(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))


def fill_in(kind: type[NewLibraryDialog] | type[VisitDialog] | type[BriefDialog], words: str) -> None:
    """Type into the dialog that is about to open, go to the row of a new name, and press Enter."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        field = dialog.filter if isinstance(dialog, BriefDialog) else dialog.title_field
        QTest.keyClicks(field, words)
        if isinstance(dialog, BriefDialog):
            QTest.keyClick(field, Qt.Key.Key_Down)
        QTest.keyClick(field, Qt.Key.Key_Return)

    QTimer.singleShot(100, fill)


def test_a_first_book_is_made_from_nothing(
    start: Start, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = start(None)
    (Path.home() / "Documents").mkdir(exist_ok=True)
    fill_in(NewLibraryDialog, "Ruritania")
    window.actions_["file.new"].trigger()
    qtbot.waitUntil(lambda: bool(window.library and window.library.proof), timeout=20_000)
    strip = window.layout_.library_page.strip
    assert not strip.export.isEnabled()
    assert not strip.check.isEnabled()

    fill_in(VisitDialog, "Visit of the King of Ruritania")
    window.actions_["visit.add"].trigger()
    assert isinstance(window.current_editor, ProgrammeEditor)
    qtbot.waitUntil(strip.export.isEnabled)

    fill_in(BriefDialog, MEETING)
    window.actions_["brief.add"].trigger()
    editor = window.current_editor
    assert isinstance(editor, BriefEditor)
    assert editor.title() == MEETING
    numbered = [row.number for row in window.layout_.library_page.outline.outline.rows if row.part_id is not None]
    assert numbered.index("1") < len(numbered) - 1
    editor.head.subject.click()
    assert window.current_editor is not editor
    assert window.current_editor
    assert window.current_editor.title() == MEETING
    window.actions_["tab.close"].trigger()
    assert window.current_editor is editor
    assert window.actions_["edit.undo"].text() == "&Undo Add Brief"

    window.actions_.about_to_show.emit()
    window.actions_["point.add"].trigger()
    page = editor.pages[0]
    assert isinstance(page, PointsPage)
    assert isinstance(page.view.live, PointCard)
    QTest.keyClicks(page.view.live.text, WORDS)

    answer(monkeypatch, tmp_path / "book.pdf")
    assert window.library
    assert window.library.proof
    with qtbot.waitSignal(window.library.proof.export.finished, timeout=30_000):
        window.actions_["book.export"].trigger()
    with pypdfium2.PdfDocument(tmp_path / "book.pdf") as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    assert MEETING in text
    assert WORDS in text
