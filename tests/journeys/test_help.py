"""Help while one writes: F1 in a talking point, the guide by keyboard alone, and back to the point."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from briefbook.ui.guide.guide_window import GuideWindow, load_size
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place

Start = Callable[[Path | None], MainWindow]


def focus() -> object:
    widget = QApplication.focusWidget()
    assert widget
    return widget


def test_help_is_found_by_keyboard_and_kept_as_a_pdf(
    start: Start, library: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = start(library)
    window.open_place(Place("point", 1))
    qtbot.waitUntil(window.isActiveWindow)
    writing = focus()
    QTest.keyClick(writing, Qt.Key.Key_F1)
    guide = window.findChild(GuideWindow)
    assert guide
    qtbot.waitUntil(guide.isActiveWindow)
    assert guide.key == "points"
    assert focus() is guide.list

    QTest.keyClick(focus(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focus(), "overdue june")
    assert [row.title for row in guide.chapters.rows] == ["Dates in words"]
    assert guide.view.hit_count
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    QTest.keyClick(focus(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert guide.key == "points"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "guide.pdf"), ""))
    guide.save.setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "guide.pdf" in guide.notice.words, timeout=30_000)
    with pypdfium2.PdfDocument(tmp_path / "guide.pdf") as document:
        assert len(document) > 10

    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert not guide.isVisible()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert focus() is writing
    QTest.keyClick(focus(), Qt.Key.Key_F1)
    assert guide.isVisible()
    guide.resize(980, 700)
    guide.export.export(tmp_path / "second.pdf")
    window.close()
    qtbot.waitUntil(lambda: not isValid(guide))
    assert load_size() == (980, 700)
