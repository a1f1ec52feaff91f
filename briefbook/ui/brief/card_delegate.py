"""How a card and the heading over cards are drawn."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from briefbook.models.card_list_model import Card, CardListModel, Tone
from briefbook.models.number_source import join_number
from briefbook.ui.brief.card_text import CardTexts
from briefbook.ui.fields.clearance_sign import clearance_colour, find_clearance_sign
from briefbook.ui.look.appearance import build_font
from briefbook.ui.look.icon import build_icon
from briefbook.ui.look.theme import ICON_PX, LIGHT, META_ICON_PX, SMALL_PX, Theme
from briefbook.values.clearance import Dot

GAP_PX = 8
PAD_PX = 12
GRIP_PX = 14
PILL = QRect(36, 12, 84, 20)
NUMBER = QRect(36, 32, 84, 16)
TEXT_LEFT_PX = 130
BARE_LEFT_PX = 38
RIGHT_PX = 118
META_PX = 22
TITLE_PX = 20
HEADING_PX = 36
HINT_PX = 40
ALERT = "triangle-alert"
LEAST_META_PX = 24
Index = QModelIndex | QPersistentModelIndex


def tone_colours(theme: Theme, tone: Tone) -> tuple[str, str]:
    """The ink and the ground of a pill."""
    return {
        Tone.RAISE: (theme.raise_ink, theme.raise_tint),
        Tone.IF_RAISED: (theme.if_raised_ink, theme.if_raised_tint),
        Tone.AVOID: (theme.avoid_ink, theme.avoid_tint),
        Tone.QUIET: (theme.muted, theme.hover),
    }[tone]


def text_left(card: Card) -> int:
    """Where the text of a card begins: beside its pill, or beside the grip where it has none."""
    return TEXT_LEFT_PX if card.pill else BARE_LEFT_PX


class CardDelegate(QStyledItemDelegate):
    """Draws what `Card` holds; the row with a live card is only given room for it."""

    def __init__(self, cards: CardListModel, texts: CardTexts, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._cards = cards
        self._texts = texts
        self._view = view
        self.theme: Theme = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its texts need in the view's width, or as its live card says."""
        live = self._view.indexWidget(index)  # type: ignore[arg-type]
        if live is not None:
            return QSize(200, live.sizeHint().height() + GAP_PX)
        card = self._cards.row_at(index.row())
        if card.is_heading:
            return QSize(200, HEADING_PX)
        if card.hint:
            return QSize(200, HINT_PX)
        return QSize(200, self._inner_height(card) + 2 * PAD_PX + GAP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        card: Card = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._view.indexWidget(index) is not None:  # type: ignore[arg-type]
            pass
        elif card.is_heading:
            self._paint_heading(painter, rect, card)
        elif card.hint:
            painter.setFont(build_font())
            painter.setPen(QColor(self.theme.muted))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, card.hint)
        else:
            self._paint_card(painter, rect.adjusted(0, 0, 0, -GAP_PX), card, option)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Say in full what the clearance of a card is."""
        card = index.data(Qt.ItemDataRole.UserRole)
        corner = QRect(option.rect.right() - RIGHT_PX, option.rect.top(), RIGHT_PX, 2 * PAD_PX + META_PX)
        if not isinstance(card, Card) or not card.dot or not corner.contains(event.pos()):
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), find_clearance_sign(card.dot).words, view)
        return True

    def text_width(self, card: Card) -> int:
        """How wide the text of a card is."""
        right = RIGHT_PX if card.dot else 0
        return max(160, self._view.viewport().width() - text_left(card) - right - PAD_PX)

    def _inner_height(self, card: Card) -> int:
        width = self.text_width(card)
        height = self._texts.height(card.text, width) or 24
        height += self._texts.height(card.more, width) + (TITLE_PX if card.title else 0)
        return height + (META_PX if card.meta else 0)

    def _paint_heading(self, painter: QPainter, rect: QRect, card: Card) -> None:
        words = join_number(card.number, card.heading or "")
        painter.setFont(build_font(SMALL_PX, bold=True))
        painter.setPen(QColor(self.theme.muted))
        box = rect.adjusted(0, 6, 0, 0)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width() - 40)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        left = box.left() + painter.fontMetrics().horizontalAdvance(shown) + 10
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(left, box.center().y() + 1, box.right(), box.center().y() + 1)

    def _paint_card(self, painter: QPainter, rect: QRect, card: Card, option: QStyleOptionViewItem) -> None:
        theme = self.theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setBrush(QColor(theme.card))
        painter.setPen(QPen(QColor(theme.accent if chosen else theme.line), 2 if chosen else 1))
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 7, 7)
        grip = QRect(rect.left() + PAD_PX, rect.top() + PAD_PX + 2, GRIP_PX, GRIP_PX)
        build_icon("grip-vertical", theme.faint).paint(painter, grip)
        if card.pill:
            self._paint_pill(painter, PILL.translated(rect.topLeft()), card)
        if card.number:
            painter.setFont(build_font(SMALL_PX, bold=True))
            painter.setPen(QColor(theme.ink))
            painter.drawText(NUMBER.translated(rect.topLeft()), Qt.AlignmentFlag.AlignCenter, card.number)
        if card.dot:
            self._paint_clearance(painter, rect, card.dot)
        self._paint_texts(painter, rect, card)

    def _paint_pill(self, painter: QPainter, box: QRect, card: Card) -> None:
        ink, ground = tone_colours(self.theme, card.tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(ink))
        painter.setFont(build_font(11, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, card.pill.upper())

    def _paint_clearance(self, painter: QPainter, rect: QRect, dot: Dot) -> None:
        sign, colour = find_clearance_sign(dot), clearance_colour(self.theme, dot)
        painter.setFont(build_font(SMALL_PX))
        painter.setPen(QColor(colour))
        width = painter.fontMetrics().horizontalAdvance(sign.short)
        box = QRect(rect.right() - PAD_PX - width, rect.top() + PAD_PX, width + 2, 18)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, sign.short)
        icon_box = QRect(box.left() - 19, box.top() + 2, META_ICON_PX, META_ICON_PX)
        build_icon(sign.icon_name, colour).paint(painter, icon_box)

    def _paint_texts(self, painter: QPainter, rect: QRect, card: Card) -> None:
        theme, width = self.theme, self.text_width(card)
        top = rect.top() + PAD_PX - 3
        if card.title:
            painter.setFont(build_font(SMALL_PX, bold=True))
            painter.setPen(QColor(theme.muted))
            box = QRect(rect.left() + text_left(card) + 2, top + 3, width, TITLE_PX - 2)
            shown = painter.fontMetrics().elidedText(card.title, Qt.TextElideMode.ElideRight, width)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            top += TITLE_PX
        for text, colour in ((card.text, theme.ink), (card.more, theme.muted)):
            if text:
                painter.save()
                painter.translate(QPoint(rect.left() + text_left(card), top))
                self._texts.draw(painter, text, width, colour)
                painter.restore()
                top += self._texts.height(text, width)
        if not card.text:
            painter.setFont(build_font())
            painter.setPen(QColor(theme.faint))
            painter.drawText(QPoint(rect.left() + text_left(card) + 2, top + 18), self.tr("Nothing written yet"))
            top += 24
        self._paint_meta(painter, rect.left() + text_left(card) + 2, top + 4, width, card)

    def _paint_meta(self, painter: QPainter, left: int, top: int, width: int, card: Card) -> None:
        painter.setFont(build_font(SMALL_PX))
        painter.setPen(QColor(self.theme.muted))
        edge = left + width + (RIGHT_PX if card.dot else 0)
        for icon_name, words in card.meta:
            room = edge - left - ICON_PX
            if room < LEAST_META_PX:
                break
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
            advance = painter.fontMetrics().horizontalAdvance(shown)
            colour = self.theme.if_raised_ink if icon_name == ALERT else self.theme.muted
            build_icon(icon_name, colour).paint(painter, QRect(left, top + 2, META_ICON_PX, META_ICON_PX))
            painter.drawText(QRect(left + 18, top, advance + 2, 18), Qt.AlignmentFlag.AlignVCenter, shown)
            left += 18 + advance + 14
