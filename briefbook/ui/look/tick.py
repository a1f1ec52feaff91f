"""How a tick in a list is drawn."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from briefbook.ui.look.icon import build_icon
from briefbook.ui.look.theme import Theme

TICK_PX = 16


def paint_tick(painter: QPainter, box: QRect, theme: Theme, *, ticked: bool) -> None:
    """Draw a box, and a tick in it where there is one."""
    painter.setPen(QColor(theme.muted))
    painter.setBrush(QColor(theme.card))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
    if ticked:
        build_icon("check", theme.accent).paint(painter, box.adjusted(2, 2, -2, -2))
