"""The buttons of the toolbar that are more than an icon and a word."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from briefbook.ui.look.appearance import build_font
from briefbook.ui.look.elided_label import ElidedLabel
from briefbook.ui.look.icon import build_pixmap
from briefbook.ui.look.theme import SMALL_PX, Theme

BADGE_HEIGHT_PX = 16
BADGE_GAP_PX = 8


class BadgeButton(QPushButton):
    """A button with a count after its word; no badge when the count is nought or not known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._theme: Theme | None = None

    @property
    def count(self) -> int:
        """The number on the badge."""
        return self._count

    def show_count(self, count: int) -> None:
        """Put a number on the badge."""
        self._count = count
        self.updateGeometry()
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the word and the badge."""
        return super().sizeHint() + QSize(self._badge_width() + BADGE_GAP_PX if self._count else 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, its word to the left of the badge."""
        if not self._count or not self._theme:
            super().paintEvent(event)
            return
        width = self._badge_width()
        option = QStyleOptionButton()
        self.initStyleOption(option)
        top = (self.height() - BADGE_HEIGHT_PX) // 2
        with QPainter(self) as painter:
            self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
            option.rect = self.rect().adjusted(0, 0, -width - BADGE_GAP_PX, 0)
            self.style().drawControl(QStyle.ControlElement.CE_PushButtonLabel, option, painter, self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.if_raised_tint))
            box = self.rect().adjusted(self.width() - width - 12, top, -12, -top)
            painter.drawRoundedRect(box, 8, 8)
            painter.setPen(QColor(self._theme.if_raised_ink))
            painter.setFont(build_font(SMALL_PX, bold=True))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._count))

    def _badge_width(self) -> int:
        return max(BADGE_HEIGHT_PX, 10 + 7 * len(str(self._count)))


class FieldButton(QPushButton):
    """A button laid out like a field: an icon, words, quieter words, and something at the right end."""

    def __init__(self, icon_name: str, end_icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = (icon_name, end_icon_name)
        self._icon, self._end = QLabel(self), QLabel(self)
        self._words, self._quiet = ElidedLabel(self), ElidedLabel(self)
        self._words.setProperty("role", "subheading")
        self._quiet.setProperty("role", "muted")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 10, 0)
        row.setSpacing(8)
        for label in (self._icon, self._words, self._quiet):
            row.addWidget(label)
        row.addStretch()
        row.addWidget(self._end, 0, Qt.AlignmentFlag.AlignVCenter)
        for label in (self._icon, self._words, self._quiet, self._end):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_words(self, words: str, quiet: str = "", end: str = "") -> None:
        """Say what stands on it; empty texts take no room."""
        for label, text in ((self._words, words), (self._quiet, quiet), (self._end, end)):
            label.setText(text)
        self._words.setVisible(bool(words))
        self._quiet.setVisible(bool(quiet))
        self._end.setProperty("role", "key")
        self.setAccessibleName(" ".join(filter(None, (words, quiet))))
        self.updateGeometry()

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        for label, name in zip((self._icon, self._end), self._names, strict=True):
            if name:
                label.setPixmap(build_pixmap(name, theme.muted, 16, self.devicePixelRatioF()))

    def sizeHint(self) -> QSize:
        """Room for everything on it."""
        return self._row.sizeHint().expandedTo(QSize(0, 30))
