"""The outline at the left of the window."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from briefbook.models.outline_model import OutlineModel, OutlineRole, OutlineRow
from briefbook.ui.desk.outline_delegate import OutlineDelegate
from briefbook.ui.look.theme import Theme
from briefbook.values.place import Place, same_tab

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OutlineView(QListView):
    """Shows an outline: a click or Enter opens a place, drag or Alt+arrows moves a part, a right click offers more."""

    open_requested = Signal(object)
    add_requested = Signal()
    move_requested = Signal(int, int)
    menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown_key = ""
        self.outline = OutlineModel(self)
        self.outline.move_requested.connect(self.move_requested)
        self._delegate = OutlineDelegate(self)
        self.setModel(self.outline)
        self.setItemDelegate(self._delegate)
        self.setObjectName("outline")
        self.setAccessibleName(self.tr("Outline"))
        self.setProperty("role", "pane")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.clicked.connect(self._open)

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._delegate.theme = theme
        if self.isVisible():
            self.viewport().update()

    @property
    def current_row(self) -> OutlineRow | None:
        """The chosen row."""
        row = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return row if isinstance(row, OutlineRow) else None

    def show_place(self, place: Place | None) -> None:
        """Choose the row of a place, unless one that opens the same tab is chosen already, or none."""
        rows = [row for row in self.outline.rows if place and row.place and same_tab(row.place, place)]
        # A list is shown by its own row rather than by the part of the book that prints it.
        rows.sort(key=lambda row: (row != self.current_row, row.place != place, row.role is not OutlineRole.LIST))
        self._shown_key = rows[0].key if rows else ""
        self._choose_shown()

    def show_part(self, part_id: int) -> None:
        """Choose the row of a part of the book."""
        index = self.outline.find_index(f"part:{part_id}")
        if index.isValid():
            self.setCurrentIndex(index)
            self.setFocus()

    def move_current_part(self, step: int) -> None:
        """Wish for the chosen part to move up (-1) or down (1)."""
        row = self.current_row
        parts = [each.part_id for each in self.outline.rows if each.role is OutlineRole.PART]
        if row and row.part_id is not None:
            position = parts.index(row.part_id) + step
            if 0 <= position < len(parts):
                self.move_requested.emit(row.part_id, position)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag a part; what is open stays chosen, for a drag opens nothing."""
        super().startDrag(actions)
        self._choose_shown()

    def event(self, event: QEvent) -> bool:
        """Keep Alt+arrows from the shortcuts of the menus while the outline has the focus."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_step(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+arrows move a part, Enter opens a place."""
        if _is_step(event):
            self.move_current_part(STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the plus of a heading wishes for something new."""
        index = self.indexAt(event.position().toPoint())
        if self._delegate.is_plus(self.visualRect(index), index, event.position().toPoint()):
            self.add_requested.emit()
        else:
            super().mousePressEvent(event)

    def _choose_shown(self) -> None:
        index = self.outline.find_index(self._shown_key)
        if index != self.currentIndex():
            self.clearSelection()
            self.setCurrentIndex(index)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, OutlineRow) and row.place:
            self._shown_key = row.key
            self.open_requested.emit(row.place)

    def _ask_for_menu(self, point: QPoint) -> None:
        row = self.indexAt(point).data(Qt.ItemDataRole.UserRole)
        if isinstance(row, OutlineRow) and row.role is OutlineRole.PART:
            self.menu_requested.emit(self.viewport().mapToGlobal(point))


def _is_step(event: QKeyEvent) -> bool:
    return event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in STEPS
