"""The window comes back as it was left, maximised too."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefbook.ui.window.window import MainWindow

Start = Callable[[Path | None], MainWindow]


@pytest.mark.parametrize("maximised", [True, False], ids=["maximised", "as it was sized"])
def test_a_window_comes_back_as_it_was_left(start: Start, library: Path, qtbot: QtBot, maximised: bool) -> None:
    if QApplication.platformName() == "offscreen":
        pytest.skip("There is no window manager.")
    window = start(library)
    window.resize(1100, 720)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == (1100, 720))
    if maximised:
        window.showMaximized()
        qtbot.waitUntil(lambda: window.isMaximized() and window.width() > 1100)
    left = window.size()
    window.close()

    again = start(library)
    qtbot.waitUntil(lambda: again.size() == left)
    assert again.isMaximized() is maximised
    if maximised:
        again.showNormal()
        qtbot.waitUntil(lambda: (again.width(), again.height()) == (1100, 720))
