"""The form of what an entity has beside its names."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem, QWidget

from briefbook import edits
from briefbook.models.choice_list_model import Choice
from briefbook.models.term import title_term
from briefbook.store.entity_read import list_linked, read_detail, read_name
from briefbook.text.csl import read_csl_field, write_csl_field
from briefbook.ui.entity.detail_table import DETAILS, DetailField, DetailRow
from briefbook.ui.fields.date_field import DateField
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.popup.entity_popup import EntityOffer, EntityPopup
from briefbook.ui.text.line_field import LineField
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place

LABEL_PX = 130
FIELD_PX = 420
LINKS = {
    "mechanism_party": ("mechanism_id", "party_id"),
    "mechanism_chair": ("mechanism_id", "post_id"),
    "dialogue_party": ("dialogue_id", "party_id"),
    "commitment_owner": ("commitment_id", "owner_id"),
}


class DetailForm(QWidget):
    """Labels at the left, fields at the right; each is stored as it is changed."""

    def __init__(self, workspace: Workspace, kind: EntityKind, entity_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._session = workspace.session
        self._kind = kind
        self._entity_id = entity_id
        self._detail: dict[str, Any] = {}
        self.fields: dict[str, QWidget] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, LABEL_PX)
        # Fields have a greatest width: without a third column what is left over would part them from their labels.
        grid.setColumnStretch(1, 100)
        grid.setColumnStretch(2, 1)
        grid.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding), 0, 2)
        for at, row in enumerate(DETAILS.get(kind, ())):
            label = QLabel(row.words, self)
            label.setProperty("role", "muted")
            field = self._build_field(row)
            field.setEnabled(not self._session.read_only)
            self.fields[row.name] = field
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, at, 1)
        self.refresh()

    def refresh(self) -> None:
        """Show every detail as it is now."""
        file = self._session.file
        self._detail = file.look(read_detail, self._kind, self._entity_id)
        shown = {row: self._describe(row) for row in DETAILS.get(self._kind, ())}
        for row, words in shown.items():
            field = self.fields[row.name]
            if isinstance(field, LineField):
                field.show_text(words)
            elif isinstance(field, DateField):
                field.show_date(self._detail[f"{row.name}_edtf"], self._detail[f"{row.name}_words"])
            elif isinstance(field, QPushButton):
                field.setText(words or self.tr("Choose …"))
                none = self.tr("none")
                field.setAccessibleName(f"{row.words}: {words or none}")

    def focus_field(self, name: str) -> bool:
        """Go to a detail; false when it is not here."""
        if name not in self.fields:
            return False
        self.fields[name].setFocus()
        return True

    def _describe(self, row: DetailRow) -> str:
        connection = self._session.file.connection
        value = self._detail.get(row.name)
        match row.field:
            case DetailField.ENTITY:
                return read_name(connection, value)
            case DetailField.LINKS:
                return ", ".join(name for _, name in self._list_linked(row))
            case DetailField.CSL:
                return read_csl_field(json.loads(self._detail["csl"]), row.name)
            case DetailField.CHOICE:
                return title_term(row.choices(value)) if value and row.choices else ""
            case _:
                return str(value or "")

    def _build_field(self, row: DetailRow) -> QWidget:
        if row.field is DetailField.DATE:
            return DateField(row.words, partial(self._store_date, row), self)
        if row.field in (DetailField.WORDS, DetailField.NUMBER, DetailField.CSL):
            line = LineField(row.words, parent=self)
            line.setMaximumWidth(FIELD_PX)
            line.store(partial(self._store_line, row))
            line.step_ended.connect(self._session.end_join)
            return line
        button = QPushButton(self)
        button.setProperty("role", "choice")
        button.setMaximumWidth(FIELD_PX)
        choose = {
            DetailField.ENTITY: self._choose_entity,
            DetailField.CHOICE: self._choose_value,
            DetailField.LINKS: self._choose_links,
        }[row.field]
        button.clicked.connect(partial(choose, row, button))
        return button

    def _store_line(self, row: DetailRow, words: str) -> None:
        value: Any = words.strip()
        if row.field is DetailField.NUMBER:
            value = edits.number.read_number(row.name, words)
        if row.field is DetailField.CSL:
            item = write_csl_field(json.loads(self._detail["csl"]), row.name, words)
            self._change("csl", json.dumps(item, ensure_ascii=False))
        else:
            self._change(row.name, value)

    def _change(self, column: str, value: Any) -> None:
        edits.entity.change_entity(self._session, self._entity_id, **{column: value})

    def _choose_entity(self, row: DetailRow, button: QPushButton) -> None:
        now = self._detail.get(row.name)
        self._offer_entities(row, button, partial(self._change, row.name), chosen=(now,), none=True)

    def _choose_value(self, row: DetailRow, button: QPushButton) -> None:
        assert row.choices is not None
        now = self._detail.get(row.name)
        choices = [Choice(each, title_term(each), each == now) for each in row.choices]
        if row.name == "level":
            choices = [Choice(None, self.tr("Not said"), now is None), *choices]
        tell = partial(self._change, row.name)
        ChoicePopup(button.accessibleName(), choices, tell, several=False, parent=self).show_under(button)

    def _choose_links(self, row: DetailRow, button: QPushButton) -> None:
        now = [key for key, _ in self._list_linked(row)]

        def tell(keys: list[int]) -> None:
            kept = [key for key in now if key in keys]
            if set(keys) != set(now):
                self._store_links(row, kept + [key for key in keys if key not in kept])

        self._offer_entities(row, button, tell, chosen=now, several=True)

    def _store_date(self, row: DetailRow, words: str) -> None:
        stores = {"date": edits.event.set_dialogue_date, "due": edits.commitment.set_due_date}
        stores[row.name](self._session, self._entity_id, words)

    def _store_links(self, row: DetailRow, keys: list[int]) -> None:
        stores = {
            "mechanism_party": edits.party.set_mechanism_parties,
            "mechanism_chair": edits.party.set_mechanism_chairs,
            "dialogue_party": edits.party.set_dialogue_parties,
            "commitment_owner": edits.commitment.set_owners,
        }
        stores[row.name](self._session, self._entity_id, keys)

    def _list_linked(self, row: DetailRow) -> list[tuple[int, str]]:
        own, other = LINKS[row.name]
        return self._session.look(list_linked, row.name, own, other, self._entity_id)

    def _offer_entities(self, row: DetailRow, button: QPushButton, tell: Callable[[Any], object], **shown: Any) -> None:
        place = Place("entity", self._entity_id, row.name)
        offer = EntityOffer(row.kinds, place, left_out=(self._entity_id,), **shown)
        EntityPopup(self._session, button.accessibleName(), offer, tell, parent=self).show_under(button)
