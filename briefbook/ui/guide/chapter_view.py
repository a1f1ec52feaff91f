"""One chapter of the guide as text to read."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QImage, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from briefbook.text.guide import Chapter, find_chapter_key, guide_path
from briefbook.ui.guide.chapter_html import build_chapter_style, build_html
from briefbook.ui.look.theme import LIGHT, Theme

COLUMN_PX = 680
MARGIN_PX = 32
PICTURE_RATIO = 1.5  # the pictures were made on a screen of that ratio


class ChapterView(QTextBrowser):
    """Shows a chapter in a column of readable width, with its pictures and the words that were searched for.

    It loads nothing but the pictures of the guide.
    """

    chapter_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chapter: Chapter | None = None
        self._theme = LIGHT
        self._words: Sequence[str] = ()
        self._hits: list[QTextCursor] = []
        self._hit = -1
        self._laid_px = 0
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setProperty("role", "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Chapter"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(self._follow)

    @property
    def hit_count(self) -> int:
        """How often the words of the search are in the chapter."""
        return len(self._hits)

    def show_chapter(self, chapter: Chapter) -> None:
        """Show a chapter from its beginning, or from the first hit."""
        self._chapter = chapter
        self.setAccessibleDescription(chapter.title)
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        if self._words:
            self.step_hit(1)

    def mark_words(self, words: Sequence[str]) -> None:
        """Tint these words wherever they stand."""
        self._words = tuple(words)
        self._find_hits()

    def step_hit(self, step: int) -> None:
        """Bring the next hit (1) or the one before (-1) into sight."""
        if self._hits:
            self._hit = (self._hit + step) % len(self._hits) if self._hit >= 0 else 0
            self._tint()
            place = QTextCursor(self._hits[self._hit])
            place.clearSelection()
            self.setTextCursor(place)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 3)

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self._lay_out()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture of the guide, no wider than the column; nothing else is loaded."""
        path = guide_path(QUrl(name).fileName())
        if kind != QTextDocument.ResourceType.ImageResource.value or not path.is_file():
            return None
        image, ratio = QImage(str(path)), self.devicePixelRatioF()
        width_px = min(max(self._picture_px(), 1), image.width() / PICTURE_RATIO) * ratio
        image = image.scaledToWidth(round(width_px), Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(ratio)
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle, and fit the pictures to it."""
        super().resizeEvent(event)
        beside = max(MARGIN_PX, (self.width() - COLUMN_PX) // 2)
        self.setViewportMargins(beside, 0, beside, 0)
        if self._picture_px() != self._laid_px:
            self._lay_out()

    def sizeHint(self) -> QSize:
        """Room for the column."""
        return QSize(COLUMN_PX + 2 * MARGIN_PX, 600)

    def _picture_px(self) -> int:
        """The widest picture, which leaves room for the scroll bar whether or not that is there."""
        margins, bar_px = self.viewportMargins(), self.verticalScrollBar().sizeHint().width()
        return self.width() - margins.left() - margins.right() - bar_px - 2 * round(self.document().documentMargin())

    def _lay_out(self) -> None:
        if self._chapter is None:
            return
        self._laid_px = self._picture_px()
        place = self.verticalScrollBar().value()
        self.document().clear()
        self.document().setDefaultStyleSheet(build_chapter_style(self._theme))
        self.setHtml(build_html(self._chapter))
        self.verticalScrollBar().setValue(place)
        self._find_hits()

    def _find_hits(self) -> None:
        self._hits, self._hit = [], -1
        for word in self._words:
            cursor = self.document().find(word)
            while not cursor.isNull():
                self._hits.append(cursor)
                cursor = self.document().find(word, cursor)
        self._hits.sort(key=lambda cursor: cursor.selectionStart())
        self._tint()

    def _tint(self) -> None:
        selections = []
        for at, cursor in enumerate(self._hits):
            tint = QTextEdit.ExtraSelection()
            tint.cursor = cursor
            current = at == self._hit
            tint.format.setBackground(QColor(self._theme.selection if current else self._theme.if_raised_tint))
            tint.format.setFontUnderline(current)
            selections.append(tint)
        self.setExtraSelections(selections)

    def _follow(self, address: QUrl) -> None:
        key = find_chapter_key(address.toString())
        if key:
            self.chapter_requested.emit(key)
