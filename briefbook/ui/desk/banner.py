"""The marking banner across the top of the window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefbook.ui.look.appearance import build_font

HEIGHT_PX, EDGE_PX = 20, 12
UNCOMPARED = "#14181c"


class MarkingBanner(QWidget):
    """The highest marking in the open library, in the colour of its level; hidden when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = ""
        self._colour = QColor()
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        font = build_font(12, bold=True)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.5)
        self.setFont(font)
        self.hide()

    @property
    def wording(self) -> str:
        """What it says."""
        return self._wording

    def show_marking(self, wording: str, colour: str) -> None:
        """Say a marking on the colour of its level (`#rrggbb`, or none that counts); nothing hides the banner."""
        self._wording = wording
        self._colour = QColor(colour or UNCOMPARED)
        self.setAccessibleName(self.tr("Marking: {}").format(wording))
        self.setToolTip(wording)
        self.setVisible(bool(wording))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the band and as many of the words as it holds, dark on a light colour and light on a dark one."""
        with QPainter(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour)
            painter.drawRect(self.rect())
            light = self._colour.lightnessF() > 0.6
            painter.setPen(QColor("#14181c" if light else "#ffffff"))
            room_px = self.width() - 2 * EDGE_PX
            shown = self.fontMetrics().elidedText(self._wording, Qt.TextElideMode.ElideRight, room_px)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, shown)
