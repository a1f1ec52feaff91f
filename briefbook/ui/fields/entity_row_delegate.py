"""How an entity is drawn in a list of the library."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefbook.models.entity_row_list_model import EntityListRow
from briefbook.ui.look.appearance import Appearance, build_font
from briefbook.ui.look.icon import build_icon
from briefbook.ui.look.theme import ICON_PX

ROW_PX = 34
NAME_SHARE = 0.58
TEXT_LEFT_PX = 42


class EntityRowDelegate(QStyledItemDelegate):
    """Draws the kind's picture, the name, and the detail in a column of its own."""

    def __init__(self, appearance: Appearance, icon_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._icon_name = icon_name

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of a row."""
        return QSize(200, ROW_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one entity over a hairline."""
        row: EntityListRow = index.data(Qt.ItemDataRole.UserRole)
        theme = self._appearance.theme
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.selection))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(theme.hover))
        painter.setPen(QColor(theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        icon = QRect(rect.left() + 14, rect.top() + (ROW_PX - ICON_PX) // 2, ICON_PX, ICON_PX)
        build_icon(self._icon_name, theme.muted).paint(painter, icon)
        self._paint_words(painter, rect, row)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, row: EntityListRow) -> None:
        theme = self._appearance.theme
        split = rect.left() + TEXT_LEFT_PX + int((rect.width() - TEXT_LEFT_PX) * (NAME_SHARE if row.detail else 1))
        name = QRect(rect.left() + TEXT_LEFT_PX, rect.top(), split - rect.left() - TEXT_LEFT_PX - 12, rect.height())
        detail = QRect(split, rect.top(), rect.right() - split - 14, rect.height())
        painter.setFont(build_font())
        for box, words, colour in ((name, row.name, theme.ink), (detail, row.detail, theme.muted)):
            painter.setPen(QColor(colour))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
