"""The talking points of a brief, issue by issue."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefbook import edits
from briefbook.models.card_list_model import Card, CardListModel
from briefbook.models.choice_list_model import Choice
from briefbook.store.brief_read import IssueRead, PointRead, list_issues, list_points, list_sister_issues
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.brief.card_text import CardTexts
from briefbook.ui.brief.card_view import CardView
from briefbook.ui.brief.issue_card import IssueCard
from briefbook.ui.brief.live_card import LiveCard
from briefbook.ui.brief.page import BriefPage
from briefbook.ui.brief.point_card import PointCard
from briefbook.ui.brief.point_notes import PointNotes
from briefbook.ui.brief.point_rows import build_point_cards
from briefbook.ui.fields.clearance_step import STEPS, take_step
from briefbook.ui.fields.notice_label import NoticeLabel
from briefbook.ui.look.icon import show_icon
from briefbook.ui.look.theme import Theme
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.text.portion_mark import PortionMarks
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import Stance
from briefbook.values.place import Place


class PointsPage(BriefPage):
    """Cards that are written, ordered, cleared and left out of books."""

    tables = frozenset({"issue", "talking_point", "point_topic", "citation", "clearance", "book_spec", "book_omission"})

    def __init__(self, workspace: Workspace, brief_id: int, parent: QWidget | None = None) -> None:
        super().__init__(workspace, brief_id, parent)
        self._notes = PointNotes(workspace, brief_id)
        self.cards = CardListModel(self)
        marks = PortionMarks(workspace.session.file)
        self.texts = CardTexts(workspace.mentions, workspace.appearance.theme, marks)
        self.view = CardView(self.cards, self.texts, self._build_live, self)
        self.view.setAccessibleName(self.tr("Talking points"))
        self._notice = NoticeLabel(self)
        self._empty = QLabel(self.tr("No issues yet. Add the first one, then write what to say about it."), self)
        self._empty.setProperty("role", "muted")
        self._add_issue = QPushButton(self.tr("Add Issue"), self)
        self._add_point = QPushButton(self.tr("Add Talking Point"), self)
        self._lay_out()
        self.cards.move_requested.connect(self._move_card)
        self.view.chosen.connect(self.moved)
        self.view.menu_requested.connect(self.menu_requested)
        self._add_issue.clicked.connect(self.add_issue)
        self._add_point.clicked.connect(self.add_point)
        workspace.mentions.changed.connect(self._forget_texts)
        self.refresh()

    def list_points(self) -> list[PointRead]:
        """The points as they are shown."""
        return [card.record for card in self.cards.rows if isinstance(card.record, PointRead)]

    def refresh(self) -> None:
        """Read everything anew; only cards that differ are drawn."""
        file = self.workspace.session.file
        issues = file.look(list_issues, self.brief_id)
        points = file.look(list_points, self.brief_id)
        if self.texts.refresh_marks():
            self.view.viewport().update()
        self.cards.show_rows(build_point_cards(issues, points, self._notes.gather(points)))
        self._empty.setVisible(not issues)
        self.view.setVisible(bool(issues))
        self._add_point.setVisible(bool(issues))

    def count(self) -> int:
        """How many points."""
        return len(self.list_points())

    def take_caret(self) -> None:
        """Go on writing in the current card, else in the first."""
        self.view.take_caret()

    def texts_now(self) -> list[str]:
        """The words of every point."""
        return [text for point in self.list_points() for text in (point.text.text, point.fallback.text)]

    def mark_entity(self, entity_id: int | None) -> None:
        """Tint the mentions of an entity."""
        self.view.mark_entity(entity_id)

    def show_place(self, place: Place) -> bool:
        """Bring a point or an issue to life."""
        return self.view.show_card((place.kind, place.id), field=place.field)

    def shown_place(self) -> Place | None:
        """The point or issue with the caret."""
        card = self.view.current_card()
        if card is None:
            return None
        is_point = isinstance(card.record, PointRead)
        return Place("point", card.record.id) if is_point else Place("issue", card.group_id)

    @property
    def chosen_places(self) -> list[Place]:
        """The chosen points, or the issue whose heading has the caret."""
        points = [Place("point", point.id) for point in self._chosen_points()]
        card = self.view.current_card()
        return points or ([Place("issue", card.group_id)] if card else [])

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done with the chosen cards."""
        handlers: dict[ActionId, Callable[[], None]] = {
            ActionId.ISSUE_ADD: self.add_issue,
            ActionId.POINT_ADD: self.add_point,
        }
        chosen = self._chosen_points()
        if chosen:
            handlers |= self._list_point_handlers(chosen)
        if self._current_issue() is not None:
            handlers |= {
                ActionId.ISSUE_RENAME: self._rename_issue,
                ActionId.ISSUE_DELETE: self._delete_issue,
                ActionId.ISSUE_MOVE_UP: partial(self._move_issue, -1),
                ActionId.ISSUE_MOVE_DOWN: partial(self._move_issue, 1),
            }
        return handlers | (self.view.live.handlers() if self.view.live else {})

    def add_point(self) -> None:
        """Write the next point under the current one; the first one makes an issue of its own."""
        self.view.flush()
        session, issue = self.workspace.session, self._current_issue()
        card = self.view.current_card()
        after = card.record if card and isinstance(card.record, PointRead) else None
        with session.change("Add Talking Point", place=Place("brief", self.brief_id)):
            issue_id = issue if issue is not None else self._find_last_issue()
            if issue_id is None:
                issue_id = edits.issue.add_issue(session, self.brief_id)
            stance = after.stance if after else Stance.RAISE
            point_id = edits.point.add_point(session, issue_id, stance, after.id if after else None)
        self._note_taken_over(point_id)
        self.view.show_card(("point", point_id))

    def _note_taken_over(self, point_id: int) -> None:
        """Say of a new point with a marking that it is that of the one before."""
        self.refresh()
        if any(self._notes.take_over(point) for point in self.list_points() if point.id == point_id):
            self.refresh()

    def _see_to_marking(self, point_id: int) -> None:
        """A person looks at the marking of a point: whatever it is from now on, it is theirs."""
        if self._notes.see_to(point_id):
            self.refresh()

    def add_issue(self) -> None:
        """Add an issue behind the current one, to be named."""
        self.view.flush()
        issue_id = edits.issue.add_issue(self.workspace.session, self.brief_id, after=self._current_issue())
        self.view.show_card(("issue", issue_id))

    def _take_step(self, action_id: ActionId) -> None:
        """Send the chosen points for clearance, clear them, or take them back."""
        self.view.flush()
        chosen = [Place("point", point.id) for point in self._chosen_points()]
        take_step(self.workspace, action_id, chosen, self._notice.show_refusal, self)

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.view.apply_theme(theme)
        for button in (self._add_issue, self._add_point):
            show_icon(button, "plus", theme.ink)

    def _list_point_handlers(self, chosen: Sequence[PointRead]) -> dict[ActionId, Callable[[], None]]:
        return {
            ActionId.POINT_DUPLICATE: self._duplicate,
            ActionId.POINT_DELETE: self._delete,
            ActionId.POINT_MOVE_UP: partial(self._step, -1),
            ActionId.POINT_MOVE_DOWN: partial(self._step, 1),
            ActionId.POINT_MOVE_TO: self._choose_issue,
            **{ActionId(f"point.{stance}"): partial(self._set_stance, stance) for stance in Stance},
            **{action_id: partial(self._take_step, action_id) for action_id in STEPS},
        }

    def _build_live(self, card: Card, parent: QWidget) -> LiveCard | None:
        if isinstance(card.record, IssueRead):
            heading = IssueCard(self.workspace, card.record, parent)
            heading.show_card(card)
            heading.title.returnPressed.connect(self._go_on)
            return heading
        if not isinstance(card.record, PointRead):
            return None
        live = PointCard(self.workspace, card.record, self._chosen_points, parent)
        live.show_card(card)
        live.meta.marking.clicked.connect(partial(self._see_to_marking, card.record.id))
        live.next_requested.connect(self.add_point)
        live.clearance_requested.connect(self._take_step)
        live.stance_chosen.connect(partial(self._set_stance_by_card, card.record))
        live.entity_clicked.connect(self.entity_clicked)
        live.entity_activated.connect(self.entity_activated)
        live.mentions_changed.connect(self.mentions_changed)
        live.refused.connect(self._notice.show_refusal)
        live.mark_entity(self.texts.marked_id)
        return live

    def _chosen_points(self) -> list[PointRead]:
        cards = self.view.selected_cards()
        return [card.record for card in cards if isinstance(card.record, PointRead)]

    def _current_issue(self) -> int | None:
        card = self.view.current_card()
        return card.group_id if card else None

    def _find_last_issue(self) -> int | None:
        return self.cards.rows[-1].group_id if self.cards.rows else None

    def _set_stance(self, stance: Stance) -> None:
        self.view.flush()
        edits.point.set_stance(self.workspace.session, [point.id for point in self._chosen_points()], stance)

    def _set_stance_by_card(self, point: PointRead, stance: Stance) -> None:
        """The same, for the card alone where it is not one of those that are chosen."""
        point_ids = [each.id for each in self._chosen_points()]
        edits.point.set_stance(self.workspace.session, point_ids if point.id in point_ids else [point.id], stance)

    def _duplicate(self) -> None:
        self.view.flush()
        copies = edits.point.duplicate_points(self.workspace.session, [point.id for point in self._chosen_points()])
        self.view.show_card(("point", copies[-1]))

    def _delete(self) -> None:
        chosen = self._chosen_points()
        self.view.flush()
        edits.point.delete_points(self.workspace.session, [point.id for point in chosen])

    def _step(self, step: int) -> None:
        """Move the chosen points up (-1) or down (1) as they stand."""
        self.view.flush()
        chosen = [point.id for point in self._chosen_points()]
        edits.point.step_points(self.workspace.session, chosen, step)
        if len(chosen) == 1:
            self.view.show_card(("point", chosen[0]))

    def _choose_issue(self) -> None:
        """Ask for the issue, of this brief or another of the visit, that the chosen points move to."""
        self.view.flush()
        session, point_ids = self.workspace.session, [point.id for point in self._chosen_points()]
        issues = session.look(list_sister_issues, self.brief_id)
        now = self._current_issue()
        choices = [Choice(key, words) for key, words in issues if key != now]
        popup = ChoicePopup(
            self.tr("Move to"),
            choices,
            lambda key: edits.point.send_points(session, point_ids, key),
            several=False,
            parent=self,
        )
        popup.show_under(self.view.live or self.view)

    def _move_card(self, key: tuple[str, int], issue_id: int, position: int) -> None:
        self.view.flush()
        edits.point.move_point(self.workspace.session, key[1], issue_id, position)

    def _go_on(self) -> None:
        """Write the first point of an issue that has just been named."""
        if not any(point.issue_id == self._current_issue() for point in self.list_points()):
            self.add_point()

    def _rename_issue(self) -> None:
        issue_id = self._current_issue()
        self.view.show_card(("issue", issue_id))
        if isinstance(self.view.live, IssueCard):
            self.view.live.title.selectAll()

    def _delete_issue(self) -> None:
        issue_id = self._current_issue()
        if issue_id is not None:
            self.view.flush()
            edits.issue.delete_issue(self.workspace.session, issue_id)

    def _move_issue(self, step: int) -> None:
        issue_id = self._current_issue()
        order = list(dict.fromkeys(card.group_id for card in self.cards.rows))
        if issue_id is not None:
            self.view.flush()
            position = max(0, min(order.index(issue_id) + step, len(order) - 1))
            edits.issue.move_issue(self.workspace.session, issue_id, position)
            self.view.show_card(("issue", issue_id))

    def _forget_texts(self) -> None:
        self.texts.forget()
        self.view.viewport().update()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for button in (self._add_point, self._add_issue):
            button.setEnabled(not self.workspace.session.read_only)
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 14)
        column.setSpacing(8)
        column.addWidget(self._notice)
        column.addWidget(self.view, 1)
        column.addWidget(self._empty)
        column.addLayout(buttons)
        column.addStretch()
