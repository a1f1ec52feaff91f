"""The talking point that is being written."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefbook import edits
from briefbook.models.card_list_model import Card
from briefbook.models.choice_list_model import Choice
from briefbook.models.term import title_term
from briefbook.store.brief_read import PointRead
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.brief.card_delegate import (
    GRIP_PX,
    NUMBER,
    PAD_PX,
    PILL,
    RIGHT_PX,
    TEXT_LEFT_PX,
)
from briefbook.ui.brief.live_card import LiveCard
from briefbook.ui.brief.point_meta import ListPoints, PointMeta
from briefbook.ui.brief.point_rows import TONES
from briefbook.ui.fields.clearance_button import ClearanceButton
from briefbook.ui.fields.growing_field import GrowingField
from briefbook.ui.look.icon import build_pixmap
from briefbook.ui.look.theme import Theme
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.text.line_field import LineField
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import Stance

FRAME_PX = 7


class PointCard(LiveCard):
    """Stance, words and everything else of one point, each saved as it is changed."""

    next_requested = Signal()
    clearance_requested = Signal(str)
    stance_chosen = Signal(object)
    entity_clicked = Signal(int)
    entity_activated = Signal(int)
    refused = Signal(str)
    mentions_changed = Signal()

    def __init__(self, workspace: Workspace, point: PointRead, chosen: ListPoints, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._point = point
        self._grip = QLabel(self)
        self.pill = QPushButton(self)
        self.number = QLabel(self)
        self.title = LineField(self.tr("Short title"), placeholder=self.tr("Short title"), parent=self)
        self.trigger = LineField(self.tr("If they raise"), placeholder=self.tr("If they raise …"), parent=self)
        self.text = GrowingField(
            workspace,
            self.tr("Talking point"),
            placeholder=self.tr("What is to be said"),
            enter_is_next=True,
            parent=self,
        )
        self.fallback = GrowingField(
            workspace, self.tr("If pressed"), placeholder=self.tr("What to say if pressed"), parent=self
        )
        self.note = QLabel(self)
        self.meta = PointMeta(workspace, point, chosen, self)
        self.clearance = ClearanceButton(self, short=True, editable=not workspace.session.read_only)
        self._prepare()
        self._lay_out()
        self._connect()
        self._show(point)

    def show_card(self, card: Card) -> None:
        """Show the point as it is now."""
        if isinstance(card.record, PointRead):
            self.note.setText(card.note[:1].upper() + card.note[1:])
            self.note.setVisible(bool(card.note))
            self.meta.show_mark_note(card.mark_note)
            self.number.setText(card.number)
            self._show(card.record)

    def focus_field(self, field: str) -> None:
        """Put the caret into a field."""
        fields: dict[str, QWidget] = {"fallback": self.fallback, "title": self.title, "trigger": self.trigger}
        target = fields.get(field, self.text)
        (target if target.isVisible() else self.text).setFocus()

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done to the words under the caret."""
        return (self.fallback if self.fallback.hasFocus() else self.text).handlers()

    def mark_entity(self, entity_id: int | None) -> None:
        """Tint the mentions of an entity."""
        self.text.mark_entity(entity_id)
        self.fallback.mark_entity(entity_id)

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        super().apply_theme(theme)
        self._grip.setPixmap(build_pixmap("grip-vertical", theme.faint, GRIP_PX, self.devicePixelRatioF()))
        self.meta.apply_theme(theme)
        self.clearance.apply_theme(theme)

    def _show(self, point: PointRead) -> None:
        self._point = point
        self.pill.setText(title_term(point.stance).upper())
        self.pill.setProperty("tone", TONES[point.stance].value)
        self.pill.style().polish(self.pill)
        self.pill.setAccessibleName(self.tr("Stance: {}").format(title_term(point.stance)))
        self.title.show_text(point.title)
        self.trigger.show_text(point.trigger)
        for field in (self.text, self.fallback):
            field.show_record_marking(point.marking)
        self.text.show_text(point.text)
        self.fallback.show_text(point.fallback)
        answers = point.stance is Stance.IF_RAISED
        self.trigger.setVisible(answers)
        self.fallback.setVisible(answers or bool(point.fallback))
        self._if_pressed.setVisible(answers or bool(point.fallback))
        self.meta.show_point(point)
        self.clearance.show_clearance(point.clearance)
        self.height_changed.emit()

    def _prepare(self) -> None:
        self.pill.setProperty("role", "pill")
        self.pill.setFixedWidth(PILL.width())
        for line in (self.title, self.trigger):
            line.setProperty("role", "small")
            line.setReadOnly(self._workspace.session.read_only)
        self.note.setProperty("role", "small")
        self.note.hide()
        self._if_pressed = QLabel(self.tr("If pressed"), self)
        self._if_pressed.setProperty("role", "small")
        self.watch_escape(self.title, self.trigger, self.text, self.fallback)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        lines = QHBoxLayout()
        lines.setSpacing(12)
        lines.addWidget(self.title)
        lines.addWidget(self.trigger)
        words.addLayout(lines)
        for widget in (self.text, self._if_pressed, self.fallback, self.note, self.meta):
            words.addWidget(widget)
        row = QHBoxLayout(self)
        # The words of a button end before its frame, and are to end where a card draws them.
        row.setContentsMargins(PAD_PX, PAD_PX - 3, PAD_PX - FRAME_PX, 8)
        row.setSpacing(0)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._grip, 0, top)
        row.addSpacing(PILL.left() - PAD_PX - GRIP_PX)
        row.addLayout(self._stack_pill(), 0)
        row.addSpacing(TEXT_LEFT_PX - PILL.right() - 1)
        row.addLayout(words, 1)
        side = QGridLayout()
        side.setColumnMinimumWidth(0, RIGHT_PX + FRAME_PX)
        side.addWidget(self.clearance, 0, 0, top | Qt.AlignmentFlag.AlignRight)
        row.addLayout(side)
        self._grip.setContentsMargins(0, 5, 0, 0)

    def _stack_pill(self) -> QVBoxLayout:
        """The stance over the number."""
        self.number.setProperty("role", "subheading")
        self.number.setFixedHeight(NUMBER.height())
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        stack = QVBoxLayout()
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self.pill)
        stack.addWidget(self.number)
        stack.addStretch()
        return stack

    def _connect(self) -> None:
        session, point_id = self._workspace.session, self._point.id
        self.text.store(lambda text: edits.point.change_point_text(session, point_id, text))
        self.fallback.store(lambda text: edits.point.change_point_fallback(session, point_id, text))
        self.title.store(lambda words: edits.point.change_point(session, point_id, title=words))
        self.trigger.store(lambda words: edits.point.change_point(session, point_id, trigger=words))
        for field in (self.text, self.fallback, self.title, self.trigger):
            field.step_ended.connect(session.end_join)
        for rich in (self.text, self.fallback):
            rich.entity_clicked.connect(self.entity_clicked)
            rich.entity_activated.connect(self.entity_activated)
            rich.refused.connect(self.refused)
            rich.height_changed.connect(self.height_changed)
            rich.mentions_changed.connect(self.mentions_changed)
        self.text.next_requested.connect(self.next_requested)
        self.pill.clicked.connect(self._choose_stance)
        self.clearance.step_requested.connect(self.clearance_requested)

    def _choose_stance(self) -> None:
        point = self._point
        choices = [Choice(stance, title_term(stance), stance is point.stance) for stance in Stance]
        self._offer(
            self.pill,
            self.tr("Stance"),
            choices,
            self.stance_chosen.emit,
        )

    def _offer(self, button: QPushButton, name: str, choices: Sequence[Choice], tell: Callable[[Any], object]) -> None:
        if not self._workspace.session.read_only:
            self.flush()
            ChoicePopup(name, choices, tell, several=False, parent=self).show_under(button)
