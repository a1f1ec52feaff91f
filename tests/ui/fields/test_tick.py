"""A tick that a list draws itself looks as the ones of the style sheet do."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from briefbook.ui.look.theme import DARK, LIGHT, Theme
from briefbook.ui.look.tick import TICK_PX, paint_tick


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ticked", [True, False])
def test_a_tick_is_solid_in_the_accent(qapp: QApplication, theme: Theme, ticked: bool) -> None:
    image = QImage(TICK_PX, TICK_PX, QImage.Format.Format_RGB32)
    image.fill(0)
    with QPainter(image) as painter:
        paint_tick(painter, QRect(0, 0, TICK_PX, TICK_PX), theme, ticked=ticked)
    assert image.pixelColor(3, 3).name() == (theme.accent if ticked else theme.card)
    assert image.pixelColor(TICK_PX // 2, 0).name() == (theme.accent if ticked else theme.faint)
