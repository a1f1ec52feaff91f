"""How a row of the outline is drawn."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefbook.models.outline_model import OutlineRole, OutlineRow
from briefbook.ui.look.appearance import build_font
from briefbook.ui.look.icon import build_icon
from briefbook.ui.look.theme import HEADING_PX, ICON_PX, LIGHT, ROW_HEIGHT_PX, Theme
from briefbook.values.clearance import Dot

HEADING_HEIGHT_PX = 36
INSET_PX = 8
TEXT_LEFT_PX = 40
DOT_PX = 8
Index = QModelIndex | QPersistentModelIndex


class OutlineDelegate(QStyledItemDelegate):
    """Draws headings in small capitals and rows with their picture, title, and dot or count."""

    theme: Theme = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of a row."""
        row: OutlineRow = index.data(Qt.ItemDataRole.UserRole)
        return QSize(120, HEADING_HEIGHT_PX if row.role is OutlineRole.HEADING else ROW_HEIGHT_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: OutlineRow = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.role is OutlineRole.HEADING:
            self._paint_heading(painter, rect, row)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._paint_ground(painter, rect, chosen=chosen, hovered=hovered)
            self._paint_row(painter, rect, row, chosen=chosen)
        painter.restore()

    def is_plus(self, rect: QRect, index: QModelIndex, point: QPoint) -> bool:
        """Whether a point is on the plus of a heading drawn in `rect`."""
        row = index.data(Qt.ItemDataRole.UserRole)
        return isinstance(row, OutlineRow) and row.addable and _plus_rect(rect).adjusted(-6, -6, 6, 6).contains(point)

    def _paint_heading(self, painter: QPainter, rect: QRect, row: OutlineRow) -> None:
        font = build_font(HEADING_PX, bold=True)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.9)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.muted))
        words = rect.adjusted(INSET_PX + 8, 10, -40, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.title)
        if row.addable:
            build_icon("plus", self.theme.muted).paint(painter, _plus_rect(rect))

    def _paint_ground(self, painter: QPainter, rect: QRect, *, chosen: bool, hovered: bool) -> None:
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.selection if chosen else self.theme.hover))
            painter.drawRoundedRect(rect.adjusted(INSET_PX, 0, -INSET_PX, 0), 5, 5)

    def _paint_row(self, painter: QPainter, rect: QRect, row: OutlineRow, *, chosen: bool) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        ink = QColor(self.theme.ink if row.included else self.theme.muted)
        font = build_font(bold=chosen)
        font.setStrikeOut(not row.included)
        head = QRect(rect.left() + 16, rect.top() + (rect.height() - ICON_PX) // 2, ICON_PX, ICON_PX)
        painter.setFont(build_font())
        painter.setPen(QColor(self.theme.muted))
        if row.number:
            painter.drawText(head.adjusted(-4, -4, 0, 4), middle | Qt.AlignmentFlag.AlignRight, row.number)
        else:
            build_icon(row.icon_name, self.theme.muted).paint(painter, head)
        self._paint_end(painter, rect, row)
        painter.setFont(font)
        painter.setPen(ink)
        room = rect.adjusted(TEXT_LEFT_PX, 0, -36, 0)
        title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, title)

    def _paint_end(self, painter: QPainter, rect: QRect, row: OutlineRow) -> None:
        if row.count is not None:
            painter.setPen(QColor(self.theme.faint))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(rect.adjusted(0, 0, -INSET_PX - 8, 0), right, str(row.count))
        elif row.dot is not None:
            self._paint_dot(painter, rect, row.dot)

    def _paint_dot(self, painter: QPainter, rect: QRect, dot: Dot) -> None:
        centre = QPoint(rect.right() - INSET_PX - 11, rect.center().y() + 1)
        box = QRectF(centre.x() - DOT_PX / 2, centre.y() - DOT_PX / 2, DOT_PX, DOT_PX)
        colour = QColor(self.theme.cleared_dot if dot is Dot.CLEARED else self.theme.pending_dot)
        hollow = dot is Dot.NOTHING_TO_CLEAR
        painter.setPen(QPen(QColor(self.theme.drafted_dot), 1.2) if hollow else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if hollow else colour)
        painter.drawEllipse(box)


def _plus_rect(rect: QRect) -> QRect:
    return QRect(
        rect.right() - INSET_PX - 8 - ICON_PX, rect.top() + 5 + (rect.height() - ICON_PX) // 2, ICON_PX, ICON_PX
    )
