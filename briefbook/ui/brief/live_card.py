"""What every card that can be typed in has in common."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from briefbook.models.card_list_model import Card
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.draft.draft import flush_drafts
from briefbook.ui.look.theme import LIGHT, Theme


class LiveCard(QWidget):
    """The widget of the current card; `left` gives the focus back to the list."""

    height_changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self.framed = True

    def show_card(self, card: Card) -> None:
        """Show a card as it is now."""

    def focus_field(self, field: str) -> None:
        """Put the caret into a field, the text where none is named."""

    def flush(self) -> None:
        """Store now what was typed in any of its fields."""
        flush_drafts(self)

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done in the field with the caret."""
        return {}

    def mark_entity(self, entity_id: int | None) -> None:
        """Tint the mentions of an entity."""

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self.update()

    def event(self, event: QEvent) -> bool:
        """Tell that another height is needed once the fields have found theirs."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.height_changed.emit()
        return done

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame of a chosen card."""
        if not self.framed:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(self._theme.card))
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)

    def watch_escape(self, *fields: QWidget) -> None:
        """Let Escape in these fields give the focus back to the list."""
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leaves the card."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.flush()
            self.left.emit()
            return True
        return super().eventFilter(watched, event)
