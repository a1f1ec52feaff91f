"""Who takes part in the dialogue that a brief is about, with their posts on the day."""

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefbook import edits
from briefbook.models.card_list_model import Card, CardListModel
from briefbook.models.choice_list_model import Choice
from briefbook.models.term import title_term
from briefbook.store.brief_read import read_brief, read_subject
from briefbook.store.round_read import ParticipantRead, list_participants
from briefbook.text.rich_text import Block, RichText, Run
from briefbook.ui.brief.card_delegate import PAD_PX, PILL, TEXT_LEFT_PX
from briefbook.ui.brief.card_text import CardTexts
from briefbook.ui.brief.card_view import CardView
from briefbook.ui.brief.live_card import LiveCard
from briefbook.ui.brief.page import BriefPage
from briefbook.ui.fields.notice_label import NoticeLabel
from briefbook.ui.look.icon import build_icon, show_icon
from briefbook.ui.look.theme import META_ICON_PX, Theme
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.popup.entity_popup import EntityOffer, EntityPopup
from briefbook.ui.text.portion_mark import PortionMarks
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.edtf import find_edtf
from briefbook.values.kind import EntityKind, Role, Side
from briefbook.values.place import Place

GROUPS: dict[Side | None, int] = {Side.OURS: 0, Side.THEIRS: 1, None: 2}


class ParticipantsPage(BriefPage):
    """People and posts around the table; a subject that is no dialogue has none."""

    tables = frozenset({"participation"})

    def __init__(self, workspace: Workspace, brief_id: int, parent: QWidget | None = None) -> None:
        super().__init__(workspace, brief_id, parent)
        self._event_id: int | None = None
        self._order: list[int] = []
        self.cards = CardListModel(self)
        marks = PortionMarks(workspace.session.file)
        self.texts = CardTexts(workspace.mentions, workspace.appearance.theme, marks)
        self.view = CardView(self.cards, self.texts, self._build_live, self)
        self.view.setAccessibleName(self.tr("Participants"))
        self.setFocusProxy(self.view)
        self._empty, self._notice = QLabel(self), NoticeLabel(self)
        self._empty.setProperty("role", "muted")
        self._add = QPushButton(self.tr("Add Participant"), self)
        self._add.clicked.connect(self.choose_participant)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 14)
        column.setSpacing(8)
        column.addWidget(self._notice)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        column.addLayout(row)
        column.addStretch()
        self.cards.move_requested.connect(self._drop)
        self.view.doubleClicked.connect(lambda _: self._open())
        for keys, call in (
            ("Alt+Up", partial(self._step, -1)),
            ("Alt+Down", partial(self._step, 1)),
            ("Del", self.remove),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)
        self.refresh()

    def refresh(self) -> None:
        """Read the participants anew."""
        file = self.workspace.session.file
        brief = file.look(read_brief, self.brief_id)
        if brief is None:
            return
        self._event_id = brief.subject_id if brief.subject_kind is EntityKind.DIALOGUE else None
        day = self._find_day(file.look(read_subject, brief).date_edtf)
        read = file.look(list_participants, self._event_id, day) if self._event_id is not None else []
        self._order = [each.id for each in read]
        cards: list[Card] = []
        for side, group_id in GROUPS.items():
            own = [each for each in read if each.side is side]
            if own:
                cards.append(Card(("side", side), group_id, heading=describe_side(side)))
                cards += [self._build_card(each, group_id) for each in own]
        self.cards.show_rows(cards)
        self._show_hints(read)

    def count(self) -> int:
        """How many participants."""
        return len(self._list_read())

    def choose_participant(self) -> None:
        """Choose a person or a post to add."""
        known = {each.participant_id for each in self._list_read()}
        popup = EntityPopup(
            self.workspace.session,
            self.tr("Participant"),
            EntityOffer((EntityKind.PERSON, EntityKind.POST), Place("brief", self.brief_id), left_out=known),
            self._add_participant,
            show=lambda row_id: self.view.show_card(("participant", row_id)),
            parent=self,
        )
        popup.show_under(self._add)

    def remove(self) -> None:
        """Take the current participant off the list."""
        card = self.view.current_card()
        if card and isinstance(card.record, ParticipantRead) and not self.workspace.session.read_only:
            edits.participation.remove_participant(self.workspace.session, card.record.id)
            self._notice.show_notice(self.tr("Removed. Ctrl+Z brings them back."))

    def shown_place(self) -> Place | None:
        """The list of participants in the book."""
        return Place(f"brief-{self.brief_id}-participants", 0)

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.view.apply_theme(theme)
        show_icon(self._add, "plus", theme.ink)

    def _build_card(self, read: ParticipantRead, group_id: int) -> Card:
        text = RichText((Block((Run(read.name),), id=f"participant-{read.id}"),))
        meta = (("briefcase", read.detail),) if read.detail else ()
        return Card(("participant", read.id), group_id, pill=title_term(read.role), text=text, meta=meta, record=read)

    def _show_hints(self, read: list[ParticipantRead]) -> None:
        words = self.tr("Nobody is named yet. Add a person, or a post without its holder.")
        if self._event_id is None:
            words = self.tr("There is no meeting yet, so nobody takes part in it.")
        self._empty.setText(words)
        self._empty.setVisible(not read)
        self.view.setVisible(bool(read))
        self._add.setVisible(self._event_id is not None)
        self._add.setEnabled(not self.workspace.session.read_only)

    def _find_day(self, date_edtf: str) -> date:
        edtf = find_edtf(date_edtf) if date_edtf else None
        day = edtf.latest or edtf.earliest if edtf else None
        return day or self.workspace.today

    def _list_read(self) -> list[ParticipantRead]:
        return [card.record for card in self.cards.rows if isinstance(card.record, ParticipantRead)]

    def _build_live(self, card: Card, parent: QWidget) -> LiveCard | None:
        if not isinstance(card.record, ParticipantRead) or self.workspace.session.read_only:
            return None
        live = ParticipantCard(self.workspace, card.record, parent)
        live.removed.connect(self.remove)
        live.open_requested.connect(self._open)
        return live

    def _add_participant(self, participant_id: int) -> int:
        assert self._event_id is not None
        return edits.participation.add_participant(self.workspace.session, self._event_id, participant_id)

    def _open(self) -> None:
        card = self.view.current_card()
        if card and isinstance(card.record, ParticipantRead):
            self.open_requested.emit(Place("entity", card.record.participant_id))

    def _step(self, step: int) -> None:
        card = self.view.current_card()
        if card and isinstance(card.record, ParticipantRead) and not self.workspace.session.read_only:
            own = [each.id for each in self._list_read() if each.side is card.record.side]
            at = own.index(card.record.id) + step
            if 0 <= at < len(own):
                self._move(card.record.id, card.record.side, at)

    def _drop(self, key: tuple[str, int], group_id: int, position: int) -> None:
        self._move(key[1], next(side for side, group in GROUPS.items() if group == group_id), position)

    def _move(self, row_id: int, side: Side | None, position: int) -> None:
        """Put a participant at a position of a side, which is one in the event: there the sides are not apart."""
        session, others = self.workspace.session, [each for each in self._order if each != row_id]
        own = [each.id for each in self._list_read() if each.side is side and each.id != row_id]
        with session.change("Move Participant", place=Place("brief", self.brief_id)):
            edits.participation.change_participant(session, row_id, side=side)
            if own:
                behind = position >= len(own)
                neighbour = own[-1] if behind else own[position]
                edits.participation.move_participant(session, row_id, others.index(neighbour) + behind)
        self.view.show_card(("participant", row_id), typing=False)


class ParticipantCard(LiveCard):
    """The current participant: role and side can be changed."""

    def __init__(self, workspace: Workspace, read: ParticipantRead, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._read = read
        self.role = QPushButton(self)
        self.role.setProperty("role", "pill")
        self.role.setProperty("tone", "quiet")
        self.role.setFixedWidth(PILL.width())
        self._name, self._detail = QLabel(self), QLabel(self)
        self._detail.setProperty("role", "small")
        self.side, self.open, self.remove = QPushButton(self), QPushButton(self.tr("Open"), self), QPushButton(self)
        self.remove.setText(self.tr("Remove"))
        self.removed, self.open_requested = self.remove.clicked, self.open.clicked
        self.role.clicked.connect(self._choose_role)
        self.side.clicked.connect(self._choose_side)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(PILL.left(), PAD_PX, PAD_PX, PAD_PX)
        row.addWidget(self.role, 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(TEXT_LEFT_PX - PILL.right() - 5)
        row.addLayout(words, 1)
        for button in (self.side, self.open, self.remove):
            button.setProperty("role", "meta")
            button.setIconSize(QSize(META_ICON_PX, META_ICON_PX))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._show(read)

    def show_card(self, card: Card) -> None:
        """Show the participant as it is now."""
        if isinstance(card.record, ParticipantRead):
            self._show(card.record)

    def focus_field(self, field: str) -> None:
        """Go to the first button."""
        self.role.setFocus()

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        super().apply_theme(theme)
        icons = {self.side: "users", self.open: "external-link", self.remove: "trash-2"}
        for button, name in icons.items():
            button.setIcon(build_icon(name, theme.muted))

    def _show(self, read: ParticipantRead) -> None:
        self._read = read
        self.role.setText(title_term(read.role).upper())
        self.role.setAccessibleName(self.tr("Role: {}").format(title_term(read.role)))
        self._name.setText(read.name)
        self._name.setProperty("role", "subheading")
        self._detail.setText(read.detail or self.tr("no post known on the day"))
        self.side.setText(describe_side(read.side))
        self.side.setAccessibleName(self.tr("Side: {}").format(describe_side(read.side)))

    def _choose_role(self) -> None:
        choices = [Choice(role, title_term(role), role is self._read.role) for role in Role]
        self._offer(self.role, self.tr("Role"), "role", choices)

    def _choose_side(self) -> None:
        choices = [Choice(side, describe_side(side), side is self._read.side) for side in GROUPS]
        self._offer(self.side, self.tr("Side"), "side", choices)

    def _offer(self, button: QPushButton, name: str, field: str, choices: list[Choice]) -> None:
        session, row_id = self._workspace.session, self._read.id
        popup = ChoicePopup(
            name,
            choices,
            lambda key: edits.participation.change_participant(session, row_id, **{field: key}),
            several=False,
            parent=self,
        )
        popup.show_under(button)


def describe_side(side: Side | None) -> str:
    """Whose side a participant is on, as a heading."""
    return title_term(side) if side else QCoreApplication.translate("Participants", "Side not said")
