"""What the window shows when no library is open."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from briefbook.models.recent_file_model import RecentFile, RecentFileModel, list_recent
from briefbook.settings import load_recent_files
from briefbook.ui.icon import show_icon
from briefbook.ui.recent_file_delegate import ROW_PX, RecentFileDelegate
from briefbook.ui.theme import Theme

WIDTH_PX = 980
ROWS_SHOWN = 6


class StartPage(QWidget):
    """New, open, sample and the recent libraries; says in a sentence why a library could not be opened."""

    action_requested = Signal(str)
    path_chosen = Signal(object)
    reading_requested = Signal(object)
    copy_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._refused: Path | None = None
        self._buttons = {
            "file.open": QPushButton(self.tr("Open…")),
            "file.sample": QPushButton(self.tr("Try the sample")),
            "file.new": QPushButton(self.tr("New library")),
        }
        self._buttons["file.new"].setProperty("role", "primary")
        for action_id, button in self._buttons.items():
            button.clicked.connect(lambda _=False, wish=action_id: self.action_requested.emit(wish))
        self._notice = QFrame()
        self._sentence = QLabel()
        self._read = QPushButton(self.tr("Open for reading"))
        self._read.clicked.connect(lambda: self.reading_requested.emit(self._refused))
        self._copy = QPushButton(self.tr("Open a copy…"))
        self._copy.clicked.connect(lambda: self.copy_requested.emit(self._refused))
        self.recent = RecentFileModel(self)
        self._list = QListView()
        self._empty = QLabel(self.tr("Nothing opened yet. Try the sample to see a whole briefing book."))
        self._delegate = RecentFileDelegate(self)
        self._prepare()
        self._lay_out()
        self.refresh()

    @property
    def sentence(self) -> str:
        """Why the last library was not opened; empty when it was."""
        return "" if self._notice.isHidden() else self._sentence.text()

    @property
    def offers(self) -> tuple[QPushButton, ...]:
        """What can be done with a library that somebody else has open."""
        return self._read, self._copy

    def refresh(self) -> None:
        """Read the list of recent libraries anew and forget the last refusal."""
        self._notice.hide()
        self.recent.show_rows(list_recent(load_recent_files()))
        rows = len(self.recent.rows)
        self._list.setVisible(rows > 0)
        self._empty.setVisible(rows == 0)
        self._list.setFixedHeight(min(rows, ROWS_SHOWN) * ROW_PX + 10)

    def show_refusal(self, sentence: str, path: Path | None = None) -> None:
        """Say why something failed; a path offers to open that library for reading, or a copy of it."""
        self._refused = path
        self._sentence.setText(sentence)
        for button in self.offers:
            button.setVisible(path is not None)
        self._notice.show()

    def paint(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        self._delegate.theme = theme
        self._list.viewport().update()
        for action_id, name in (("file.open", "folder-open"), ("file.sample", "sparkles")):
            show_icon(self._buttons[action_id], name, theme.ink)
        show_icon(self._buttons["file.new"], "plus", theme.on_accent)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one file."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Choose the file that was dropped."""
        self.path_chosen.emit(Path(event.mimeData().urls()[0].toLocalFile()))

    def _prepare(self) -> None:
        self._sentence.setWordWrap(True)
        self._sentence.setProperty("role", "error")
        self._notice.setProperty("role", "card")
        self._notice.hide()
        self._list.setModel(self.recent)
        self._list.setItemDelegate(self._delegate)
        self._list.setObjectName("recent_files")
        self._list.setAccessibleName(self.tr("Recent libraries"))
        self._list.setMouseTracking(True)
        self._list.activated.connect(self._choose)
        self._list.clicked.connect(self._choose)
        self._empty.setProperty("role", "muted")

    def _lay_out(self) -> None:
        body = QWidget()
        body.setMaximumWidth(WIDTH_PX)
        body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 0, 24, 24)
        column.setSpacing(0)
        column.addLayout(self._build_head())
        column.addSpacing(24)
        notice = QHBoxLayout(self._notice)
        notice.setContentsMargins(16, 10, 16, 10)
        notice.addWidget(self._sentence, 1)
        for button in self.offers:
            notice.addWidget(button)
        column.addWidget(self._notice)
        column.addSpacing(24)
        column.addWidget(_label(self.tr("RECENT"), "heading"))
        column.addSpacing(8)
        column.addWidget(self._list)
        column.addWidget(self._empty)
        column.addSpacing(28)
        column.addWidget(self._build_drop_field())
        column.addStretch(3)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 72, 0, 0)
        outer.addStretch()
        outer.addWidget(body, 100)
        outer.addStretch()

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        words = QVBoxLayout()
        title = _label(greeting(datetime.now().hour), "title")
        title.setObjectName("greeting")
        words.addWidget(title)
        words.addWidget(_label(self.tr("Open a library, or start the next visit."), "muted"))
        head.addLayout(words)
        head.addStretch()
        for button in self._buttons.values():
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
            head.addSpacing(4)
        return head

    def _build_drop_field(self) -> QLabel:
        field = _label(self.tr("Drop a .briefbook file here"), "drop")
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.setFixedHeight(56)
        return field

    def _choose(self, index: QModelIndex) -> None:
        recent = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(recent, RecentFile):
            self.path_chosen.emit(recent.key)


def greeting(hour: int) -> str:
    """What one says at an hour of the day, 0 to 23."""
    if hour < 12:
        return "Good morning"
    return "Good afternoon" if hour < 18 else "Good evening"


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    return label
