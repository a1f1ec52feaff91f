"""How a finding, and what mends it, is drawn."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefbook.book.finding import Severity
from briefbook.models.finding_model import FindingRow
from briefbook.ui.look.appearance import Appearance, build_font
from briefbook.ui.look.icon import build_icon
from briefbook.ui.look.theme import HEADING_PX, ICON_PX

ICONS = {Severity.BLOCKS: "octagon-alert", Severity.WARNS: "triangle-alert", Severity.NOTES: "info"}
INSET_PX = 14
TEXT_LEFT_PX = 40
PADDING_PX = 8
HEADING_HEIGHT_PX = 32
REMEDY_HEIGHT_PX = 28
REMEMBERED = 4096
WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
Index = QModelIndex | QPersistentModelIndex


class FindingDelegate(QStyledItemDelegate):
    """Draws headings in small capitals and findings as wrapped sentences with the sign of their severity.

    What mends findings stands under them as a link.
    """

    def __init__(self, appearance: Appearance, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._view = view
        self._heights: dict[tuple[str, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its sentence needs in the view's width."""
        row: FindingRow = index.data(Qt.ItemDataRole.UserRole)
        if row.finding is None:
            return QSize(120, HEADING_HEIGHT_PX if row.is_heading else REMEDY_HEIGHT_PX)
        # The bar comes when the rows are laid out, and takes of their width.
        room = self._view.width() - self._view.verticalScrollBar().sizeHint().width()
        width = max(80, room - TEXT_LEFT_PX - INSET_PX)
        return QSize(120, self._measure(row.words, width) + 2 * PADDING_PX)

    def _measure(self, words: str, width: int) -> int:
        """How high a wrapped sentence is; after each change most are those of before."""
        known = self._heights.get((words, width))
        if known is None:
            if len(self._heights) >= REMEMBERED:
                self._heights.clear()
            known = QFontMetrics(build_font()).boundingRect(QRect(0, 0, width, 1000), WRAPPED, words).height()
            self._heights[words, width] = known
        return known

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a heading, a finding or a remedy."""
        row: FindingRow = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_heading:
            self._paint_heading(painter, rect, row)
        else:
            self._paint_ground(painter, option)
            painter.setFont(build_font())
            if row.finding:
                self._paint_finding(painter, rect, row)
            else:
                self._paint_remedy(painter, rect, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            theme, chosen = self._appearance.theme, bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection if chosen else theme.hover))
            painter.drawRoundedRect(option.rect.adjusted(6, 1, -6, -1), 5, 5)

    def _paint_finding(self, painter: QPainter, rect: QRect, row: FindingRow) -> None:
        theme = self._appearance.theme
        inks = {Severity.BLOCKS: theme.avoid_ink, Severity.WARNS: theme.if_raised_ink, Severity.NOTES: theme.muted}
        place = QRect(rect.left() + INSET_PX, rect.top() + PADDING_PX, ICON_PX, ICON_PX)
        build_icon(ICONS[row.severity], inks[row.severity]).paint(painter, place)
        painter.setPen(QColor(theme.ink))
        painter.drawText(rect.adjusted(TEXT_LEFT_PX, PADDING_PX, -INSET_PX, 0), WRAPPED, row.words)

    def _paint_remedy(self, painter: QPainter, rect: QRect, row: FindingRow) -> None:
        painter.setPen(QColor(self._appearance.theme.accent))
        box = rect.adjusted(TEXT_LEFT_PX, 0, -INSET_PX, 0)
        shown = painter.fontMetrics().elidedText(row.words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_heading(self, painter: QPainter, rect: QRect, row: FindingRow) -> None:
        theme = self._appearance.theme
        font = build_font(HEADING_PX, bold=True)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.9)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        box = rect.adjusted(INSET_PX, 8, -INSET_PX, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.words)
        painter.setFont(build_font())
        painter.setPen(QColor(theme.faint))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(row.count))
