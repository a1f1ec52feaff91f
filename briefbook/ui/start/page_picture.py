"""A page drawn in the look of a book's cover, for a library whose own is not known yet."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from briefbook.ui.look.appearance import build_font
from briefbook.ui.look.theme import LIGHT

BAR_PX, LEFT_PX, RIGHT_PX = 7, 27, 20
TITLE_PX, TITLE_LINES = 14, 3
LINE_PX = 3


def draw_page(painter: QPainter, rect: QRect, title: str) -> None:
    """Draw a cover on white paper: the bar at the binding, the title in the book's serif, and lines for words."""
    fill(painter, QRect(rect.left(), rect.top(), BAR_PX, rect.height()), LIGHT.accent)
    inner = rect.adjusted(LEFT_PX, 0, -RIGHT_PX, 0)
    third = rect.height() // 3
    painter.setPen(QColor(LIGHT.ink))
    painter.setFont(build_font(TITLE_PX, serif=True, bold=True))
    room = QRect(inner.left(), inner.top() + third, inner.width(), painter.fontMetrics().lineSpacing() * TITLE_LINES)
    painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, title)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.line))
    lines = ((0.16, 0.4), (0.6, 0.55), (0.64, 0.35), (0.87, 0.7), (0.91, 0.5))
    for height, width in lines:
        top = rect.top() + rect.height() * height
        painter.drawRoundedRect(QRectF(inner.left(), top, inner.width() * width, LINE_PX), 1.5, 1.5)


def fill(painter: QPainter, rect: QRect, colour: str) -> None:
    """Fill a rectangle with a colour (`#rrggbb`)."""
    # QPainter.fillRect takes gradients too, whose list of presets a first sight would wait for.
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRect(rect)
