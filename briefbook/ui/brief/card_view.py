"""A list of cards in which the current one is alive: it can be typed in where it stands."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QDrag, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView, QWidget

from briefbook.models.card_list_model import Card, CardListModel
from briefbook.models.row_list_model import Index
from briefbook.ui.brief.card_delegate import CardDelegate
from briefbook.ui.brief.card_text import CardTexts
from briefbook.ui.brief.live_card import LiveCard
from briefbook.ui.draft.draft import find_refused_draft
from briefbook.ui.look.theme import Theme

OWN_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
BuildLive = Callable[[Card, QWidget], LiveCard | None]


class CardView(QListView):
    """Shows cards; `build_live` makes the widget for the current one."""

    live_changed = Signal()
    chosen = Signal()
    menu_requested = Signal(QPoint)

    def __init__(
        self, model: CardListModel, texts: CardTexts, build_live: BuildLive, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.cards = model
        self._texts = texts
        self._build_live = build_live
        self._live: LiveCard | None = None
        self._live_key: Hashable | None = None
        self._delegate = CardDelegate(model, texts, self)
        self._wake = QTimer(self, singleShot=True, interval=0)
        self._wake.timeout.connect(self.refresh_live)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setProperty("role", "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.verticalScrollBar().setSingleStep(28)
        model.rowsAboutToBeRemoved.connect(self._forget_removed)
        model.rowsInserted.connect(self._wake.start)
        model.rowsRemoved.connect(self._wake.start)
        model.rowsMoved.connect(self._wake.start)
        model.dataChanged.connect(self._note_data)

    @property
    def live(self) -> LiveCard | None:
        """The card that can be typed in."""
        return self._live

    def current_card(self) -> Card | None:
        """The card under the caret."""
        card = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return card if isinstance(card, Card) else None

    def selected_cards(self) -> list[Card]:
        """The cards that are chosen, in their order; headings are none."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [card for row in rows if not (card := self.cards.rows[row]).is_heading and not card.hint]

    def show_card(self, key: Hashable, *, typing: bool = True, field: str = "") -> bool:
        """Bring a card into sight and to life; false when it is not here."""
        index = self.cards.find_index(key)
        if not index.isValid():
            return False
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.refresh_live()
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        if typing and self._live:
            self._live.focus_field(field)
        return True

    def take_caret(self) -> None:
        """Go into the current card, else into the first that can be written."""
        if self._live is None:
            first = next((card for card in self.cards.rows if not (card.hint or card.is_heading)), None)
            if first is None or not self.show_card(first.key, typing=False):
                self.setFocus()
        if self._live:
            self._live.focus_field("")

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._delegate.theme = theme
        self._texts.wear(theme)
        self.viewport().update()
        if self._live:
            self._live.apply_theme(theme)

    def mark_entity(self, entity_id: int | None) -> None:
        """Tint the mentions of an entity."""
        self._texts.marked_id = entity_id
        self._texts.forget()
        if self._live:
            self._live.mark_entity(entity_id)
        self.viewport().update()

    def flush(self) -> None:
        """Commit what was typed."""
        if self._live:
            self._live.flush()

    def refresh_live(self) -> None:
        """Let the current card live, and it alone."""
        card = self.current_card()
        key = card.key if card else None
        if self._live is not None and key == self._live_key and self.indexWidget(self.currentIndex()) is self._live:
            if card:
                self._live.show_card(card)
            return
        if self._keep_refused():
            return
        self.drop_live()
        if card is None or card.hint:
            return
        live = self._build_live(card, self)
        if live is None:
            return
        self._live, self._live_key = live, key
        live.height_changed.connect(self._fit)
        live.left.connect(self.setFocus)
        self.setIndexWidget(self.currentIndex(), live)
        live.apply_theme(self._delegate.theme)
        self._fit()
        self.live_changed.emit()

    def _keep_refused(self) -> bool:
        """Go back to a card with words that could not be stored: they would go with it."""
        index = self.cards.find_index(self._live_key)
        if self._live is None or not index.isValid():
            return False
        self._live.flush()
        if find_refused_draft(self._live) is None:
            return False
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        return True

    def drop_live(self) -> None:
        """Commit what was typed, and let no card live."""
        live, self._live, self._live_key = self._live, None, None
        if live is None:
            return
        live.flush()
        for at in range(self.cards.rowCount()):
            if self.indexWidget(self.cards.index(at)) is live:
                self.setIndexWidget(self.cards.index(at), None)  # type: ignore[arg-type]
        live.deleteLater()
        self.scheduleDelayedItemsLayout()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Let another card live."""
        super().currentChanged(current, previous)
        self._wake.start()
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes into the card, and so does what is typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not event.modifiers() and self._live:
            self._live.focus_field("")
            return
        if self._live and is_typed(event) and len(self.selectionModel().selectedIndexes()) == 1:
            self._live.focus_field("")
            QCoreApplication.sendEvent(QApplication.focusWidget() or self._live, event)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out anew for the width."""
        super().resizeEvent(event)
        self._fit()

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Carry the live card itself: the delegate leaves it undrawn."""
        live = self._live
        if live is None:
            super().startDrag(supported)
            return
        # The press has only just brought the card to life: its fields still have to find their height.
        for _ in range(2):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        drag = QDrag(self)
        drag.setMimeData(self.cards.mimeData(self.selectionModel().selectedIndexes()))
        drag.setPixmap(live.grab())
        drag.setHotSpot(live.mapFromGlobal(QCursor.pos()))
        drag.exec(Qt.DropAction.MoveAction)

    def viewportEvent(self, event: QEvent) -> bool:
        """A click on a card puts the caret into it."""
        clicked = event.type() is QEvent.Type.MouseButtonRelease
        done = super().viewportEvent(event)
        if clicked and len(self.selectionModel().selectedIndexes()) == 1:
            self.refresh_live()
            if self._live:
                self._live.focus_field("")
        return done

    def _ask_for_menu(self, point: QPoint) -> None:
        """Offer what can be done to the card under the hand, or to all chosen ones where it is one of them."""
        index = self.indexAt(point)
        if index.isValid() and index not in self.selectionModel().selectedIndexes():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.menu_requested.emit(self.viewport().mapToGlobal(point))

    def _forget_removed(self, _: QModelIndex, first: int, last: int) -> None:
        """Let go of a live card that Qt takes down with its row."""
        if self._live and first <= self.cards.find_index(self._live_key).row() <= last:
            self._live, self._live_key = None, None

    def _note_data(self) -> None:
        self._wake.start()
        self.scheduleDelayedItemsLayout()

    def _fit(self) -> None:
        """Give the live card the room it needs."""
        if self._live:
            width = self.viewport().width()
            self._live.setFixedWidth(width)
            self._live.setFixedHeight(self._live.sizeHint().height())
        self.scheduleDelayedItemsLayout()


def is_typed(event: QKeyEvent) -> bool:
    """Whether a key is a letter, or anything else that is written."""
    return event.text().isprintable() and bool(event.text().strip()) and not event.modifiers() & OWN_KEYS
