"""The card of the chosen entity."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from briefbook.store.entity_card import EntityCard
from briefbook.ui.fields.portrait import build_portrait
from briefbook.ui.look.appearance import Appearance
from briefbook.ui.look.icon import build_icon
from briefbook.ui.sidebar.fact_words import describe_fact, label_fact
from briefbook.values.place import Place

LABEL_WIDTH_PX = 74


class CardView(QFrame):
    """Shows one entity: its picture, its names, how to say it, and its facts as of a day."""

    open_requested = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._card: EntityCard | None = None
        self.setProperty("role", "card")
        self._portrait, self._title, self._others, self._say = (QLabel(self) for _ in range(4))
        self._open = QToolButton(self)
        self._facts = QWidget(self)
        self._prepare()
        self._lay_out()
        appearance.changed.connect(self._apply_theme)

    @property
    def card(self) -> EntityCard | None:
        """What it shows."""
        return self._card

    def words(self) -> list[str]:
        """Everything that stands on it, from top to bottom."""
        labels = [self._title, self._others, self._say, *self._facts.findChildren(QLabel)]
        return [label.text() for label in labels if label.text()]

    def show_card(self, card: EntityCard) -> None:
        """Show an entity."""
        if card == self._card:
            return
        self._card = card
        self.setAccessibleName(card.title)
        for label, words in ((self._title, card.title), (self._others, card.other_names), (self._say, card.say)):
            label.setText(words)
            label.setVisible(bool(words))
        self._open.setAccessibleName(self.tr("Open {}").format(card.title))
        self._open.setToolTip(self.tr("Open in a tab"))
        self._fill_facts(card)
        self._apply_theme()

    def _prepare(self) -> None:
        self._title.setObjectName("card_title")
        for label in (self._title, self._others, self._say):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._others.setProperty("role", "muted")
        self._say.setProperty("role", "muted")
        self._open.clicked.connect(self._ask_open)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        head.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addLayout(head)
        names.addWidget(self._others)
        names.addWidget(self._say)
        names.addStretch()
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._portrait, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(names, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 12, 8, 12)
        self._column.setSpacing(10)
        self._column.addLayout(top)
        self._column.addWidget(self._facts)

    def _fill_facts(self, card: EntityCard) -> None:
        """Lay the facts out anew: their number and heights differ from card to card."""
        old, self._facts = self._facts, QWidget(self)
        grid = QGridLayout(self._facts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH_PX)
        grid.setColumnStretch(1, 1)
        for fact in card.facts:
            row = grid.rowCount()
            grid.addWidget(_build_label(label_fact(fact.kind), "small"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_build_label(describe_fact(fact), "fact"), row, 1, Qt.AlignmentFlag.AlignTop)
            if fact.unconfirmed:
                chip = _build_label(self.tr("unconfirmed"), "chip")
                grid.addWidget(chip, row + 1, 1, Qt.AlignmentFlag.AlignLeft)
        self._facts.setVisible(bool(card.facts))
        self._column.replaceWidget(old, self._facts)
        old.hide()
        old.deleteLater()

    def _apply_theme(self) -> None:
        if self._card:
            theme = self._appearance.theme
            self._portrait.setPixmap(build_portrait(self._card, theme, self.devicePixelRatioF()))
            self._open.setIcon(build_icon("external-link", theme.muted))

    def _ask_open(self) -> None:
        if self._card:
            self.open_requested.emit(Place("entity", self._card.id))


def _build_label(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(role != "chip")
    return label
