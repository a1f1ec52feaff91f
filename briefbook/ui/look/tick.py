"""How a tick in a list is drawn: as the style sheet draws all others."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from briefbook.ui.look.icon import build_icon
from briefbook.ui.look.theme import Theme

TICK_PX = 16


def paint_tick(painter: QPainter, box: QRect, theme: Theme, *, ticked: bool) -> None:
    """Draw a box, and a tick in it where there is one."""
    painter.setPen(QColor(theme.accent if ticked else theme.faint))
    painter.setBrush(QColor(theme.accent if ticked else theme.card))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if ticked:
        build_icon("check", theme.on_accent).paint(painter, box.adjusted(2, 2, -2, -2))
