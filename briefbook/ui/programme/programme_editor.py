"""The tab of a visit: who visits whom, when and where, and the programme."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefbook import edits
from briefbook.models.choice_list_model import Choice
from briefbook.models.record_table_model import RecordTableModel
from briefbook.models.term import title_term
from briefbook.store.entity_card import read_visit_day
from briefbook.store.programme_read import ProgrammeItemRead, VisitRead, list_programme_items, read_visit
from briefbook.ui.desk.editor import Editor
from briefbook.ui.fields.date_field import DateField
from briefbook.ui.fields.record_table import RecordTable
from briefbook.ui.look.count_words import count_words
from briefbook.ui.look.page_area import PageArea
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.popup.entity_popup import EntityOffer, EntityPopup
from briefbook.ui.programme.programme_columns import list_programme_columns
from briefbook.ui.text.line_field import LineField
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import EntityKind, VisitDirection
from briefbook.values.place import Place

MARGIN_PX = 34
LABEL_PX = 90
CHOICE_PX = 210
TITLE_COLUMN = 3


class ProgrammeEditor(Editor):
    """A visit and its programme, each cell edited where it stands."""

    icon_name = "calendar-days"

    def __init__(self, place: Place, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(place, workspace, parent)
        session = workspace.session
        self._visit: VisitRead | None = None
        self.name = LineField(self.tr("Name of the visit"), parent=self)
        self.name.setProperty("role", "title")
        self.name.store(lambda words: edits.entity.rename_entity(session, place.id, words))
        self.name.step_ended.connect(session.end_join)
        self.date = DateField(self.tr("When"), lambda typed: edits.event.set_visit_date(session, place.id, typed), self)
        self._names = {"direction": self.tr("Direction"), "host": self.tr("Host"), "guest": self.tr("Guest")}
        self._names["places"] = self.tr("Places")
        self.choices = {name: QPushButton(self) for name in self._names}
        self.items = RecordTableModel(list_programme_columns(workspace), editable=not session.read_only, parent=self)
        empty = self.tr("No items yet. Add the first; times can stay empty until they are known.")
        self.table = RecordTable(self.items, self.tr("Programme"), empty, self)
        self._prepare()
        self._lay_out()
        workspace.notifier.changed.connect(self.refresh_soon)
        workspace.appearance.changed.connect(self._apply_theme)
        self.refresh()
        self._apply_theme()

    def title(self) -> str:
        """The programme of the visit."""
        return self.tr("Programme")

    def show_place(self, place: Place) -> None:
        """Go to an item."""
        if place.kind == "programme_item":
            self.table.show_row(place.id, TITLE_COLUMN)
        elif place.field.startswith("programme_item:"):
            self.table.show_row(int(place.field.split(":")[1]), TITLE_COLUMN)

    def shown_place(self) -> Place:
        """The programme in the book."""
        return self.place

    def meeting_day(self) -> date | None:
        """The day of the visit's first meeting."""
        file = self.workspace.session.file
        return file.look(read_visit_day, self.place.id)

    def status(self) -> tuple[str, str]:
        """How many items, and how many of them have a time."""
        rows: Sequence[Any] = self.items.rows
        items = count_words(len(rows), self.tr("1 item"), self.tr("{} items"))
        timed = sum(bool(row.start_time) for row in rows)
        return self.tr("{}, {} with a time").format(items, timed), ""

    def add_item(self) -> None:
        """Add an item behind the current one, to be named."""
        row = self.table.current_row()
        after = row.key if isinstance(row, ProgrammeItemRead) else None
        item_id = edits.programme.add_programme_item(
            self.workspace.session, self.place.id, self.tr("New item"), after=after
        )
        self.table.show_row(item_id, TITLE_COLUMN, edit=True)

    def _delete_item(self) -> None:
        row = self.table.current_row()
        if isinstance(row, ProgrammeItemRead) and not self.workspace.session.read_only:
            edits.programme.delete_programme_item(self.workspace.session, row.key)

    def _move_item(self, step: int) -> None:
        row = self.table.current_row()
        if isinstance(row, ProgrammeItemRead) and not self.workspace.session.read_only:
            at = self.items.find_row(row.key) or 0
            edits.programme.move_programme_item(self.workspace.session, row.key, max(0, at + step))
            self.table.show_row(row.key, TITLE_COLUMN)

    def _prepare(self) -> None:
        read_only = self.workspace.session.read_only
        self.name.setReadOnly(read_only)
        self.date.line.setReadOnly(read_only)
        calls: dict[str, Callable[[], None]] = {
            "direction": self._choose_direction,
            "host": partial(self._choose_party, "host"),
            "guest": partial(self._choose_party, "guest"),
            "places": self._choose_places,
        }
        for name, button in self.choices.items():
            button.setProperty("role", "choice")
            button.setFixedWidth(CHOICE_PX)
            button.setEnabled(not read_only)
            button.clicked.connect(calls[name])
        if not read_only:
            self.table.add_button(self.tr("Add Item"), "plus", self.add_item, "Ins")
            self.table.add_remove_button(self.tr("Delete Item"), self._delete_item)
            self.table.add_keys("Alt+Up", partial(self._move_item, -1))
            self.table.add_keys("Alt+Down", partial(self._move_item, 1))

    def _lay_out(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN_PX, 22, MARGIN_PX, 20)
        column.setSpacing(10)
        column.addWidget(self.name)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, LABEL_PX)
        grid.setColumnStretch(1, 1)
        rows: list[tuple[str, QWidget]] = [(self.tr("When"), self.date)]
        rows += [(words, self.choices[name]) for name, words in self._names.items()]
        for at, (words, widget) in enumerate(rows):
            label = QLabel(words, inside)
            label.setProperty("role", "muted")
            grid.addWidget(label, at, 0)
            grid.addWidget(widget, at, 1, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(grid)
        column.addSpacing(8)
        heading = QLabel(self.tr("Programme"), inside)
        heading.setProperty("role", "subheading")
        column.addWidget(heading)
        column.addWidget(self.table)
        column.addStretch()
        PageArea(inside, self, sideways=True).fill(self)

    def refresh(self) -> None:
        """Read the visit and its programme anew."""
        file = self.workspace.session.file
        visit = file.look(read_visit, self.place.id)
        items = file.look(list_programme_items, self.place.id)
        if visit is None:
            return
        self._visit = visit
        self.name.show_text(visit.title)
        self.date.show_date(visit.date_edtf, visit.date_words)
        none = self.tr("Choose …")
        shown = {
            "direction": title_term(visit.direction),
            "host": visit.host or none,
            "guest": visit.guest or none,
            "places": ", ".join(visit.places) or none,
        }
        for name, words in shown.items():
            self.choices[name].setText(words)
            self.choices[name].setAccessibleName(f"{self._names[name]}: {words}")
        self.items.show_rows(items)
        self.status_changed.emit()

    def _apply_theme(self) -> None:
        self.table.apply_theme(self.workspace.appearance.theme)

    def _choose_direction(self) -> None:
        now = self._visit.direction if self._visit else None
        choices = [Choice(each, title_term(each), each is now) for each in VisitDirection]
        button, session = self.choices["direction"], self.workspace.session
        ChoicePopup(
            button.accessibleName(),
            choices,
            lambda key: edits.entity.change_entity(session, self.place.id, direction=key),
            several=False,
            parent=self,
        ).show_under(button)

    def _choose_party(self, name: str) -> None:
        column = f"{name}_id"
        self._offer_entities(
            name,
            (EntityKind.COUNTRY, EntityKind.ORGANISATION, EntityKind.PERSON, EntityKind.POST),
            lambda key: edits.entity.change_entity(self.workspace.session, self.place.id, **{column: key}),
            chosen=(getattr(self._visit, column),),
            none=True,
        )

    def _choose_places(self) -> None:
        now = self._visit.place_ids if self._visit else ()

        def tell(keys: list[int]) -> None:
            if set(keys) != set(now):
                edits.party.set_visit_places(self.workspace.session, self.place.id, keys)

        self._offer_entities("places", (EntityKind.PLACE,), tell, chosen=now, several=True)

    def _offer_entities(
        self, name: str, kinds: Sequence[EntityKind], tell: Callable[[Any], object], **shown: Any
    ) -> None:
        button, session = self.choices[name], self.workspace.session
        EntityPopup(
            session, button.accessibleName(), EntityOffer(kinds, self.place, **shown), tell, parent=self
        ).show_under(button)
