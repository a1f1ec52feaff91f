"""A label that ends in an ellipsis where its words find no room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStyle, QStyleOption


class ElidedLabel(QLabel):
    """One line of plain words, which may be made narrower than they are; whoever rests on it reads all of them."""

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(text)
        self.setToolTip(text)
        self.setMinimumWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as many of the words as there is room for."""
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        option = QStyleOption()
        option.initFrom(self)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        with QPainter(self) as painter:
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
            self.style().drawItemText(
                painter, room, middle, option.palette, self.isEnabled(), shown, self.foregroundRole()
            )
