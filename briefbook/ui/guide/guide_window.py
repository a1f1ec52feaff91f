"""The window of the guide: its chapters at the left, the chosen one at the right."""

import contextlib

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListView, QPushButton, QSplitter, QVBoxLayout, QWidget

from briefbook.models.chapter_list_model import ChapterListModel, split_words
from briefbook.settings import load_json, save_json, settings_path
from briefbook.text.guide import load_guide
from briefbook.ui.desk.notice_bar import NoticeBar
from briefbook.ui.desk.outline_delegate import OutlineDelegate
from briefbook.ui.guide.chapter_view import ChapterView
from briefbook.ui.guide.guide_export import GuideExport
from briefbook.ui.look.appearance import Appearance
from briefbook.ui.look.icon import show_icon

SIZE_PX, LEAST_PX = (1040, 760), (560, 400)
LIST_PX = 270


class GuideWindow(QWidget):
    """Reads like a book and is walked through by keyboard alone; its size is kept for the next time."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._appearance = appearance
        self._guide = load_guide()
        self._before: list[str] = []
        self.chapters = ChapterListModel(self._guide.chapters, self)
        self.search, self.list = QLineEdit(self), QListView(self)
        self.view = ChapterView(self)
        self.back, self.save = QPushButton(self.tr("Back"), self), QPushButton(self.tr("Save as PDF…"), self)
        self.notice = NoticeBar(self)
        self.export = GuideExport(self.notice, self)
        self._delegate = OutlineDelegate(self)
        self._nothing = QLabel(self)
        self._prepare()
        self._lay_out()
        self._connect()
        self._apply_theme()
        self.resize(*load_size())

    @property
    def key(self) -> str:
        """The chapter that is shown."""
        return str(self.view.property("chapter") or "")

    def open_for(self, tab: str) -> None:
        """Come to the front with the chapter that helps in a kind of tab."""
        self.search.clear()
        self.show_chapter(self._guide.get_chapter_for(tab).key)
        self.show()
        self.raise_()
        self.activateWindow()
        self.list.setFocus()

    def show_chapter(self, key: str) -> None:
        """Show a chapter, and remember the one before."""
        if key != self.key and self.key:
            self._before.append(self.key)
        self._show(key)

    def go_back(self) -> None:
        """Show the chapter that was shown before."""
        if self._before:
            self._show(self._before.pop())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop printing, and keep the size."""
        self.export.finish()
        save_size(self.width(), self.height())
        super().closeEvent(event)

    def _show(self, key: str) -> None:
        chapter = self._guide.find_chapter(key)
        if chapter is None:
            return
        self.view.setProperty("chapter", key)
        self.view.show_chapter(chapter)
        self.setWindowTitle(self.tr("{} — Guide").format(chapter.title))
        self.list.setCurrentIndex(self.chapters.find_index(key))
        self.back.setEnabled(bool(self._before))

    def _find(self, text: str) -> None:
        words = split_words(text)
        self.chapters.set_search(text)
        self._nothing.setText(self.tr("No chapter has “{}”.").format(text.strip()))
        self._nothing.setVisible(not self.chapters.rows)
        self.view.mark_words(words)
        if words and self.chapters.rows and not self.chapters.find_index(self.key).isValid():
            self.show_chapter(self.chapters.rows[0].key)
        elif words:
            self.view.step_hit(1)
        self.list.setCurrentIndex(self.chapters.find_index(self.key))

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if row and row.key != self.key:
            self.show_chapter(row.key)

    def _leave(self) -> None:
        """Escape takes the search back, and then closes the window."""
        if self.search.text():
            self.search.clear()
        else:
            self.close()

    def _prepare(self) -> None:
        self.setObjectName("guide")
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(*LEAST_PX)
        self.search.setPlaceholderText(self.tr("Search the guide"))
        self.search.setAccessibleName(self.tr("Search the guide"))
        self.list.setModel(self.chapters)
        self.list.setItemDelegate(self._delegate)
        self.list.setProperty("role", "pane")
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(self.tr("Chapters"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing.setProperty("role", "muted")
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(16, 8, 16, 8)
        self._nothing.hide()
        self.back.setToolTip(self.tr("Back to the chapter before (Alt+Left)"))

    def _lay_out(self) -> None:
        pane = QWidget(self)
        pane.setProperty("role", "pane")
        pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        left = QVBoxLayout(pane)
        left.setContentsMargins(0, 12, 0, 12)
        field = QHBoxLayout()
        field.setContentsMargins(12, 0, 12, 4)
        field.addWidget(self.search)
        left.addLayout(field)
        left.addWidget(self._nothing)
        left.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 12, 16, 8)
        buttons.addWidget(self.back)
        buttons.addStretch()
        buttons.addWidget(self.save)
        page = QWidget(self)
        right = QVBoxLayout(page)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(buttons)
        right.addWidget(self.view, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(pane)
        splitter.addWidget(page)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([LIST_PX, SIZE_PX[0] - LIST_PX])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(splitter, 1)
        column.addWidget(self.notice)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(lambda: self.view.step_hit(1))
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.view.chapter_requested.connect(self.show_chapter)
        self.back.clicked.connect(self.go_back)
        self.save.clicked.connect(self.export.ask)
        self._appearance.changed.connect(self._apply_theme)
        for keys, call in (
            ("Ctrl+F", self._go_to_search),
            ("F3", lambda: self.view.step_hit(1)),
            ("Shift+F3", lambda: self.view.step_hit(-1)),
            ("Alt+Left", self.go_back),
            ("Esc", self._leave),
            ("Ctrl+W", self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(call)

    def _go_to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _apply_theme(self) -> None:
        theme = self._appearance.theme
        self._delegate.theme = theme
        self.list.viewport().update()
        self.view.apply_theme(theme)
        show_icon(self.back, "arrow-left", theme.ink)
        show_icon(self.save, "file-down", theme.ink)


def load_size() -> tuple[int, int]:
    """The size that the window had the last time."""
    stored = load_json(settings_path().with_name("guide.json"))
    size = tuple(stored) if isinstance(stored, list) and len(stored) == len(SIZE_PX) else SIZE_PX
    return (size[0], size[1]) if all(type(each) is int and 0 < each < 1 << 15 for each in size) else SIZE_PX


def save_size(width_px: int, height_px: int) -> None:
    """Keep the size for the next time, where anything can be kept."""
    with contextlib.suppress(OSError):
        save_json(settings_path().with_name("guide.json"), [width_px, height_px])
