"""How a text or a name with a tick is drawn."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefbook.models.tick_list_model import TickRow
from briefbook.ui.look.appearance import Appearance, build_font
from briefbook.ui.look.theme import SMALL_PX
from briefbook.ui.look.tick import TICK_PX, paint_tick

INSET_PX, TEXT_LEFT_PX, PADDING_PX, WHERE_PX = 10, 38, 6, 18
WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
Index = QModelIndex | QPersistentModelIndex


class TickDelegate(QStyledItemDelegate):
    """A tick and all the words, wrapped, under where they stand; a click anywhere or the space bar sets the tick."""

    def __init__(self, appearance: Appearance, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words need in the view's width."""
        row: TickRow = index.data(Qt.ItemDataRole.UserRole)
        # The bar comes when the rows are laid out, and takes of their width.
        room = self._view.viewport().width() - self._view.verticalScrollBar().sizeHint().width()
        box = QRect(0, 0, max(80, room - TEXT_LEFT_PX - INSET_PX), 1)
        height = QFontMetrics(build_font()).boundingRect(box, WRAPPED, row.words).height()
        return QSize(120, height + 2 * PADDING_PX + (WHERE_PX if row.where else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: TickRow = index.data(Qt.ItemDataRole.UserRole)
        theme, rect = self._appearance.theme, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection if chosen else theme.hover))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 5, 5)
        box = QRect(rect.left() + INSET_PX, rect.top() + PADDING_PX + 1, TICK_PX, TICK_PX)
        paint_tick(painter, box, theme, ticked=row.ticked)
        words = rect.adjusted(TEXT_LEFT_PX, PADDING_PX, -INSET_PX, 0)
        if row.where:
            painter.setFont(build_font(SMALL_PX))
            painter.setPen(QColor(theme.muted))
            shown = painter.fontMetrics().elidedText(row.where, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, WRAPPED, shown)
            words.setTop(words.top() + WHERE_PX)
        painter.setFont(build_font())
        painter.setPen(QColor(theme.ink if row.ticked else theme.muted))
        painter.drawText(words, WRAPPED, row.words)
        painter.restore()

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click, or the space bar, sets the tick or takes it away."""
        if event.type() is not QEvent.Type.MouseButtonRelease and (
            event.type() is not QEvent.Type.KeyPress or event.key() != Qt.Key.Key_Space  # type: ignore[attr-defined]
        ):
            return False
        row: TickRow = index.data(Qt.ItemDataRole.UserRole)
        wanted = Qt.CheckState.Unchecked if row.ticked else Qt.CheckState.Checked
        return bool(index.model().setData(index, wanted, Qt.ItemDataRole.CheckStateRole))  # type: ignore[arg-type]
