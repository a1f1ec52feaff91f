"""How a recent library is drawn on the start page."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefbook.models.recent_file_model import RecentFile, RecentFileModel
from briefbook.ui.look.appearance import build_font
from briefbook.ui.look.theme import LIGHT, SMALL_PX, TEXT_PX, Theme
from briefbook.ui.start.page_picture import draw_page, fill

PAGE = QSize(206, 274)
CELL = QSize(233, 372)
PAGE_LEFT_PX, PAGE_TOP_PX = 2, 3
WORDS_GAP_PX, LINE_PX = 10, 19
CORNER_PX = 6.0
GREYED = 0.35


class RecentFileDelegate(QStyledItemDelegate):
    """Draws the first page, or a drawn one, over title, visit, dates and day of opening; what is gone is greyed."""

    theme: Theme = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The size of a card."""
        return CELL

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one library."""
        recent: RecentFile = index.data(Qt.ItemDataRole.UserRole)
        corner = option.rect.topLeft()
        page = QRect(corner.x() + PAGE_LEFT_PX, corner.y() + PAGE_TOP_PX, PAGE.width(), PAGE.height())
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_page(painter, page, recent, index.data(Qt.ItemDataRole.DecorationRole))
        self._paint_frame(painter, page, option.state)
        model = index.model()
        words = model.list_words(recent) if isinstance(model, RecentFileModel) else []
        below = QRect(page.left(), page.bottom() + WORDS_GAP_PX, page.width(), LINE_PX)
        self._paint_words(painter, below, recent, words)
        painter.restore()

    def _paint_page(self, painter: QPainter, page: QRect, recent: RecentFile, cover: QImage | None) -> None:
        painter.save()
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(page), CORNER_PX, CORNER_PX)
        painter.setClipPath(outline)
        painter.setOpacity(GREYED if recent.missing else 1.0)
        fill(painter, page, LIGHT.card)
        if cover is None:
            draw_page(painter, page, recent.name)
        else:
            height = cover.height() * page.width() / cover.width()
            painter.drawImage(QRectF(page.left(), page.top(), page.width(), height), cover)
        painter.restore()

    def _paint_frame(self, painter: QPainter, page: QRect, state: QStyle.StateFlag) -> None:
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        marked = focused or bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.theme.accent if marked else self.theme.line), 2 if focused else 1))
        painter.drawRoundedRect(QRectF(page).adjusted(-0.5, -0.5, 0.5, 0.5), CORNER_PX, CORNER_PX)

    def _paint_words(self, painter: QPainter, line: QRect, recent: RecentFile, words: list[str]) -> None:
        painter.setPen(QColor(self.theme.muted if recent.missing else self.theme.ink))
        painter.setFont(build_font(TEXT_PX, bold=True))
        self._paint_line(painter, line, recent.name)
        painter.setPen(QColor(self.theme.muted))
        painter.setFont(build_font(SMALL_PX))
        for number, each in enumerate(words, 1):
            self._paint_line(painter, line.translated(0, number * LINE_PX), each)

    def _paint_line(self, painter: QPainter, line: QRect, words: str) -> None:
        elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, elided)
