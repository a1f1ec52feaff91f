"""How a part of a book is drawn in its recipe."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefbook.models.book_part_model import BookPartRow
from briefbook.ui.look.appearance import Appearance, build_font
from briefbook.ui.look.icon import build_icon
from briefbook.ui.look.tick import TICK_PX, paint_tick
from briefbook.values.kind import PartKind

ROW_PX = 28
INDENT_PX = 20
Index = QModelIndex | QPersistentModelIndex


class PartDelegate(QStyledItemDelegate):
    """A tick, the words, and for a brief a sign that its sections can be chosen."""

    def __init__(self, appearance: Appearance, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of a row."""
        return QSize(200, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: BookPartRow = index.data(Qt.ItemDataRole.UserRole)
        theme, rect = self._appearance.theme, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection if chosen else theme.hover))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 5, 5)
        paint_tick(painter, tick_rect(rect, row), theme, ticked=row.ticked)
        painter.setFont(build_font())
        painter.setPen(QColor(theme.ink if row.ticked else theme.muted))
        words = rect.adjusted(tick_rect(rect, row).right() - rect.left() + 10, 0, -30, 0)
        shown = painter.fontMetrics().elidedText(row.words, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if row.section is None and row.part.kind is PartKind.BRIEF:
            box = QRect(rect.right() - 24, rect.center().y() - 8, 16, 16)
            build_icon("chevrons-up-down", theme.faint).paint(painter, box)
        painter.restore()

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on the tick, or the space bar, sets it."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if event.type() is QEvent.Type.MouseButtonRelease:
            point = event.position().toPoint()  # type: ignore[attr-defined]
            if not tick_rect(option.rect, row).adjusted(-6, -6, 6, 6).contains(point):
                return False
        elif event.type() is not QEvent.Type.KeyPress or event.key() != Qt.Key.Key_Space:  # type: ignore[attr-defined]
            return False
        wanted = Qt.CheckState.Unchecked if row.ticked else Qt.CheckState.Checked
        return bool(index.model().setData(index, wanted, Qt.ItemDataRole.CheckStateRole))  # type: ignore[arg-type]


def tick_rect(rect: QRect, row: BookPartRow) -> QRect:
    """Where the tick of a row stands."""
    left = rect.left() + 8 + (INDENT_PX if row.section is not None else 0)
    return QRect(left, rect.center().y() - TICK_PX // 2 + 1, TICK_PX, TICK_PX)
