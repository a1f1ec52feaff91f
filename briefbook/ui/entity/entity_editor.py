"""The tab of an entity: who or what it is, its names and details, and where it is used."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefbook import edits
from briefbook.models.mention_list_model import ICONS
from briefbook.models.term import title_term
from briefbook.store.entity_card import read_card
from briefbook.store.entity_read import EntityHead, read_detail, read_entity_head
from briefbook.store.marking_read import describe_marking
from briefbook.text.json_codec import load_rich_text
from briefbook.text.rich_text import RichText
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.desk.editor import Editor
from briefbook.ui.entity.citation_table import CLAIM_COLUMN, CitationTable
from briefbook.ui.entity.conflict_table import ConflictTable
from briefbook.ui.entity.detail_form import DetailForm
from briefbook.ui.entity.detail_table import DETAILS
from briefbook.ui.entity.membership_table import COLUMNS, MembershipTable
from briefbook.ui.entity.name_table import NameTable
from briefbook.ui.entity.photo_frame import PhotoFrame
from briefbook.ui.entity.status_table import StatusTable
from briefbook.ui.entity.use_table import UseTable
from briefbook.ui.fields.growing_field import GrowingField
from briefbook.ui.fields.marking_button import MarkingButton
from briefbook.ui.fields.record_table import RecordTable
from briefbook.ui.look.count_words import count_words
from briefbook.ui.look.page_area import PageArea
from briefbook.ui.text.line_field import LineField
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place

MARGIN_PX = 34


class EntityEditor(Editor):
    """One entity of any kind, part under part, each saved as it is changed."""

    def __init__(self, place: Place, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(place, workspace, parent)
        self._head = self._read_head()
        kind = self._head.kind
        self.icon_name = ICONS[kind]
        self._area = PageArea(parent=self, sideways=True)
        page = self._area.page
        self.name = LineField(self.tr("Name"), parent=page)
        self.photo = PhotoFrame(workspace, kind, place.id, page)
        self._kind_words, self._others, self._refusal = QLabel(page), QLabel(page), QLabel(page)
        self.marking = MarkingButton(
            workspace, lambda key: edits.entity.mark_entity(workspace.session, place.id, key), page
        )
        self.details = DetailForm(workspace, kind, place.id, page)
        self.names = NameTable(workspace, place.id, page)
        self.memberships = MembershipTable(workspace, kind, place.id, page) if kind in COLUMNS else None
        self.citations = CitationTable(workspace, kind, place.id, page)
        self.conflicts = ConflictTable(workspace, kind, place.id, page)
        self.statuses = StatusTable(workspace, place.id, page) if kind is EntityKind.COMMITMENT else None
        words = self.tr("What was agreed") if kind is EntityKind.COMMITMENT else self.tr("Description")
        self._wording_card, self._description_card = QFrame(page), QFrame(page)
        self.wording = self._build_field(words, self._wording_card) if kind is EntityKind.COMMITMENT else None
        title = self.tr("Biography") if kind is EntityKind.PERSON else self.tr("Description")
        self.description = self._build_field(title, self._description_card)
        self.uses = UseTable(workspace, place.id, page)
        self._lay_out(title)
        self._connect()
        self.refresh()
        self._apply_theme()

    def title(self) -> str:
        """The name of the entity."""
        return self._head.name

    def show_place(self, place: Place) -> None:
        """Go to the field that a step changed."""
        if place.kind == "citation":
            self._show_citation(place)
            return
        table, _, rest = place.field.partition(":")
        tables: dict[str, RecordTable | None] = {
            "name": self.names if rest else None,
            "names": self.names,
            "membership": self.memberships,
            "memberships": self.memberships,
        }
        target = tables.get(table)
        if target is not None:
            target.table.setFocus()
            if rest:
                target.show_row(int(rest.split(":")[0]))
        elif place.field == "wording" and self.wording:
            self.wording.setFocus()
        elif place.field == "description":
            self.description.setFocus()
        elif not self.details.focus_field(place.field):
            self.name.setFocus()
            if place.field == "name":
                self.name.selectAll()

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done to the words under the caret."""
        in_wording = self.wording is not None and self.wording.hasFocus()
        field = self.wording if in_wording and self.wording else self.description
        return field.handlers()

    def mentioned(self) -> list[tuple[int, int]]:
        """The entities that its texts name, each with how often."""
        fields = [field for field in (self.wording, self.description) if field]
        found = Counter(mention.entity_id for field in fields for mention in field.mentions())
        return [(key, count) for key, count in found.items() if key != self.place.id]

    def mark_entity(self, entity_id: int | None) -> None:
        """Tint the mentions of an entity."""
        self.description.mark_entity(entity_id)
        if self.wording:
            self.wording.mark_entity(entity_id)

    def status(self) -> tuple[str, str]:
        """How often it is used, and its marking."""
        return count_words(
            self.uses.model.rowCount(), self.tr("used in 1 place"), self.tr("used in {} places")
        ), self._describe_marking()

    def state(self) -> dict[str, Any]:
        """How far down it is scrolled."""
        return {"scroll": self._area.verticalScrollBar().value()}

    def restore_state(self, state: dict[str, Any]) -> None:
        """Scroll back."""
        self._area.verticalScrollBar().setValue(int(state["scroll"]))

    def _read_head(self) -> EntityHead:
        file = self.workspace.session.file
        head = file.look(read_entity_head, self.place.id)
        return head or EntityHead(self.place.id, EntityKind.TOPIC, "", RichText(), None)

    def _build_field(self, name: str, card: QFrame) -> GrowingField:
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 8, 12, 8)
        field = GrowingField(self.workspace, name, placeholder=self.tr("Write here …"), parent=card)
        inside.addWidget(field)
        field.step_ended.connect(self.workspace.session.end_join)
        field.mentions_changed.connect(self.mentions_changed)
        field.entity_clicked.connect(self.entity_selected)
        field.entity_activated.connect(lambda entity_id: self.open_requested.emit(Place("entity", entity_id)))
        field.refused.connect(self._refuse)
        return field

    def _connect(self) -> None:
        session, entity_id = self.workspace.session, self.place.id
        self.name.store(lambda words: edits.entity.rename_entity(session, entity_id, words))
        self.name.step_ended.connect(session.end_join)
        self.name.setReadOnly(session.read_only)
        self.description.store(lambda text: edits.entity.describe_entity(session, entity_id, text))
        if self.wording:
            self.wording.store(lambda text: edits.commitment.change_commitment_wording(session, entity_id, text))
        self.photo.refused.connect(self._refuse)
        self.uses.open_requested.connect(self.open_requested)
        self.workspace.notifier.changed.connect(self._note)
        self.workspace.appearance.changed.connect(self._apply_theme)

    def _lay_out(self, description: str) -> None:
        column = QVBoxLayout(self._area.page)
        column.setContentsMargins(MARGIN_PX, 22, MARGIN_PX, 28)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        self.name.setProperty("role", "title")
        self._others.setProperty("role", "muted")
        self._refusal.setProperty("role", "error")
        self._refusal.hide()
        line = QHBoxLayout()
        self._kind_words.setProperty("role", "muted")
        line.addWidget(self._kind_words)
        line.addSpacing(10)
        line.addWidget(self.marking)
        line.addStretch()
        words.addWidget(self.name)
        words.addWidget(self._others)
        words.addLayout(line)
        words.addWidget(self._refusal)
        words.addSpacing(6)
        words.addWidget(self.details)
        words.addStretch()
        head.addLayout(words, 1)
        column.addLayout(head)
        if self.wording:
            self._add_part(column, self.tr("What was agreed"), self._wording_card)
        self._wording_card.setVisible(self.wording is not None)
        if self.statuses:
            self._add_part(column, self.tr("History"), self.statuses)
        if self.memberships:
            self._add_part(column, self.memberships.title, self.memberships)
        self._add_part(column, description, self._description_card)
        self._add_part(column, self.citations.title, self.citations)
        self._disagree = self._add_part(column, self.conflicts.title, self.conflicts)
        self._add_part(column, self.tr("Names"), self.names)
        self._add_part(column, self.tr("Where it is used"), self.uses)
        column.addStretch()
        self._area.fill(self)

    def _add_part(self, column: QVBoxLayout, title: str, widget: QWidget) -> QLabel:
        heading = QLabel(title, self._area.page)
        heading.setProperty("role", "subheading")
        column.addSpacing(6)
        column.addWidget(heading)
        column.addWidget(widget)
        return heading

    def refresh(self) -> None:
        """Read everything anew."""
        file = self.workspace.session.file
        if not self._refresh_head():
            return
        card = file.look(read_card, self.place.id, self.workspace.today)
        detail = file.look(read_detail, self._head.kind, self.place.id)
        self.name.show_text(self._head.name)
        self.description.show_text(self._head.description)
        if self.wording:
            self.wording.show_text(load_rich_text(detail["wording"]))
        for field in filter(None, (self.description, self.wording)):
            field.show_record_marking(self._head.marking)
        if card:
            self.photo.show_card(card)
            self._others.setText("   ".join(filter(None, (card.other_names, card.say))))
            self._others.setVisible(bool(self._others.text()))
        self._kind_words.setText(title_term(self._head.kind))
        self.marking.show_marking(self._head.marking)
        self.details.setVisible(bool(DETAILS.get(self._head.kind)))
        for part in (self.details, self.names, self.memberships, *self._list_evidence(), self.statuses, self.uses):
            if part:
                part.refresh()
        for widget in (self._disagree, self.conflicts):
            widget.setVisible(self.conflicts.is_of_use)
        self.status_changed.emit()

    def _note(self) -> None:
        self.refresh_soon()
        if self.is_behind:
            self._refresh_head()

    def _refresh_head(self) -> bool:
        """Read the entity itself, whose name stands on the tab; false when it is gone."""
        file = self.workspace.session.file
        head = file.look(read_entity_head, self.place.id)
        if head is None:
            return False
        before, self._head = self._head.name, head
        if before != self._head.name:
            self.title_changed.emit(self.title())
        return True

    def _describe_marking(self) -> str:
        file = self.workspace.session.file
        return file.look(describe_marking, self._head.marking)

    def _show_citation(self, place: Place) -> None:
        if place.field == "conflicts":
            self.conflicts.table.setFocus()
        else:
            self.citations.show_row(place.id, CLAIM_COLUMN)

    def _list_evidence(self) -> list[CitationTable | ConflictTable]:
        return [self.citations, self.conflicts]

    def _refuse(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

    def _apply_theme(self) -> None:
        theme = self.workspace.appearance.theme
        self.photo.apply_theme(theme)
        self.marking.apply_theme(theme)
        for table in (self.names, self.memberships, *self._list_evidence(), self.statuses, self.uses):
            if table:
                table.apply_theme(theme)
