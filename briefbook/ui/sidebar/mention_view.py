"""The list of the entities that a text names."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefbook.models.mention_list_model import Mentioned, MentionListModel, MentionRow
from briefbook.store.file import LibraryFile
from briefbook.ui.look.appearance import build_font
from briefbook.ui.look.icon import build_icon
from briefbook.ui.look.theme import ICON_PX, LIGHT, SMALL_PX, Theme
from briefbook.values.place import Place

ROW_PX = 27
HEADING_ROW_PX = 26
INSET_PX = 12
TEXT_LEFT_PX = 42
COUNT_PX = 40
Index = QModelIndex | QPersistentModelIndex


class MentionDelegate(QStyledItemDelegate):
    """Draws a group's name, or an entity with its picture and its count."""

    theme: Theme = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of a row."""
        row: MentionRow = index.data(Qt.ItemDataRole.UserRole)
        return QSize(120, HEADING_ROW_PX if row.entity_id is None else ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: MentionRow = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if row.entity_id is None:
            painter.setFont(build_font(SMALL_PX))
            painter.setPen(QColor(self.theme.muted))
            painter.drawText(rect.adjusted(INSET_PX + 6, 2, -INSET_PX, 0), left, row.title)
        else:
            self._paint_ground(painter, option)
            icon = QRect(rect.left() + INSET_PX + 6, rect.top() + (rect.height() - ICON_PX) // 2, ICON_PX, ICON_PX)
            build_icon(row.icon_name, self.theme.muted).paint(painter, icon)
            painter.setFont(build_font())
            painter.setPen(QColor(self.theme.faint))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(rect.adjusted(0, 0, -INSET_PX - 8, 0), right, str(row.count or ""))
            painter.setPen(QColor(self.theme.ink))
            room = rect.adjusted(TEXT_LEFT_PX, 0, -COUNT_PX, 0)
            words = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, left, words)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        chosen = option.state & QStyle.StateFlag.State_Selected
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.selection if chosen else self.theme.hover))
            painter.drawRoundedRect(option.rect.adjusted(INSET_PX, 0, -INSET_PX, 0), 5, 5)


class MentionView(QListView):
    """Lists entities: a click or the arrows choose one, a double click or Enter opens it, a drag carries its name."""

    chosen = Signal(int)
    open_requested = Signal(object)

    def __init__(self, file: LibraryFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mentions = MentionListModel(file, self)
        self._delegate = MentionDelegate(self)
        self._showing = False
        self.setModel(self.mentions)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Named in the text"))
        self.setProperty("role", "pane")
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._choose)
        self.selectionModel().currentChanged.connect(self._follow_current)
        self.doubleClicked.connect(self._open)

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._delegate.theme = theme
        self.viewport().update()

    def show_mentions(self, mentioned: Mentioned) -> None:
        """List these entities; that a row comes or goes chooses nothing."""
        self._showing = True
        self.mentions.show_mentions(mentioned)
        self._showing = False

    def show_chosen(self, entity_id: int | None) -> None:
        """Mark the row of an entity, or none, without choosing it anew."""
        index = self.mentions.find_entity(entity_id) if entity_id is not None else QModelIndex()
        self._showing = True
        self.clearSelection()
        self.setCurrentIndex(index)
        self._showing = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen row in sight when the card above takes more room."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the chosen entity."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _follow_current(self, index: QModelIndex) -> None:
        """Choose what the arrows have reached; a press of the mouse chooses when it ends, unless it drags."""
        if not self._showing and QApplication.mouseButtons() is Qt.MouseButton.NoButton:
            self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, MentionRow) and row.entity_id is not None:
            self.chosen.emit(row.entity_id)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, MentionRow) and row.entity_id is not None:
            self.open_requested.emit(Place("entity", row.entity_id))
