"""A button that ends in an ellipsis where its words find no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

LEAST_PX, WIDEST_PX, GAP_PX = 48, 300, 4


class ElidedButton(QPushButton):
    """One line of plain words, which may be made narrower than they are; whoever makes it gives it a tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Show other words, as they are."""
        self.setText(words.replace("&", "&&"))

    def sizeHint(self) -> QSize:
        """Room for all words, as far as that is not too much."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), WIDEST_PX), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters, or for all of fewer."""
        return QSize(min(self.sizeHint().width(), LEAST_PX), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as many of the words as there is room for."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        icon_px = self.iconSize().width() + GAP_PX if not self.icon().isNull() else 0
        flag = Qt.TextFlag.TextShowMnemonic
        room_px = inside.width() - icon_px
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room_px, flag)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
