"""How a row of the search is drawn, with the matched words set off."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefbook.models.search_rows import SearchRole, SearchRow, Spans
from briefbook.ui.look.appearance import build_font
from briefbook.ui.look.icon import build_icon
from briefbook.ui.look.theme import HEADING_PX, ICON_PX, LIGHT, RADIUS_PX, ROW_HEIGHT_PX, SMALL_PX, TEXT_PX, Theme

HEADING_HEIGHT_PX = 30
HIT_HEIGHT_PX = 44
COMMAND_HEIGHT_PX = ROW_HEIGHT_PX + 4
INSET_PX = 6
TEXT_LEFT_PX = 44
TEXT_RIGHT_PX = 18
Index = QModelIndex | QPersistentModelIndex


class SearchRowDelegate(QStyledItemDelegate):
    """Draws headings in small capitals, hits as a title over a snippet, commands with their keys."""

    theme: Theme = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of a row."""
        row: SearchRow = index.data(Qt.ItemDataRole.UserRole)
        heights = {SearchRole.HEADING: HEADING_HEIGHT_PX, SearchRole.COMMAND: COMMAND_HEIGHT_PX}
        return QSize(200, heights.get(row.role, HIT_HEIGHT_PX if row.detail else COMMAND_HEIGHT_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row: SearchRow = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.role is SearchRole.HEADING:
            self._paint_heading(painter, rect, row)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            if chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self.theme.selection))
                painter.drawRoundedRect(rect.adjusted(INSET_PX, 0, -INSET_PX, 0), RADIUS_PX, RADIUS_PX)
            icon = QRect(rect.left() + 18, rect.center().y() - ICON_PX // 2 + 1, ICON_PX, ICON_PX)
            if row.icon_name:
                build_icon(row.icon_name, self.theme.accent if chosen else self.theme.muted).paint(painter, icon)
            self._paint_words(painter, rect.adjusted(TEXT_LEFT_PX, 0, -TEXT_RIGHT_PX, 0), row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: SearchRow) -> None:
        font = build_font(HEADING_PX, bold=True)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.9)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(rect.adjusted(18, 7, -18, 0), Qt.AlignmentFlag.AlignVCenter, row.title)

    def _paint_words(self, painter: QPainter, rect: QRect, row: SearchRow) -> None:
        if row.role is SearchRole.COMMAND:
            rect = rect.adjusted(0, 0, -self._paint_end(painter, rect, row), 0)
            self._paint_line(painter, rect, row.title, row.title_matches, TEXT_PX, self.theme.ink)
            return
        halves = rect.adjusted(0, 4, 0, -rect.height() // 2 + 1), rect.adjusted(0, rect.height() // 2 - 1, 0, -5)
        title = halves[0] if row.detail else rect
        self._paint_line(painter, title, row.title, row.title_matches, TEXT_PX, self.theme.ink)
        if row.detail:
            self._paint_line(painter, halves[1], row.detail, row.detail_matches, SMALL_PX, self.theme.muted)

    def _paint_end(self, painter: QPainter, rect: QRect, row: SearchRow) -> int:
        """Draw the menu and the keys of a command; the width they take."""
        words = " · ".join(filter(None, (row.detail, row.shortcut)))
        painter.setFont(build_font(SMALL_PX))
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        return painter.fontMetrics().horizontalAdvance(words) + 16

    def _paint_line(self, painter: QPainter, rect: QRect, text: str, spans: Spans, size_px: int, colour: str) -> None:
        font = build_font(size_px)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        layout = QTextLayout(shown, font)
        layout.setFormats(self._set_off(shown, spans))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1e6)
        layout.endLayout()
        painter.setPen(QColor(colour))
        painter.setClipRect(rect)
        layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2))
        painter.setClipping(False)

    def _set_off(self, text: str, spans: Spans) -> list[QTextLayout.FormatRange]:
        """The matched words in the accent; Qt counts in UTF-16."""
        ranges = []
        for start, end in spans:
            found = QTextLayout.FormatRange()
            found.start = _count_units(text[:start])
            found.length = _count_units(text[start:end])
            found.format = QTextCharFormat()
            found.format.setForeground(QColor(self.theme.accent))
            found.format.setFontWeight(QFont.Weight.DemiBold)
            ranges.append(found)
        return ranges


def _count_units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
