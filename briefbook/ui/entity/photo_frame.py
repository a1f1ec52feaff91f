"""The picture of an entity at the head of its tab; a person's photo can be chosen and taken away."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from briefbook import edits
from briefbook.errors import BriefbookError
from briefbook.models.choice_list_model import Choice
from briefbook.store.entity_card import EntityCard
from briefbook.ui.fields.portrait import build_portrait
from briefbook.ui.look.icon import show_icon
from briefbook.ui.look.theme import Theme
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import EntityKind

SIZE_PX = QSize(112, 142)


class PhotoFrame(QWidget):
    """The photo with a button under it; `refused` says why a file cannot be taken."""

    refused = Signal(str)

    def __init__(self, workspace: Workspace, kind: EntityKind, entity_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = workspace.session
        self._tasks = workspace.tasks
        self._entity_id = entity_id
        self._card: EntityCard | None = None
        self._theme = workspace.appearance.theme
        self._picture = QLabel(self)
        self.button = QPushButton(self.tr("Photo…"), self)
        self.button.clicked.connect(self._choose)
        self.button.setVisible(kind is EntityKind.PERSON and not workspace.session.read_only)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(self._picture)
        column.addWidget(self.button)
        column.addStretch()

    def show_card(self, card: EntityCard) -> None:
        """Show the picture of an entity."""
        self._card = card
        self._picture.setAccessibleName(self.tr("Photo of {}").format(card.title))
        self._draw()

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        show_icon(self.button, "image-plus", theme.ink)
        self._draw()

    def _draw(self) -> None:
        if self._card:
            self._picture.setPixmap(build_portrait(self._card, self._theme, self.devicePixelRatioF(), SIZE_PX))

    def _choose(self) -> None:
        if self._card and self._card.photo:
            choices = [Choice("choose", self.tr("Choose Another…")), Choice("remove", self.tr("Remove Photo"))]
            ChoicePopup(self.tr("Photo"), choices, self._do, several=False, parent=self).show_under(self.button)
        else:
            self._do("choose")

    def _do(self, what: str) -> None:
        if what == "remove":
            edits.photo.remove_photo(self._session, self._entity_id)
            return
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a Photo"), str(Path.home()), self.tr("Photos (*.jpg *.jpeg *.png)")
        )
        if not name:
            return
        self._show_busy(True)
        self._tasks.start(self, lambda _: edits.photo.load_photo(Path(name)), self._keep, self._refuse)

    def _keep(self, photo: "edits.photo.Photo") -> None:
        self._show_busy(False)
        try:
            edits.photo.set_photo(self._session, self._entity_id, photo)
        except BriefbookError as error:
            self.refused.emit(str(error))
        else:
            self.refused.emit("")

    def _refuse(self, error: Exception) -> None:
        self._show_busy(False)
        if isinstance(error, BriefbookError):
            self.refused.emit(str(error))

    def _show_busy(self, busy: bool) -> None:
        """Take no other photo while one is read, which takes seconds where it is large."""
        self.button.setEnabled(not busy)
        self.button.setText(self.tr("Reading…") if busy else self.tr("Photo…"))
