"""The tab of the library itself: its title, what stands on every cover, which country is “we”, and how it is marked."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefbook import edits
from briefbook.store.library_read import LibraryRead, read_library_details
from briefbook.ui.desk.editor import Editor
from briefbook.ui.look.page_area import PageArea
from briefbook.ui.popup.entity_popup import EntityOffer, EntityPopup
from briefbook.ui.scheme.scheme_section import SchemeSection
from briefbook.ui.text.line_field import LineField
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place

MARGIN_PX, LABEL_PX, FIELD_PX, WIDEST_PX = 34, 110, 460, 900


class LibraryEditor(Editor):
    """Each value is stored as it is changed and holds for every book of the library."""

    icon_name = "book-marked"

    def __init__(self, place: Place, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(place, workspace, parent)
        self._library: LibraryRead | None = None
        self.fields = {
            "title": LineField(self.tr("Title of the library"), parent=self),
            "office": LineField(self.tr("Office"), placeholder=self.tr("Ministry · division"), parent=self),
            "statement": LineField(
                self.tr("Statement"), placeholder=self.tr("A sentence at the foot of every cover"), parent=self
            ),
        }
        self.country = QPushButton(self)
        self.schemes = SchemeSection(workspace, self)
        self._prepare()
        self._lay_out()
        workspace.notifier.changed.connect(self.refresh_soon)
        workspace.appearance.changed.connect(self.schemes.apply_theme)
        self.refresh()

    def title(self) -> str:
        """What a library is called wherever there is one."""
        return self.tr("Library")

    def show_place(self, place: Place) -> None:
        """Go to a field, or into the schemes."""
        if not self.schemes.show_place(place):
            self.fields.get(place.field, self.fields["title"]).setFocus()

    def _prepare(self) -> None:
        session = self.workspace.session
        self.fields["title"].setProperty("role", "title")
        for name, field in self.fields.items():
            field.setReadOnly(session.read_only)
            field.store(partial(self._change, name))
            field.step_ended.connect(session.end_join)
            if name != "title":
                field.setFixedWidth(FIELD_PX)
        self.country.setProperty("role", "choice")
        self.country.setFixedWidth(FIELD_PX)
        self.country.setEnabled(not session.read_only)
        self.country.clicked.connect(self._choose_country)

    def _lay_out(self) -> None:
        inside = QWidget(self)
        inside.setMaximumWidth(WIDEST_PX)
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN_PX, 22, MARGIN_PX, 20)
        column.setSpacing(10)
        column.addWidget(self.fields["title"])
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, LABEL_PX)
        grid.setColumnStretch(1, 1)
        rows: list[tuple[str, QWidget]] = [
            (self.tr("Office"), self.fields["office"]),
            (self.tr("Statement"), self.fields["statement"]),
            (self.tr("Our country"), self.country),
        ]
        for at, (words, widget) in enumerate(rows):
            label = QLabel(words, self)
            label.setProperty("role", "muted")
            grid.addWidget(label, at, 0)
            grid.addWidget(widget, at, 1, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(grid)
        hint = QLabel(self.tr("Office and statement stand on the cover of every book."), self)
        hint.setProperty("role", "small")
        column.addWidget(hint)
        column.addSpacing(14)
        column.addWidget(self.schemes)
        column.addStretch()
        PageArea(inside, self, sideways=True).fill(self)

    def refresh(self) -> None:
        """Read the library's details anew."""
        file = self.workspace.session.file
        library = file.look(read_library_details)
        self._library = library
        for name, field in self.fields.items():
            field.show_text(getattr(library, name))
        self.country.setText(library.own_country or self.tr("Choose …"))
        self.country.setAccessibleName(self.tr("Our country: {}").format(self.country.text()))
        self.schemes.refresh()

    def _choose_country(self) -> None:
        self.flush()
        session, now = self.workspace.session, self._library.own_country_id if self._library else None
        popup = EntityPopup(
            session,
            self.tr("Our country"),
            EntityOffer((EntityKind.COUNTRY,), self.place, chosen=(now,), none=True),
            self._set_country,
            parent=self,
        )
        popup.show_under(self.country)

    def _change(self, name: str, words: str) -> None:
        edits.library.change_library(self.workspace.session, **{name: words})

    def _set_country(self, country_id: int | None) -> None:
        edits.library.change_library(self.workspace.session, own_country_id=country_id)
