"""The sidebar: the chosen entity as a card, and every entity that the text in front names."""

from datetime import date
from typing import Any

from PySide6.QtCore import QMetaObject, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefbook import edits
from briefbook.errors import BriefbookError
from briefbook.models.candidate import list_candidates
from briefbook.models.choice_list_model import Choice
from briefbook.store.brief_text import list_dismissed
from briefbook.store.entity_card import EntityCard, read_card
from briefbook.ui.desk.editor import Editor
from briefbook.ui.look.count_words import count_words
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.sidebar.candidate_box import CandidateBox
from briefbook.ui.sidebar.card_view import CardView
from briefbook.ui.sidebar.mention_view import MentionView
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.date_words import describe_edtf
from briefbook.values.edtf import parse_edtf
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place

REFRESH_MS = 150
LEAST_WIDTH_PX = 220
DATED = (EntityKind.PERSON, EntityKind.POST)
TEXT_PLACES = ("brief", "entity", "visit")


class EntitySidebar(QWidget):
    """Follows the editor in front; nothing is read while it is hidden."""

    open_requested = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setProperty("role", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(LEAST_WIDTH_PX)
        self._workspace = workspace
        self._session = workspace.session
        self._editor: Editor | None = None
        self._day = workspace.today
        self._chosen: dict[Place, int] = {}
        self._links: list[QMetaObject.Connection] = []
        self.card = CardView(workspace.appearance, self)
        self.view = MentionView(self._session.file, self)
        self.offer = CandidateBox(workspace.appearance, self)
        self.dismissed = QPushButton(self)
        self._as_of, self._counted, self._heading = QLabel(self), QLabel(self), QLabel(self)
        self._hint, self._empty, self._filler = QLabel(self), QLabel(self), QWidget(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REFRESH_MS)
        self._lay_out()
        self._connect()
        self._apply_theme()
        self.refresh()

    @property
    def entity_id(self) -> int | None:
        """The entity on the card."""
        return self.card.card.id if self.card.card and not self.card.isHidden() else None

    def show_editor(self, editor: Editor | None, visit_day: date | None = None) -> None:
        """Follow an editor; posts are those of its meeting's day, else of the visit, else of today."""
        self._unlink()
        self._editor = editor
        self._day = (editor.meeting_day() if editor else None) or visit_day or self._workspace.today
        if editor:
            self._links.append(editor.mentions_changed.connect(self._timer.start))
            self._links.append(editor.entity_selected.connect(self.show_entity))
        self.refresh()

    def show_entity(self, entity_id: int) -> None:
        """Put an entity on the card."""
        if self._editor:
            self._chosen[self._editor.place] = entity_id
        self._show_card()

    def refresh(self) -> None:
        """Read everything anew."""
        self._timer.stop()
        if self.isHidden():
            return
        mentioned = self._editor.mentioned() if self._editor else []
        self.view.show_mentions(mentioned)
        count = len(self.view.mentions.entity_ids)
        self._counted.setText(str(count) if count else "")
        has_text = bool(self._editor and self._editor.place.kind in TEXT_PLACES) or count > 0
        brief = bool(self._editor and self._editor.place.kind == "brief")
        self._heading.setText((self.tr("In this brief") if brief else self.tr("In this text")).upper())
        for widget in (self._heading, self._counted):
            widget.setVisible(has_text)
        self.view.setVisible(count > 0)
        self._filler.setVisible(not count)
        self._empty.setVisible(has_text and not count)
        self._show_offer()
        self._show_card()

    def finish(self) -> None:
        """Read no more of the library, which is closed."""
        self._unlink()
        self._editor = None
        self._timer.stop()
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was not read while it was hidden."""
        super().showEvent(event)
        self.refresh()

    def _unlink(self) -> None:
        for link in self._links:
            QObject.disconnect(link)
        self._links.clear()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 12)
        column.setSpacing(8)
        column.addLayout(_build_head(_build_heading(self.tr("Selected").upper()), self._as_of))
        inset = QVBoxLayout()
        inset.setContentsMargins(12, 0, 12, 6)
        inset.addWidget(self.card)
        inset.addWidget(self._hint)
        column.addLayout(inset)
        column.addLayout(_build_head(self._heading, self._counted))
        column.addWidget(self.view, 1)
        column.addWidget(self._empty)
        column.addWidget(self._filler, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(self.offer)
        foot.addWidget(self.dismissed, 0, Qt.AlignmentFlag.AlignLeft)
        self.dismissed.setProperty("role", "link")
        column.addLayout(foot)
        self._heading.setProperty("role", "heading")
        self._hint.setText(self.tr("Choose a name in a text or a list, and see here who or what it is."))
        self._empty.setText(self.tr("Names of people, mechanisms and topics appear here as you write them."))
        for label in (self._hint, self._empty):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
        self._hint.setContentsMargins(6, 0, 6, 0)
        self._empty.setContentsMargins(18, 0, 18, 0)
        for label in (self._as_of, self._counted):
            label.setProperty("role", "small")
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.refresh)
        self._workspace.notifier.changed.connect(self._timer.start)
        self._workspace.mentions.changed.connect(self._timer.start)
        self._workspace.appearance.changed.connect(self._apply_theme)
        self.view.chosen.connect(self._choose)
        self.view.open_requested.connect(self.open_requested)
        self.card.open_requested.connect(self.open_requested)
        self.offer.add_requested.connect(self._add)
        self.offer.dismiss_requested.connect(self._dismiss)
        self.dismissed.clicked.connect(self._choose_dismissed)

    def _apply_theme(self) -> None:
        self.view.apply_theme(self._workspace.appearance.theme)

    def _choose(self, entity_id: int) -> None:
        """Show an entity of the list, and have the editor mark where it is named."""
        self.show_entity(entity_id)
        mark: Any = getattr(self._editor, "mark_entity", None)
        if mark:
            mark(entity_id)

    def _show_card(self) -> None:
        card = self._find_card()
        if card:
            self.card.show_card(card)
        dated = bool(card and card.kind in DATED)
        self._as_of.setText(self.tr("on {}").format(describe_edtf(parse_edtf(self._day.isoformat()))) if dated else "")
        self.card.setVisible(card is not None)
        self._hint.setVisible(card is None)
        self.view.show_chosen(card.id if card else None)

    def _find_card(self) -> EntityCard | None:
        """Of what was chosen in this tab, else of what the tab shows, else of whom it is about."""
        if self._editor is None:
            return None
        place = self._editor.place
        wanted = [self._chosen.get(place), place.id if place.kind == "entity" else None]
        wanted += [self._editor.first_entity_id(), *self.view.mentions.entity_ids[:1]]
        cards = (self._session.look(read_card, each, self._day) for each in wanted if each is not None)
        return next((card for card in cards if card), None)

    def _show_offer(self) -> None:
        candidates: list[str] = []
        dismissed: list[tuple[int, str]] = []
        if self._editor and self._editor.place.kind == "brief" and not self._session.read_only:
            brief_id = self._editor.place.id
            candidates = list_candidates(self._session.file, self._workspace.mentions, brief_id)
            dismissed = self._list_dismissed(brief_id)
        if not candidates:
            self._leave_offer()
        self.offer.show_candidates(candidates)
        self.dismissed.setVisible(bool(dismissed))
        words = count_words(len(dismissed), self.tr("1 dismissed name"), self.tr("{} dismissed names"))
        self.dismissed.setText(words)

    def _leave_offer(self) -> None:
        """Give a focus that the offer has to the list over it: Qt would choose the next in line, a title."""
        if self.window().focusWidget() in (self.offer.add, self.offer.dismiss):
            self.view.setFocus()

    def _list_dismissed(self, brief_id: int) -> list[tuple[int, str]]:
        return self._session.look(list_dismissed, brief_id)

    def _add(self, words: str, kind: EntityKind) -> None:
        try:
            entity_id = edits.entity.create_entity(self._session, kind, words)
        except BriefbookError as error:
            self.offer.show_refusal(str(error))
            return
        self.show_entity(entity_id)
        self.refresh()

    def _dismiss(self, words: str) -> None:
        if self._editor:
            edits.mention.dismiss_mention(self._session, self._editor.place.id, words)
            self.refresh()

    def _choose_dismissed(self) -> None:
        """Let a name that was dismissed be offered again."""
        if self._editor:
            choices = [Choice(key, words) for key, words in self._list_dismissed(self._editor.place.id)]
            name = self.tr("Offer again")
            popup = ChoicePopup(name, choices, self._restore, several=False, parent=self)
            popup.show_under(self.dismissed)

    def _restore(self, dismissed_id: int) -> None:
        edits.mention.restore_mention(self._session, dismissed_id)
        self.refresh()


def _build_heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "heading")
    return label


def _build_head(heading: QLabel, end: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(15, 0, 20, 0)
    row.addWidget(heading)
    row.addStretch()
    row.addWidget(end)
    return row
