"""How a recent library is drawn on the start page."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefbook.models.recent_file_model import RecentFile
from briefbook.ui.appearance import build_font
from briefbook.ui.icon import build_icon
from briefbook.ui.theme import LIGHT, SMALL_PX, Theme

ROW_PX = 52
ICON_PX = 20
DATE_WIDTH_PX = 150


class RecentFileDelegate(QStyledItemDelegate):
    """Draws a book, the library's title over its folder, and the day of its last change."""

    theme: Theme = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of a row."""
        return QSize(200, ROW_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one library."""
        recent: RecentFile = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.hover))
            painter.drawRoundedRect(rect.adjusted(4, 2, -4, -2), 6, 6)
        icon = QRect(rect.left() + 16, rect.top() + (ROW_PX - ICON_PX) // 2, ICON_PX, ICON_PX)
        build_icon("book-marked", self.theme.accent).paint(painter, icon)
        self._paint_words(painter, rect.adjusted(50, 8, -16, -8), recent)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, recent: RecentFile) -> None:
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        painter.setPen(QColor(self.theme.ink))
        painter.setFont(build_font(bold=True))
        painter.drawText(rect, top, recent.title)
        painter.setPen(QColor(self.theme.muted))
        painter.setFont(build_font(SMALL_PX))
        room = rect.width() - DATE_WIDTH_PX
        folder = painter.fontMetrics().elidedText(recent.folder, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(rect, bottom, folder)
        when = f"{recent.changed_at.day} {recent.changed_at:%B %Y, %H:%M}"
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, when)
