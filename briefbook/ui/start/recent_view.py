"""The recent libraries as cards in rows, to be walked with the arrow keys."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QMenu, QWidget

from briefbook.ui.start.recent_file_delegate import CELL

REMOVAL_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class RecentFileView(QListView):
    """As high as its cards need; Enter or a click chooses one, Delete takes one from the list."""

    chosen = Signal(object)
    folder_requested = Signal(object)
    removal_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recent_files")
        self.setProperty("role", "page")
        self.setAccessibleName(self.tr("Recent libraries"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionRectVisible(False)
        self.setUniformItemSizes(True)
        self.setGridSize(CELL)
        self.setMouseTracking(True)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(lambda index: self.chosen.emit(index.data(Qt.ItemDataRole.UserRole)))
        self.clicked.connect(lambda index: self.chosen.emit(index.data(Qt.ItemDataRole.UserRole)))

    def fit(self) -> None:
        """Be as high as the rows of cards in this width."""
        # Without frame and scroll bars the view is as wide as its viewport, for which PySide6 would first make every
        # kind of widget known to Python.
        columns = max(1, self.width() // CELL.width())
        rows = -(-self.model().rowCount() // columns)
        self.setFixedHeight(rows * CELL.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the rows anew."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the card from the list."""
        if event.key() in REMOVAL_KEYS and self.currentIndex().isValid():
            self.removal_requested.emit(self.currentIndex().data(Qt.ItemDataRole.UserRole))
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the card under the pointer, or with the current one."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            at = self.visualRect(index).center() if by_key else event.pos()
            self.build_menu(index).popup(self.viewport().mapToGlobal(QPoint(at)))

    def build_menu(self, index: QModelIndex) -> QMenu:
        """Open, show in its folder, remove from the list; a file that is gone can only be removed."""
        recent = index.data(Qt.ItemDataRole.UserRole)
        menu = QMenu(self)
        for words, signal, always in (
            (self.tr("Open"), self.chosen, False),
            (self.tr("Show in Folder"), self.folder_requested, False),
            (self.tr("Remove from This List"), self.removal_requested, True),
        ):
            action = menu.addAction(words)
            action.setEnabled(always or not recent.missing)
            action.triggered.connect(lambda _=False, wish=signal: wish.emit(recent))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu
