"""What we want of a meeting, and what they are likely to want."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefbook import edits
from briefbook.models.card_list_model import Card, CardListModel
from briefbook.store.marking_read import demands_marks, describe_marking
from briefbook.store.objective_read import ObjectiveRead, list_objectives
from briefbook.store.scheme_read import read_standing
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.brief.card_delegate import ALERT, PAD_PX
from briefbook.ui.brief.card_text import CardTexts
from briefbook.ui.brief.card_view import CardView
from briefbook.ui.brief.live_card import LiveCard
from briefbook.ui.brief.page import BriefPage
from briefbook.ui.brief.point_card import FRAME_PX
from briefbook.ui.fields.clearance_button import ClearanceButton
from briefbook.ui.fields.clearance_step import STEPS, take_step
from briefbook.ui.fields.growing_field import GrowingField
from briefbook.ui.fields.marking_button import MarkingButton
from briefbook.ui.fields.notice_label import NoticeLabel
from briefbook.ui.look.icon import build_icon, show_icon
from briefbook.ui.look.theme import META_ICON_PX, Theme
from briefbook.ui.text.portion_mark import PortionMarks
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import Side
from briefbook.values.place import Place

GROUPS = {Side.OURS: 0, Side.THEIRS: 1}


class ObjectivesPage(BriefPage):
    """The objectives of both sides as cards."""

    tables = frozenset({"objective", "clearance", "book_spec"})

    def __init__(self, workspace: Workspace, brief_id: int, parent: QWidget | None = None) -> None:
        super().__init__(workspace, brief_id, parent)
        self.cards = CardListModel(self)
        marks = PortionMarks(workspace.session.file)
        self.texts = CardTexts(workspace.mentions, workspace.appearance.theme, marks)
        self.view = CardView(self.cards, self.texts, self._build_live, self)
        self.view.setAccessibleName(self.tr("Objectives"))
        self._notice = NoticeLabel(self)
        self._add = {
            Side.OURS: QPushButton(self.tr("Add Our Objective"), self),
            Side.THEIRS: QPushButton(self.tr("Add Theirs"), self),
        }
        self._headings = {Side.OURS: self.tr("Ours"), Side.THEIRS: self.tr("What they are likely to want")}
        self._hints = {
            Side.OURS: self.tr("None yet. One to three, each one that can be tested afterwards."),
            Side.THEIRS: self.tr("None yet. What do you expect them to ask for?"),
        }
        row = QHBoxLayout()
        row.setSpacing(10)
        for side, button in self._add.items():
            button.setEnabled(not workspace.session.read_only)
            button.clicked.connect(partial(self.add, side))
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 14)
        column.addWidget(self._notice)
        column.addWidget(self.view, 1)
        column.addLayout(row)
        self.cards.move_requested.connect(self._drop)
        self.view.chosen.connect(self.moved)
        for keys, call in (
            ("Alt+Up", partial(self._step, -1)),
            ("Alt+Down", partial(self._step, 1)),
            ("Del", self._delete),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.view)
            deletes = keys == "Del"
            shortcut.setContext(
                Qt.ShortcutContext.WidgetShortcut if deletes else Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(call)
        self.refresh()

    def refresh(self) -> None:
        """Read the objectives anew."""
        file = self.workspace.session.file
        objectives = file.look(list_objectives, self.brief_id)
        unmarked = self.tr("Not marked") if file.look(demands_marks, self.brief_id) else ""
        words = {each.marking: file.look(describe_marking, each.marking) or unmarked for each in objectives}
        alien = {each for each in words if each and not file.look(read_standing, each).is_comparable}
        cards: list[Card] = []
        for side in Side:
            cards.append(Card(("side", side), GROUPS[side], heading=self._headings[side]))
            own = [each for each in objectives if each.side is side]
            for each in own:
                sign = ALERT if each.marking in alien else "shield"
                meta = ((sign, words[each.marking]),) if words[each.marking] else ()
                key, dot = ("objective", each.id), each.clearance.dot
                cards.append(Card(key, GROUPS[side], text=each.text, meta=meta, dot=dot, record=each))
            if not own:
                cards.append(Card(("hint", side), GROUPS[side], hint=self._hints[side]))
        if self.texts.refresh_marks():
            self.view.viewport().update()
        self.cards.show_rows(cards)

    def count(self) -> int:
        """How many objectives."""
        return len(self._list_read())

    def add(self, side: Side) -> None:
        """Write the next objective of a side."""
        self.view.flush()
        objective_id = edits.objective.add_objective(self.workspace.session, self.brief_id, side)
        self.view.show_card(("objective", objective_id))

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done with the chosen objectives, and to the words under the caret."""
        steps = {action_id: partial(self._take_step, action_id) for action_id in STEPS}
        chosen = steps if self._list_chosen() else {}
        return chosen | (self.view.live.handlers() if self.view.live else {})

    def show_place(self, place: Place) -> bool:
        """Go to an objective."""
        if place.kind == "brief" and place.field == "objectives":
            self.view.setFocus()
            return True
        return place.kind == "objective" and self.view.show_card(("objective", place.id))

    def shown_place(self) -> Place | None:
        """The page of the objectives in the book."""
        card = self.view.current_card()
        side = Side.THEIRS if card and card.group_id == GROUPS[Side.THEIRS] else Side.OURS
        return Place(f"brief-{self.brief_id}-objectives", 0, side)

    @property
    def kept_place(self) -> Place | None:
        """The objective with the caret."""
        card = self.view.current_card()
        return Place("objective", card.record.id) if card and isinstance(card.record, ObjectiveRead) else None

    def take_caret(self) -> None:
        """Go on writing in the current card, else in the first."""
        self.view.take_caret()

    def texts_now(self) -> list[str]:
        """The words of every objective."""
        return [each.text.text for each in self._list_read()]

    def mark_entity(self, entity_id: int | None) -> None:
        """Tint the mentions of an entity."""
        self.view.mark_entity(entity_id)

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.view.apply_theme(theme)
        for button in self._add.values():
            show_icon(button, "plus", theme.ink)

    def _list_read(self) -> list[ObjectiveRead]:
        return [card.record for card in self.cards.rows if isinstance(card.record, ObjectiveRead)]

    def _build_live(self, card: Card, parent: QWidget) -> LiveCard | None:
        if not isinstance(card.record, ObjectiveRead):
            return None
        live = ObjectiveCard(self.workspace, card.record, self._list_chosen_objectives, parent)
        live.text.next_requested.connect(partial(self.add, card.record.side))
        live.text.entity_clicked.connect(self.entity_clicked)
        live.text.entity_activated.connect(self.entity_activated)
        live.text.mentions_changed.connect(self.mentions_changed)
        live.text.refused.connect(self._notice.show_refusal)
        live.removed.connect(self._delete)
        live.clearance.step_requested.connect(self._take_step)
        return live

    def _list_chosen(self) -> list[Place]:
        return [Place("objective", each.id) for each in self._list_chosen_objectives()]

    def _list_chosen_objectives(self) -> list[ObjectiveRead]:
        return [card.record for card in self.view.selected_cards() if isinstance(card.record, ObjectiveRead)]

    def _take_step(self, action_id: ActionId) -> None:
        """Send the chosen objectives for clearance, clear them, or take them back."""
        self.view.flush()
        take_step(self.workspace, action_id, self._list_chosen(), self._notice.show_refusal, self)

    def _delete(self) -> None:
        chosen = [each.id for each in self._list_chosen_objectives()]
        if chosen and not self.workspace.session.read_only:
            self.view.flush()
            edits.objective.delete_objectives(self.workspace.session, chosen)
            self._notice.show_notice(self.tr("Deleted. Ctrl+Z brings it back."))

    def _step(self, step: int) -> None:
        card = self.view.current_card()
        if card and isinstance(card.record, ObjectiveRead):
            own = [each.id for each in self._list_read() if each.side is card.record.side]
            self._move(card.record.id, own.index(card.record.id) + step)

    def _drop(self, key: tuple[str, int], group_id: int, position: int) -> None:
        self._move(key[1], position, next(side for side, group in GROUPS.items() if group == group_id))

    def _move(self, objective_id: int, position: int, side: Side | None = None) -> None:
        if not self.workspace.session.read_only:
            self.view.flush()
            edits.objective.move_objective(self.workspace.session, objective_id, max(0, position), side=side)
            self.view.show_card(("objective", objective_id))


class ObjectiveCard(LiveCard):
    """The objective that is being written."""

    def __init__(
        self,
        workspace: Workspace,
        objective: ObjectiveRead,
        chosen: Callable[[], Sequence[ObjectiveRead]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._objective = objective
        self._list_chosen = chosen
        self.text = GrowingField(
            workspace,
            self.tr("Objective"),
            placeholder=self.tr("What is to be reached"),
            enter_is_next=True,
            parent=self,
        )
        session = workspace.session
        self.marking = MarkingButton(workspace, self._mark, self, is_mixed=self._is_marked_differently)
        self.clearance = ClearanceButton(self, short=True, editable=not session.read_only)
        self.remove = QPushButton(self.tr("Delete"), self)
        self.removed = self.remove.clicked
        self.text.store(lambda text: edits.objective.change_objective_text(session, objective.id, text))
        self.text.step_ended.connect(session.end_join)
        self.text.height_changed.connect(self.height_changed)
        self.watch_escape(self.text)
        row = QHBoxLayout(self)
        # The words of a button end before its frame, and are to end where a card draws them.
        row.setContentsMargins(PAD_PX + 26, PAD_PX - 3, PAD_PX - FRAME_PX, 8)
        row.addWidget(self.text, 1)
        for button in (self.marking, self.remove):
            button.setProperty("role", "meta")
            button.setIconSize(QSize(META_ICON_PX, META_ICON_PX))
            button.setEnabled(not session.read_only)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.clearance, 0, Qt.AlignmentFlag.AlignTop)
        self._show(objective)

    def show_card(self, card: Card) -> None:
        """Show the objective as it is now."""
        if isinstance(card.record, ObjectiveRead):
            self._show(card.record)

    def focus_field(self, field: str) -> None:
        """Put the caret into the words."""
        self.text.setFocus()

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done to the words."""
        return self.text.handlers()

    def mark_entity(self, entity_id: int | None) -> None:
        """Tint the mentions of an entity."""
        self.text.mark_entity(entity_id)

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        super().apply_theme(theme)
        self.marking.apply_theme(theme)
        self.clearance.apply_theme(theme)
        self.remove.setIcon(build_icon("trash-2", theme.muted))

    def _list_objectives(self) -> Sequence[ObjectiveRead]:
        """The objectives that a choice is for: all that are chosen, where this is one of them."""
        chosen = self._list_chosen()
        return chosen if any(each.id == self._objective.id for each in chosen) else [self._objective]

    def _is_marked_differently(self) -> bool:
        return len({each.marking for each in self._list_objectives()}) > 1

    def _mark(self, marking: str | None) -> None:
        edits.objective.mark_objectives(self._workspace.session, [each.id for each in self._list_objectives()], marking)

    def _show(self, objective: ObjectiveRead) -> None:
        self._objective = objective
        self.text.show_text(objective.text)
        self.text.show_record_marking(objective.marking)
        self.marking.show_marking(objective.marking)
        self.clearance.show_clearance(objective.clearance)
